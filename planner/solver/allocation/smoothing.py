"""A convex min-cost flow: steps per person and month with the least sum of steps² / days.

The costs are cut into straight pieces, coarse ones first, then single steps around the last answer;
in the end no cycle of single steps lowers the sum, checked with exact integers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import lcm

import numpy as np

from planner.solver.allocation.cycles import negative_cycle
from planner.solver.allocation.engine import Arcs, Ints, cheapest
from planner.solver.allocation.residual import shift

SIZES = (32, 4, 1)  # no mutants: only how the last, exact size is approached
SEGMENTS = 6  # no mutants: the same
MOST_CYCLES = 1000  # no mutants: the same
_PRECISION = 1 << 16  # no mutants: the same


@dataclass(frozen=True)
class Crowd:
    """People who share assistants. The first arcs are person → month, person-major, capacity the room.

    people, sink: their nodes; granted: steps per person; days: service days, people × months.
    """

    arcs: Arcs
    people: Ints
    sink: int
    granted: Ints
    days: Ints

    @classmethod
    def numbered(cls, arcs: Arcs, people: Ints, sink: int, granted: Ints, days: Ints) -> "Crowd":
        """With the nodes that occur numbered from 0."""
        names = np.unique(np.concatenate([arcs.tail, arcs.head, people, [sink]]))
        number = np.zeros(arcs.nodes, np.int64)
        number[names] = np.arange(len(names))
        dense = Arcs(len(names), number[arcs.tail], number[arcs.head], arcs.capacity)
        return cls(dense, number[people], int(number[sink]), granted, days)


def smooth(crowd: Crowd, around: Ints, out_of_time: Callable[[], bool]) -> Ints | None:
    """Steps, people × months, proven least; None when time runs out. `around` is where to look first."""
    return _Smoothing(crowd).run(around, out_of_time)


class _Smoothing:
    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.own = crowd.days.size
        self.days = np.maximum(crowd.days.ravel(), 1)
        self.room = crowd.arcs.capacity[: self.own]

    def run(self, around: Ints, out_of_time: Callable[[], bool]) -> Ints | None:
        centre = around.ravel()
        sizes = iter(SIZES)
        while not out_of_time():
            size = next(sizes, 1)
            flow = self._cheapest(centre, size)
            at_the_edge = int(np.abs(flow[: self.own] - centre).max(initial=0)) >= SEGMENTS
            if size == 1 and not self._cancel(flow, 1 if at_the_edge else MOST_CYCLES, out_of_time):
                return flow[: self.own].reshape(self.crowd.days.shape)
            centre = flow[: self.own]
        return None

    def _cancel(self, flow: Ints, most: int, out_of_time: Callable[[], bool]) -> bool:
        """Move single steps along at most so many negative cycles, in place; False when none are left."""
        share = lcm(*(int(count) for count in np.unique(self.days))) // self.days
        up, down = np.zeros(len(flow), np.int64), np.zeros(len(flow), np.int64)
        for _ in range(most):
            steps = flow[: self.own]
            up[: self.own], down[: self.own] = (2 * steps + 1) * share, -(2 * steps - 1) * share
            cycle = negative_cycle(self.crowd.arcs, flow, up, down)
            if cycle is None:
                return False
            shift(flow, cycle)
            if out_of_time():
                break
        return True

    def _cheapest(self, centre: Ints, size: int) -> Ints:
        """Flow per arc with costs that are exact at multiples of `size` around the centre."""
        crowd, arcs, own = self.crowd, self.crowd.arcs, self.own
        marks = self._marks(centre, size)
        width = np.diff(marks, axis=1)
        price = (marks[:, 1:] + marks[:, :-1]) * (_PRECISION / self.days)[:, None]
        everything = int(crowd.granted.sum())
        cell, piece = np.nonzero(width)
        split = Arcs(
            arcs.nodes,
            np.concatenate([arcs.tail[cell], arcs.tail[own:]]),
            np.concatenate([arcs.head[cell], arcs.head[own:]]),
            np.concatenate([width[cell, piece], np.minimum(arcs.capacity[own:], everything)]),
        )
        free = np.zeros(len(arcs.tail) - own, np.int64)
        cost = np.concatenate([np.rint(price[cell, piece]).astype(np.int64), free])
        needs = np.zeros(arcs.nodes, np.int64)
        needs[crowd.people] = crowd.granted
        needs[crowd.sink] = -everything
        flow = cheapest(split, cost, needs)
        taken = np.bincount(cell, flow[: len(cell)], minlength=own).astype(np.int64)
        return np.concatenate([taken, flow[len(cell) :]])

    def _marks(self, centre: Ints, size: int) -> Ints:
        """Break points of each month's cost: 0, some multiples of size around the centre, the room."""
        inner = centre[:, None] + size * np.arange(-SEGMENTS, SEGMENTS + 1)
        zero, full = np.zeros((len(centre), 1), np.int64), self.room[:, None]
        return np.asarray(np.clip(np.concatenate([zero, inner, full], axis=1), 0, full))
