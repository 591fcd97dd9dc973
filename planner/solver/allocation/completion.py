"""Whether the assistants can serve the floors of a set of people that may still grow.

Needed only with `admission_needs_assistants`. Floors are tried as one max-flow for many people; where
the quota asks for further people too, CP-SAT picks them, and each pick that the assistants cannot
serve returns as a cut.
"""

from collections.abc import Callable

import numpy as np

from planner.solver.allocation.engine import Bools, OutOfTime, Row, choose, push
from planner.solver.allocation.instance import Limits
from planner.solver.allocation.selection import Selection
from planner.solver.allocation.supply import Supply

Seconds = Callable[[], float]

MOST_AHEAD = 4096  # no mutants: how many are tried together decides nothing but the time


class Service:
    """Whether the assistants can serve the floors of a growing set of people.

    A set that was served once serves for each of its parts; so a try takes the next few people along.
    A set that was not leaves a cut: what each person needs at least of some assistants, and what those
    have. Later people are held against the cuts first.
    """

    def __init__(self, supply: Supply) -> None:
        self.supply = supply
        count = len(supply.people)
        self.floors = np.array([person.floor for person in supply.people], np.int64)
        self.unserved = self.floors - supply.arcs.capacity[supply.used]
        self.rooms = np.array([person.room for person in supply.people], np.int64).reshape(
            count, supply.numbering.months
        )
        self.needs, self.has = np.zeros((0, count), np.int64), np.zeros(0, np.int64)
        self.used = np.zeros(0, np.int64)
        self.chosen: frozenset[int] = frozenset()
        self.witness: frozenset[int] = frozenset()
        self.ahead = 64  # no mutants: the same

    def choose(self, members: frozenset[int]) -> None:
        """These people are in from now on."""
        added = list(members - self.chosen)
        self.chosen = members
        self.used = self.used + self.needs[:, added].sum(axis=1)

    def fits(self, number: int) -> bool:
        """Whether this person's floor can be served beside those of the chosen."""
        members = self.chosen | {number}
        while not members <= self.witness:
            if self._forbidden(number):
                return False
            tried = members | self._next(number)
            if self.served(tried):
                self.witness = tried
                self.ahead = min(2 * self.ahead + 1, MOST_AHEAD)  # no mutants: only the time
            else:
                self.ahead //= 2  # no mutants: only the time
        return True

    def served(self, members: frozenset[int]) -> bool:
        """Whether all these floors can be served together; if not, a cut is kept."""
        people = np.array(sorted(members), np.int64)
        flow = push(self.supply.arcs, people, self.floors[people], self.supply.sink)
        if np.array_equal(flow.supplied, self.floors[people]):
            return True
        self._keep_cut(flow.reached)
        return False

    def _forbidden(self, number: int) -> bool:
        return bool((self.used + self.needs[:, number] > self.has).any())

    def _next(self, number: int) -> set[int]:
        """The next people that no cut forbids, as many as are to be tried along."""
        used, found = self.used + self.needs[:, number], set[int]()
        for other in range(number + 1, len(self.floors)):
            if len(found) == self.ahead:
                break
            if other not in self.chosen and not (used + self.needs[:, other] > self.has).any():
                found.add(other)
                used = used + self.needs[:, other]
        return found

    def _keep_cut(self, reached: Bools) -> None:
        """Steps that each person needs of the reached assistants at least, and the steps those have."""
        supply, arcs = self.supply, self.supply.arcs
        leaves = supply.exits[supply.exits < supply.used.start]  # what was used before is no assistant's
        has = arcs.capacity[leaves[reached[arcs.tail[leaves]]]].sum()
        elsewhere = np.zeros(arcs.nodes, bool)
        elsewhere[arcs.tail[~reached[arcs.head]]] = True
        needs = np.maximum(0, self.unserved - np.where(elsewhere[supply.numbering.cells()], self.rooms, 0).sum(axis=1))
        self.needs, self.has = np.vstack([self.needs, needs]), np.append(self.has, has)
        self.used = np.append(self.used, needs[list(self.chosen)].sum())


class Completion:
    """Looks for further people of high support whom the quota needs and the assistants can serve."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.witnesses: dict[frozenset[str], frozenset[int]] = {}

    def exists(
        self, chosen: Selection, kept: tuple[frozenset[str], Limits], helpers: list[int], seconds: Seconds
    ) -> bool:
        """Whether chosen and some helpers keep the rules, as `kept` names and bounds them. Raises OutOfTime."""
        rules, limits = kept
        if chosen.members <= self.witnesses.get(rules, frozenset()):
            return True
        while seconds() > 0:
            rows = [*_group_rows(chosen, limits, helpers), *self._cut_rows(chosen, helpers)]
            picked = choose(len(helpers), rows, seconds())
            if picked is None:
                return False
            whole = chosen.members | {helpers[number] for number in picked}
            if self.service.served(whole):
                self.witnesses[rules] = whole
                return True
        raise OutOfTime

    def _cut_rows(self, chosen: Selection, helpers: list[int]) -> list[Row]:
        members = list(chosen.members)
        return [
            Row({place: int(needs[number]) for place, number in enumerate(helpers)}, int(has - needs[members].sum()))
            for needs, has in zip(self.service.needs, self.service.has, strict=True)
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
