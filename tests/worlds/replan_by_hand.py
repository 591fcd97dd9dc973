"""A small re-plan to judge: February to May, made anew from April; A-1 was promised 100 hours and used 50."""

from datetime import date
from fractions import Fraction
from typing import Any

from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.replan.check.judge import judge
from planner.terms.calendar import Month
from planner.terms.case import ApplicationCard, AssistantTerms
from planner.terms.replanning import Replanning
from tests.worlds.cases import application, case
from tests.worlds.replans import Replan

FEBRUARY, MARCH, APRIL, MAY = (Month(2026, number) for number in (2, 3, 4, 5))


def promised(name: str = "A-1", hours: int = 100, **more: Any) -> dict[str, Any]:
    """A row of the plan in force."""
    return {"application": name, "category": "severe", "hours": hours, **more}


def used(**hours: int | str) -> dict[str, dict[Month, Fraction]]:
    """`A_1=50`: all of it in March."""
    return {name.replace("_", "-"): {MARCH: Fraction(total)} for name, total in hours.items()}


def asked(policy: str = "waiting-list", **changes: Any) -> Replanning:
    return Replanning(**{"at": APRIL, "policy": policy, "used": used(A_1=50), **changes})


def world(
    *people: ApplicationCard,
    old: list[dict[str, Any]] | None = None,
    gone: list[dict[str, Any]] | None = None,
    request: Replanning | None = None,
    staff: list[AssistantTerms] | None = None,
    **programme: Any,
) -> Replan:
    """A-1 alone unless others are given; the first has 30 points, so ranks first."""
    rows = list(people) or [first()]
    given = case(rows, staff, **{"last": date(2026, 5, 31), **programme})
    plan = {"admitted": [promised()] if old is None else old, "gone": gone or []}
    return Replan(given, plan, request or asked())


def first(**changes: Any) -> ApplicationCard:
    return application("A-1", **{"points": 30, **changes})


def second(**changes: Any) -> ApplicationCard:
    return application("A-2", **{"points": 20, **changes})


def grant(new: dict[str, Any], name: str, *months: int) -> dict[str, Any]:
    """Give the person April and May, and mend the sums; whoever is not in the plan is put there as called up."""
    if name not in {one["application"] for one in new["admitted"]}:
        new["admitted"].append({"application": name, "used": 0, "promised": 0, "weight_share": "1/2"})
        for key in ("called_up", "waiting", "totals"):
            new.pop(key)
    for one in new["admitted"]:
        if one["application"] == name:
            one |= {
                "hours": one["used"] + sum(months),
                "months": dict(zip(("2026-04", "2026-05"), months, strict=True)),
            }
    if "totals" in new:
        before, total = new["totals"]["hours"], sum(one["hours"] for one in new["admitted"])
        new["totals"] |= {"hours": total, "reserve": new["totals"]["reserve"] + before - total}
    return new


def verdict(given: Replan, new: dict[str, Any]) -> AllocationVerdict:
    return judge(given.case, given.old, new, given.request)


def codes(given: Replan, new: dict[str, Any]) -> list[str]:
    """Of every finding; empty when the re-plan is the right one."""
    found = verdict(given, new)
    return [one.code for one in (*found.faults, *found.better, *found.statements)]
