"""Whether the admitted set is the right one: nobody passed over for someone ranked lower without need.

Person after person in ranking order, the people decided so far must be completable to a lawful set.
Only the quota can ask for more people; then it is enough to look for the cheapest of high support,
or, when assistants limit admission, to let HiGHS look for any.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from planner.solver.allocation.check.facts import Candidate, Facts
from planner.solver.allocation.check.ground import Ground, ground

ENDLESS = 1 << 60  # no mutants: more than all people and hours


@dataclass
class Count:
    """Heads and steps of floors by category, and how many people are of high support."""

    heads: Counter[str] = field(default_factory=Counter)
    floors: Counter[str] = field(default_factory=Counter)
    high: int = 0

    def plus(self, people: Iterable[Candidate]) -> "Count":
        more = Count(self.heads.copy(), self.floors.copy(), self.high)
        for one in people:
            more.heads[one.category] += 1
            more.floors[one.category] += one.floor
            more.high += one.high
        return more


class Selecting:
    """Lawfulness of sets of candidates, by their numbers in ranking order."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.people = facts, facts.candidates
        self.ground = self._limiting_ground()
        cheapest = sorted(range(len(self.people)), key=lambda number: self.people[number].floor)
        self.helpers = [number for number in cheapest if self.people[number].high]

    def _limiting_ground(self) -> Ground | None:
        """What has to carry the members' floors; None where nothing has to."""
        limited = self.facts.programme.admission_needs_assistants and self.facts.assistants is not None
        return ground(self.facts, self.people) if limited else None

    def broken(self, members: Sequence[int]) -> list[str]:
        """Rules that a whole set breaks."""
        found = self._broken(Count().plus(self.people[number] for number in members))
        return found if self._served(members) else [*found, "assistants"]

    def possible(self) -> bool:
        """Whether any lawful set holds everybody the commission admitted."""
        forced = self._forced()
        return self._completable(Count().plus(self.people[number] for number in forced), forced, -1)

    def passed_over(self, members: Sequence[int]) -> int | None:
        """The first who could be in a lawful set with everybody admitted ahead; None: the set is the best.

        The members must be a lawful set: then each of them was rightly decided.
        """
        admitted, chosen = set(members), self._forced()
        count = Count().plus(self.people[number] for number in chosen)
        for number, one in enumerate(self.people):
            if number in chosen:
                continue
            grown = count.plus([one])
            if number in admitted:
                chosen, count = chosen | {number}, grown
            elif self._completable(grown, chosen | {number}, number):
                return number
        return None

    def _forced(self) -> set[int]:
        return {number for number, one in enumerate(self.people) if one.pinned}

    def _broken(self, count: Count) -> list[str]:
        programme = self.facts.programme
        heads = count.heads.total()
        tests = {
            "places": programme.places is not None and heads > programme.places,
            "category_places": any(count.heads[name] > most for name, most in programme.category_places.items()),
            "quota": self._short_of_quota(count, 0),
            "pool": any(count.floors[name] > most // self.facts.step for name, most in programme.pools.items()),
            "budget": count.floors.total() > self.facts.budget,
        }
        return [name for name, found in tests.items() if found]

    def _completable(self, count: Count, members: set[int], last: int) -> bool:
        """Whether the members and people after `last` make a lawful set."""
        helpers = self._cheapest_helpers(count, members, last)
        if helpers is None or self._broken(count.plus(self.people[number] for number in helpers)):
            return False
        if self._served([*members, *helpers]):
            return True
        return bool(helpers) and self._search(members, last, len(helpers))

    def _search(self, members: set[int], last: int, missing: int) -> bool:
        from planner.solver.allocation.check.completing import any_completion  # HiGHS is slow to load, rarely needed

        assert self.ground is not None
        later = [number for number in sorted(self.helpers) if number > last and number not in members]
        return any_completion(self.facts, self.ground, sorted(members), later, missing)

    def _short_of_quota(self, count: Count, more: int) -> bool:
        """Whether the quota is missed with so many further people of high support."""
        return count.high + more < self.facts.programme.edition.quota * (count.heads.total() + more)

    def _missing(self, count: Count) -> int:
        """The fewest further people of high support for the quota."""
        more = 0
        while self._short_of_quota(count, more):
            more += 1
        return more

    def _cheapest_helpers(self, count: Count, members: set[int], last: int) -> list[int] | None:
        """As many helpers as are missing, the cheapest that fit; None when there are not enough."""
        missing, programme = self._missing(count), self.facts.programme
        helpers: list[int] = []
        count = count.plus([])
        for number in self.helpers if missing else ():
            one = self.people[number]
            if number <= last or number in members or len(helpers) == missing:
                continue
            full = count.heads[one.category] >= programme.category_places.get(one.category, ENDLESS)
            pool = programme.pools.get(one.category, ENDLESS) // self.facts.step
            if not full and count.floors[one.category] + one.floor <= pool:
                helpers.append(number)
                count = count.plus([one])
        return helpers if len(helpers) == missing else None

    def _served(self, members: Iterable[int]) -> bool:
        """Whether the assistants can serve everybody's floor, where admission depends on that."""
        if self.ground is None:
            return True
        numbers = np.array(list(members), np.int64)
        floors = np.array([self.people[number].floor for number in numbers], np.int64)
        return self.ground.carry(numbers, floors) is not None
