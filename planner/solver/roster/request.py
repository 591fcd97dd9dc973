"""What a month's roster is asked for, read and checked: every fault at once, before anything is solved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from planner.documents.plan import PlanRead, read_plan
from planner.documents.roster import read_roster
from planner.documents.visit import StatedVisit
from planner.solver.roster.clock import instant
from planner.terms.calendar import Month
from planner.terms.case import RosterCase
from planner.terms.clock import shown
from planner.terms.refusals import Fault, Faults, InputRefused

Used = Mapping[str, Mapping[str, Fraction | int]]
Pin = tuple[str, int]


@dataclass(frozen=True)
class Asked:
    """The documents as they came. since: minutes since 1970; what starts earlier is past and stays.

    pins: (application, start) of visits of `keep` that stay, besides those with `"pinned": true`.
    used: hours by application and month ("2026-02") before this one.
    """

    month: Month
    keep: Any = None
    before: Any = None
    since: int | None = None
    pins: frozenset[Pin] = frozenset()
    used: Used | None = None


@dataclass(frozen=True)
class Request:
    """A request without faults. kept: the old visits, None without `keep`. fixed: those that must stay."""

    case: RosterCase
    plan: PlanRead
    month: Month
    since: int | None
    used: Used | None
    kept: tuple[StatedVisit, ...] | None = None
    before: tuple[StatedVisit, ...] = ()
    fixed: frozenset[StatedVisit] = field(default_factory=frozenset)


def request_of(case: RosterCase, plan: Any, asked: Asked) -> Request:
    """Raises InputRefused with every fault of every document."""
    faults: list[Fault] = []
    read = _plan(plan, faults)
    _check_month(case, asked.month, faults)
    kept = None if asked.keep is None else _visits("keep", asked.keep, asked.month, faults)
    before = () if asked.before is None else _visits("before", asked.before, None, faults)
    _check_before(before, asked.month, faults)
    fixed = _fixed(kept or (), asked, case, faults)
    if faults or read is None:
        raise InputRefused(faults)
    return Request(case, read, asked.month, asked.since, asked.used, kept, before, fixed)


def limit_minutes(plan: PlanRead, person: str, month: Month, used: Used | None) -> int:
    """Most minutes in the month: the plan's; with `used`, what it gave so far and was not used."""
    months = plan.months.get(person, {})
    if used is None:
        return 60 * months.get(str(month), 0)
    given = sum(hours for name, hours in months.items() if name <= str(month))
    gone = sum(hours for name, hours in used.get(person, {}).items() if plan.since <= name < str(month))
    return int(60 * max(0, given - gone))


def _plan(document: Any, faults: list[Fault]) -> PlanRead | None:
    try:
        return read_plan(document)
    except InputRefused as refused:
        faults.extend(refused.faults)
        return None


def _check_month(case: RosterCase, month: Month, faults: list[Fault]) -> None:
    if month not in case.programme.months:
        found = Faults("--month")
        found.add("roster_month_outside", month=month, first=case.programme.first, last=case.programme.last)
        faults.extend(found.found)


def _visits(name: str, document: Any, month: Month | None, faults: list[Fault]) -> tuple[StatedVisit, ...]:
    found = Faults(name)
    read = read_roster(document, found)
    if month is not None and read.month is not None and read.month != month:
        found.add("roster_keep_month", column="month", month=read.month, expected=month)
    faults.extend(found.found)
    return read.visits


def _check_before(before: tuple[StatedVisit, ...], month: Month, faults: list[Fault]) -> None:
    found = Faults("before")
    edge = instant(month.first, 0)
    for visit in before:
        if visit.start >= edge:
            found.add("roster_before_late", application=visit.application, start=shown(visit.start), month=month)
    faults.extend(found.found)


def _fixed(
    kept: tuple[StatedVisit, ...], asked: Asked, case: RosterCase, faults: list[Fault]
) -> frozenset[StatedVisit]:
    """The visits that are past or pinned. Whoever serves or is served there is in the case."""
    pinned = asked.pins | _marked(asked.keep)
    past = {visit for visit in kept if asked.since is not None and visit.start < asked.since}
    fixed = past | {visit for visit in kept if (visit.application, visit.start) in pinned}
    found = Faults("keep")
    people = {one.id for one in case.applications}
    staff = {one.id for one in case.assistants or ()}
    for visit in sorted(fixed):
        if Month(visit.day.year, visit.day.month) != asked.month:
            found.add("fixed_outside_month", value=visit.application, start=shown(visit.start), month=asked.month)
        for kind, name, known in (
            ("application", visit.application, people),
            ("assistant", visit.assistant, staff),
        ):
            if name not in known:
                found.add(f"fixed_unknown_{kind}", value=name, start=shown(visit.start))
    for name, start in sorted(asked.pins - {(visit.application, visit.start) for visit in kept}):
        found.add("pin_without_visit", value=name, start=shown(start))
    faults.extend(found.found)
    return frozenset(fixed)


def _marked(document: Any) -> frozenset[Pin]:
    """The visits that the roster to keep itself calls pinned."""
    if not isinstance(document, dict) or not isinstance(document.get("visits"), list):
        return frozenset()
    marked = [one for one in document["visits"] if isinstance(one, dict) and one.get("pinned") is True]
    read = read_roster({"month": document.get("month"), "visits": marked}, Faults("keep"))
    return frozenset((visit.application, visit.start) for visit in read.visits)
