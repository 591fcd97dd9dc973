"""Visits done that wait: for a confirmation, or for a decision about a dispute. Source: R-51, R-57."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.attention.attention import Attention, Facts
from planner.attention.months import to_close_by
from planner.attention.situation import Situation
from planner.attention.thresholds import CONFIRM_WITHIN
from planner.settlement.line import Line
from planner.terms.calendar import Month

ABOUT_THE_ASSISTANT = ("R-31", "R-40", "R-41", "R-42")


def unconfirmed(seen: Situation) -> Iterator[Attention]:
    """Visits that wait for a confirmation for more than CONFIRM_WITHIN days, by assistant, who has it signed."""
    groups: dict[str, list[Line]] = {}
    for one in _until(seen):
        if one.open and _day(one) + timedelta(days=CONFIRM_WITHIN) < seen.day:
            groups.setdefault(one.assistant, []).append(one)
    for assistant, lines in groups.items():
        first = min(map(_day, lines))
        facts: Facts = {"count": len(lines), "minutes": sum(one.open for one in lines), "day": str(first)}
        due = first + timedelta(days=CONFIRM_WITHIN)
        yield Attention("unconfirmed", "R-57", assistant=assistant, due=due, facts=facts)


def disputed(seen: Situation) -> Iterator[Attention]:
    """Disputes that nobody decided, by rule and whom the rule is about; nothing of them is paid until then."""
    groups: dict[tuple[str, str, str], list[Line]] = {}
    for one in _until(seen):
        if one.disputed:
            groups.setdefault(_about(one), []).append(one)
    for (rule, application, assistant), lines in groups.items():
        first = min(map(_day, lines))
        facts: Facts = {"count": len(lines), "minutes": sum(one.disputed for one in lines), "day": str(first)}
        due = to_close_by(Month.of_day(first))
        who = {"application": application, "assistant": assistant}
        yield Attention("disputed", rule, **who, due=due, facts=facts)


def _about(line: Line) -> tuple[str, str, str]:
    """The first rule that it breaks, and the person or the assistant."""
    rule = line.found[0][1] if line.found else ""
    return (rule, "", line.assistant) if rule in ABOUT_THE_ASSISTANT else (rule, line.application, "")


def _until(seen: Situation) -> Iterator[Line]:
    """Of visits before the day."""
    return (one for lines in seen.lines.values() for one in lines if _day(one) < seen.day)


def _day(line: Line) -> date:
    return date.fromisoformat(line.day)
