"""The problem of the months that are left: who flows from where to where. Source: formats, re-planning 2 to 5."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import ceil, lcm

from planner.solver.allocation.derive import limits_of
from planner.solver.allocation.instance import Capacity, Instance, Limits, Person
from planner.solver.replan.standing import Standing, Staying


class Renewal:
    """Instances of the months from the re-plan's first on, made of the year's."""

    def __init__(self, standing: Standing) -> None:
        self.standing, self.year = standing, standing.year
        shares = [one.weight_share for one in standing.staying.values()]
        self.scale = lcm(standing.left_share.denominator, *(share.denominator for share in shares))
        self.limits = self._limits()

    def instance(self, *, keep_promise: bool, call_up: bool, short: int) -> Instance:
        """keep_promise: who stays gets no more than was promised. short: steps that pass the assistants by."""
        waiting = set(self.standing.waiting) if call_up else set()
        people = [one for one in self.year.people if one.id in self.standing.staying or one.id in waiting]
        return Instance(
            months=self.standing.months,
            step_hours=self.year.step_hours,
            people=tuple(self._person(one, keep_promise) for one in people),
            limits=self.limits,
            assistants=self._assistants(),
            admission_needs_assistants=True,
            past_assistants=short,
        )

    def _person(self, one: Person, keep_promise: bool) -> Person:
        stays = self.standing.staying.get(one.id)
        return self._called_up(one) if stays is None else self._staying(one, stays, keep_promise)

    def _staying(self, one: Person, stays: Staying, keep_promise: bool) -> Person:
        return replace(
            self._later(one, stays.weight_share),
            keeps_used=True,
            used=stays.used,
            floor=stays.floor,
            own_floor=stays.floor,
            ceiling=stays.promise if keep_promise else max(one.ceiling, stays.used),
            ceiling_from=("promise",) if keep_promise else one.ceiling_from,
        )

    def _called_up(self, one: Person) -> Person:
        """Floor and weight for the months that are left."""
        later, share = self._later(one, self.standing.left_share), self.standing.left_share
        most = min(one.ceiling, sum(later.room))
        floor, own = ceil(one.floor * share), ceil(one.own_floor * share)
        return replace(later, floor=min(floor, most), own_floor=min(own, most))

    def _later(self, one: Person, share: Fraction) -> Person:
        passed = self.standing.passed
        return replace(
            one,
            commission_admits=False,
            weight=int(one.weight * self.scale * share),
            service_days=one.service_days[passed:],
            room=one.room[passed:],
        )

    def _limits(self) -> Limits:
        """What is left of budget and pools; none binds those who stay, but budget and pools."""
        gone, staying = self.standing.gone, self.standing.staying
        limits = limits_of(self.standing.inputs.programme)
        used: Counter[str] = Counter()
        for one in gone:
            used[one.category] += one.used
        heads = Counter(person.category for person in self.year.people if person.id in staying)
        high = self.standing.inputs.programme.edition.is_high_support
        return replace(
            limits,
            budget=limits.budget - used.total(),
            pools={category: steps - used[category] for category, steps in limits.pools.items()},
            places=None if limits.places is None else max(limits.places, len(staying)),
            category_places={name: max(most, heads[name]) for name, most in limits.category_places.items()},
            served=sum(1 for one in gone if one.used),
            served_high=sum(high(one.category) for one in gone if one.used),
            quota_of_added=True,
        )

    def _assistants(self) -> tuple[Capacity, ...] | None:
        passed, staff = self.standing.passed, self.year.assistants
        if staff is None:
            return None
        return tuple(replace(one, capacity=one.capacity[passed:], cleared=one.cleared[passed:]) for one in staff)
