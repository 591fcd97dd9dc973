"""Which hours are needed in which month, and by whom: those of a plan, or of the case were there assistants enough."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from planner.documents.plan import PlanRead, read_plan
from planner.rules.inputs import Inputs
from planner.solver.allocation.derive import derive
from planner.solver.allocation.engine import Ints
from planner.solver.allocation.instance import Capacity, Instance, Person
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.refusals import Faults, InputRefused

SOLVED = ("optimal", "feasible")
MOST_HOURS = 24 * 31  # that any month has


@dataclass(frozen=True)
class Needed:
    """steps: what each of the people needs in each month of the instance; shape people x months.

    A person's room is at least what is needed, and none in months before a re-plan begins. of_plan: of a plan that was
    given; else what the case would grant were there assistants enough. status: of that plan.
    """

    inputs: Inputs
    instance: Instance
    people: tuple[Person, ...]
    steps: Ints
    of_plan: bool
    status: str

    @property
    def assistants(self) -> tuple[Capacity, ...]:
        return self.instance.assistants or ()

    @property
    def totals(self) -> Ints:
        """Of the year, by person."""
        found: Ints = self.steps.sum(axis=1)
        return found


def needed_by_plan(inputs: Inputs, document: Any) -> Needed:
    """Raises InputRefused with every fault of the document, and where it is no plan for the people of the case."""
    read = read_plan(document)
    instance = derive(inputs).instance
    _check(read, instance)
    hours = {name: read.months.get(name, {}) for name in read.admitted}
    return replace(_needed(inputs, instance, hours, read.since), of_plan=True, status=read.status)


def needed_by_case(inputs: Inputs, run: Run) -> Needed | Allocation:
    """The plan of the case without assistants, which then limit nobody; that plan where it grants nothing."""
    plan = proven(replace(inputs, assistants=None), run)
    if plan.status not in SOLVED:
        return plan
    hours = {one.application: one.months for one in plan.admitted}
    return replace(_needed(inputs, derive(inputs).instance, hours, ""), status=plan.status)


def _needed(inputs: Inputs, instance: Instance, hours: dict[str, dict[str, int]], since: str) -> Needed:
    names = [str(month) for month in instance.months]
    asked = [one for one in instance.people if one.id in hours]
    rows = [[_steps(hours[one.id].get(name, 0), instance.step_hours) for name in names] for one in asked]
    people = tuple(_with_room(one, row, names, since) for one, row in zip(asked, rows, strict=True))
    steps = np.array(rows, np.int64).reshape(len(people), len(names))
    return Needed(inputs, instance, people, steps, of_plan=False, status="optimal")


def _steps(hours: int, step_hours: int) -> int:
    """Rounded up: a plan by hand may have others than whole steps."""
    return -(-hours // step_hours)


def _with_room(person: Person, steps: list[int], names: list[str], since: str) -> Person:
    room = (0 if name < since else most for name, most in zip(names, person.room, strict=True))
    return replace(person, room=tuple(max(pair) for pair in zip(room, steps, strict=True)))


def _check(read: PlanRead, instance: Instance) -> None:
    faults = Faults("plan")
    known, months = {one.id for one in instance.people}, {str(month) for month in instance.months}
    for name in read.admitted:
        if name not in known:
            faults.add("capacity_person", column="admitted", value=name)
        for month in sorted(read.months[name].keys() - months):
            faults.add("capacity_month", column=f"{name}.months", value=month, allowed=", ".join(sorted(months)))
        if max(read.months[name].values(), default=0) > MOST_HOURS:
            faults.add("capacity_hours", column=f"{name}.months", most=MOST_HOURS)
    if read.status not in SOLVED:
        faults.add("plan_without_allocation", column="status", status=read.status)
    if faults.found:
        raise InputRefused(faults.found)
