"""Whether the assistants can serve the floors of a set of people that may still grow.

Needed only with `admission_needs_assistants`. Floors are tried along augmenting paths; where the
quota asks for further people too, CP-SAT picks them, and each pick that the assistants cannot serve
returns as a cut: what its people need at least from a set of assistants exceeds what those have.
"""

import numpy as np

from planner.solver.allocation.engine import Bools, Row, choose, push
from planner.solver.allocation.instance import Limits
from planner.solver.allocation.selection import Selection
from planner.solver.allocation.supply import Supply


class Floors:
    """The floors routed so far, person by person; the last one can be taken back.

    A node from which no way led to the sink stays closed: later paths never touch what it reaches.
    """

    def __init__(self, supply: Supply) -> None:
        self.supply = supply
        arcs = supply.arcs
        self.left = np.stack([arcs.capacity, np.zeros_like(arcs.capacity)], axis=1).ravel().tolist()
        self.ends = np.stack([arcs.head, arcs.tail], axis=1).ravel().tolist()
        self.leaving: list[list[int]] = [[] for _ in range(arcs.nodes)]
        self.closed: set[int] = set()
        self.routed: list[tuple[list[int], int]] = []
        for number, (tail, head) in enumerate(zip(arcs.tail.tolist(), arcs.head.tolist(), strict=True)):
            self.leaving[tail].append(2 * number)
            self.leaving[head].append(2 * number + 1)

    def add(self, person: int) -> bool:
        """Route as much of this person's floor as fits; whether all of it did."""
        missing, self.routed = self.supply.people[person].floor, []
        while missing and (path := self._path(person)) is not None:
            amount = min(missing, min(self.left[arc] for arc in path))
            self._push(path, amount)
            self.routed.append((path, amount))
            missing -= amount
        return missing == 0

    def take_back(self) -> None:
        """Undo the last `add`."""
        for path, amount in reversed(self.routed):
            self._push(path, -amount)
        self.routed = []

    def _push(self, path: list[int], amount: int) -> None:
        for arc in path:
            self.left[arc] -= amount
            self.left[arc ^ 1] += amount

    def _path(self, start: int) -> list[int] | None:
        """Depth first, because spare hours are near; people begin with different months."""
        before, sink = {start: -1}, self.supply.sink
        months = self.leaving[start]
        turn = start % max(1, len(months))
        self.leaving[start] = months[turn:] + months[:turn]
        stack = [start]
        while stack:
            node = stack.pop()
            if node == sink:
                return self._back(before, node)
            for arc in self.leaving[node]:
                end = self.ends[arc]
                if self.left[arc] and end not in before and end not in self.closed:
                    before[end] = arc
                    stack.append(end)
        if not self.routed:
            self.closed |= before.keys()
        return None

    def _back(self, before: dict[int, int], node: int) -> list[int]:
        path = []
        while before[node] != -1:
            path.append(before[node])
            node = self.ends[before[node] ^ 1]
        return path[::-1]


class Completion:
    """Looks for further people of high support whom the quota needs and the assistants can serve."""

    def __init__(self, supply: Supply) -> None:
        self.supply = supply
        self.cuts: list[tuple[list[int], int]] = []
        self.witnesses: dict[frozenset[str], frozenset[int]] = {}

    def exists(
        self, chosen: Selection, kept: tuple[frozenset[str], Limits], helpers: list[int], seconds: float
    ) -> bool:
        """Whether chosen and some helpers keep the rules, as `kept` names and bounds them. Raises OutOfTime."""
        rules, limits = kept
        if chosen.members <= self.witnesses.get(rules, frozenset()):
            return True
        while True:
            rows = [*_group_rows(chosen, limits, helpers), *self._cut_rows(chosen, helpers)]
            picked = choose(len(helpers), rows, seconds)
            if picked is None:
                return False
            whole = chosen.members | {helpers[number] for number in picked}
            if self.served(whole):
                self.witnesses[rules] = whole
                return True

    def served(self, members: frozenset[int]) -> bool:
        """Whether the assistants can serve the floors of these people; if not, a cut is kept."""
        people = np.array(sorted(members), np.int64)
        floors = np.array([self.supply.people[number].floor for number in people], np.int64)
        flow = push(self.supply.arcs, people, floors, self.supply.sink)
        if np.array_equal(flow.supplied, floors):
            return True
        self.cuts.append(self._cut(flow.reached))
        return False

    def _cut(self, reached: Bools) -> tuple[list[int], int]:
        """(steps that each person needs from the reached assistants at least, steps those have)."""
        supply, arcs = self.supply, self.supply.arcs
        to_sink = arcs.head == supply.sink
        has = int(arcs.capacity[to_sink & reached[arcs.tail]].sum())
        elsewhere = np.zeros(arcs.nodes, bool)
        elsewhere[arcs.tail[~reached[arcs.head]]] = True
        rooms = np.array([person.room for person in supply.people], np.int64)
        floors = np.array([person.floor for person in supply.people], np.int64)
        needs = np.maximum(0, floors - np.where(elsewhere[supply.cells()], rooms, 0).sum(axis=1))
        return needs.tolist(), has

    def _cut_rows(self, chosen: Selection, helpers: list[int]) -> list[Row]:
        return [
            Row(
                {place: needs[number] for place, number in enumerate(helpers)},
                has - sum(needs[n] for n in chosen.members),
            )
            for needs, has in self.cuts
        ]


def _group_rows(chosen: Selection, limits: Limits, helpers: list[int]) -> list[Row]:
    """Places, quota, pools and budget over the helpers, with the chosen inside."""
    people = [chosen.people[number] for number in helpers]
    everybody = range(len(helpers))
    rows = [Row({n: people[n].floor for n in everybody}, limits.budget - sum(chosen.floors.values()))]
    rows.append(Row(dict.fromkeys(everybody, -1), -chosen.missing(limits)))
    if limits.places is not None:
        rows.append(Row(dict.fromkeys(everybody, 1), limits.places - len(chosen.members)))
    for category, most in limits.category_places.items():
        inside = {n: 1 for n in everybody if people[n].category == category}
        rows.append(Row(inside, most - chosen.heads.get(category, 0)))
    for category, most in limits.pools.items():
        inside = {n: people[n].floor for n in everybody if people[n].category == category}
        rows.append(Row(inside, most - chosen.floors.get(category, 0)))
    return rows
