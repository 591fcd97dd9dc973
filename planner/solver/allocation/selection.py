"""A growing set of admitted people, counted against the limits over groups. Source: R-12, R-13, R-21."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil

from planner.solver.allocation.instance import Limits, Person

RULES = ("places", "category_places", "quota", "pool", "budget", "assistants")
ENDLESS = 1 << 60  # no mutants: more than all people and hours


def only(limits: Limits, rules: frozenset[str]) -> Limits:
    """The limits with every rule that is not named lifted."""
    return replace(
        limits,
        budget=limits.budget if "budget" in rules else ENDLESS,
        quota=limits.quota if "quota" in rules else Fraction(0),
        places=limits.places if "places" in rules else None,
        category_places=limits.category_places if "category_places" in rules else {},
        pools=limits.pools if "pool" in rules else {},
    )


@dataclass(frozen=True)
class Selection:
    """Who is in (numbers), and what they take: heads and steps of floors, by category.

    added: those of them who are not pinned and lack high support.
    """

    people: tuple[Person, ...]
    members: frozenset[int] = frozenset()
    high: int = 0
    added: int = 0
    heads: dict[str, int] = field(default_factory=dict)
    floors: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, people: tuple[Person, ...], numbers: Iterable[int]) -> "Selection":
        """Those people, counted once."""
        members = frozenset(numbers)
        heads: Counter[str] = Counter()
        floors: Counter[str] = Counter()
        for number in members:
            heads[people[number].category] += 1
            floors[people[number].category] += people[number].floor
        high = sum(people[number].high_support for number in members)
        added = sum(_adds_without_need(people[number]) for number in members)
        return cls(people, members, high, added, dict(heads), dict(floors))

    def with_(self, number: int) -> "Selection":
        person = self.people[number]
        heads = {**self.heads, person.category: self.heads.get(person.category, 0) + 1}
        floors = {**self.floors, person.category: self.floors.get(person.category, 0) + person.floor}
        return replace(
            self,
            members=self.members | {number},
            high=self.high + person.high_support,
            added=self.added + _adds_without_need(person),
            heads=heads,
            floors=floors,
        )

    def within(self, limits: Limits) -> bool:
        """Whether places, pools and budget hold; the quota is about who may still join."""
        return (
            (limits.places is None or len(self.members) <= limits.places)
            and all(self.heads.get(name, 0) <= most for name, most in limits.category_places.items())
            and all(self.floors.get(name, 0) <= most for name, most in limits.pools.items())
            and sum(self.floors.values()) <= limits.budget
        )

    def missing(self, limits: Limits) -> int:
        """How many more people of high support the quota needs at least."""
        if limits.quota_of_added and not self.added:
            return 0
        quota, everybody = limits.quota, len(self.members) + limits.served
        return max(0, ceil((quota * everybody - self.high - limits.served_high) / (1 - quota)))

    def completable(self, limits: Limits, helpers: Iterable[int]) -> bool:
        """Whether some of the helpers (of high support, cheapest floor first) make the set lawful."""
        if not self.within(limits):
            return False
        needed = self.missing(limits)
        if needed == 0:
            return True
        if limits.places is not None and len(self.members) + needed > limits.places:
            return False
        floors = self._affordable(limits, helpers, needed)
        return len(floors) == needed and sum(self.floors.values()) + sum(floors) <= limits.budget

    def _affordable(self, limits: Limits, helpers: Iterable[int], needed: int) -> list[int]:
        """Floors of the cheapest helpers that fit their category's places and pool."""
        heads, floors = dict(self.heads), dict(self.floors)
        taken = []
        for number in helpers:
            category, floor = self.people[number].category, self.people[number].floor
            fits_heads = heads.get(category, 0) < limits.category_places.get(category, ENDLESS)
            if fits_heads and floors.get(category, 0) + floor <= limits.pools.get(category, ENDLESS):
                heads[category] = heads.get(category, 0) + 1
                floors[category] = floors.get(category, 0) + floor
                taken.append(floor)
                if len(taken) == needed:
                    break
        return taken


def _adds_without_need(person: Person) -> bool:
    """Whether the person counts against the quota without being pinned."""
    return not person.pinned and not person.high_support
