"""The score is counted again from the visits, and stated numbers are held against it."""

import json
from typing import Any

import pytest

from planner.editions.roster import WEIGHTS
from planner.solver.roster.check.judge import judge
from planner.solver.roster.check.verdict import RosterVerdict, score_object, total
from tests.worlds.cases import application, assistant
from tests.worlds.roster_world import (
    MONDAY,
    TUE,
    judged,
    plan,
    roster,
    told,
    visit,
    week,
    wish,
    world,
)


def test_uncovered_is_what_grant_and_wishes_both_allow() -> None:
    """Five Mondays of two hours in March; A-2 wishes nothing."""

    def uncovered(hours: int) -> int:
        return judged(world(), visit(f"{MONDAY} 10:00"), hours=hours).counts["uncovered_minute"]

    assert uncovered(2) == 0
    assert uncovered(3) == 60
    assert uncovered(10) == uncovered(40) == 480


def test_nobody_is_uncovered_whom_the_plan_does_not_admit() -> None:
    assert judged(world(), plan=plan("A-2")).counts["uncovered_minute"] == 0


def test_each_assistant_after_the_first_is_one_too_many() -> None:
    given = world(staff=[assistant("S-1"), assistant("S-2"), assistant("S-3")])
    days = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"]

    def extra(*names: str) -> int:
        visits = [visit(f"{day} 10:00", by=name) for day, name in zip(days, names, strict=False)]
        return judged(given, *visits).counts["extra_assistant"]

    assert extra() == extra("S-1", "S-1") == 0
    assert extra("S-1", "S-2", "S-1") == 1
    assert extra("S-1", "S-2", "S-3", "S-1") == 2


def test_travel_counts_between_visits_that_start_on_one_day() -> None:
    people = [application("A-1", lat=50.0, lon=20.0), application("A-2", lat=50.06925, lon=20.0)]
    wishes = [wish(hours="08:00-24:00"), wish(hours="08:00-24:00", who="A-2"), wish(TUE, "00:00-08:00")]
    given = world(wishes, people=people, staff=[assistant("S-1", windows=week("00:00-24:00"))])
    day = [visit(f"{MONDAY} 08:00"), visit(f"{MONDAY} 22:00", who="A-2")]

    def travel(*visits: dict[str, Any]) -> int:
        return judged(given, *visits).counts["travel_minute"]

    assert travel(*day) == travel(*reversed(day)) == 16
    assert travel(*day, visit("2026-03-03 00:30")) == 16
    assert travel(day[1], visit("2026-03-03 00:30")) == 0


def test_visits_by_others_count_for_people_who_indicated_somebody() -> None:
    given = world(
        [wish(), wish(who="A-2")],
        staff=[assistant("S-1", indicated_by=frozenset(["A-1"])), assistant("S-2")],
    )

    def others(*visits: dict[str, Any]) -> int:
        return judged(given, *visits).counts["other_than_indicated"]

    assert others(visit(f"{MONDAY} 10:00"), visit(f"{MONDAY} 12:00", who="A-2")) == 0
    assert others(visit(f"{MONDAY} 10:00", by="S-2"), visit("2026-03-09 10:00", by="S-2")) == 2


def test_parts_hold_counts_and_only_the_total_is_weighted() -> None:
    found = judged(world(), visit(f"{MONDAY} 10:00"), visit("2026-03-09 10:00", by="S-2"), keep=roster(), hours=5)

    assert found.counts == {
        "uncovered_minute": 60,
        "extra_assistant": 1,
        "travel_minute": 0,
        "other_than_indicated": 0,
        "changed_visit": 2,
    }
    assert found.score == {**found.counts, "total": 4 * 60 + 60 + 2 * 120}


def test_one_function_says_what_a_score_object_holds() -> None:
    counts = {part: number for number, part in enumerate(WEIGHTS, start=1)}

    assert total(counts) == sum(weight * counts[part] for part, weight in WEIGHTS.items())
    assert score_object(counts) == {**counts, "total": total(counts)}


def stating(**said: Any) -> RosterVerdict:
    """One visit in a month of three hours: 60 minutes uncovered, 240 points."""
    return judge(world(), plan(hours=3), roster(visit(f"{MONDAY} 10:00"), **said))


def test_a_true_score_and_a_bound_up_to_it_are_ok() -> None:
    parts = dict.fromkeys(WEIGHTS, 0) | {"uncovered_minute": 60, "total": 240}

    assert stating(score=parts, bound=240, engine={"any": "thing"}).outcome == "ok"
    assert stating(score={"total": 240}, bound=0).outcome == "ok"
    assert stating(score={}).outcome == "ok"


@pytest.mark.parametrize("part", [*WEIGHTS, "total"])
def test_each_part_of_a_score_that_differs_is_a_false_statement(part: str) -> None:
    parts = dict.fromkeys(WEIGHTS, 0) | {"uncovered_minute": 60, "total": 240}
    found = stating(score=parts | {part: parts[part] + 1})

    assert (found.outcome, found.faults) == ("false_statements", ())
    expected = {"part": part, "found": str(parts[part] + 1), "expected": str(parts[part])}
    assert [told(one) for one in found.statements] == [("wrong_score", "", expected)]


def test_a_weighted_part_is_not_the_count() -> None:
    assert [one.code for one in stating(score={"uncovered_minute": 240}).statements] == ["wrong_score"]


def test_a_bound_above_the_score_is_none() -> None:
    (one,) = stating(bound=241).statements

    assert told(one) == ("bound_above_score", "", {"bound": "241", "total": "240", "over": "1"})


def test_an_unlawful_roster_is_unlawful_whatever_it_states() -> None:
    found = judge(world(), plan(), roster(visit(f"{MONDAY} 10:01"), bound=10**9))

    assert found.outcome == "unlawful"
    assert [one.code for one in found.statements] == ["bound_above_score"]


def test_a_verdict_is_plain_json() -> None:
    text = json.loads(stating(bound=241).as_json_text())

    assert (text["outcome"], text["score"]["total"], text["statements"][0]["over"]) == ("false_statements", 240, "1")
