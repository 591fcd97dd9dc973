"""Which number is which node and arc of the network behind the admitted people.

Nodes: people 0..P-1 in ranking order, the sink P, then a cell per person and month (person-major), then whatever is
drawn for the assistants of the months. The first arcs are person → cell, in the order of the cells.
"""

from dataclasses import dataclass

import numpy as np

from planner.solver.allocation.engine import Ints


@dataclass(frozen=True)
class Numbering:
    """So many people and months."""

    people: int
    months: int

    @property
    def sink(self) -> int:
        return self.people

    @property
    def first_free(self) -> int:
        """The first number that no person, sink or cell has."""
        return self.people + 1 + self.people * self.months

    def persons(self) -> Ints:
        """Nodes of the people."""
        return np.arange(self.people, dtype=np.int64)

    def is_person(self, node: int) -> bool:
        return node < self.people

    def cell(self, person: int, month: int) -> int:
        return self.people + 1 + person * self.months + month

    def cells(self) -> Ints:
        """Nodes of the cells, shape people × months."""
        return np.arange(self.people + 1, self.first_free, dtype=np.int64).reshape(self.people, self.months)

    @property
    def rooms(self) -> slice:
        """The arcs person → cell."""
        return slice(0, self.people * self.months)

    def by_month(self, flow: Ints) -> Ints:
        """Of a flow per arc the part that is people's months, shape people × months."""
        return flow[self.rooms].reshape(self.people, self.months)
