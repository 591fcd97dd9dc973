"""Whether the admitted set is the right one: nobody passed over for someone ranked lower without need.

Person after person in ranking order, the people decided so far must be completable to a lawful set.
Only the quota can ask for more people; then it is enough to look for the cheapest of high support,
or, when assistants limit admission, to let HiGHS look for any.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack, lil_array

from planner.solver.allocation.check.facts import Candidate, Facts
from planner.solver.allocation.check.ground import Ground, ground


class Selecting:
    """Lawfulness of sets of candidates, by their numbers in ranking order."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.people = facts, facts.candidates
        limited = facts.programme.admission_needs_assistants and facts.assistants is not None
        self.ground = ground(facts, facts.candidates) if limited else None

    def broken(self, members: Sequence[int]) -> list[str]:
        """Rules that a whole set breaks."""
        programme, chosen = self.facts.programme, [self.people[number] for number in members]
        heads = Counter(one.category for one in chosen)
        high = sum(one.high for one in chosen)
        tests = {
            "places": programme.places is not None and len(chosen) > programme.places,
            "category_places": any(heads[name] > most for name, most in programme.category_places.items()),
            "quota": high < programme.edition.quota * len(chosen),
            **self._floors_broken(chosen),
            "assistants": self.ground is not None and not self._served(members),
        }
        return [name for name, found in tests.items() if found]

    def best(self) -> list[int] | None:
        """The lexicographically largest lawful set; None when no set holds everybody the commission admitted."""
        forced = [number for number, one in enumerate(self.people) if one.application.commission == "admit"]
        if not self._completable(forced, -1):
            return None
        chosen = set(forced)
        for number in range(len(self.people)):
            if number not in chosen and self._completable([*chosen, number], number):
                chosen.add(number)
        return sorted(chosen)

    def _floors_broken(self, chosen: Sequence[Candidate]) -> dict[str, bool]:
        floors: Counter[str] = Counter()
        for one in chosen:
            floors[one.category] += one.floor
        pools = self.facts.programme.pools.items()
        return {
            "pool": any(floors[name] > most // self.facts.step for name, most in pools),
            "budget": floors.total() > self.facts.budget,
        }

    def _completable(self, members: Sequence[int], last: int) -> bool:
        """Whether the members and people after `last` make a lawful set."""
        helpers = self._cheapest_helpers(members, last)
        if helpers is None or set(self._broken_but_assistants([*members, *helpers])):
            return False
        if self.ground is None:
            return True
        if self._served([*members, *helpers]):
            return True
        return bool(helpers) and self._any_completion(members, last)

    def _broken_but_assistants(self, members: Sequence[int]) -> list[str]:
        ground, self.ground = self.ground, None
        try:
            return self.broken(members)
        finally:
            self.ground = ground

    def _missing(self, members: Sequence[int]) -> int:
        """The fewest further people of high support for the quota."""
        quota, count = self.facts.programme.edition.quota, len(members)
        high = sum(self.people[number].high for number in members)
        more = 0
        while high + more < quota * (count + more):
            more += 1
        return more

    def _cheapest_helpers(self, members: Sequence[int], last: int) -> list[int] | None:
        missing = self._missing(members)
        if missing == 0:
            return []
        programme = self.facts.programme
        heads = Counter(self.people[number].category for number in members)
        floors: Counter[str] = Counter()
        for number in members:
            floors[self.people[number].category] += self.people[number].floor
        helpers: list[int] = []
        inside = set(members)
        for number in sorted(range(last + 1, len(self.people)), key=lambda one: self.people[one].floor):
            one = self.people[number]
            if not one.high or number in inside or len(helpers) == missing:
                continue
            full = heads[one.category] >= programme.category_places.get(one.category, 1 << 60)
            pool = programme.pools.get(one.category, 1 << 60) // self.facts.step
            if not full and floors[one.category] + one.floor <= pool:
                helpers.append(number)
                heads[one.category] += 1
                floors[one.category] += one.floor
        return helpers if len(helpers) == missing else None

    def _served(self, members: Sequence[int]) -> bool:
        assert self.ground is not None
        floors = np.array([self.people[number].floor for number in members], np.int64)
        return self.ground.carry(np.array(members, np.int64), floors) is not None

    def _any_completion(self, members: Sequence[int], last: int) -> bool:
        """A choice of helpers and a flow for everybody's floor, as one mixed-integer programme."""
        assert self.ground is not None
        helpers = [one for one in range(last + 1, len(self.people)) if self.people[one].high and one not in set(members)]
        flows, rows = self._flow_rows(self.ground, members, helpers)
        groups, least, most = self._group_rows(members, helpers)
        count = len(helpers)
        fixed = rows[1]
        whole = [
            LinearConstraint(flows, fixed, fixed),
            LinearConstraint(hstack([groups, csr_array((groups.shape[0], rows[0]))]), least, most),
        ]
        upper = np.concatenate([np.ones(count), self.ground.capacity])
        kinds = np.concatenate([np.ones(count), np.zeros(rows[0])])
        answer = milp(np.zeros(count + rows[0]), constraints=whole, bounds=Bounds(0, upper), integrality=kinds)
        return bool(answer.status == 0)

    def _flow_rows(self, ground: Ground, members: Sequence[int], helpers: list[int]) -> tuple[csr_array, tuple[int, np.ndarray]]:
        """What leaves a node minus what comes in equals its floor (times the choice, for a helper)."""
        arcs = len(ground.tail)
        matrix = lil_array((ground.nodes, len(helpers) + arcs))
        for place, number in enumerate(helpers):
            matrix[number, place] = -self.people[number].floor
        behind = csr_array((np.ones(arcs), (ground.tail, np.arange(arcs))), shape=(ground.nodes, arcs))
        before = csr_array((np.ones(arcs), (ground.head, np.arange(arcs))), shape=(ground.nodes, arcs))
        matrix = csr_array(matrix) + hstack([csr_array((ground.nodes, len(helpers))), behind - before])
        supply = np.zeros(ground.nodes)
        supply[list(members)] = [self.people[number].floor for number in members]
        keep = np.arange(ground.nodes) != ground.sink
        return csr_array(matrix)[keep], (arcs, supply[keep])

    def _group_rows(self, members: Sequence[int], helpers: list[int]) -> tuple[csr_array, np.ndarray, np.ndarray]:
        """Quota, places, pools and budget over the helpers."""
        programme, step = self.facts.programme, self.facts.step
        ones = np.ones(len(helpers))
        floors = np.array([self.people[number].floor for number in helpers], float)
        is_in = {name: np.array([self.people[one].category == name for one in helpers], float) for name in self._categories()}
        inside = [self.people[number] for number in members]
        rows = [(ones, self._missing(members), np.inf), (floors, -np.inf, self.facts.budget - sum(p.floor for p in inside))]
        if programme.places is not None:
            rows.append((ones, -np.inf, programme.places - len(inside)))
        for name, most in programme.category_places.items():
            rows.append((is_in[name], -np.inf, most - sum(p.category == name for p in inside)))
        for name, most in programme.pools.items():
            taken = sum(p.floor for p in inside if p.category == name)
            rows.append((is_in[name] * floors, -np.inf, most // step - taken))
        matrix, least, most_values = zip(*rows, strict=True)
        return csr_array(np.array(matrix)), np.array(least, float), np.array(most_values, float)

    def _categories(self) -> list[str]:
        return [*self.facts.programme.category_places, *self.facts.programme.pools]
