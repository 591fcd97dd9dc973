"""A forecast stands on the record: grants by month, visits planned, done and explained."""

from dataclasses import replace
from datetime import date

import pytest

from planner.commands.leaving import WithdrawApplication
from planner.commands.visits import BookVisit
from planner.outlook.forecast.forecast import forecast
from planner.record.application import Godziny
from planner.record.outlook import minutes_by_month, outlook_of
from planner.terms.calendar import Month
from planner.terms.case import Window, Wish
from projections.door import ReadDoor
from tests.worlds.recorded import by
from tests.worlds.served import closed, done, opened, told, year

FEBRUARY, MARCH, APRIL = Month(2026, 2), Month(2026, 3), Month(2026, 4)


def test_what_was_planned_done_and_explained_is_told_by_person_and_month(app: Godziny, unit: str) -> None:
    wishes = tuple(Wish("A-1", day, Window(8 * 60, 12 * 60), 120) for day in range(5))
    scope = opened(app, unit, replace(year(), wishes=wishes))
    for day in (2, 3):
        start, end = (f"2026-03-{day:02d}T{hour:02d}:00:00+01:00" for hour in (8, 10))
        app.do(BookVisit(application="A-1", assistant="S-1", start=start, end=end), scope, by())
    told(app, scope, done("02-02 08:00", "02-02 10:00", confirmed_by=()))
    told(app, scope, done("03-02 08:00", "03-02 10:00"), done("03-03 08:00", "03-03 10:00", outcome="no_show"))
    closed(app, scope, "2026-02")

    now = ReadDoor(app).year(scope)
    given = outlook_of(now, APRIL)
    first, second = given.people

    assert (first.granted, sum(first.granted_by_month.values())) == (6000, 6000)
    assert (first.planned, first.done, first.cancelled) == ({MARCH: 240}, {FEBRUARY: 120, MARCH: 120}, {MARCH: 120})
    assert (second.planned, second.done) == ({}, {})
    assert (given.published, given.closed) == (frozenset([MARCH]), frozenset([FEBRUARY, MARCH]))
    assert forecast(given).unused.expected == 2 * 6000 - 240
    assert [(one.planned, one.done, one.settled) for one in minutes_by_month(now, given)] == [
        (0, 120, 0),
        (240, 120, 120),
    ]


def test_whoever_left_was_granted_what_they_used(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 10:30"))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 10)), scope, by())

    given = outlook_of(ReadDoor(app).year(scope), APRIL)

    assert (given.people[0].granted, sum(given.people[0].granted_by_month.values())) == (180, 180)
    assert given.people[0].last_day == date(2026, 2, 10)
    assert given.reserve == 60 * (10_000 - 3 - 100)


def test_today_every_month_that_is_published_counts_and_looking_back_only_the_next(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = tuple(Wish("A-1", day, Window(8 * 60, 12 * 60), 120) for day in range(5))
    scope = opened(app, unit, replace(year(), wishes=days))
    for day in ("02-02", "03-02"):
        start, end = (f"2026-{day}T{hour:02d}:00:00+01:00" for hour in (8, 10))
        app.do(BookVisit(application="A-1", assistant="S-1", start=start, end=end), scope, by())
    now = ReadDoor(app).year(scope)

    assert outlook_of(now, FEBRUARY).published == {FEBRUARY}
    monkeypatch.setattr("planner.record.outlook.this_month", lambda: FEBRUARY)
    assert outlook_of(now, FEBRUARY).published == {FEBRUARY, MARCH}
