"""A re-plan: who is called up, then everybody's hours for the months that are left, each proven; then why."""

from dataclasses import dataclass, replace
from fractions import Fraction

from planner.documents.plan_in_force import PlanInForce
from planner.rules.inputs import Inputs
from planner.solver.allocation.admission import Admission, admit
from planner.solver.allocation.allocating import Allocating, totals_of
from planner.solver.allocation.engine import OutOfTime
from planner.solver.allocation.instance import Instance, Person
from planner.solver.allocation.plan import Allocation, OnWaitingList
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import begun
from planner.solver.allocation.unused import unused_hours
from planner.solver.replan.conflict import conflict_of, loosened
from planner.solver.replan.plan import Kept, Replan
from planner.solver.replan.renewed import Renewal
from planner.solver.replan.short import shortage, unserved_months
from planner.solver.replan.standing import standing
from planner.terms.replanning import Replanning

CALLING = ("waiting-list", "both")
KEEPING = ("waiting-list", "reserve")


def replan(inputs: Inputs, old: PlanInForce, request: Replanning, run: Run) -> Replan:
    """The re-plan of these inputs. Its status is one of four. The request fits (check/request.py)."""
    return _Replanning(inputs, old, request, run).answer()


@dataclass(frozen=True)
class _Called:
    """Those who stay and those called up (numbers of `instance`), and who goes on waiting."""

    instance: Instance
    admission: Admission


class _Replanning:
    def __init__(self, inputs: Inputs, old: PlanInForce, request: Replanning, run: Run) -> None:
        self.inputs, self.old, self.request, self.run = inputs, old, request, run
        self.standing = standing(inputs, old, request)
        self.renewal = Renewal(self.standing)
        self.programme = self.standing.inputs.programme

    def answer(self) -> Replan:
        answer = self._begun()
        conflict = conflict_of(self.standing, self.request)
        if conflict is not None:
            refused = replace(answer.plan, status="infeasible", conflict=conflict, stages=(("promises", True),))
            return loosened(replace(answer, plan=refused), self._again, self.request, self.standing)
        if self.run.out_of_time():
            return answer
        short = shortage(self.renewal.instance(keep_promise=True, call_up=False, short=0))
        steps = 0 if short is None else short.hours // self.programme.step_hours
        try:
            called = self._called(steps)
        except OutOfTime:
            return answer
        return self._complete(replace(answer, short=short), called)

    def _begun(self) -> Replan:
        """All that is known before anything is solved."""
        plan = begun(
            replace(self.inputs, past=()), self.standing.derived
        )  # its digests are of what is known, not of what is asked
        totals = {**totals_of(self.programme, [], 0), "reserve": self._reserve(0)}
        return Replan(
            replace(plan, totals=totals),
            str(self.standing.months[0]),
            self.request.policy,
            self.programme.step_hours,
            gone=self.standing.gone,
        )

    def _reserve(self, hours: int) -> int:
        gone = sum(one.used for one in self.standing.gone) * self.programme.step_hours
        return self.programme.budget_hours - hours - gone

    def _again(self, inputs: Inputs, request: Replanning) -> Replan:
        """The same with other inputs or another request."""
        return replan(inputs, self.old, request, self.run)

    def _called(self, short: int) -> _Called:
        """The admission rule over those who wait, everybody who stays pinned; who stays where nobody is called up."""
        policy = self.request.policy
        keeping, calling = policy in KEEPING, policy in CALLING
        instance = self.renewal.instance(keep_promise=keeping, call_up=calling, short=short)
        if not calling:
            return _Called(instance, Admission(tuple(range(len(instance.people))), ()))
        self.run.tell("admission")
        admission = admit(instance, self.run.left)
        assert not admission.conflict, "what was promised fits, so no rule stands against those who stay"
        return _Called(self._bounded(instance) if keeping else instance, admission)

    def _bounded(self, instance: Instance) -> Instance:
        """None of the called up above the highest promise / weight of those who stay. Source: re-planning 5."""
        promises = {name: one.promise for name, one in self.standing.staying.items()}
        shares = [Fraction(promises[one.id], one.weight) for one in instance.people if one.id in promises]
        if not shares:
            return instance
        highest = max(shares)
        people = (one if one.id in promises else _at_most(one, int(highest * one.weight)) for one in instance.people)
        return replace(instance, people=tuple(people))

    def _complete(self, answer: Replan, called: _Called) -> Replan:
        allocating = Allocating(self.programme, called.instance, called.admission, self.run)
        plan = allocating.allocated(answer.plan)
        names = [grant.application for grant in plan.admitted]
        year = {one.id: one.ceiling * self.programme.step_hours for one in self.standing.year.people}
        plan = replace(plan, admitted=tuple(replace(one, ceiling=year[one.application]) for one in plan.admitted))
        warnings = (*plan.warnings, *self._warnings(allocating.people))
        totals = {**plan.totals, "reserve": self._reserve(plan.totals["hours"])}
        plan = replace(plan, waiting=self._waiting(plan), warnings=warnings, totals=totals)
        short = answer.short and replace(answer.short, months=unserved_months(called.instance, plan.admitted))
        return replace(
            answer,
            short=short,
            plan=replace(plan, unused=unused_hours(plan, self.programme.step_hours)),
            kept=tuple(self._kept(name) for name in names),
            called_up=tuple(name for name in names if name not in self.standing.staying),
        )

    def _kept(self, name: str) -> Kept:
        stays, step = self.standing.staying.get(name), self.programme.step_hours
        share = self.standing.left_share if stays is None else stays.weight_share
        shown = None if share == 1 else str(share)
        return Kept(0, 0, shown) if stays is None else Kept(stays.used * step, stays.promise * step, shown)

    def _waiting(self, plan: Allocation) -> tuple[OnWaitingList, ...]:
        if self.request.policy in CALLING:
            return plan.waiting
        return tuple(
            OnWaitingList(name, place, ("policy",), None) for place, name in enumerate(self.standing.waiting, 1)
        )

    def _warnings(self, people: list[Person]) -> list[tuple[str, tuple[str, ...]]]:
        staying = self.standing.staying
        lowered = tuple(one.id for one in people if one.id in staying and staying[one.id].below_announced)
        named: list[tuple[str, tuple[str, ...]]] = [("promise_lowered", lowered)] if lowered else []
        return named + ([("quota_missed", ())] if self._quota_missed(people) else [])

    def _quota_missed(self, people: list[Person]) -> bool:
        """Of everybody served this year, the gone too. Source: R-12."""
        limits = self.renewal.limits
        high = limits.served_high + sum(one.high_support for one in people)
        return high < limits.quota * (limits.served + len(people))


def _at_most(person: Person, steps: int) -> Person:
    """No more than these steps, but the floor."""
    most = max(steps, person.floor)
    return person if most >= person.ceiling else replace(person, ceiling=most, ceiling_from=("highest_share",))
