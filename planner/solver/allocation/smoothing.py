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

SEGMENTS = 6
FACTOR = 8
MOST_CYCLES = 1000
_PRECISION = 1 << 16


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
        size = _first_size(int(centre.max(initial=0)))
        while not out_of_time():
            flow = self._cheapest(centre, size)
            moved = int(np.abs(flow[: self.own] - centre).max(initial=0))
            centre = flow[: self.own]
            if size == 1:
                better = self._cancel(flow, 1 if moved >= SEGMENTS else MOST_CYCLES, out_of_time)
                if not better:
                    return flow[: self.own].reshape(self.crowd.days.shape)
                centre = flow[: self.own]
            size = max(1, size // FACTOR)
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
        pieces, everything = width.shape[1], int(crowd.granted.sum())
        split = Arcs(
            arcs.nodes,
            np.concatenate([np.repeat(arcs.tail[:own], pieces), arcs.tail[own:]]),
            np.concatenate([np.repeat(arcs.head[:own], pieces), arcs.head[own:]]),
            np.concatenate([width.ravel(), np.minimum(arcs.capacity[own:], everything)]),
        )
        cost = np.concatenate([np.rint(price).astype(np.int64).ravel(), np.zeros(len(arcs.tail) - own, np.int64)])
        needs = np.zeros(arcs.nodes, np.int64)
        needs[crowd.people] = crowd.granted
        needs[crowd.sink] = -everything
        flow = cheapest(split, cost, needs)
        return np.concatenate([flow[: width.size].reshape(width.shape).sum(axis=1), flow[width.size :]])

    def _marks(self, centre: Ints, size: int) -> Ints:
        """Break points of each month's cost: 0, some multiples of size around the centre, the room."""
        inner = centre[:, None] + size * np.arange(-SEGMENTS, SEGMENTS + 1)
        zero, full = np.zeros((len(centre), 1), np.int64), self.room[:, None]
        return np.asarray(np.clip(np.concatenate([zero, inner, full], axis=1), 0, full))


def _first_size(most: int) -> int:
    size = 1
    while size * FACTOR * SEGMENTS <= most:
        size *= FACTOR
    return size
