"""The documents that are judged together: plan, roster, the roster to keep and the month before."""

from dataclasses import dataclass, replace
from typing import Any

from planner.documents.plan import PlanRead, read_plan
from planner.documents.roster import RosterRead, read_roster
from planner.documents.visit import StatedVisit
from planner.solver.roster.check.clock import instant
from planner.terms.calendar import Month
from planner.terms.case import ProgrammeRules
from planner.terms.clock import shown
from planner.terms.refusals import Fault, Faults, InputRefused


@dataclass(frozen=True)
class Documents:
    """kept: the visits of the roster to keep, None without one; earlier: visits of the month before."""

    plan: PlanRead
    month: Month
    roster: RosterRead
    kept: frozenset[tuple[str, str, int]] | None
    earlier: tuple[StatedVisit, ...]


def read_documents(programme: ProgrammeRules, plan: Any, roster: Any, keep: Any, before: Any) -> Documents:
    """Raises InputRefused with every fault of every document. keep, before: None when there is none."""
    faults: list[Fault] = []
    plan_read = _plan(plan, faults)
    roster_read = _roster("roster", roster, faults)
    month = _month(programme, roster_read, faults)
    kept = None if keep is None else _kept(keep, month, faults)
    earlier = () if before is None else _earlier(before, month, faults)
    if faults or plan_read is None or month is None:
        raise InputRefused(faults)
    return Documents(plan_read, month, roster_read, kept, earlier)


def _plan(document: Any, faults: list[Fault]) -> PlanRead | None:
    try:
        return read_plan(document)
    except InputRefused as refused:
        faults.extend(refused.faults)
    except RecursionError:
        nested = Faults("plan")
        nested.add("plan_shape", expected="less depth")
        faults.extend(nested.found)
    return None


def _roster(name: str, document: Any, faults: list[Fault]) -> RosterRead:
    found = Faults(name)
    read = read_roster(document, found)
    faults.extend(found.found)
    return read


def _month(programme: ProgrammeRules, roster: RosterRead, faults: list[Fault]) -> Month | None:
    """The roster's month; it has a day in the programme."""
    if roster.month is not None and roster.month not in programme.months:
        found = Faults("roster")
        first, last = programme.first, programme.last
        found.add("roster_month_outside", column="month", month=roster.month, first=first, last=last)
        faults.extend(found.found)
    return roster.month


def _kept(document: Any, month: Month | None, faults: list[Fault]) -> frozenset[tuple[str, str, int]]:
    """The roster to keep is one of the same month."""
    read = _roster("keep", document, faults)
    if read.month is not None and month is not None and read.month != month:
        found = Faults("keep")
        found.add("roster_keep_month", column="month", month=read.month, expected=month)
        faults.extend(found.found)
    return frozenset(visit.key for visit in read.visits)


def _earlier(document: Any, month: Month | None, faults: list[Fault]) -> tuple[StatedVisit, ...]:
    """Of whatever month it calls itself, the month before holds only visits that start before this month."""
    read = _roster("before", document, faults)
    edge = None if month is None else instant(month.first, 0)
    found = Faults("before")
    for visit in read.visits:
        if edge is not None and visit.start >= edge:
            start = shown(visit.start)
            found.add("roster_before_late", column="visits", application=visit.application, start=start, month=month)
    faults.extend(found.found)
    return tuple(replace(visit, earlier=True) for visit in read.visits)
