"""Who is gone, who stays and who waits, and between what bounds: formats, re-planning 1, 2, 4 and 5.

Everything is in steps. Facts and candidates are those of the months planned anew: rooms and capacities from M on,
bounds of new steps, budget and pools without what was used by whomever.

Readings of the text, where it leaves more than one:
- A leaver who only waited is out, whatever the last day: neither called up nor on the waiting list.
- U of whoever was gone before is taken from what was used, as everybody's, not from the old plan's list.
- The announced grant is rounded down to steps of today.
- Where the month M is the programme's first and only a part of it is service, "before M" is before its first day.
- floor(i) of who waits is the allocation's, of the whole year's room and in whole steps, before it is reduced.
- Weights are those of today's case; who was called up earlier keeps the plan's weight_share of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from planner.documents.plan_in_force import Granted, PlanInForce
from planner.rules.inputs import Applicant, Inputs
from planner.solver.allocation.check.facts import Candidate, Facts, facts, inputs_of
from planner.solver.allocation.check.ground import Past
from planner.solver.replan.check.shortage import Shortage, shortage
from planner.terms.calendar import Month
from planner.terms.case import ApplicationCard, Case, ProgrammeRules
from planner.terms.replanning import Replanning

CALLING_UP = ("waiting-list", "both")
SHARING = ("share", "both")
Given = Case | Inputs


@dataclass(frozen=True)
class Situation:
    """What the re-plan starts from. facts.candidates: those who stay and those who wait, in ranking order.

    used, promise: steps, of everybody in the plan and of those who stay. gone: the category that counts, by
    application. share: what of the weight counts, by candidate. shortage: promised steps without an assistant.
    """

    case: Given
    request: Replanning
    old: PlanInForce
    at: Month
    facts: Facts
    used: dict[str, int]
    promise: dict[str, int]
    gone: dict[str, str]
    share: dict[str, Fraction]
    shortage: Shortage

    @property
    def step(self) -> int:
        return self.facts.step

    @property
    def past(self) -> Past:
        """What may flow past the assistants."""
        return Past(self.shortage.steps, frozenset(self.promise))

    @property
    def programme(self) -> ProgrammeRules:
        """As the case says it, with the whole budget."""
        return self.case.programme

    def promised_too_much(self) -> list[str]:
        """`budget`, and categories whose pool, cannot hold what was used and promised."""
        return self._beyond({one.id: one.floor for one in self.facts.candidates if one.id in self.promise})

    def used_too_much(self) -> list[str]:
        """The same of what was used alone."""
        return self._beyond({})

    def spent(self) -> dict[str, int]:
        """What was used by whomever, by category."""
        spent: dict[str, int] = {}
        today = {one.id: one.category for one in self.facts.candidates if one.id in self.promise}
        for name, category in {**self.gone, **today}.items():
            spent[category] = spent.get(category, 0) + self.used[name]
        return spent

    def _beyond(self, new: dict[str, int]) -> list[str]:
        spent, programme = self.spent(), self.programme
        for one in self.facts.candidates:
            spent[one.category] = spent.get(one.category, 0) + new.get(one.id, 0)
        over = [name for name, most in programme.pools.items() if spent.get(name, 0) > most // self.step]
        return (["budget"] if sum(spent.values()) > programme.budget_hours // self.step else []) + over


def rows(case: Given) -> Sequence[ApplicationCard | Applicant]:
    """The applications, as a folder or as a record has them."""
    return case.applications if isinstance(case, Case) else case.applicants


def effective_month(case: Given, request: Replanning) -> Month:
    """M before the programme's first month is the first."""
    return max(request.at, case.programme.months[0])


def situation(case: Given, old: PlanInForce, request: Replanning) -> Situation:
    """The request must be without faults."""
    return _Reading(case, old, request).read()


class _Reading:
    def __init__(self, case: Given, old: PlanInForce, request: Replanning) -> None:
        self.case, self.old, self.request = case, old, request
        self.programme, self.at = case.programme, effective_month(case, request)
        self.past = self.programme.months.index(self.at)
        self.year = facts(_with_last_days(case, request))
        self.eligible = {one.id: one for one in self.year.candidates}
        self.gone = self._gone()
        self.used = {name: self._used(name) for name in (*old.admitted, *old.gone)}

    def read(self) -> Situation:
        here = self.old.admitted.keys() - self.gone.keys()
        staying = {name: one for name, one in self.eligible.items() if name in here}
        promise = {name: self._promise(one) for name, one in staying.items()}
        people = {name: self._staying(one, promise[name]) for name, one in staying.items()}
        part = self._part()
        short = shortage(part, [people[name] for name in people])
        share = {name: self.old.admitted[name].weight_share for name in people}
        highest = max((Fraction(promise[name]) / one.weight for name, one in people.items()), default=None)
        waiting = {name: self._waiting(one, highest) for name, one in self.eligible.items() if self._waits(name)}
        share |= dict.fromkeys(waiting, self._months_left())
        ranked = tuple(({**people, **waiting})[name] for name in self.eligible if name in people or name in waiting)
        found = Situation(
            self.case,
            self.request,
            self.old,
            self.at,
            replace(part, candidates=ranked),
            self.used,
            promise,
            self.gone,
            share,
            short,
        )
        return replace(found, facts=replace(found.facts, programme=_less(self.programme, found.spent())))

    def _gone(self) -> dict[str, str]:
        """The category of today where there is a row, else of the plan."""
        today = {one.id: one.category for one in rows(self.case)}
        left = {name: one.category for name, one in self.old.admitted.items() if self._left(name)}
        return {name: today.get(name, category) for name, category in {**self.old.gone, **left}.items()}

    def _left(self, name: str) -> bool:
        one = self.eligible.get(name)
        return one is None or one.applicant.last_service_day < self.at.first

    def _used(self, name: str) -> int:
        hours = sum(self.request.used.get(name, {}).values(), Fraction(0))
        return -floor(-hours / self.programme.step_hours)

    def _part(self) -> Facts:
        """The facts from M on, without anybody."""
        capacity = {name: months[self.past :] for name, months in self.year.capacity.items()}
        return replace(self.year, months=self.year.months[self.past :], candidates=(), capacity=capacity)

    def _room(self, one: Candidate) -> int:
        return sum(one.room[self.past :])

    def _most(self, one: Candidate) -> int:
        """The ceiling of whoever stays, with what was used."""
        used = self.used[one.id]
        return min(max(one.ceiling, used), used + self._room(one))

    def _promise(self, one: Candidate) -> int:
        announced = self.old.admitted[one.id].hours // self.programme.step_hours
        return min(max(announced, self.used[one.id]), self._most(one))

    def _staying(self, one: Candidate, promise: int) -> Candidate:
        used, granted = self.used[one.id], self.old.admitted[one.id]
        least = used if one.id in self.request.allow_lower else promise
        most = self._most(one) if self.request.policy in SHARING else promise
        return replace(self._new(one, granted), floor=least - used, ceiling=most - used, used=used)

    def _new(self, one: Candidate, granted: Granted | None) -> Candidate:
        """With the months and the weight that count."""
        share = self._months_left() if granted is None else granted.weight_share
        return replace(one, weight=one.weight * share, days=one.days[self.past :], room=one.room[self.past :])

    def _waits(self, name: str) -> bool:
        known = name in self.old.admitted or name in self.gone or name in self.request.leavers
        return not known and self._room(self.eligible[name]) > 0

    def _waiting(self, one: Candidate, highest: Fraction | None) -> Candidate:
        """highest: promise / weight among those who stay, above which nobody called up gets."""
        new, most = self._new(one, None), min(one.ceiling, self._room(one))
        least = min(-floor(-one.floor * self._months_left()), most)
        if self.request.policy == "waiting-list" and highest is not None:
            most = min(most, max(least, floor(highest * new.weight)))
        return replace(new, floor=least, ceiling=most)

    def _months_left(self) -> Fraction:
        """Calendar months touched."""
        count = len(self.programme.months)
        return Fraction(count - self.past, count)


def _with_last_days(case: Given, request: Replanning) -> Inputs:
    """Whoever leaves is served until that day."""
    inputs = inputs_of(case) if isinstance(case, Case) else case
    return replace(inputs, applicants=tuple(_until(one, request) for one in inputs.applicants))


def _until(one: Applicant, request: Replanning) -> Applicant:
    last = request.leavers.get(one.id, one.last_service_day)
    return replace(one, last_service_day=min(one.last_service_day, last))


def _less(programme: ProgrammeRules, spent: dict[str, int]) -> ProgrammeRules:
    """Budget and pools without what was used, in whole steps."""
    step = programme.step_hours
    left = {name: (most // step - spent.get(name, 0)) * step for name, most in programme.pools.items()}
    hours = (programme.budget_hours // step - sum(spent.values())) * step
    return replace(programme, money=None, hours=hours, pools=left)
