"""Months that are over and not closed, and what hinders it. Source: R-51."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from planner.attention.attention import Attention, Facts
from planner.attention.situation import Situation
from planner.attention.thresholds import CLOSE_WITHIN
from planner.attention.using import month_of
from planner.settlement.line import Line
from planner.terms.calendar import Month


def to_close_by(month: Month) -> date:
    """So that assistants can be paid."""
    return month.last + timedelta(days=CLOSE_WITHIN)


def months_to_close(seen: Situation) -> Iterator[Attention]:
    """Each with the planned visits that nobody explained, the assistants without a rate, and the month before it."""
    untold = Counter(month_of(one) for one in seen.unmatched)
    waiting = [one for one in seen.over if seen.announced and one not in seen.closed]
    earlier = ""
    for month in waiting:
        lines = seen.lines.get(month, ())
        hindered: Facts = {"untold": untold[month], "no_rate": _without_rate(lines), "earlier": earlier or "none"}
        yield Attention("month_to_close", "R-51", month=str(month), due=to_close_by(month), facts=hindered)
        if lines or seen.planned.get(month):  # an empty month is closed with the next
            earlier = earlier or str(month)


def _without_rate(lines: tuple[Line, ...]) -> int:
    return len({one.assistant for one in lines if one.minutes and one.rate is None})
