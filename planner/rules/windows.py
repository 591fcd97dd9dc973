"""Windows of the week: clock times to minutes, days to windows; those that touch are one. Source: formats."""

from collections.abc import Iterable

from planner.terms.case import DAYS, Window

Week = tuple[tuple[Window, ...], ...]


def clock_minutes(text: str) -> int:
    """Minutes after midnight of a time such as 08:30."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def window(start: int, end: int) -> Window:
    """A window from `start`; an end not after it is on the next day."""
    return Window(start, end if end > start else end + 24 * 60)


def week_of(days: Iterable[str], start: str | None, end: str | None) -> Week:
    """The same hours on each of the days; none where they are not given."""
    hours = [] if start is None or end is None else [window(clock_minutes(start), clock_minutes(end))]
    named = set(days)
    return week(hours if day in named else [] for day in DAYS)


def week(days: Iterable[Iterable[Window]]) -> Week:
    return tuple(joined(day) for day in days)


def joined(day: Iterable[Window]) -> tuple[Window, ...]:
    """Windows in order; those that touch or overlap are one."""
    found: list[Window] = []
    for one in sorted(day, key=lambda one: one.start):
        if found and one.start <= found[-1].end:
            found[-1] = Window(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)
