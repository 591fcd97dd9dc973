"""Inputs become a plan: admission, hours, months, each proven; then why. Four outcomes."""

from dataclasses import replace
from importlib.metadata import version
from typing import Any

import numpy as np

from planner.documents.digests import input_digests
from planner.editions import Figure
from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs
from planner.solver.allocation.admission import Admission, admit
from planner.solver.allocation.conflict import relaxations
from planner.solver.allocation.derive import Derived, derive
from planner.solver.allocation.engine import Ints, OutOfTime
from planner.solver.allocation.explain import Explanation, explain
from planner.solver.allocation.floors import with_floors_in_force
from planner.solver.allocation.hours import Hours, most_hours, solve_hours
from planner.solver.allocation.instance import Instance, Person
from planner.solver.allocation.leximin import Bounds
from planner.solver.allocation.months import Months, evenness, solve_months
from planner.solver.allocation.plan import Allocation, Conflict, Grant, OnWaitingList
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.run import Run
from planner.solver.allocation.supply import supply
from planner.solver.allocation.unused import unused_hours
from planner.terms.case import Case


def solve(case: Case, run: Run) -> Allocation:
    """The plan of the case. Its status is one of four; no answer is an error."""
    return allocate(inputs_of(case), run)


def allocate(inputs: Inputs, run: Run) -> Allocation:
    """The plan of the inputs, whether just read or taken from the record."""
    derived, given = derive(inputs), input_digests(inputs)
    inputs = replace(inputs, programme=derived.programme)  # less what those used who are gone
    plan = Allocation(
        status="unknown",
        policy=inputs.programme.policy,
        refused=derived.refused,
        warnings=_case_warnings(inputs, derived),
        totals=_totals(inputs, [], 0),
        unconfirmed=tuple(_shown(figure) for figure in derived.unconfirmed),
        inputs=given,
        engine={"ortools": version("ortools"), "godziny": version("godziny")},
    )
    if run.out_of_time():
        return plan
    try:
        run.tell("admission")
        admission = admit(derived.instance, run.left)
        if admission.conflict:
            return _impossible(plan, inputs, derived.instance, admission, run)
    except OutOfTime:
        return plan
    return _Allocating(inputs, derived.instance, admission, run).complete(plan)


def _impossible(plan: Allocation, inputs: Inputs, instance: Instance, admission: Admission, run: Run) -> Allocation:
    forced = [person for person in instance.people if person.pinned]
    why = {"commission": any(one.commission_admits for one in forced), "used": any(one.keeps_used for one in forced)}
    rules = (*(name for name, given in why.items() if given), *admission.conflict)
    conflict = Conflict(rules, tuple(one.id for one in forced))
    impossible = replace(plan, status="infeasible", conflict=conflict, stages=(("admission", True),))
    run.tell("relaxations")
    try:
        return replace(impossible, relaxations=relaxations(inputs.programme, instance, run.left))
    except OutOfTime:
        return impossible


class _Allocating:
    """The hours and months of the people admitted."""

    def __init__(self, inputs: Inputs, instance: Instance, admission: Admission, run: Run) -> None:
        self.inputs, self.instance, self.admission, self.run = inputs, instance, admission, run
        self.people = [instance.people[number] for number in admission.admitted]
        self.supply = supply(instance, self.people)

    def complete(self, plan: Allocation) -> Allocation:
        self.run.tell("hours")
        problem = with_floors_in_force(self._problem())
        hours = solve_hours(problem, self.run.out_of_time)
        self.run.tell("months")
        months = solve_months(hours.granted, self.supply, hours.flow, self.run.out_of_time)
        self.run.tell("explanation")
        why = explain(self.instance, problem, hours.granted, months.flow)
        proven = hours.proven and months.proven
        answer = replace(
            plan,
            status="optimal" if proven else "feasible",
            admitted=self._grants(hours.granted, problem.bounds.floor, months, why),
            waiting=self._waiting(),
            warnings=(*plan.warnings, *self._warnings(hours.granted)),
            totals=_totals(self.inputs, self.people, int(hours.granted.sum()) * self.instance.step_hours),
            stages=(("admission", True), ("hours", hours.proven), ("months", months.proven)),
            limits=why.limits,
            gap={} if proven else self._gap(problem, hours, months),
        )
        return replace(answer, unused=unused_hours(answer, self.instance.step_hours))

    def _problem(self) -> HoursProblem:
        """The hours problem with everybody's own floor."""
        return HoursProblem(
            bounds=Bounds(
                _array([person.floor for person in self.people]),
                _array([min(person.ceiling, sum(person.room)) for person in self.people]),
                _array([person.weight for person in self.people]),
            ),
            budget=self.instance.limits.budget,
            pools=[(self._in(category), limit) for category, limit in self.instance.limits.pools.items()],
            supply=self.supply,
        )

    def _in(self, category: str) -> Ints:
        return _array([number for number, person in enumerate(self.people) if person.category == category])

    def _grants(self, granted: Ints, floor: Ints, months: Months, why: Explanation) -> tuple[Grant, ...]:
        step, names = self.instance.step_hours, [str(month) for month in self.instance.months]
        return tuple(
            Grant(
                person.id,
                total * step,
                {name: steps * step for name, steps in zip(names, row, strict=True) if steps},
                person.asked,
                person.ceiling * step,
                least * step,
                reason.limited_by,
                reason.months,
                reason.limits,
                person.floor * step if least < person.floor else None,
            )
            for person, total, least, row, reason in zip(
                self.people, granted.tolist(), floor.tolist(), months.steps.tolist(), why.whys, strict=True
            )
        )

    def _waiting(self) -> tuple[OnWaitingList, ...]:
        people = self.instance.people
        return tuple(
            OnWaitingList(
                people[one.person].id,
                position,
                one.reasons,
                None if one.last_ahead is None else people[one.last_ahead].id,
            )
            for position, one in enumerate(self.admission.waiting, 1)
        )

    def _warnings(self, granted: Ints) -> list[tuple[str, tuple[str, ...]]]:
        below = [number for number, steps in enumerate(granted.tolist()) if steps < self.people[number].floor]
        alone = [number for number in below if not self._fits_alone(number)]
        named = (("below_minimum", below), ("cannot_be_served", alone))
        warnings = [(code, tuple(self.people[number].id for number in numbers)) for code, numbers in named if numbers]
        return warnings if self.people else [*warnings, ("nobody_admitted", ())]

    def _fits_alone(self, number: int) -> bool:
        """Whether the assistants could serve this person's minimum if nobody else needed them."""
        served = 0
        for month, room in enumerate(self.people[number].room):
            able = (one for one in self.instance.assistants or () if one.may_serve(self.people[number], month))
            served += min(room, sum(one.capacity[month] for one in able))
        return served >= self.people[number].floor

    def _gap(self, problem: HoursProblem, hours: Hours, months: Months) -> dict[str, Any]:
        value, bound = evenness(hours.granted, months.steps, self.supply)
        step = self.instance.step_hours
        return {
            "hours_granted": int(hours.granted.sum()) * step,
            "hours_at_most": most_hours(problem) * step,
            "months_value": round(value * step * step, 3),
            "months_at_least": round(bound * step * step, 3),
        }


def _totals(inputs: Inputs, people: list[Person], hours: int) -> dict[str, int]:
    high = sum(person.high_support for person in people)
    budget = inputs.programme.budget_hours
    return {"hours": hours, "people": len(people), "high_support": high, "budget_hours": budget}


def _case_warnings(inputs: Inputs, derived: Derived) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Facts that are no faults but that somebody should look at."""
    eligible = {person.id for person in derived.instance.people}
    ignored = [one.id for one in inputs.applicants if one.commission == "admit" and one.id not in eligible]
    crossed = [
        one.id
        for one in inputs.applicants
        if one.min_hours is not None and one.max_hours is not None and one.min_hours > one.max_hours
    ]
    named = (("admission_of_ineligible", ignored), ("minimum_above_maximum", crossed))
    warnings = tuple((code, tuple(names)) for code, names in named if names)
    return (*warnings, ("money_not_used", ())) if inputs.programme.money_incomplete else warnings


def _shown(figure: Figure) -> dict[str, Any]:
    return {"key": figure.key, "value": figure.value, "unit": figure.unit, "rule": figure.rule, "source": figure.source}


def _array(values: list[int]) -> Ints:
    return np.array(values, np.int64)
