"""Assistants near 12 hours in a doba, or near their month. Source: R-32."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from planner.attention.attention import Attention, Facts
from planner.attention.situation import Situation
from planner.attention.thresholds import NEAR_DOBA, NEAR_MONTH
from planner.attention.using import month_of
from planner.documents.visit import StatedVisit
from planner.settlement.matching import Planned
from planner.solver.roster.check.clock import DOBA, instant
from planner.solver.roster.check.diary import Diary


def near_twelve_hours(seen: Situation) -> Iterator[Attention]:
    """Planned service tomorrow is part of 24 hours in which at most NEAR_DOBA minutes are left.

    24 hours from the start of any visit, strictly. Beyond the 12 hours visits break a rule, and are told as such.
    """
    tomorrow = seen.day + timedelta(days=1)
    span = range(instant(tomorrow, 0), instant(tomorrow, DOBA))
    most = int(seen.rules.edition["assistant.minutes_in_doba"])
    for name, visits in _around(seen, span).items():
        minutes = _longest(visits, span)
        if most - NEAR_DOBA <= minutes <= most:
            facts: Facts = {"minutes": minutes, "most": most, "day": str(tomorrow)}
            yield Attention("near_twelve_hours", "R-32", assistant=name, due=tomorrow, facts=facts)


def _around(seen: Situation, span: range) -> dict[str, list[Planned]]:
    """By assistant, planned visits that can share 24 hours with minutes of the span."""
    months = {seen.month.before(), seen.month, seen.month.next()}
    found: dict[str, list[Planned]] = defaultdict(list)
    for one in (visit for month in months for visit in seen.planned.get(month, ())):
        if span.start - 2 * DOBA < one.start < span.stop + DOBA:
            found[one.assistant].append(one)
    return found


def _longest(visits: Sequence[Planned], span: range) -> int:
    """Most minutes in 24 hours from a start, of those with any in the span."""
    diary = Diary(StatedVisit(one.start, one.end, one.application, one.assistant) for one in visits)
    return max((diary.service(start, start + DOBA) for start in diary.starts if _serves(diary, start, span)), default=0)


def _serves(diary: Diary, start: int, span: range) -> bool:
    first, last = max(start, span.start), min(start + DOBA, span.stop)
    return first < last and diary.service(first, last) > 0


def near_month(seen: Situation) -> Iterator[Attention]:
    """What was done this month and what is planned still make NEAR_MONTH of the assistant's hours, or more."""
    minutes = _minutes_of_month(seen)
    for one in seen.staff:
        worked, most = minutes.get(one.id, 0), 60 * one.max_hours_month
        if worked and worked >= NEAR_MONTH * most:
            facts: Facts = {"minutes": worked, "most": most}
            month = str(seen.month)
            yield Attention("near_month", "", assistant=one.id, month=month, due=seen.month.last, facts=facts)


def _minutes_of_month(seen: Situation) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for line in seen.lines.get(seen.month, ()):
        found[line.assistant] += line.minutes
    for one in _still_planned(seen.unmatched, seen):
        found[one.assistant] += one.end - one.start
    return found


def _still_planned(visits: Iterable[Planned], seen: Situation) -> Iterator[Planned]:
    return (one for one in visits if month_of(one) == seen.month)
