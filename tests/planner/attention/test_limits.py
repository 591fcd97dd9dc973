"""Near 12 hours and near the month: exactly an hour before, at the limit, across midnight and both clock changes."""

from datetime import date

import pytest

from planner.attention.limits import near_month, near_twelve_hours
from planner.settlement.matching import Planned
from tests.worlds.attention import MARCH, by_month, helper, line, only, planned, seen, told


def longest(day: date, *visits: Planned) -> list[int]:
    return [int(one.facts["minutes"]) for one in near_twelve_hours(seen(day, planned=by_month(*visits)))]


@pytest.mark.parametrize(("minutes", "found"), [(659, []), (660, [660]), (720, [720]), (721, [])])
def test_an_assistant_within_an_hour_of_twelve_tomorrow_is_told(minutes: int, found: list[int]) -> None:
    assert longest(date(2026, 3, 2), planned("2026-03-03T06:00:00+01:00", minutes)) == found


def test_two_people_count_together_and_today_with_tomorrow() -> None:
    late = planned("2026-03-02T20:00:00+01:00", 360, application="A-1")
    early = planned("2026-03-03T10:00:00+01:00", 300, application="A-2")

    assert longest(date(2026, 3, 2), late, early) == [660]
    assert told(near_twelve_hours(seen(date(2026, 3, 2), planned=by_month(late, early)))) == [
        ("near_twelve_hours", "S-1")
    ]


def test_a_visit_24_hours_after_the_first_start_is_another_doba() -> None:
    first = planned("2026-03-02T08:00:00+01:00", 400)
    next_day = planned("2026-03-03T08:00:00+01:00", 400)

    assert longest(date(2026, 3, 2), first, next_day) == []


def test_twenty_four_hours_are_elapsed_ones_when_the_clock_goes_forward() -> None:
    first = planned("2026-03-28T20:00:00+01:00", 640)
    last = planned("2026-03-29T20:30:00+02:00", 300)  # 24 hours after the first start it is 21:00

    assert longest(date(2026, 3, 28), first, last) == [670]
    assert longest(date(2026, 3, 28), first, planned("2026-03-29T21:00:00+02:00", 300)) == []


def test_the_hour_that_comes_twice_counts_twice() -> None:
    night = planned("2026-10-24T22:00:00+02:00", 660)  # until 8:00, eleven hours later

    assert longest(date(2026, 10, 24), night) == [660]
    assert longest(date(2026, 10, 25), night) == []


def test_the_months_edge_parts_nothing() -> None:
    last, first = planned("2026-03-31T18:00:00+02:00", 360), planned("2026-04-01T06:00:00+02:00", 300)

    assert longest(date(2026, 3, 31), last, first) == [660]


def test_what_is_only_on_another_day_is_told_on_the_eve_of_it() -> None:
    visit = planned("2026-03-05T06:00:00+01:00", 700)

    assert longest(date(2026, 3, 3), visit) == []
    assert longest(date(2026, 3, 4), visit) == [700]
    assert longest(date(2026, 3, 5), visit) == []


@pytest.mark.parametrize(("minutes", "count"), [(5399, 0), (5400, 1), (6001, 1)])
def test_an_assistant_is_told_from_nine_tenths_of_the_month(minutes: int, count: int) -> None:
    lines = {MARCH: (line(date(2026, 3, 2), minutes),)}

    assert len(list(near_month(seen(date(2026, 3, 9), staff=(helper(),), lines=lines)))) == count


def test_done_and_still_planned_count_together_and_nothing_twice() -> None:
    still = planned("2026-03-20T08:00:00+01:00", 400)
    next_month = planned("2026-04-02T08:00:00+02:00", 400)
    lines = {MARCH: (line(date(2026, 3, 2), 5000),)}
    staff = (helper(),)

    found = only(near_month(seen(date(2026, 3, 9), staff=staff, lines=lines, unmatched=(still, next_month))))

    assert found.facts == {"minutes": 5400, "most": 6000}
    assert (found.month, found.due) == ("2026-03", date(2026, 3, 31))


def test_who_works_nothing_is_not_near_a_month_of_no_hours() -> None:
    assert told(near_month(seen(date(2026, 3, 9), staff=(helper(max_hours_month=0),)))) == []
