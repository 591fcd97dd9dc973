"""Whether the months could be more even: a round of single steps that lowers Σ hours² / service days.

Months and assistants between which steps move freely are taken together; over what is left, prices
of one step more and one step less are compared in exact integers until nothing gets cheaper
(nobody could gain) or a round is found.
"""

from dataclasses import dataclass
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from planner.solver.allocation.check.ground import Ground, Ints, distinct_pairs

Exact = NDArray[Any]


@dataclass(frozen=True)
class Move:
    """One step of one person from a month to another (numbers)."""

    person: int
    from_month: int
    to_month: int


def uneven(ground: Ground, steps: Ints, flow: Ints) -> list[Move]:
    """Moves that together lower the sum; empty when it is as small as can be."""
    return _Rounds(ground, steps, flow).find()


class _Rounds:
    """Places joined by free moves, and the priced arcs between people and places."""

    def __init__(self, ground: Ground, steps: Ints, flow: Ints) -> None:
        self.ground = ground
        place = _places(ground, flow)
        days = np.array([person.days for person in ground.people], np.int64).reshape(-1)
        scale = lcm(*(int(count) for count in np.unique(days) if count), 1)
        share = np.array([scale // max(int(count), 1) for count in days], object)
        taken, room = steps.ravel(), ground.capacity[: ground.own]
        person = np.repeat(np.arange(len(ground.people)), ground.months)
        there = place[ground.sink + 1 : ground.sink + 1 + ground.own]
        more, less = np.flatnonzero(taken < room), np.flatnonzero(taken > 0)
        self.cell = np.concatenate([more, less])
        self.tail = np.concatenate([person[more], there[less]])
        self.head = np.concatenate([there[more], person[less]])
        self.price: Exact = np.concatenate([(2 * taken[more] + 1) * share[more], -(2 * taken[less] - 1) * share[less]])
        self.gains = np.concatenate([np.ones(len(more), bool), np.zeros(len(less), bool)])
        free = _free_moves(ground, flow)
        self._add_one_way(place[free[0]], place[free[1]])
        self.nodes = int(place.max(initial=0)) + 1  # no mutants: one more would stand alone

    def _add_one_way(self, tail: Ints, head: Ints) -> None:
        pairs = distinct_pairs(tail[tail != head], head[tail != head])
        count = pairs.shape[1]
        self.tail, self.head = np.concatenate([self.tail, pairs[0]]), np.concatenate([self.head, pairs[1]])
        self.price = np.concatenate([self.price, np.zeros(count, object)])
        self.cell = np.concatenate([self.cell, np.full(count, -1)])
        self.gains = np.concatenate([self.gains, np.zeros(count, bool)])

    def find(self) -> list[Move]:
        """Bellman and Ford from everywhere at once."""
        cheapest: Exact = np.zeros(self.nodes, object)
        came_by = np.full(self.nodes, -1)
        for turn in range(self.nodes + 1):
            offered = cheapest[self.tail] + self.price
            better = np.flatnonzero(offered < cheapest[self.head])
            if len(better) == 0:
                return []
            order = better[np.argsort(offered[better], kind="stable")[::-1]]
            cheapest[self.head[order]] = offered[order]
            came_by[self.head[order]] = order
            if turn % 8 == 7 or turn == self.nodes:  # no mutants: only how often it is looked for
                arcs = self._round(came_by)
                if arcs:
                    return self._moves(arcs)
        raise AssertionError("after as many turns as nodes there is a round")

    def _round(self, came_by: Ints) -> list[int]:
        """Arcs of a closed way among `came_by`, backwards."""
        state = np.zeros(len(came_by), np.int64)
        for start in range(len(came_by)):
            node = start
            while state[node] == 0 and came_by[node] >= 0:
                state[node] = start + 1
                node = int(self.tail[came_by[node]])
            if state[node] == start + 1 and came_by[node] >= 0:
                return self._around(came_by, node)
            state[start] = state[start] or -1  # no mutants: a mark that no start has
        return []

    def _around(self, came_by: Ints, start: int) -> list[int]:
        arcs, node = [], start
        while True:
            arcs.append(int(came_by[node]))
            node = int(self.tail[came_by[node]])
            if node == start:
                return arcs[::-1]

    def _moves(self, arcs: list[int]) -> list[Move]:
        """Each person on the round loses a step in one month and gains one in another."""
        priced = [arc for arc in arcs if self.cell[arc] >= 0]
        lost = {self._person(arc): self._month(arc) for arc in priced if not self.gains[arc]}
        gained = {self._person(arc): self._month(arc) for arc in priced if self.gains[arc]}
        return [Move(person, lost[person], gained[person]) for person in lost]

    def _person(self, arc: int) -> int:
        return int(self.cell[arc]) // self.ground.months

    def _month(self, arc: int) -> int:
        return int(self.cell[arc]) % self.ground.months


def _free_moves(ground: Ground, flow: Ints) -> tuple[Ints, Ints]:
    """Ends of the arcs behind the people's months on which a step can move, forwards or backwards."""
    tail, head, capacity = (part[ground.own :] for part in (ground.tail, ground.head, ground.capacity))
    used = flow[ground.own :]
    more, less = used < capacity, used > 0
    return np.concatenate([tail[more], head[less]]), np.concatenate([head[more], tail[less]])


def _places(ground: Ground, flow: Ints) -> Ints:
    """A number per node; nodes that can exchange steps freely share it, people keep their own."""
    tail, head = _free_moves(ground, flow)
    matrix = csr_array((np.ones(len(tail), np.int8), (tail, head)), shape=(ground.nodes, ground.nodes))
    _, group = connected_components(matrix, directed=True, connection="strong")
    _, dense = np.unique(np.asarray(group)[ground.sink :], return_inverse=True)
    return np.concatenate([np.arange(ground.sink), ground.sink + dense])
