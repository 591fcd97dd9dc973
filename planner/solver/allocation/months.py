"""Stage 3: even months. The least sum of hours² / service days that room and assistants allow.

Everybody is spread evenly alone first; when the assistants can serve that, it is best. Otherwise a
min-cost flow with convex costs per person and month, coarse steps first, then single steps around
the last answer; in the end no cycle of single steps lowers the sum, checked with exact integers.
Source: formats 6.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import lcm

import numpy as np

from planner.solver.allocation.cycles import negative_cycle
from planner.solver.allocation.engine import Arcs, Ints, cheapest, push
from planner.solver.allocation.residual import shift
from planner.solver.allocation.spreading import even
from planner.solver.allocation.supply import Supply

COARSEST = 64
SEGMENTS = 3
_PRECISION = 1 << 30


@dataclass(frozen=True)
class Months:
    """steps, shape people × months; flow: per arc of the supply network; lowest: bound of the sum."""

    steps: Ints
    flow: Ints
    proven: bool


def solve_months(granted: Ints, supply: Supply, out_of_time: Callable[[], bool], flow: Ints) -> Months:
    """The months of these grants; `flow` carries them somehow and stands when time runs out."""
    days = np.array([person.service_days for person in supply.people], np.int64).reshape(len(granted), supply.months)
    room = np.array([person.room for person in supply.people], np.int64).reshape(days.shape)
    alone = even(granted, days, room)
    served = _flow_of(alone, supply)
    if served is not None:
        return Months(alone, served, proven=True)
    return _Spreading(granted, days, room, supply, flow).solve(alone, out_of_time)


def _flow_of(steps: Ints, supply: Supply) -> Ints | None:
    """Flow per arc that carries exactly these months; None when the assistants cannot."""
    arcs, own = supply.arcs, steps.size
    behind = Arcs(arcs.nodes, arcs.tail[own:], arcs.head[own:], arcs.capacity[own:])
    flow = push(behind, supply.cells().ravel(), steps.ravel(), supply.sink)
    if not np.array_equal(flow.supplied, steps.ravel()):
        return None
    return np.concatenate([steps.ravel(), flow.arcs])


class _Spreading:
    """The months as a convex min-cost flow over the supply network."""

    def __init__(self, granted: Ints, days: Ints, room: Ints, supply: Supply, flow: Ints) -> None:
        self.granted, self.supply, self.flow = granted, supply, flow
        self.days, self.room = days.ravel(), room.ravel()

    def solve(self, centre: Ints, out_of_time: Callable[[], bool]) -> Months:
        size, around = COARSEST, centre.ravel()
        while not out_of_time():
            self.flow = self._cheapest(around, size)
            moved = np.abs(self.flow[: len(around)] - around).max(initial=0)
            around = self.flow[: len(around)]
            if size == 1 and moved < SEGMENTS:
                return self._exact(out_of_time)
            size = max(1, size // 4)
        return self._answer(proven=False)

    def _exact(self, out_of_time: Callable[[], bool]) -> Months:
        """Single steps along negative cycles of the exact costs, until there is none."""
        scale = lcm(*(int(count) for count in np.unique(self.days) if count))
        up, down = np.zeros(len(self.flow), np.int64), np.zeros(len(self.flow), np.int64)
        own, share = slice(0, len(self.days)), scale // np.maximum(self.days, 1)
        while not out_of_time():
            steps = self.flow[own]
            up[own], down[own] = (2 * steps + 1) * share, -(2 * steps - 1) * share
            cycle = negative_cycle(self.supply.arcs, self.flow, up, down)
            if cycle is None:
                return self._answer(proven=True)
            shift(self.flow, cycle)
        return self._answer(proven=False)

    def _answer(self, *, proven: bool) -> Months:
        steps = self.flow[: len(self.days)].reshape(len(self.granted), self.supply.months)
        return Months(steps, self.flow, proven)

    def _cheapest(self, around: Ints, size: int) -> Ints:
        """Flow per supply arc with costs that are exact at multiples of `size` around the centre."""
        arcs, own = self.supply.arcs, len(self.days)
        marks = self._marks(around, size)
        width = np.diff(marks, axis=1)
        cost = np.rint((marks[:, 1:] + marks[:, :-1]) * (_PRECISION / np.maximum(self.days, 1))[:, None]).astype(np.int64)
        pieces = width.shape[1]
        tail, head = (np.repeat(ends[:own], pieces) for ends in (arcs.tail, arcs.head))
        split = Arcs(
            arcs.nodes,
            np.concatenate([tail, arcs.tail[own:]]),
            np.concatenate([head, arcs.head[own:]]),
            np.concatenate([width.ravel(), np.minimum(arcs.capacity[own:], int(self.granted.sum()))]),
        )
        needs = np.zeros(arcs.nodes, np.int64)
        needs[: len(self.granted)] = self.granted
        needs[self.supply.sink] = -int(self.granted.sum())
        flow = cheapest(split, np.concatenate([cost.ravel(), np.zeros(len(arcs.tail) - own, np.int64)]), needs)
        return np.concatenate([flow[: width.size].reshape(width.shape).sum(axis=1), flow[width.size :]])

    def _marks(self, around: Ints, size: int) -> Ints:
        """Break points of each cell's cost: 0, some multiples of size around the centre, the room."""
        inner = around[:, None] + size * np.arange(-SEGMENTS, SEGMENTS + 1)
        zero, full = np.zeros((len(around), 1), np.int64), self.room[:, None]
        return np.clip(np.concatenate([zero, inner, full], axis=1), 0, full)

