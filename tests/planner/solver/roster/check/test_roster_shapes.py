"""Documents that are no rosters are refused with every fault; large ones are judged in time."""

import json
import time
from datetime import date
from typing import Any

import pytest

from planner.solver.roster.check.judge import judge
from planner.terms.refusals import MOST_FAULTS, Fault, InputRefused
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import MONDAY, plan, roster, visit, wish, world

GOOD = visit(f"{MONDAY} 10:00")


def faults(document: Any, **more: Any) -> list[Fault]:
    with pytest.raises(InputRefused) as refused:
        judge(world(), more.pop("plan", plan()), document, **more)
    return refused.value.faults


def only(document: Any, **more: Any) -> tuple[str, str]:
    (one,) = faults(document, **more)
    return one.column, one.code


@pytest.mark.parametrize("document", [None, [], 3, "roster", float("nan"), True])
def test_what_is_no_object_is_no_roster(document: Any) -> None:
    assert only(document) == ("", "roster_not_object")


@pytest.mark.parametrize(
    "month", [None, 3, True, "2026-13", "2026-00", "2026-3", "2026-03-01", "٢٠٢٦-٠٣", "0000-01", [["2026-03"]]]
)
def test_a_month_is_year_and_number(month: Any) -> None:
    assert only({"month": month, "visits": []}) == ("month", "roster_month")


@pytest.mark.parametrize("month", ["2026-01", "2026-04", "1999-12"])
def test_a_month_outside_the_programme_is_refused(month: str) -> None:
    (one,) = faults(roster(month=month))

    assert (one.file, one.code) == ("roster", "roster_month_outside")
    assert dict(one.facts) == {"month": month, "first": "2026-02-01", "last": "2026-03-31"}


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (f"{MONDAY}T10:00:00", "roster_naive_moment"),
        (f"{MONDAY}T10:00", "roster_naive_moment"),
        (f"{MONDAY} 10:00:00+01:00", "roster_moment"),
        (f"{MONDAY}T25:00:00+01:00", "roster_moment"),
        (f"{MONDAY}T24:00:00+01:00", "roster_moment"),
        ("2026-02-30T10:00:00+01:00", "roster_moment"),
        ("0001-01-01T00:00:00+14:00", "roster_moment"),
        ("9999-12-31T23:59:00-14:00", "roster_moment"),
        (f"{MONDAY}T10:00:00+99:99", "roster_moment"),
        ("２０２６-03-02T10:00:00+01:00", "roster_moment"),
        (1772442000, "roster_moment"),
        (float("nan"), "roster_moment"),
        (None, "roster_moment"),
        (True, "roster_moment"),
        ([GOOD], "roster_moment"),
        ("\ud800", "roster_moment"),
    ],
)
def test_a_start_is_a_moment_with_its_offset(start: Any, code: str) -> None:
    assert only(roster(GOOD, GOOD | {"start": start})) == ("visits[1].start", code)


def test_a_visit_ends_after_its_start() -> None:
    backwards = GOOD | {"end": GOOD["start"]}

    assert only(roster(backwards)) == ("visits[0].end", "roster_ends_before_start")


@pytest.mark.parametrize(
    ("document", "column", "expected"),
    [
        ({"month": "2026-03"}, "visits", "list"),
        (roster() | {"visits": {}}, "visits", "list"),
        (roster() | {"visits": [[]]}, "visits[0]", "object"),
        (roster(GOOD | {"application": 7}), "visits[0].application", "text"),
        (roster(GOOD | {"assistant": None}), "visits[0].assistant", "text"),
        (roster(unfilled=None), "unfilled", "list"),
        (roster(unfilled=["A-1"]), "unfilled[0]", "object"),
        (roster(score=[]), "score", "object"),
        (roster(score=None), "score", "object"),
    ],
)
def test_what_has_another_shape_is_named_by_its_place(document: Any, column: str, expected: str) -> None:
    (one,) = faults(document)

    assert (one.column, one.code, dict(one.facts)) == (column, "roster_shape", {"expected": expected})


@pytest.mark.parametrize("value", [True, 1.0, float("nan"), float("inf"), "1", None, [], -1, 10**13, "huge"])
def test_a_part_of_the_score_is_a_whole_number(value: Any) -> None:
    value = 10**5000 if value == "huge" else value

    assert only(roster(score={"total": value})) == ("score.total", "roster_number")


def test_a_bound_may_be_negative_and_nothing_but_whole() -> None:
    assert judge(world(), plan(), roster(bound=-5)).outcome == "ok"
    assert only(roster(bound=0.5)) == ("bound", "roster_number")
    assert only(roster(bound=None)) == ("bound", "roster_number")


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"date": "2026-02-30"}, "date", "roster_date"),
        ({"date": 20260302}, "date", "roster_date"),
        ({"minutes": True}, "minutes", "roster_number"),
        ({"minutes": 0}, "minutes", "roster_number"),
        ({"minutes": 60.0}, "minutes", "roster_number"),
        ({"application": []}, "application", "roster_shape"),
        ({"reasons": "grant_used"}, "reasons", "roster_shape"),
        ({"reasons": [3]}, "reasons", "roster_shape"),
        ({"reasons": None}, "reasons", "roster_shape"),
        ({"minutes_left": -1}, "minutes_left", "roster_number"),
        ({"minutes_missing": "60"}, "minutes_missing", "roster_number"),
        ({"cut_by": "blocked"}, "cut_by", "roster_shape"),
    ],
)
def test_an_unfilled_wish_has_its_shape(change: dict[str, Any], column: str, code: str) -> None:
    entry = {"application": "A-1", "date": MONDAY, "minutes": 120, "reasons": ["grant_used"]}

    assert only(roster(unfilled=[entry | change])) == (f"unfilled[0].{column}", code)


def test_all_faults_of_all_documents_come_at_once() -> None:
    found = faults(
        {"month": "2026-13", "visits": [7, GOOD | {"start": "soon"}], "bound": True},
        plan={"admitted": 3},
        keep=[],
        before={"month": "2026-02"},
    )

    assert [(one.file, one.column, one.code) for one in found] == [
        ("before", "visits", "roster_shape"),
        ("keep", "", "roster_not_object"),
        ("plan", "admitted", "plan_shape"),
        ("roster", "bound", "roster_number"),
        ("roster", "month", "roster_month"),
        ("roster", "visits[0]", "roster_shape"),
        ("roster", "visits[1].start", "roster_moment"),
    ]


@pytest.mark.parametrize("place", ["month", "visits", "unfilled", "score", "bound", "engine"])
def test_nonsense_however_deep_is_refused_or_passed_over(place: str) -> None:
    deep = json.loads("[" * 900 + "]" * 900)

    if place == "engine":
        assert judge(world(), plan(), roster(engine=deep)).outcome == "ok"
    else:
        assert faults(roster() | {place: deep})
    assert faults(roster(), plan={"admitted": [{"application": "A-1", "hours": deep, "months": {}}]})


def test_a_plan_that_says_impossible_admits_nobody() -> None:
    found = judge(world(), {"status": "infeasible"}, roster(GOOD))

    assert [one.code for one in found.faults] == ["not_admitted"]


def test_words_nobody_knows_are_passed_over() -> None:
    assert judge(world(), plan(), roster(GOOD, engine={}, comment="by hand", score={"style": 9})).outcome == "ok"


def test_a_hundred_thousand_faulty_visits_are_refused_in_time() -> None:
    found = faults(roster(*[GOOD | {"start": "soon"}] * 100_000))

    assert len(found) == MOST_FAULTS + 1


def test_many_times_the_same_visit_is_judged_in_time() -> None:
    found = judge(world(), plan(), roster(*[GOOD] * 20_000))

    assert [one.code for one in found.faults].count("assistant_overlap") == 19_999


def test_a_voivodeships_month_is_judged_in_time() -> None:
    """1 733 people with three wishes a week, 600 assistants, 20 000 visits; a few seconds, with room for slow days."""
    people = [application(f"A-{number}", lat=53.0, lon=23.0) for number in range(1733)]
    wishes = [wish(day, "08:00-20:00", 60, one.id) for one in people for day in (0, 2, 4)]
    given = world(wishes, people=people, staff=[assistant(f"S-{number}") for number in range(600)])
    days = [day for day in range(1, 32) if date(2026, 3, day).weekday() in (0, 2, 4)]
    visits = [
        visit(f"2026-03-{day:02d} {8 + number // 600:02d}:00", 60, one.id, f"S-{number % 600}")
        for day in days
        for number, one in enumerate(people)
    ]
    began = time.perf_counter()

    found = judge(given, plan(*(one.id for one in people)), roster(*visits[:20_000], unfilled=[]))

    assert found.faults == ()
    assert {one.code for one in found.statements} == {"unfilled_missing"}
    assert time.perf_counter() - began < 30


def test_a_visit_of_a_hundred_years_is_judged_in_time() -> None:
    endless = GOOD | {"start": "1950-01-01T00:00:00Z", "end": "2090-01-01T00:00:00Z"}
    from_monday = GOOD | {"end": "2090-01-01T00:00:00Z"}
    given = world([wish(day) for day in range(7)])

    assert judge(given, plan(), roster(*[endless, from_monday] * 1_000)).outcome == "unlawful"
