"""Rules that a re-plan breaks: who is in it, the set that is called up, hours, months, sums, assistants."""

from collections import Counter
from collections.abc import Iterator

from planner.documents.finding import Finding, finding
from planner.solver.allocation.check.facts import Candidate
from planner.solver.replan.check.proposed import Proposed
from planner.solver.replan.check.situation import CALLING_UP, SHARING, rows

SET_RULES = {"places": "R-13", "category_places": "R-13", "quota": "R-12", "pool": "R-21", "budget": "R-23"}


def faults(proposed: Proposed) -> Iterator[Finding]:
    """Every fault; hours without an assistant only where all else is right."""
    found = [*_promised(proposed), *_people(proposed), *_called_up(proposed)]
    for one in proposed.people:
        found += [*_hours(proposed, one), *_months(proposed, one)]
    found += _sums(proposed)
    yield from found or _not_served(proposed)


def _promised(proposed: Proposed) -> Iterator[Finding]:
    for name in proposed.given.promised_too_much():
        yield finding("promises_too_much", "R-23" if name == "budget" else "R-21", limit=name)


def _people(proposed: Proposed) -> Iterator[Finding]:
    given, plan = proposed.given, proposed.plan
    for name, count in Counter(plan.admitted).items():
        if count > 1:
            yield finding("named_twice", "R-14", application=name)
    for name in given.promise:
        if name not in plan.hours:
            yield finding("staying_missing", "R-25", application=name)
    for name in plan.hours:
        if name not in proposed.numbers:
            yield _outsider(proposed, name)


def _outsider(proposed: Proposed, name: str) -> Finding:
    """Why somebody admitted can be neither of those who stay nor called up."""
    given = proposed.given
    if name in given.gone:
        return finding("admitted_gone", "R-25", application=name)
    if name in given.facts.refused:
        return finding("admitted_ineligible", "R-01", application=name, reasons=", ".join(given.facts.refused[name]))
    if name not in {one.id for one in rows(given.case)}:
        return finding("unknown_application", "R-05", application=name)
    code = "called_up_leaver" if name in given.request.leavers else "called_up_without_room"
    return finding(code, "R-14", application=name)


def _called_up(proposed: Proposed) -> Iterator[Finding]:
    """The set as a whole. Who is missing from it is another question."""
    given = proposed.given
    if given.promised_too_much() or given.promise.keys() - proposed.plan.hours.keys():
        return
    if given.request.policy not in CALLING_UP:
        for name in proposed.called_up:
            yield finding("called_up_by_policy", "R-25", application=name, policy=given.request.policy)
        return
    for name in proposed.calling.broken(proposed.members):
        yield finding(f"set_{name}", SET_RULES.get(name, "R-40"))


def _hours(proposed: Proposed, one: Candidate) -> Iterator[Finding]:
    given, hours, step = proposed.given, proposed.plan.hours[one.id], proposed.given.step
    used, least, most = (steps * step for steps in (one.used, one.used + one.floor, one.used + one.ceiling))
    months = sum(proposed.plan.months[one.id].values())
    if used + months != hours:
        yield finding("replan_sum", "R-24", application=one.id, hours=hours, used=used, sum=months)
    if hours < least:
        code = "below_promise" if proposed.stays(one) else "called_up_below"
        yield finding(code, "R-25", application=one.id, hours=hours, least=least)
    if hours > most:
        yield finding(_above(proposed, one), "R-25", application=one.id, hours=hours, most=most)
    if hours % step or any(part % step for part in proposed.plan.months[one.id].values()):
        yield finding("not_whole_steps", "R-21", application=one.id, step=given.step)


def _above(proposed: Proposed, one: Candidate) -> str:
    if not proposed.stays(one):
        return "called_up_above"
    return "above_most" if proposed.given.request.policy in SHARING else "above_promise"


def _months(proposed: Proposed, one: Candidate) -> Iterator[Finding]:
    step, programme = proposed.given.step, [str(month) for month in proposed.given.programme.months]
    for name, part in proposed.plan.months[one.id].items():
        if name not in proposed.month_names:
            code = "month_before" if name in programme else "unknown_month"
            yield finding(code, "R-30", application=one.id, month=name)
            continue
        room = one.room[proposed.month_names.index(name)] * step
        if part > room:
            yield finding("above_room", "R-30", application=one.id, month=name, hours=part, most=room)


def _sums(proposed: Proposed) -> Iterator[Finding]:
    """With what the gone used, in whole hours of budget and pools."""
    given, hours = proposed.given, proposed.plan.hours
    total = sum(hours.values()) + sum(proposed.gone_hours.values())
    if total > given.programme.budget_hours:
        yield finding("above_budget", "R-23", hours=total, most=given.programme.budget_hours)
    for category, most in given.programme.pools.items():
        inside = sum(hours[one.id] for one in proposed.people if one.category == category)
        inside += sum(proposed.gone_hours[name] for name, theirs in given.gone.items() if theirs == category)
        if inside > most:
            yield finding("above_pool", "R-21", category=category, hours=inside, most=most)


def _not_served(proposed: Proposed) -> Iterator[Finding]:
    if proposed.ground.carry_months(proposed.months) is None:
        missing, most = proposed.unserved(), proposed.given.shortage.steps * proposed.given.step
        months = ", ".join(missing)
        yield finding("promises_not_served", "R-40", months=months, hours=sum(missing.values()), most=most)
