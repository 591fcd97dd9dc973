"""Wishes that no visit ever filled: somebody waits, or the wish is out of date."""

from collections.abc import Iterator
from datetime import date, datetime

from planner.attention.attention import Attention, Facts
from planner.attention.situation import Person, Situation
from planner.solver.roster.check.facts import is_away
from planner.terms.calendar import days_between
from planner.terms.case import DAYS, Wish
from planner.terms.clock import local

Starts = dict[str, set[tuple[date, int]]]


def wish_never_filled(seen: Situation) -> Iterator[Attention]:
    """No visit of the person, planned or done, ever started inside the wish's window on its day.

    Asked of wishes that fall on a day of service in a month with a roster, whichever of their days that is.
    """
    starts = _starts(seen)
    for one in seen.people:
        theirs = starts.get(one.id, set())
        empty = [wish for wish in one.wishes if not _filled(wish, theirs) and _was_due(wish, one, seen)]
        if empty:
            facts = {"unfilled": len(empty), "wishes": len(one.wishes), **_told(empty[0])}
            yield Attention("wish_never_filled", "", application=one.id, facts=facts)


def _told(wish: Wish) -> Facts:
    day = DAYS[wish.day] if wish.date is None else str(wish.date)
    return {"day": day, "from": _clock(wish.window.start), "to": _clock(wish.window.end), "minutes": wish.minutes}


def _clock(minutes: int) -> str:
    """24:00 for the day's end; windows past midnight end on the next day."""
    shown = minutes if minutes <= 24 * 60 else minutes - 24 * 60
    return f"{shown // 60:02d}:{shown % 60:02d}"


def _starts(seen: Situation) -> Starts:
    """By person, day and minute of Warsaw's clock of every visit planned or done."""
    found: Starts = {}
    for planned in (one for month in seen.planned.values() for one in month):
        found.setdefault(planned.application, set()).add(_read(local(planned.start)))
    for line in (one for month in seen.lines.values() for one in month if one.minutes):
        found.setdefault(line.application, set()).add(_read(datetime.fromisoformat(line.start)))
    return found


def _read(moment: datetime) -> tuple[date, int]:
    return moment.date(), 60 * moment.hour + moment.minute


def _filled(wish: Wish, starts: set[tuple[date, int]]) -> bool:
    inside = range(wish.window.start, wish.window.end)
    return any(minute in inside and _is_day(wish, day) for day, minute in starts)


def _is_day(wish: Wish, day: date) -> bool:
    return day.weekday() == wish.day if wish.date is None else day == wish.date


def _was_due(wish: Wish, person: Person, seen: Situation) -> bool:
    """On a day of a month with a roster on which the person can be served and is not away."""
    for month in seen.planned:
        for day in days_between(max(month.first, person.first), min(month.last, person.last)):
            if _is_day(wish, day) and not is_away(person.absences, day):
                return True
    return False
