"""The forecast tried on years that are over: what it is worth, and where it is worth less."""

from dataclasses import replace
from functools import cache

import pytest

from planner.outlook.forecast.back_test import BackTest, as_known, back_test
from planner.terms.calendar import Month
from tests.worlds.made_up_year import LAST, MONTHS, Kind, made_up_year

SEEDS = range(4)
KINDS = {
    "rosters that catch up": Kind(),
    "rosters known a month ahead at no time": Kind(published=False),
    "a slow start": Kind(ramp=True),
    "a small commune": Kind(people=8),
    "no catching up": Kind(catch_up=False),
    "no catching up, nobody leaves": Kind(catch_up=False, some=0),
}


@cache
def tried(kind: Kind) -> list[BackTest]:
    years = [made_up_year(seed, kind) for seed in SEEDS]
    return [back_test(as_known(year), year) for year in years]


@pytest.mark.parametrize("name", KINDS)
def test_of_persons_the_forecast_is_nearer_than_three_months_that_go_on(name: str) -> None:
    found = tried(KINDS[name])

    assert sum(one.person_error for one in found) <= sum(one.person_goes_on_error for one in found)


@pytest.mark.parametrize("name", [name for name in KINDS if name != "no catching up"])
def test_of_all_together_too(name: str) -> None:
    found = tried(KINDS[name])

    assert sum(one.error for one in found) <= sum(one.goes_on_error for one in found)


def test_hours_of_people_who_will_leave_are_foreseen_by_nobody() -> None:
    """Where rosters never catch up the baseline is nearer: it takes late starters for people who use nothing."""
    found = tried(KINDS["no catching up"])

    assert sum(one.error for one in found) > sum(one.goes_on_error for one in found)
    assert all(row.then.unused.expected < row.came for one in found for row in one.rows[:3])


def test_ranges_of_persons_hold_about_four_of_five() -> None:
    coverage = [float(one.person_coverage) for kind in KINDS.values() for one in tried(kind)]

    assert 0.75 < sum(coverage) / len(coverage) < 0.9


def test_ranges_of_all_hold_most_years_and_fewest_where_a_summer_is_still_to_come() -> None:
    holds = {name: sum(one.holds for one in tried(kind)) / (11 * len(SEEDS)) for name, kind in KINDS.items()}

    assert holds["rosters that catch up"] > 0.75
    assert min(holds, key=holds.__getitem__).startswith("no catching up")


def test_the_same_seed_gives_the_same_year_and_the_same_errors() -> None:
    again = back_test(as_known(made_up_year(0)), made_up_year(0))

    assert again.as_json() == tried(KINDS["rosters that catch up"])[0].as_json()


def test_nothing_of_later_months_is_known_then() -> None:
    finished = made_up_year(1)

    for then in as_known(finished):
        for one in then.people:
            assert max(one.done, default=then.now) < then.now
            assert max(one.planned, default=then.now) <= then.now


def test_who_leaves_unexpectedly_was_expected_to_stay_until_then() -> None:
    finished = made_up_year(2)
    leaver = next(one for one in finished.people if one.last_day < LAST)
    left_in = Month(leaver.last_day.year, leaver.last_day.month)

    days = {
        then.now: one.last_day
        for then in as_known(finished)
        for one in then.people
        if one.application == leaver.application
    }

    assert days[left_in] == LAST
    assert days[left_in.next()] == leaver.last_day


def test_an_end_that_the_grant_knows_of_was_known_from_the_start() -> None:
    finished = made_up_year(2)
    leaver = next(one for one in finished.people if one.last_day < LAST)
    grant = {month: minutes for month, minutes in leaver.granted_by_month.items() if month.first <= leaver.last_day}
    known = replace(finished, people=(replace(leaver, granted_by_month=grant),))

    assert {then.people[0].last_day for then in as_known(known)} == {leaver.last_day}


def test_the_last_forecast_of_a_year_is_near_what_came() -> None:
    for one in tried(KINDS["rosters that catch up"]):
        last = one.rows[-1]
        assert last.then.now == MONTHS[-1]
        assert abs(last.then.unused.expected - last.came) < 0.15 * last.came
