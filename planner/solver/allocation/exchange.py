"""Improving cycles: who could gain a step if somebody gave one, perhaps through a third person.

A closed walk goes over pools, the budget and the sink; on the way from one pool to another somebody of the first
gains a step and somebody of the other gives one, connected by a path of assistants' hours. The improving walk with
the fewest edges is a simple cycle of the whole network, so that no step is used twice and no limit broken; where there
is no such walk, no grants are better. Both are proven in docs/decisions/0001-allocation-as-flows.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.solver.allocation.effect import Effect, gain, gift
from planner.solver.allocation.engine import Bools, Ints
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.residual import Residual, residual, shift
from planner.solver.allocation.walks import Edge, shortest_improving

UNREACHED = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Group:
    """People who share a limit: a pool, or the budget for those who are in none."""

    members: Ints
    limit: int


@dataclass(frozen=True)
class Reach:
    """What each node reaches. givers: of a group, in the order in which a step less hurts least.

    earliest: shape nodes × groups, the first of the group's givers by place; spare: assistants' hours that are free.
    """

    givers: list[Ints]
    earliest: Ints
    spare: Bools

    def giver(self, nodes: Ints, group: int) -> int | None:
        """Of the givers of the group that one of the nodes reaches, the first in order."""
        place = int(self.earliest[nodes, group].min(initial=UNREACHED))
        return None if place == UNREACHED else int(self.givers[group][place])

    def pairs(self, gainers: Ints, group: int) -> Iterator[tuple[int, int]]:
        """Gainers in order with the first giver that each reaches; without whom an earlier one beats in both."""
        place = self.earliest[gainers, group]
        before = np.concatenate([[UNREACHED], np.minimum.accumulate(place)[:-1]])
        for gainer, giver in zip(gainers[place < before], place[place < before], strict=True):
            yield int(gainer), int(self.givers[group][giver])


class Exchange:
    """Grants and their flow, improved one cycle at a time."""

    def __init__(self, problem: HoursProblem, granted: Ints, flow: Ints) -> None:
        self.bounds, self.budget, self.supply = problem.bounds, problem.budget, problem.supply
        self.granted, self.flow = granted.copy(), flow.copy()
        alone = np.ones(len(granted), bool)
        for members, _ in problem.pools:
            alone[members] = False
        self.groups = [Group(*pool) for pool in (*problem.pools, (np.flatnonzero(alone), problem.budget))]
        self.purse, self.sink = len(self.groups), len(self.groups) + 1

    def improve(self) -> bool:
        """Apply one improving cycle; False when there is none, which proves the grants best."""
        moves = residual(self.supply.arcs, self.flow, self.supply.sink)
        walk = shortest_improving(list(self._edges(moves)), self.sink + 1)
        if walk is None:
            return False
        paths = [self._path(moves, edge) for edge in walk]
        for edge, path in zip(walk, paths, strict=True):
            self._apply(edge, path)
        return True

    def _edges(self, moves: Residual) -> Iterator[Edge]:
        reach = self._reach(moves)
        yield from self._budget_edges()
        for number, group in enumerate(self.groups):
            gainers = self._in_order_of_gaining(group.members)
            for other in range(len(self.groups)):
                yield from self._best_edge(number, other, reach.pairs(gainers, other))
            for gainer in gainers[reach.spare[gainers]][:1]:
                yield Edge(number, self.sink, self._gain(gainer), gains=int(gainer))
            giver = reach.giver(self.supply.in_use(self.flow), number)
            if giver is not None:
                yield Edge(self.sink, number, self._gift(giver), gives=giver)

    def _budget_edges(self) -> Iterator[Edge]:
        """Where a pool, or the whole, could have more or less of the budget."""
        for number, group in enumerate(self.groups):
            used = int(self.granted[group.members].sum())
            if used:
                yield Edge(number, self.purse)
            if used < group.limit:
                yield Edge(self.purse, number)
        granted = int(self.granted.sum())
        if granted < self.budget:
            yield Edge(self.sink, self.purse)
        if granted:
            yield Edge(self.purse, self.sink)

    def _best_edge(self, start: int, end: int, pairs: Iterator[tuple[int, int]]) -> Iterator[Edge]:
        edges = (Edge(start, end, self._gain(gains) + self._gift(gives), gains, gives) for gains, gives in pairs)
        best = min(edges, key=lambda edge: edge.effect, default=None)
        if best is not None:
            yield best

    def _reach(self, moves: Residual) -> Reach:
        givers = [self._in_order_of_giving(group.members) for group in self.groups]
        labels = np.full((moves.nodes, len(givers) + 1), UNREACHED)
        for group, order in enumerate(givers):
            labels[order, group] = np.arange(len(order))
        labels[self.supply.with_spare(self.flow), -1] = 0
        least = moves.best_reached(labels)
        return Reach(givers, least[:, :-1], least[:, -1] == 0)

    def _in_order_of_gaining(self, members: Ints) -> Ints:
        """Those below their ceiling, whom a step more helps most first."""
        able = members[self.granted[members] < self.bounds.ceiling[members]]
        weight, granted = self.bounds.weight[able], self.granted[able]
        return able[np.lexsort((able, weight, granted / weight))]

    def _in_order_of_giving(self, members: Ints) -> Ints:
        """Those above their floor, whom a step less hurts least first."""
        able = members[self.granted[members] > self.bounds.floor[members]]
        weight, granted = self.bounds.weight[able], self.granted[able]
        return able[np.lexsort((-able, granted / weight, -(granted - 1) / weight))]

    def _gain(self, person: int) -> Effect:
        return gain(int(person), int(self.granted[person]), int(self.bounds.weight[person]))

    def _gift(self, person: int) -> Effect:
        return gift(int(person), int(self.granted[person]), int(self.bounds.weight[person]))

    def _path(self, moves: Residual, edge: Edge) -> Ints:
        """Residual arcs from who gains to who gives; the sink in place of somebody missing."""
        if edge.gains is None and edge.gives is None:
            return np.zeros(0, np.int64)
        if edge.gives is None:
            assert edge.gains is not None
            path, leaf = moves.path_to_any(edge.gains, self.supply.with_spare(self.flow))
            return np.append(path, self.supply.exit_of(leaf))
        if edge.gains is None:
            path, leaf = moves.path_from_any(self.supply.in_use(self.flow), edge.gives)
            return np.concatenate([[-1 - self.supply.exit_of(leaf)], path])
        return moves.path_to_any(edge.gains, np.array([edge.gives]))[0]

    def _apply(self, edge: Edge, path: Ints) -> None:
        shift(self.flow, path)
        if edge.gains is not None:
            self.granted[edge.gains] += 1
        if edge.gives is not None:
            self.granted[edge.gives] -= 1
