"""Inputs become a plan: admission, hours, months, each proven; then why. Four outcomes."""

from dataclasses import replace
from importlib.metadata import version
from typing import Any

from planner.documents.digests import input_digests
from planner.editions import Figure
from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs
from planner.solver.allocation.admission import Admission, admit
from planner.solver.allocation.allocating import Allocating, totals_of
from planner.solver.allocation.conflict import relaxations
from planner.solver.allocation.derive import Derived, derive
from planner.solver.allocation.engine import OutOfTime
from planner.solver.allocation.instance import Instance
from planner.solver.allocation.plan import Allocation, Conflict
from planner.solver.allocation.run import Run
from planner.terms.case import Case


def solve(case: Case, run: Run) -> Allocation:
    """The plan of the case. Its status is one of four; no answer is an error."""
    return allocate(inputs_of(case), run)


def allocate(inputs: Inputs, run: Run) -> Allocation:
    """The plan of the inputs, whether just read or taken from the record."""
    derived = derive(inputs)
    plan = replace(begun(inputs, derived), totals=totals_of(derived.programme, [], 0))
    inputs = replace(inputs, programme=derived.programme)  # less what those used who are gone
    if run.out_of_time():
        return plan
    try:
        run.tell("admission")
        admission = admit(derived.instance, run.left)
        if admission.conflict:
            return _impossible(plan, inputs, derived.instance, admission, run)
    except OutOfTime:
        return plan
    return Allocating(inputs.programme, derived.instance, admission, run).complete(plan)


def begun(inputs: Inputs, derived: Derived) -> Allocation:
    """A plan of these inputs with all that is known before anything is solved."""
    return Allocation(
        status="unknown",
        policy=inputs.programme.policy,
        refused=derived.refused,
        warnings=_case_warnings(inputs, derived),
        totals=totals_of(inputs.programme, [], 0),
        unconfirmed=tuple(_shown(figure) for figure in derived.unconfirmed),
        inputs=input_digests(inputs),
        engine={"ortools": version("ortools"), "godziny": version("godziny")},
    )


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
