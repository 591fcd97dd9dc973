"""When an assistant is there and when a person has another service: instants around one month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.solver.roster.check.clock import DOBA, instant
from planner.solver.roster.check.spans import Span, Spans
from planner.terms.calendar import Month, days_between
from planner.terms.case import AssistantTerms, Blocked, Window

DAY = timedelta(days=1)


def days_around(month: Month) -> tuple[date, ...]:
    """Days whose windows can reach a visit that starts in the month and ends by the end of the next day."""
    return tuple(days_between(month.first - DAY, month.last + DAY))


@dataclass(frozen=True)
class Presence:
    """When an assistant is there."""

    assistant: AssistantTerms
    month: Month

    @cached_property
    def spans(self) -> Spans:
        """Windows of every day that is not an absence, less the absences: whoever is away for a day starts no
        window on it and serves no minute of it. Windows that touch are one, also over midnight."""
        days = [day for day in days_around(self.month) if not self.away(day, day)]
        windows = Spans(at(day, window) for day in days for window in self.assistant.windows[day.weekday()])
        return windows.without(Spans(self._absences()))

    def away(self, first: date, last: date) -> bool:
        """Whether a day of first..last is an absence."""
        return any(start <= last and first <= end for start, end in self.assistant.absences)

    def _absences(self) -> Iterator[Span]:
        days = days_around(self.month)
        for first, last in self.assistant.absences:
            if first <= days[-1] and days[0] <= last:
                yield instant(max(first, days[0]), 0), instant(min(last, days[-1]), DOBA)


@dataclass(frozen=True)
class OtherServices:
    """When other services are with a person. Source: R-34."""

    rows: tuple[Blocked, ...]
    month: Month

    @cached_property
    def spans(self) -> Spans:
        return Spans(span for span, _ in self._windows)

    def names(self, start: int, end: int) -> list[str]:
        """Which services share a minute with [start, end)."""
        return sorted({name for span, name in self._windows if span[0] < end and start < span[1]})

    @cached_property
    def _windows(self) -> list[tuple[Span, str]]:
        days = days_around(self.month)
        return [(at(day, row.window), row.service) for row in self.rows for day in days if day.weekday() == row.day]


def at(day: date, window: Window) -> Span:
    """The window of that day as instants."""
    return instant(day, window.start), instant(day, window.end)


def shortfall(spans: Spans, start: int, end: int) -> int:
    """Minutes of [start, end) that the spans do not cover."""
    return end - start - spans.minutes_in(start, end)
