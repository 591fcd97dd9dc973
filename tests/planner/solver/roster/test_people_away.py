"""People who are away are not visited and wish nothing; wishes with a date come once."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.solver.roster.request import Asked
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from planner.terms.case import Case, PersonAbsence, Wish
from tests.worlds.brute_roster import Given, stop
from tests.worlds.cases import assistant
from tests.worlds.roster_world import (
    MON,
    SUN,
    codes,
    entry,
    fault,
    plan,
    roster,
    stated,
    visit,
    week,
    window,
    wish,
    world,
)

STAFF = [assistant("S-1", windows=week("00:00-24:00"))]


def away(case: Case, *days: int) -> Case:
    """A-1 is away on these days of March."""
    rows = [PersonAbsence("A-1", date(2026, 3, day), date(2026, 3, day)) for day in days]
    return replace(case, person_absences=tuple(rows))


def solved(case: Case, **asked: Any) -> dict[str, Any]:
    month = Given(case, plan(), Asked(Month(2026, 3), **asked))
    document = solve_roster(case, month.plan, month.asked, Effort(steps=2)).as_json()
    assert month.judged(document).outcome == "ok"
    return document


def days(document: dict[str, Any]) -> list[str]:
    return [one["start"][8:10] for one in document["visits"]]


def test_whoever_is_away_is_not_visited_and_wishes_nothing() -> None:
    document = solved(away(world([wish(MON)]), 9))

    assert days(document) == ["02", "16", "23", "30"]
    assert document["unfilled"] == []
    assert document["score"]["total"] == 0


def test_both_ends_of_an_absence_count() -> None:
    long = replace(world([wish(MON)]), person_absences=(PersonAbsence("A-1", date(2026, 3, 9), date(2026, 3, 23)),))

    assert days(solved(long)) == ["02", "30"]


def test_somebody_elses_absence_changes_nothing() -> None:
    assert days(solved(away(world([wish(MON, who="A-2")]), 9))) == ["02", "09", "16", "23", "30"]


def test_the_night_before_an_absence_ends_at_its_midnight() -> None:
    case = away(world([wish(SUN, "22:00-06:00", 120)], staff=STAFF), 9)

    assert "2026-03-08T22:00:00+01:00" in [one["start"] for one in solved(case)["visits"]]
    assert codes(case, visit("2026-03-08 22:00")) == []
    code, rule, facts = fault(case, visit("2026-03-08 22:15"))
    assert (code, rule, facts["minutes"]) == ("person_away", "", "15")


def test_a_visit_to_somebody_who_is_away_is_a_fault() -> None:
    assert fault(away(world(), 9), visit("2026-03-09 10:00"))[0] == "person_away"


def test_a_pinned_visit_stays_when_the_person_is_away_and_is_shown() -> None:
    case, chosen = away(world(), 9), visit("2026-03-09 10:00")
    asked = Asked(Month(2026, 3), keep=roster(chosen), pins=frozenset({("A-1", stop(chosen).start)}))

    document = solve_roster(case, plan(), asked, Effort(steps=2)).as_json()

    assert {**chosen, "pinned": True} in document["visits"]
    verdict = Given(case, plan(), asked).judged(document)
    assert ([one.code for one in verdict.faults], verdict.statements) == (["person_away"], ())


def test_a_wish_of_an_absent_day_is_not_unfilled() -> None:
    verdict = stated(away(world(), 2, 9, 16, 23, 30), [entry("assistants_busy")])

    assert [one.code for one in verdict.statements] == ["unfilled_extra"]


def test_a_wish_with_a_date_comes_once() -> None:
    once = Wish("A-1", MON, window("08:00-16:00"), 120, date(2026, 3, 16))

    assert days(solved(world([once]))) == ["16"]
    assert codes(world([once]), visit("2026-03-16 10:00")) == []
    assert fault(world([once]), visit("2026-03-09 10:00"))[0] == "no_wish"


def test_a_date_says_the_day_whatever_the_weekday_beside_it() -> None:
    once = Wish("A-1", SUN, window("08:00-16:00"), 120, date(2026, 3, 16))

    assert days(solved(world([once]))) == ["16"]
