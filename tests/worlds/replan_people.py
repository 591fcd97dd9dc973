"""Who is gone, stays and waits when a plan is made anew: formats, re-planning 1, 2 and 4, word by word.

Everything is in steps, and only what is new, from the first month planned anew, is bounded here. Of a case without
its re-plan (who is eligible, ceilings, rooms, who may serve whom) the allocation's facts are taken.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any

from planner.documents.plan_in_force import Granted, read_plan_in_force
from planner.solver.allocation.check.facts import Candidate, facts
from planner.terms.calendar import days_in_common
from planner.terms.case import Case
from planner.terms.replanning import Replanning


@dataclass(frozen=True)
class Served:
    """Somebody of the new plan. least, most: of new steps; floor: what is kept for sure, of new steps.

    promise: with what was used; called up: 0. rank: among all who are eligible.
    """

    candidate: Candidate
    rank: int
    used: int
    promise: int
    least: int
    most: int
    weight: Fraction
    share: Fraction
    room: tuple[int, ...]
    days: tuple[int, ...]
    stays: bool

    @property
    def id(self) -> str:
        return self.candidate.id

    @property
    def category(self) -> str:
        return self.candidate.category


class ReplanPeople:
    """Everybody whom a re-plan knows."""

    def __init__(self, case: Case, old: Any, request: Replanning) -> None:
        self.case, self.programme, self.request = case, case.programme, request
        self.old, self.facts, self.step = read_plan_in_force(old), facts(case), case.programme.step_hours
        self.at = max(request.at, self.programme.months[0])
        self.past = self.programme.months.index(self.at)
        self.eligible = {one.id: one for one in self.facts.candidates}
        self.rank = {name: number for number, name in enumerate(self.eligible)}

    # 1. Gone

    @cached_property
    def gone(self) -> dict[str, str]:
        """With the category that counts: of today, where there is a row, else of the plan."""
        names = [*self.old.gone, *(name for name in self.old.admitted if self._left(name))]
        today = {one.id: one.category for one in self.case.applications}
        plan = {**self.old.gone, **{name: one.category for name, one in self.old.admitted.items()}}
        return {name: today.get(name, plan[name]) for name in names}

    def _left(self, name: str) -> bool:
        return name not in self.eligible or self._last_day(self.eligible[name]) < self.at.first

    def _last_day(self, one: Candidate) -> Any:
        own = one.applicant.last_service_day
        return min(own, self.request.leavers.get(one.id, own))

    # 2. What was used, and what was promised

    def used(self, name: str) -> int:
        return ceil(Fraction(sum(self.request.used.get(name, {}).values())) / self.step)

    @cached_property
    def staying(self) -> tuple[Served, ...]:
        """In ranking order."""
        here = (name for name in self.eligible if name in self.old.admitted and name not in self.gone)
        return tuple(self._staying(self.eligible[name], self.old.admitted[name]) for name in here)

    def _staying(self, one: Candidate, granted: Granted) -> Served:
        days, room = self._months(one)
        used, ceiling = self.used(one.id), max(one.ceiling, self.used(one.id))
        promise = min(max(granted.hours // self.step, used), ceiling, used + sum(room))
        lowered, shares = one.id in self.request.allow_lower, self.request.policy in ("share", "both")
        most = min(ceiling, used + sum(room)) if shares else promise
        return Served(
            candidate=one,
            rank=self.rank[one.id],
            used=used,
            promise=promise,
            least=0 if lowered else promise - used,
            most=most - used,
            weight=one.weight * granted.weight_share,
            share=granted.weight_share,
            room=room,
            days=days,
            stays=True,
        )

    def _months(self, one: Candidate) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Service days and room of the months planned anew."""
        months, rules, last = self.programme.months[self.past :], self.programme, self._last_day(one)
        days = tuple(days_in_common(month, rules.first, min(rules.last, last)) for month in months)
        most = (24 * count if rules.monthly_limit is None else min(24 * count, rules.monthly_limit) for count in days)
        return days, tuple(hours // self.step for hours in most)

    # 4. Who waits

    @cached_property
    def months_left(self) -> Fraction:
        count = len(self.programme.months)
        return Fraction(count - self.past, count)

    @cached_property
    def waiting(self) -> tuple[Served, ...]:
        """In ranking order, with room from M on; nobody who left, whenever."""
        known = {*self.old.admitted, *self.gone, *self.request.leavers}
        found = [self._called_up(one) for name, one in self.eligible.items() if name not in known]
        return tuple(one for one in found if sum(one.room))

    def _called_up(self, one: Candidate) -> Served:
        days, room = self._months(one)
        weight, most = one.weight * self.months_left, min(one.ceiling, sum(room))
        least = min(ceil(one.floor * self.months_left), most)
        if self.request.policy == "waiting-list" and self.staying:
            highest = max(other.promise / other.weight for other in self.staying)
            most = min(most, max(least, floor(highest * weight)))
        return Served(one, self.rank[one.id], 0, 0, least, most, weight, self.months_left, room, days, False)
