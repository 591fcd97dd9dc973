"""What a re-plan's document says wrongly besides its grants.

Readings of the text, where it leaves more than one:
- `promised` is the promise also of those who may be lowered; `promise_lowered` names them where U is below the grant.
- `months` of `assistants_short` are those in which hours of this plan have no assistant.
- `quota_missed` stands under every policy where the quota does not hold for everybody served this year.
- `gone` and `called_up` have no order; `waiting` is in ranking order.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from planner.documents.finding import Finding, finding, some
from planner.documents.replan_read import ReplanRead
from planner.solver.allocation.check.facts import Candidate
from planner.solver.replan.check.proposed import Proposed
from planner.solver.replan.check.situation import Situation
from planner.terms.natural import natural


def said_of_request(given: Situation, document: ReplanRead) -> Iterator[Finding]:
    """The month, the policies, who is refused."""
    true = {"at": str(given.at), "replan_policy": given.request.policy}
    for name, found in (("at", document.at), ("replan_policy", document.policy)):
        if found not in (None, true[name]):
            yield finding("wrong_request", "R-25", name=name, found=found, expected=true[name])
    policy = given.programme.policy
    if document.plan.policy not in (None, policy):
        yield finding("wrong_policy", "R-24", found=document.plan.policy, expected=policy)
    if document.plan.refused is not None:
        said = {name: sorted(reasons) for name, reasons in document.plan.refused.items()}
        right = {name: sorted(reasons) for name, reasons in given.facts.refused.items()}
        names = [name for name in sorted({*said, *right}, key=natural) if said.get(name) != right.get(name)]
        if names:
            yield finding("wrong_refusals", "R-01", applications=some(names))


def said_of_people(proposed: Proposed) -> Iterator[Finding]:
    """Lists, totals, and what stands beside everybody's hours."""
    yield from _waiting(proposed)
    yield from _gone(proposed)
    called_up = proposed.document.called_up
    if called_up is not None and sorted(called_up) != sorted(proposed.called_up):
        yield finding("wrong_called_up", "R-14", expected=some(proposed.called_up), found=some(called_up))
    for one in proposed.people:
        yield from _beside_hours(proposed, one)
    yield from _totals(proposed)


def _waiting(proposed: Proposed) -> Iterator[Finding]:
    right, said = proposed.waiting, proposed.plan.waiting
    if said is not None and said != right:
        yield finding("wrong_waiting_list", "R-14", expected=some(right), found=some(said))
    if proposed.plan.positions and proposed.plan.positions != list(range(1, len(right) + 1)):
        yield finding("wrong_positions", "R-14")


def _gone(proposed: Proposed) -> Iterator[Finding]:
    if proposed.document.gone is None:
        return
    right = {name: (category, proposed.gone_hours[name]) for name, category in proposed.given.gone.items()}
    said = {name: (category, hours) for name, category, hours in proposed.document.gone}
    names = [name for name in sorted({*said, *right}, key=natural) if said.get(name) != right.get(name)]
    if names or len(said) < len(proposed.document.gone):
        yield finding("wrong_gone", "R-25", applications=some(names), expected=some(sorted(right, key=natural)))


def _beside_hours(proposed: Proposed, one: Candidate) -> Iterator[Finding]:
    said, given = proposed.document.stated[one.id], proposed.given
    right = {
        "category": one.category,
        "used": one.used * given.step,
        "promised": given.promise.get(one.id, 0) * given.step,
    }
    for name, expected in right.items():
        found = getattr(said, name)
        if found is not None and found != expected:
            yield finding("wrong_beside", "R-25", application=one.id, name=name, found=found, expected=expected)
    if _share(said.weight_share) != given.share[one.id]:
        facts = {"name": "weight_share", "found": said.weight_share, "expected": given.share[one.id]}
        yield finding("wrong_beside", "R-25", application=one.id, **facts)


def _share(text: Any) -> Fraction | None:
    try:
        return Fraction(text) if isinstance(text, str) and len(text) <= 20 else None
    except (ValueError, ZeroDivisionError):
        return None


def _totals(proposed: Proposed) -> Iterator[Finding]:
    hours, budget = sum(proposed.plan.hours.values()), proposed.given.programme.budget_hours
    totals = {
        "hours": hours,
        "people": len(proposed.plan.hours),
        "high_support": sum(one.high for one in proposed.people),
        "budget_hours": budget,
        "reserve": budget - hours - sum(proposed.gone_hours.values()),
    }
    said = {**proposed.plan.totals, "reserve": proposed.document.reserve}
    for name, value in totals.items():
        if said.get(name) not in (None, value):
            yield finding("wrong_total", "R-23", name=name, found=said[name], expected=value)


def said_in_warnings(proposed: Proposed) -> Iterator[Finding]:
    """Of a plan that breaks no rule: what is warned of is so, and what is so is warned of."""
    if proposed.document.warnings is None:
        return
    right = {**_short(proposed), **_lowered(proposed), **_quota(proposed), "below_minimum": None}
    for code, expected in right.items():
        found = [_warned(one) for one in proposed.document.warnings if one.get("code") == code]
        if found != ([] if expected is None else [expected]):
            yield finding("wrong_replan_warning", "R-25", warning=code, expected=_told(expected))


Warned = tuple[tuple[str, ...], tuple[str, ...], Any]


def _warned(one: dict[str, Any]) -> Warned:
    lists = (one.get(key, ()) for key in ("applications", "months"))
    names, months = (sorted(map(str, found)) if isinstance(found, list) else () for found in lists)
    return tuple(names), tuple(months), one.get("hours")


def _short(proposed: Proposed) -> dict[str, Warned | None]:
    short = proposed.given.shortage
    if not short.steps:
        return {"assistants_short": None}
    hours = short.steps * proposed.given.step
    return {"assistants_short": (tuple(sorted(short.people)), tuple(sorted(proposed.unserved())), hours)}


def _lowered(proposed: Proposed) -> dict[str, Warned | None]:
    """Whose floor is below the announced grant."""
    announced, step = proposed.given.old.admitted, proposed.given.step
    staying = [one for one in proposed.people if proposed.stays(one)]
    names = [one.id for one in staying if (one.used + one.floor) * step < announced[one.id].hours]
    return {"promise_lowered": (tuple(sorted(names)), (), None) if names else None}


def _quota(proposed: Proposed) -> dict[str, Warned | None]:
    missed = proposed.calling.quota_missed(proposed.members)
    return {"quota_missed": ((), (), None) if missed else None}


def _told(expected: Warned | None) -> str:
    if expected is None:
        return "-"
    names, months, hours = expected
    return "; ".join([some(names), *([some(months), str(hours)] if months else [])])
