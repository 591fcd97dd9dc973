"""Improving cycles: who could gain a step if somebody gave one, perhaps through a third person.

A closed walk visits pools, the budget and the sink; between two of them one person gains a step
and another gives one, connected by a path of assistants' hours. Its cost lists what happens to the
sorted hours / weight and then to the ranking; it improves when its first term is a loss of
something low or a gain of somebody ranked high. The walk with the fewest edges uses no step twice.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.solver.allocation.engine import Bools, Ints
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.residual import Residual, residual, shift

Terms = tuple[tuple[tuple[int, float], int], ...]
"""Sorted ((0, hours / weight) or (1, rank), count): how many more of each the walk leaves behind."""


@dataclass(frozen=True)
class Edge:
    """One piece of a walk; `gains` and `gives` are person numbers, None at the sink's or pool's side."""

    terms: Terms
    gains: int | None = None
    gives: int | None = None


Walk = tuple[Terms, tuple[tuple[int, int], ...]]


class Exchange:
    """Grants and their flow, improved one cycle at a time."""

    def __init__(self, problem: HoursProblem, granted: Ints, flow: Ints) -> None:
        self.bounds, self.budget, self.supply = problem.bounds, problem.budget, problem.supply
        self.granted, self.flow = granted.copy(), flow.copy()
        pooled = np.zeros(len(granted), bool)
        for members, _ in problem.pools:
            pooled[members] = True
        self.groups = [*problem.pools, (np.flatnonzero(~pooled), problem.budget)]
        self.purse, self.sink = len(self.groups), len(self.groups) + 1

    def improve(self) -> bool:
        """Apply one improving cycle; False when there is none, which proves the grants best."""
        moves = residual(self.supply.arcs, self.flow, self.supply.sink)
        edges = self._edges(moves)
        cycle = shortest_improving(edges, self.sink + 1)
        if cycle is None:
            return False
        paths = [self._path(moves, edges[pair]) for pair in cycle]
        for pair, path in zip(cycle, paths, strict=True):
            self._apply(edges[pair], path)
        return True

    def _edges(self, moves: Residual) -> dict[tuple[int, int], Edge]:
        givers = [self._in_order_of_giving(members) for members, _ in self.groups]
        reach = moves.best_reached(self._labels(moves.nodes, givers))
        edges = self._purse_edges()
        for group, (members, _) in enumerate(self.groups):
            able = members[self.granted[members] < self.bounds.ceiling[members]]
            for other, order in enumerate(givers):
                self._add(edges, (group, other), able, order, reach[:, other])
            self._add_to_sink(edges, group, able[reach[able, -1] == 0])
        for other, order in enumerate(givers):
            label = reach[self._leaves(self.flow > 0), other].min(initial=len(order))
            if label < len(order):
                giver = int(order[label])
                edges[self.sink, other] = Edge(self._giving(giver), gives=giver)
        return edges

    def _purse_edges(self) -> dict[tuple[int, int], Edge]:
        edges = {}
        for group, (members, limit) in enumerate(self.groups):
            used = int(self.granted[members].sum())
            if used:
                edges[group, self.purse] = Edge(())
            if used < limit:
                edges[self.purse, group] = Edge(())
        granted = int(self.granted.sum())
        if granted < self.budget:
            edges[self.sink, self.purse] = Edge(())
        if granted:
            edges[self.purse, self.sink] = Edge(())
        return edges

    def _labels(self, nodes: int, givers: list[Ints]) -> Ints:
        labels = np.full((nodes, len(givers) + 1), np.iinfo(np.int64).max)
        for group, order in enumerate(givers):
            labels[order, group] = np.arange(len(order))
        labels[self._leaves(self.flow < self.supply.arcs.capacity), -1] = 0
        return labels

    def _leaves(self, arcs: Bools) -> Ints:
        return np.asarray(self.supply.arcs.tail[arcs & (self.supply.arcs.head == self.supply.sink)])

    def _in_order_of_giving(self, members: Ints) -> Ints:
        """Those above their floor, whom a step less hurts least first."""
        able = members[self.granted[members] > self.bounds.floor[members]]
        weight, granted = self.bounds.weight[able], self.granted[able]
        return able[np.lexsort((-able, granted / weight, -(granted - 1) / weight))]

    def _add(
        self, edges: dict[tuple[int, int], Edge], pair: tuple[int, int], able: Ints, order: Ints, label: Ints
    ) -> None:
        able = able[label[able] < len(order)]
        if len(able):
            gains, gives = self._least(able, order[label[able]])
            edges[pair] = Edge(total(self._gaining(gains), self._giving(gives)), gains, gives)

    def _add_to_sink(self, edges: dict[tuple[int, int], Edge], group: int, able: Ints) -> None:
        if len(able):
            weight = self.bounds.weight[able]
            person = int(able[np.lexsort((able, weight, self.granted[able] / weight))[0]])
            edges[group, self.sink] = Edge(self._gaining(person), gains=person)

    def _least(self, gains: Ints, gives: Ints) -> tuple[int, int]:
        """The pair with the least cost: terms sorted, losses before gains, each as a sort key."""
        granted, weight = self.granted, self.bounds.weight
        ratios = np.stack(
            [
                granted[gains] / weight[gains],
                granted[gives] / weight[gives],
                (granted[gains] + 1) / weight[gains],
                (granted[gives] - 1) / weight[gives],
            ]
        )
        keys = [*_keys(ratios, np.array([-1, -1, 1, 1])), *_keys(np.stack([gains, gives]), np.array([-1, 1]))]
        best = int(np.lexsort(keys[::-1])[0])
        return int(gains[best]), int(gives[best])

    def _gaining(self, person: int) -> Terms:
        return self._step(person, int(self.granted[person]), 1)

    def _giving(self, person: int) -> Terms:
        return self._step(person, int(self.granted[person]) - 1, -1)

    def _step(self, person: int, lower: int, sign: int) -> Terms:
        weight = int(self.bounds.weight[person])
        return (((0, lower / weight), -sign), ((0, (lower + 1) / weight), sign), ((1, float(person)), -sign))

    def _path(self, moves: Residual, edge: Edge) -> Ints:
        arcs = self.supply.arcs
        if edge.gains is None and edge.gives is None:
            return np.zeros(0, np.int64)
        if edge.gives is None:
            assert edge.gains is not None
            path, leaf = moves.path_to_any(edge.gains, self._leaves(self.flow < arcs.capacity))
            return np.append(path, self._exit(leaf))
        if edge.gains is None:
            path, leaf = moves.path_from_any(self._leaves(self.flow > 0), edge.gives)
            return np.insert(path, 0, -1 - self._exit(leaf))
        return moves.path_to_any(edge.gains, np.array([edge.gives]))[0]

    def _exit(self, leaf: int) -> int:
        arcs = self.supply.arcs
        return int(np.flatnonzero((arcs.tail == leaf) & (arcs.head == self.supply.sink))[0])

    def _apply(self, edge: Edge, path: Ints) -> None:
        shift(self.flow, path)
        if edge.gains is not None:
            self.granted[edge.gains] += 1
        if edge.gives is not None:
            self.granted[edge.gives] -= 1


def _keys(values: NDArray[np.float64] | Ints, signs: Ints) -> list[NDArray[np.float64]]:
    """Sort keys of rows of signed terms; column-wise input, terms of opposite sign cancel."""
    values = values.astype(np.float64)
    signs = np.repeat(signs[:, None], values.shape[1], axis=1)
    half = len(signs) // 2
    for lower in range(half):
        for upper in range(half, len(signs)):
            same = (values[lower] == values[upper]) & (signs[lower] + signs[upper] == 0) & (signs[lower] != 0)
            signs[lower, same] = signs[upper, same] = 0
    order = np.argsort(np.where(signs == 0, np.inf, values), axis=0, kind="stable")
    values, signs = np.take_along_axis(values, order, 0), np.take_along_axis(signs, order, 0)
    keys: list[NDArray[np.float64]] = []
    for value, sign in zip(values, signs, strict=True):
        keys += [sign.astype(np.float64), -sign * value]
    return keys


def total(*parts: Terms) -> Terms:
    """The terms added up, zeros left out."""
    counts: dict[tuple[int, float], int] = {}
    for terms in parts:
        for what, count in terms:
            counts[what] = counts.get(what, 0) + count
    return tuple(sorted((what, count) for what, count in counts.items() if count))


def improves(terms: Terms) -> bool:
    """Whether the sorted vector gets better: fewer of the lowest thing that changes."""
    return bool(terms) and terms[0][1] < 0


def less(one: Terms, other: Terms) -> bool:
    return improves(total(one, tuple((what, -count) for what, count in other)))


def shortest_improving(edges: dict[tuple[int, int], Edge], nodes: int) -> list[tuple[int, int]] | None:
    """The improving closed walk with the fewest edges, as pairs of nodes."""
    walks: dict[tuple[int, int], Walk] = {pair: (edge.terms, (pair,)) for pair, edge in edges.items()}
    for _ in range(nodes):
        closed = [walk for (start, end), walk in walks.items() if start == end and improves(walk[0])]
        if closed:
            return list(closed[0][1])
        walks = _one_longer(walks, edges)
    return None


def _one_longer(walks: dict[tuple[int, int], Walk], edges: dict[tuple[int, int], Edge]) -> dict[tuple[int, int], Walk]:
    longer: dict[tuple[int, int], Walk] = {}
    for (start, middle), (terms, pairs) in walks.items():
        for (tail, head), edge in edges.items():
            if tail == middle:
                walk = (total(terms, edge.terms), (*pairs, (tail, head)))
                known = longer.get((start, head))
                if known is None or less(walk[0], known[0]):
                    longer[start, head] = walk
    return longer
