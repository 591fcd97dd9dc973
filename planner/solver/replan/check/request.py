"""Whether what is asked fits the case and the plan in force. Source: formats, re-planning."""

from typing import Any

from planner.documents.plan_in_force import PlanInForce, read_plan_in_force
from planner.solver.replan.check.situation import Given, effective_month, rows, situation
from planner.terms.natural import natural
from planner.terms.refusals import Faults, InputRefused
from planner.terms.replanning import REPLAN_POLICIES, Replanning


def request_faults(case: Given, old: Any, request: Replanning) -> None:
    """Raises InputRefused with every fault of the request, or of the plan in force; silent when there is none."""
    faults, plan = Faults("request"), read_plan_in_force(old)
    if request.policy not in REPLAN_POLICIES:
        faults.add("replan_policy", column="policy", value=request.policy, allowed=", ".join(REPLAN_POLICIES))
    _categories(case, plan, faults)
    _month(case, request, faults)
    _used(case, plan, request, faults)
    _leavers(case, plan, request, faults)
    if request.allow_lower and not faults.found:
        _allow_lower(case, plan, request, faults)
    if faults.found:
        raise InputRefused(faults.found)


def _categories(case: Given, plan: PlanInForce, faults: Faults) -> None:
    """Of everybody of the plan: what was used counts against the pool of today's row, or else of the plan's."""
    stated = {**plan.gone, **{name: one.category for name, one in plan.admitted.items()}}
    here = {one.id for one in rows(case)}
    for name in sorted((name for name, category in stated.items() if not category and name not in here), key=natural):
        faults.add("category_needed", column=f"{name}.category", value=name)


def _month(case: Given, request: Replanning, faults: Faults) -> None:
    first, last = case.programme.months[0], case.programme.months[-1]
    if request.at > last:
        faults.add("replan_month", column="at", value=request.at, first=first, last=last)


def _used(case: Given, plan: PlanInForce, request: Replanning, faults: Faults) -> None:
    at = effective_month(case, request)
    for name, months in sorted(request.used.items(), key=lambda row: natural(row[0])):
        if name not in plan.admitted and name not in plan.gone:
            faults.add("used_of_stranger", column=name, value=name)
        for month, hours in sorted(months.items()):
            if month >= at:
                faults.add("used_too_late", column=name, value=month, at=at)
            if hours < 0:
                faults.add("used_negative", column=name, value=float(hours), month=month)


def _leavers(case: Given, plan: PlanInForce, request: Replanning, faults: Faults) -> None:
    known = {*plan.admitted, *plan.gone, *(one.id for one in rows(case))}
    for name in sorted(request.leavers.keys() - known, key=natural):
        faults.add("unknown_leaver", column=name, value=name)


def _allow_lower(case: Given, plan: PlanInForce, request: Replanning, faults: Faults) -> None:
    """Judged last, when who stays is known."""
    staying = situation(case, plan, request).promise
    for name in sorted(request.allow_lower - staying.keys(), key=natural):
        faults.add("lowered_not_staying", column=name, value=name)
