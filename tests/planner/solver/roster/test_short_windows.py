"""A wish whose window is too short for it says so, with the minutes that are missing; nothing else is the reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.solver.roster.request import Asked
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from planner.terms.case import Case, PersonAbsence
from tests.worlds.brute_roster import Given
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import (
    LAST,
    MON,
    SAT,
    SUN,
    blocked,
    entry,
    holds,
    plan,
    stated,
    told,
    visit,
    week,
    wish,
    world,
)

STAFF = [assistant("S-1", windows=week("00:00-24:00"))]
NIGHT = "22:00-06:00"


def left(case: Case, hours: int = 40) -> list[dict[str, Any]]:
    """What stays unfilled; the document is judged right."""
    month = Given(case, plan(hours=hours), Asked(Month(2026, 3)))
    document = solve_roster(case, month.plan, month.asked, Effort(steps=2)).as_json()
    assert month.judged(document).outcome == "ok"
    return list(document["unfilled"])


def test_the_night_of_the_clock_change_is_an_hour_too_short() -> None:
    (one,) = left(world([wish(SAT, NIGHT, 480)], staff=STAFF))

    assert one["date"] == "2026-03-28"
    assert (one["reasons"], one["minutes_missing"], one["cut_by"]) == (["window_too_short"], 60, ["clock_change"])


def test_the_checker_refutes_another_service_or_visit_in_that_night() -> None:
    case = world([wish(SAT, NIGHT, 480)], staff=STAFF, first=date(2026, 3, 24))

    def false(reason: str) -> list[tuple[str, str]]:
        found = stated(case, [entry(reason, day="2026-03-28", minutes=480)]).statements
        return [(one.code, dict(one.facts)["reason"]) for one in found]

    assert false("window_too_short") == []
    assert false("parallel_service") == [("false_reason", "parallel_service")]


def test_a_night_of_seven_hours_fits() -> None:
    assert left(world([wish(SAT, NIGHT, 420)], staff=STAFF)) == []


def test_an_hour_that_does_not_exist_is_missing_whole_and_nothing_else_takes_from_it() -> None:
    case = world([wish(SUN, "02:00-03:00", 60)], staff=STAFF, others=[blocked(SUN, "01:00-05:00")])
    gone = {one["date"]: one for one in left(case)}["2026-03-29"]

    assert (gone["reasons"], gone["minutes_missing"], gone["cut_by"]) == (["window_too_short"], 60, ["clock_change"])


def test_the_last_day_cuts_a_night_at_midnight() -> None:
    people = [application("A-1", certificate_valid_until=date(2026, 3, 8))]
    (one,) = left(world([wish(SUN, NIGHT, 121)], people=people, staff=STAFF, first=date(2026, 3, 2)))

    assert (one["reasons"], one["minutes_missing"], one["cut_by"]) == (["window_too_short"], 1, ["last_day"])


def test_other_services_leave_pieces_that_are_too_short() -> None:
    others = [blocked(MON, "09:30-10:00"), blocked(MON, "11:30-11:45")]
    (one,) = left(world([wish(hours="08:00-12:00")], others=others, **LAST))

    assert (one["reasons"], one["minutes_missing"], one["cut_by"]) == (["window_too_short"], 30, ["blocked"])


def test_so_does_an_absence_on_the_next_day() -> None:
    case = world([wish(MON, NIGHT, 240)], staff=STAFF, **LAST)
    away = (PersonAbsence("A-1", date(2026, 3, 3), date(2026, 3, 3)),)
    (one,) = left(replace(case, person_absences=away))

    assert (one["reasons"], one["minutes_missing"], one["cut_by"]) == (["window_too_short"], 120, ["absence"])


@pytest.mark.parametrize(("hours", "missing"), [("08:05-10:05", 10), ("08:01-08:14", 120), ("23:50-06:00", 120)])
def test_time_before_the_first_quarter_hour_and_after_midnight_does_not_help(hours: str, missing: int) -> None:
    (one,) = left(world([wish(hours=hours)], staff=STAFF, **LAST))

    assert (one["reasons"], one["minutes_missing"], one["cut_by"]) == (["window_too_short"], missing, [])


def test_a_used_up_grant_says_what_is_left_of_it() -> None:
    (one,) = left(world([wish(MON), wish(SAT, minutes=90)], **LAST), hours=3)

    assert (one["minutes"], one["reasons"], one["minutes_left"]) == (90, ["grant_used"], 60)


@pytest.mark.parametrize("part", ["minutes_missing", "cut_by"])
def test_the_checker_counts_the_missing_minutes_itself(part: str) -> None:
    case = world([wish(SAT, NIGHT, 480)], staff=STAFF, first=date(2026, 3, 24))
    right = {**entry("window_too_short", day="2026-03-28", minutes=480), "minutes_missing": 60}
    right["cut_by"] = ["clock_change"]
    wrong = {**right, "minutes_missing": 59, "cut_by": ["blocked"]}

    assert stated(case, [right]).outcome == "ok"
    (one,) = stated(case, [{**right, part: wrong[part]}]).statements
    assert (one.code, dict(one.facts)["part"]) == ("wrong_figure", part)


def test_the_checker_counts_what_is_left_of_the_grant_itself() -> None:
    case, monday = world([wish(), wish(minutes=90)], **LAST), visit("2026-03-02 10:00")

    def wrong(minutes: int) -> list[Any]:
        one = {**entry("grant_used", minutes=90), "minutes_left": minutes}
        return [told(found)[2]["expected"] for found in stated(case, [one], monday, hours=3).statements]

    assert wrong(60) == []
    assert wrong(61) == ["60"]


def test_a_window_full_of_other_services_is_both_too_short_and_in_parallel() -> None:
    case = world(others=[blocked(MON, "00:00-24:00")], **LAST)

    assert holds(case, "window_too_short")
    assert holds(case, "parallel_service")
    assert not holds(case, "nobody_available")


def test_visits_to_the_person_do_not_make_a_window_short() -> None:
    case = world([wish(hours="08:00-11:00"), wish(hours="09:00-10:00", minutes=60)], **LAST)

    assert not holds(case, "window_too_short", visit("2026-03-02 09:00", 60))
