"""Hours of the budget that nobody gets: every limit that keeps them so. Source: R-52.

Everybody eligible stands at one limit at least: who is admitted at what stops one more step, who waits at
what stops admission. So there is a reason wherever hours are left, and each was found for a person.
"""

from collections import defaultdict

from planner.solver.allocation.plan import Allocation, Grant, Limit, Unused

ORDER = (
    *("promise", "highest_share", "requested", "ceiling", "commission", "months", "pool", "assistants", "unproven"),
    *("places", "category_places", "quota", "budget", "policy"),
)


def unused_hours(plan: Allocation, step_hours: int) -> tuple[Unused, ...]:
    """Empty when every hour of the budget is granted."""
    left = plan.totals.get("reserve", plan.totals["budget_hours"] - plan.totals["hours"])
    rest = plan.totals["budget_hours"] % step_hours
    reasons = [*_of_the_admitted(plan, left - rest), *_of_the_waiting(plan, left - rest)] if left > rest else []
    if rest:
        reasons.append(Unused("step", "nobody", rest))
    return tuple(reasons)


def _of_the_admitted(plan: Allocation, hours: int) -> list[Unused]:
    stopped: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for grant in plan.admitted:
        for reason in grant.limited_by or ("unproven",):
            category = _pool(grant, plan.limits) if reason == "pool" else None
            stopped[reason, category].append(grant.application)
    found = sorted(stopped.items(), key=lambda item: ORDER.index(item[0][0]))
    return [Unused(reason, "admitted", hours, tuple(names), category) for (reason, category), names in found]


def _pool(grant: Grant, limits: tuple[Limit, ...]) -> str | None:
    """The category whose pool stops this grant."""
    return next(limits[place].category for place in grant.limits if limits[place].kind == "pool")


def _of_the_waiting(plan: Allocation, hours: int) -> list[Unused]:
    stopped: dict[str, list[str]] = defaultdict(list)
    for one in plan.waiting:
        for reason in one.reasons:
            stopped[reason].append(one.application)
    found = sorted(stopped.items(), key=lambda item: ORDER.index(item[0]))
    named = [Unused(reason, "waiting", hours, tuple(names)) for reason, names in found]
    return named or [Unused("nobody_waiting", "nobody", hours)]
