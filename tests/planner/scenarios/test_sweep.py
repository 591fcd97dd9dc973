"""A number over a range: every value solved, and told between which values other rules begin to bind."""

import os
import signal
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.rules.eligibility import inputs_of
from planner.scenarios import crew
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.scenarios.sweep import Sweep, sweep, values_between
from planner.scenarios.what_if import what_if
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case, Money
from planner.terms.refusals import InputRefused
from tests.worlds.cases import STEP, application, case, cases

FEWER = settings(max_examples=max(1, settings().max_examples // 4))
PEOPLE = [application("A-1", requested_hours=100), application("A-2", requested_hours=200)]


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores_here", lambda: 1)


def swept(given_case: Case, key: str, *values: int, run: Run | None = None) -> Sweep:
    return sweep(given_case, key, values, run or Run())


@pytest.mark.parametrize(
    ("first", "last", "count", "values"),
    [
        ("-30%", "+30%", 3, [700, 1000, 1300]),
        ("-30%", "+30%", 7, [700, 800, 900, 1000, 1100, 1200, 1300]),
        ("5", "8", 41, [5, 6, 7, 8]),
        ("8", "5", 4, [5, 6, 7, 8]),
        ("-200%", "0", 3, [0]),
        ("900", "+12.5%", 2, [900, 1125]),
    ],
)
def test_values_go_evenly_from_the_first_to_the_last_each_once(
    first: str, last: str, count: int, values: list[int]
) -> None:
    assert values_between(1000, first, last, count) == values


@pytest.mark.parametrize("text", ["", "%", "many", "1.5", "nan%", "inf%", "1e999%", "9" * 5000, "٣x"])
def test_what_is_no_whole_number_or_percentage_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        values_between(1000, text, "+30%", 3)


@FEWER
@given(cases(), st.sampled_from(["budget.hours", "places.total", "split.monthly_limit"]), st.integers(1, 4))
def test_every_turn_lies_where_neighbours_bind_otherwise(given_case: Case, key: str, first: int) -> None:
    unit = 1 if key == "places.total" else STEP
    values = [unit * number for number in range(first, first + 5)]

    found = swept(given_case, key, *values)

    bound = {}
    for value in values:
        plan = proven(applied(given_case, parse_changes([f"{key}={value}"], str)), Run())
        waiting = {f"waiting:{reason}" for one in plan.waiting for reason in one.reasons}
        solved = plan.status == "optimal"
        bound[value] = waiting | {why for one in plan.admitted for why in one.limited_by} if solved else {"impossible"}
        (point,) = (one for one in found.points if one.value == value)
        assert point.figures.hours == sum(one.hours for one in plan.admitted)
        assert set(point.binds) == bound[value]
    assert found.turns == tuple((one, other) for one, other in pairwise(values) if bound[one] != bound[other])


def test_a_budget_of_money_binds_by_another_name_than_one_of_hours() -> None:
    money = Money(Decimal("10200.00"), Decimal("0.02"), Decimal("50.00"))  # 200 hours
    given_case = case([application("A-1", requested_hours=300), application("A-2", requested_hours=300)], money=money)

    found = swept(given_case, "budget.hours", 150, 200, 250)

    assert [(point.figures.hours, point.binds) for point in found.points] == [
        (150, ("budget",)),
        (200, ("budget",)),
        (200, ("money",)),
    ]
    assert found.turns == ((200, 250),)


def test_a_sweep_tells_how_many_are_done_and_compares_hours_with_the_most() -> None:
    told: list[int] = []

    found = sweep(case(PEOPLE), "budget.hours", [100, 150, 400], Run(), told.append)

    assert told == [1, 2, 3]
    assert [point.figures.lost for point in found.points] == [200, 150, 0]
    assert [point["value"] for point in found.as_json()["points"]] == [100, 150, 400]


def test_a_value_that_the_key_may_not_have_is_refused() -> None:
    with pytest.raises(InputRefused):
        swept(case(PEOPLE), "split.step_hours", 1, 0)


def test_out_of_time_is_not_called_impossible() -> None:
    found = swept(case(PEOPLE), "budget.hours", 100, 200, run=Run(0.0))

    assert [(point.figures.status, point.binds) for point in found.points] == [("unknown", ("unproven",))] * 2


def test_all_cores_say_what_one_core_says(monkeypatch: pytest.MonkeyPatch) -> None:
    values = range(100, 340, 12)
    alone = swept(case(PEOPLE), "budget.hours", *values)
    monkeypatch.setattr(crew, "cores_here", lambda: 2)
    monkeypatch.setattr(crew, "FEW", 1)

    together = swept(case(PEOPLE), "budget.hours", *values)

    assert together == alone
    assert crew._crew(2)._processes  # of which there are some


def test_many_scenarios_are_solved_on_all_cores_like_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    scenarios = [parse_changes([f"budget.hours={hours}"], str) for hours in range(100, 340, 12)]
    alone = what_if(case(PEOPLE), scenarios, Run()).as_json()
    monkeypatch.setattr(crew, "cores_here", lambda: 2)
    monkeypatch.setattr(crew, "FEW", 1)
    told: list[str] = []

    together = what_if(case(PEOPLE), scenarios, Run(tell=told.append)).as_json()

    assert together == alone
    assert told == ["scenarios"]


@pytest.mark.parametrize(("few", "told"), [(2 * len(PEOPLE), []), (2 * len(PEOPLE) - 1, ["scenarios"])])
def test_processes_are_asked_when_all_the_plans_together_have_many_people(
    few: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "cores_here", lambda: 2)
    monkeypatch.setattr(crew, "FEW", few)
    heard: list[str] = []

    plans = list(crew.plans_of([inputs_of(case(PEOPLE))] * 2, Run(tell=heard.append)))

    assert plans[0] == plans[1]
    assert [one for one in heard if one == "scenarios"] == told


def test_a_crew_of_which_somebody_ended_a_process_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores_here", lambda: 2)
    monkeypatch.setattr(crew, "FEW", 1)
    before = swept(case(PEOPLE), "budget.hours", 100, 200, 300)
    for process in list(crew._crew(2)._processes.values()):
        with suppress(ProcessLookupError):  # who leads the crew ends the others, perhaps sooner than this test
            os.kill(process.pid, signal.SIGTERM)
        process.join()

    assert swept(case(PEOPLE), "budget.hours", 100, 200, 300) == before


def test_chunks_that_wait_for_a_core_have_no_time_of_their_own() -> None:
    late = crew._plans([inputs_of(case(PEOPLE))], until=0.0)

    assert [plan["status"] for plan in late] == ["unknown"]
