"""The verdict on a re-plan: unlawful, lawful but not the defined one, with false statements, or ok.

Reading of the text, where it leaves more than one: there is no fallback where what was used is above a pool already,
as where it is above the budget, since lowering everybody would not help.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from planner.documents.finding import Finding, finding
from planner.documents.plan_in_force import read_plan_in_force
from planner.documents.replan_read import ReplanRead, read_replan
from planner.solver.allocation.check.evenness import uneven
from planner.solver.allocation.check.grants import Grants
from planner.solver.allocation.check.ground import Ints
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.replan.check.faults import faults
from planner.solver.replan.check.proposed import Proposed
from planner.solver.replan.check.request import request_faults
from planner.solver.replan.check.situation import CALLING_UP, Given, Situation, situation
from planner.solver.replan.check.statements import said_in_warnings, said_of_people, said_of_request
from planner.terms.replanning import Replanning


def judge(case: Given, old: Any, new: Any, request: Replanning) -> AllocationVerdict:
    """Judge a re-plan of the case as it is now, with its changes, made of the plan in force.

    Raises InputRefused when the request is at fault, or one of the documents is no plan at all.
    """
    request_faults(case, old, request)
    document = read_replan(new)
    given = situation(case, read_plan_in_force(old), request)
    if document.plan.status == "infeasible":
        return _impossible(given, old, document)
    return _verdict(Proposed(given, document))


def _verdict(proposed: Proposed) -> AllocationVerdict:
    statements = (*said_of_request(proposed.given, proposed.document), *said_of_people(proposed))
    broken = tuple(faults(proposed))
    if broken:
        return AllocationVerdict("unlawful", broken, (), statements)
    statements = (*statements, *said_in_warnings(proposed))
    better = tuple(_better(proposed))
    if better:
        return AllocationVerdict("not_best", (), better, statements)
    return AllocationVerdict("false_statements" if statements else "ok", (), (), statements)


def _better(proposed: Proposed) -> Iterator[Finding]:
    """Somebody passed over; else hours that could move; else months that could be more even."""
    passed_over = _passed_over(proposed)
    if passed_over is not None:
        yield finding("not_called_up", "R-14", application=passed_over)
        return
    flow = proposed.ground.carry_months(proposed.months)
    assert flow is not None
    facts, step = proposed.given.facts, proposed.given.step
    floors = [one.floor for one in proposed.people]
    chains = Grants(proposed.ground, floors, facts.budget, _pools(proposed)).improvement(proposed.new, flow)
    yield from (chain.finding("R-24", step) for chain in chains)
    if not chains:
        yield from _uneven(proposed, flow)


def _passed_over(proposed: Proposed) -> str | None:
    if proposed.given.request.policy not in CALLING_UP:
        return None
    number = proposed.calling.passed_over(proposed.members)
    return None if number is None else proposed.candidates[number].id


def _uneven(proposed: Proposed, flow: Ints) -> Iterator[Finding]:
    for move in uneven(proposed.ground, proposed.months, flow):
        months = proposed.month_names
        ends = {"from_month": months[move.from_month], "to_month": months[move.to_month]}
        name = proposed.people[move.person].id
        yield finding("uneven", "R-24", application=name, hours=proposed.given.step, **ends)


def _pools(proposed: Proposed) -> list[tuple[list[int], int]]:
    """People's numbers and the steps that are left, by pool."""
    pools = proposed.given.facts.programme.pools.items()
    return [
        ([number for number, one in enumerate(proposed.people) if one.category == name], most // proposed.given.step)
        for name, most in pools
    ]


def _impossible(given: Situation, old: Any, document: ReplanRead) -> AllocationVerdict:
    """Right where what was used and promised cannot be; then the fallback is judged, or its absence."""
    if document.plan.admitted:
        return AllocationVerdict("unlawful", (finding("impossible_with_grants", "R-17"),))
    if not given.promised_too_much():
        return AllocationVerdict("unlawful", (finding("replan_not_impossible", "R-25"),))
    statements = tuple(said_of_request(given, document))
    if given.used_too_much():
        if document.fallback is not None:
            statements = (*statements, finding("fallback_impossible", "R-25", limits=", ".join(given.used_too_much())))
    elif document.fallback is None:
        statements = (*statements, finding("fallback_missing", "R-25"))
    else:
        return _with_fallback(_fallback(given, old, document), statements)
    return AllocationVerdict("false_statements" if statements else "impossible", (), (), statements)


def _fallback(given: Situation, old: Any, document: ReplanRead) -> AllocationVerdict:
    """The same policy with everybody lowered who stays."""
    request = replace(given.request, allow_lower=frozenset(given.promise))
    return judge(given.case, old, document.fallback, request)


def _with_fallback(fallback: AllocationVerdict, statements: tuple[Finding, ...]) -> AllocationVerdict:
    """What is wrong in the fallback is wrong in the document."""
    said = (*statements, *fallback.statements)
    outcome = fallback.outcome
    if outcome in ("ok", "false_statements"):
        outcome = "false_statements" if said else "impossible"
    return AllocationVerdict(outcome, fallback.faults, fallback.better, said)
