"""Situations to look at, small: what each kind of attention asks, with plain values for the rest."""

from datetime import date
from decimal import Decimal
from typing import Any

from planner.attention.attention import Attention
from planner.attention.situation import Broken, Helper, Person, Situation
from planner.settlement.line import Line
from planner.settlement.matching import Planned
from planner.terms.calendar import Month
from planner.terms.case import Window, Wish
from planner.terms.clock import instant_of, shown
from tests.worlds.cases import programme

FEBRUARY, MARCH, APRIL = Month(2026, 2), Month(2026, 3), Month(2026, 4)
YEAR = {"first": date(2026, 2, 1), "last": date(2026, 12, 31)}


def seen(day: date, **given: Any) -> Situation:
    """February to December 2026."""
    rules = programme(**{**YEAR, **given.pop("rules", {})})
    return Situation(day, rules, **given)


def person(name: str = "A-1", **changes: Any) -> Person:
    """Somebody with 10 hours in each of twelve months and service all the year."""
    plain = {"category": "severe", "hours": 120, "months": {f"2026-{month:02d}": 10 for month in range(1, 13)}}
    days = {"first": YEAR["first"], "last_service_day": YEAR["last"]}
    return Person(name, **{**plain, **days, **changes})


def helper(name: str = "S-1", **changes: Any) -> Helper:
    return Helper(name, **{"max_hours_month": 100, **changes})


def line(day: date, minutes: int = 60, **changes: Any) -> Line:
    """A visit done at eight, settled."""
    plain = {"application": "A-1", "assistant": "S-1", "start": f"{day}T08:00:00+01:00", "minutes": minutes}
    return Line(**{**plain, "disputed": 0, "settled": minutes, "rate": Decimal(48), **changes})


def waiting(day: date, minutes: int = 60, **changes: Any) -> Line:
    """Not confirmed yet."""
    return line(day, minutes, settled=0, **changes)


def against(rule: str, day: date, minutes: int = 60, **changes: Any) -> Line:
    return line(day, minutes, disputed=minutes, settled=0, found=(("done_code", rule),), **changes)


def planned(start: str, minutes: int, assistant: str = "S-1", application: str = "A-1") -> Planned:
    """start: with its offset."""
    first = instant_of(start)
    return Planned(first, first + minutes, f"V-{shown(first)[:7]}-{shown(first)[8:16]}", application, assistant)


def broken(start: str, *codes: str, assistant: str = "S-1", application: str = "A-1") -> Broken:
    first = instant_of(start)
    return Broken(first, f"V-{shown(first)[:16]}", application, assistant, codes, ("R-46",))


def by_month(*visits: Planned) -> dict[Month, tuple[Planned, ...]]:
    found: dict[Month, tuple[Planned, ...]] = {}
    for one in sorted(visits):
        month = Month.of(shown(one.start)[:7])
        found[month] = (*found.get(month, ()), one)
    return found


def wish(day: int = 0, start: int = 480, end: int = 720, **changes: Any) -> Wish:
    """Mondays, 8 to 12, an hour."""
    return Wish(**{"application": "A-1", "day": day, "window": Window(start, end), "minutes": 60, **changes})


def told(found: Any) -> list[tuple[str, str]]:
    """Code and subject of each."""
    return [(one.code, one.application or one.assistant or one.month) for one in found]


def only(found: Any) -> Attention:
    (one,) = found
    assert isinstance(one, Attention)
    return one
