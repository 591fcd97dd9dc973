"""The hours and months of the people admitted, each proven; then why."""

from dataclasses import replace
from typing import Any

import numpy as np

from planner.solver.allocation.admission import Admission
from planner.solver.allocation.engine import Ints
from planner.solver.allocation.explain import Explanation, explain
from planner.solver.allocation.floors import with_floors_in_force
from planner.solver.allocation.hours import Hours, most_hours, solve_hours
from planner.solver.allocation.instance import Instance, Person
from planner.solver.allocation.leximin import Bounds
from planner.solver.allocation.months import Months, evenness, solve_months
from planner.solver.allocation.plan import Allocation, Grant, OnWaitingList
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.run import Run
from planner.solver.allocation.supply import supply
from planner.solver.allocation.unused import unused_hours
from planner.terms.case import ProgrammeRules


class Allocating:
    """The hours and months of the people admitted."""

    def __init__(self, programme: ProgrammeRules, instance: Instance, admission: Admission, run: Run) -> None:
        self.programme, self.instance, self.admission, self.run = programme, instance, admission, run
        self.people = [instance.people[number] for number in admission.admitted]
        self.supply = supply(instance, self.people)

    def complete(self, plan: Allocation) -> Allocation:
        """The plan with all of it, and what keeps hours unused."""
        answer = self.allocated(plan)
        return replace(answer, unused=unused_hours(answer, self.instance.step_hours))

    def allocated(self, plan: Allocation) -> Allocation:
        """The plan with grants, waiting list, warnings and totals."""
        self.run.tell("hours")
        problem = with_floors_in_force(self.problem())
        hours = solve_hours(problem, self.run.out_of_time)
        self.run.tell("months")
        months = solve_months(hours.granted, self.supply, hours.flow, self.run.out_of_time)
        self.run.tell("explanation")
        why = explain(self.instance, problem, hours.granted, months.flow)
        proven = hours.proven and months.proven
        return replace(
            plan,
            status="optimal" if proven else "feasible",
            admitted=self._grants(hours.granted, problem.bounds.floor, months, why),
            waiting=self._waiting(),
            warnings=(*plan.warnings, *self._warnings(hours.granted)),
            totals=totals_of(self.programme, self.people, int(hours.granted.sum()) * self.instance.step_hours),
            stages=(("admission", True), ("hours", hours.proven), ("months", months.proven)),
            limits=why.limits,
            gap={} if proven else self._gap(problem, hours, months),
        )

    def problem(self) -> HoursProblem:
        """The hours problem with everybody's own floor."""
        return HoursProblem(
            bounds=Bounds(
                _array([person.floor for person in self.people]),
                _array([person.most for person in self.people]),
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
                person.category,
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


def totals_of(programme: ProgrammeRules, people: list[Person], hours: int) -> dict[str, int]:
    """Hours, heads and the budget."""
    high = sum(person.high_support for person in people)
    return {"hours": hours, "people": len(people), "high_support": high, "budget_hours": programme.budget_hours}


def _array(values: list[int]) -> Ints:
    return np.array(values, np.int64)
