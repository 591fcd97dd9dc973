"""Certificates, children's service and clearances that end. Source: R-03, R-06, R-42."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.attention.attention import Attention, Facts
from planner.attention.situation import Helper, Person, Situation
from planner.attention.thresholds import BEFORE_END

CHILD = "child"


def certificate_ends(seen: Situation) -> Iterator[Attention]:
    """An adult's service ends within BEFORE_END days, before the programme does, unless a certificate is renewed."""
    for one in seen.people:
        if one.category != CHILD and _ends_soon(one, seen):
            yield _ends("certificate_ends", "R-06", one)


def child_ends(seen: Situation) -> Iterator[Attention]:
    """A child's does: on the eve of the 16th birthday, or with the certificate. The record knows the day alone."""
    for one in seen.people:
        if one.category == CHILD and _ends_soon(one, seen):
            yield _ends("child_ends", "R-03", one)


def service_over(seen: Situation) -> Iterator[Attention]:
    """Somebody's service ended before the day and the programme did not; the hours left serve nobody."""
    ended = (one for one in seen.people if one.last < min(seen.day, seen.rules.last))
    for one in ended:
        left = 60 * one.hours - sum(seen.done.get((one.id, month), 0) for month in seen.lines)
        if left > 0:
            facts: Facts = {"last": str(one.last), "left": left}
            yield Attention("service_over", "R-25", application=one.id, due=one.last, facts=facts)


def clearance_ends(seen: Situation) -> Iterator[Attention]:
    """The clearance of somebody who serves children ends within BEFORE_END days, or has ended."""
    children = {one.id for one in seen.people if one.category == CHILD and one.last >= seen.day}
    for one in seen.staff:
        served = len(one.accepted_for & children)
        if served and (until := _clearance_to_renew(one, seen)):
            facts: Facts = {"until": str(until), "children": served}
            yield Attention("clearance_ends", "R-42", assistant=one.id, due=until, facts=facts)


def _clearance_to_renew(one: Helper, seen: Situation) -> date | None:
    """Its last day, where there is service after it."""
    until, last = one.cleared_until, min(seen.rules.last, one.leaves or date.max)
    return until if until and until < last and until <= _horizon(seen) else None


def _ends_soon(one: Person, seen: Situation) -> bool:
    """Whoever is to leave by then anyway needs no call."""
    day = one.last_service_day
    return seen.day <= day <= _horizon(seen) and day < min(seen.rules.last, one.leaves or date.max)


def _ends(code: str, rule: str, one: Person) -> Attention:
    day = one.last_service_day
    return Attention(code, rule, application=one.id, due=day, facts={"last": str(day)})


def _horizon(seen: Situation) -> date:
    return seen.day + timedelta(days=BEFORE_END)
