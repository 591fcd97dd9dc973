"""Promised steps that the assistants cannot serve: formats, re-planning 3.

Whose they are differs between maximum flows, and so do their months: named is who ends below in some maximum flow;
the months are those in which, in the plan that is judged, hours have no assistant (by month this has one answer).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from planner.solver.allocation.check.facts import Candidate, Facts
from planner.solver.allocation.check.ground import Ground, Ints, ground


@dataclass(frozen=True)
class Shortage:
    """steps: S. people: all who end below their promise in some maximum flow, in the order given."""

    steps: int
    people: tuple[str, ...]


def shortage(facts: Facts, staying: Sequence[Candidate]) -> Shortage:
    """Of the floors of those who stay, from M on."""
    if facts.assistants is None:
        return Shortage(0, ())
    served = _Serving(ground(facts, staying), np.array([one.floor for one in staying], np.int64))
    reached = served.reached()
    names = [one.id for number, one in enumerate(staying) if number in reached and one.floor]
    return Shortage(served.missing, tuple(names) if served.missing else ())


def missing_by_month(ground: Ground, steps: Ints) -> list[int]:
    """Of these months (people × months), the steps without an assistant; the ground lets nothing past."""
    cells = ground.sink + 1 + np.arange(ground.own).reshape(-1, ground.months)
    return [_missing(ground, cells[:, month], steps[:, month]) for month in range(ground.months)]


def _missing(ground: Ground, sources: Ints, wanted: Ints) -> int:
    matrix = _matrix(ground, sources, wanted)
    return int(wanted.sum()) - int(maximum_flow(matrix, ground.nodes, ground.sink).flow_value)


def _matrix(ground: Ground, sources: Ints, wanted: Ints) -> csr_array:
    """Capacities, with a node before all that brings `wanted` to the sources."""
    tail = np.concatenate([ground.tail, np.full(len(sources), ground.nodes)])
    capacity = np.concatenate([ground.capacity, wanted]).astype(np.int32)
    ends = (tail, np.concatenate([ground.head, sources]))
    return csr_array((capacity, ends), shape=(ground.nodes + 1, ground.nodes + 1), dtype=np.int32)


class _Serving:
    """A maximum flow of everybody's wanted steps."""

    def __init__(self, ground: Ground, wanted: Ints) -> None:
        self.ground = ground
        self.matrix = _matrix(ground, np.arange(len(wanted)), wanted)
        self.flow = maximum_flow(self.matrix, ground.nodes, ground.sink)
        self.missing = int(wanted.sum()) - int(self.flow.flow_value)

    def reached(self) -> set[int]:
        """People to whom a missing step could be passed on without changing how many are served."""
        left = csr_array(self.matrix - self.flow.flow)  # a difference keeps no zeros
        order = breadth_first_order(left, self.ground.nodes, return_predecessors=False)
        return {int(node) for node in order if node < len(self.ground.people)}
