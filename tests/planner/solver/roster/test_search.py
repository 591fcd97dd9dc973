"""The search: repeatable, never worse than its start, and it leaves alone what need not change."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.solver.roster.bound import ROUNDS, Limit, persons_bound, relaxed_bound
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.routes import Routes
from planner.solver.roster.search import SMALL, Effort, Progress
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from planner.terms.case import Case, Window, Wish
from tests.worlds.brute_roster import Given
from tests.worlds.cases import application, assistant
from tests.worlds.months import crowded_month, month_to_keep
from tests.worlds.roster_world import plan, roster, week, wish, world

SEEDS = st.integers(0, 10**9)
FEWER = settings(max_examples=max(1, settings().max_examples // 3))


def solved(month: Given, **effort: Any) -> dict[str, Any]:
    return solve_roster(month.case, month.plan, month.asked, Effort(**{"steps": 4, **effort})).as_json()


def crowded(seed: int) -> Given:
    return crowded_month(Random(seed), by_day=bool(seed % 2))


@FEWER
@given(SEEDS, st.integers(0, 3))
def test_the_same_input_seed_and_steps_give_the_same_document(seed: int, of_search: int) -> None:
    dice = Random(seed)
    month = dice.choice([crowded, lambda seed: month_to_keep(Random(seed))])(seed)

    assert solved(month, seed=of_search) == solved(month, seed=of_search)


def test_so_do_two_processes_on_a_larger_month() -> None:
    month = _larger_month()

    once, again = (solved(month, steps=1) for _ in range(2))

    assert len(_instance(month).wishes) > SMALL
    assert once == again
    assert month.judged(once).outcome == "ok"


@pytest.mark.parametrize("large", [False, True])
def test_with_steps_the_time_given_changes_neither_roster_nor_bound(large: bool) -> None:
    month = _larger_month() if large else _small_month()
    instance = _instance(month)
    relaxed = relaxed_bound(instance, Limit(ROUNDS))

    hurried, leisurely = (solved(month, steps=1, seconds=seconds) for seconds in (1e-6, 1e6))

    assert hurried == leisurely
    assert hurried["bound"] == relaxed
    assert hurried["bound"] > persons_bound(instance, Routes(instance))


def _instance(month: Given) -> Instance:
    return derive(request_of(month.case, month.plan, month.asked))


def _small_month() -> Given:
    """Five people want the only assistant at the same time, once."""
    whole = _larger_month()
    staff = tuple(replace(one, max_hours_month=6) for one in (whole.case.assistants or ())[:1])
    return replace(whole, case=replace(whole.case, assistants=staff, wishes=whole.case.wishes[::3]))


def _larger_month() -> Given:
    names = [f"A-{number}" for number in range(5)]
    people = [application(name, lat=50.0, lon=20 + at / 20) for at, name in enumerate(names)]
    staff = [assistant(f"S-{number}", windows=week("08:00-12:00"), max_hours_month=40) for number in range(3)]
    wishes = [wish(day, "08:00-13:00", 75 + 15 * (day + at), name) for at, name in enumerate(names) for day in range(3)]
    return Given(world(wishes, people=people, staff=staff), plan(*names, hours=100), Asked(Month(2026, 3)))


@FEWER
@given(SEEDS)
def test_the_answer_is_never_worse_than_the_start(seed: int) -> None:
    told: list[Progress] = []

    document = solved(crowded(seed), tell=told.append)

    scores = [one.score for one in told if one.score is not None]
    assert scores == sorted(scores, reverse=True)
    assert document["score"]["total"] <= scores[-1]


@FEWER
@given(SEEDS)
def test_a_roster_kept_with_nothing_changed_stays_unless_another_is_better(seed: int) -> None:
    month = crowded(seed)
    old = solved(month)

    new = solved(replace(month, asked=replace(month.asked, keep=old)))

    if new["visits"] != old["visits"]:
        assert new["score"]["total"] < old["score"]["total"]


@FEWER
@given(SEEDS)
def test_a_strangers_wish_far_away_changes_nobody_elses_visits(seed: int) -> None:
    """As long as the roster before was proven the best for them."""
    month = crowded(seed)
    stranger = wish(_weekday(month), "08:00-12:00", 60, "A-9")
    old_month = _beside(month, stranger)
    old = solved(old_month)
    if old["bound"] < old["score"]["total"]:
        return

    moved = replace(stranger, window=Window(600, 960))
    new_month = _beside(month, moved)
    new = solved(replace(new_month, asked=replace(month.asked, keep=old)))

    assert _of_others(new) == _of_others(old)
    assert new["score"]["changed_visit"] <= 1
    assert new["score"]["total"] <= old["score"]["total"] + 120


def _weekday(month: Given) -> int:
    last: date = month.case.programme.last
    return last.weekday()


def _beside(month: Given, one: Wish) -> Given:
    """With A-9, who lives far away and has an assistant of their own."""
    far = application("A-9", lat=54.0, lon=18.0)
    own = assistant("S-9", basis="indicated", indicated_by=frozenset({"A-9"}))
    case: Case = replace(
        month.case,
        applications=(*month.case.applications, far),
        assistants=(*(month.case.assistants or ()), own),
        wishes=(*month.case.wishes, one),
    )
    rows = plan("A-9", hours=100, month=str(month.asked.month))["admitted"]
    return replace(month, case=case, plan={"admitted": [*month.plan["admitted"], *rows]})


def _of_others(document: dict[str, Any]) -> list[Any]:
    return [one for one in document["visits"] if one["application"] != "A-9"]


def test_a_month_without_wishes_or_without_assistants_is_answered_too() -> None:
    for case in (world([]), world(staff=[]), replace(world(), assistants=None)):
        month = Given(case, plan(), Asked(Month(2026, 3)))

        document = solved(month)

        assert document["visits"] == []
        assert month.judged(roster(**{key: document[key] for key in ("unfilled", "score", "bound")})).outcome == "ok"
