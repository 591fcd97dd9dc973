"""Four different outcomes, and what helps when there is no plan."""

from decimal import Decimal
from typing import Any

import pytest

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import ApplicationCard, Case, Money
from tests.worlds.cases import application, assistant, case


def solved(given: Case) -> Allocation:
    return solve(given, Run())


def stopped_at(stage: str) -> Run:
    """A run whose clock jumps past the limit when the stage begins."""
    told: list[str] = []
    return Run(seconds=1, tell=told.append, clock=lambda: 2.0 if stage in told else 0.0)


def forced(*names: str, **changes: Any) -> list[ApplicationCard]:
    return [application(name, commission="admit", commission_reason="protokół", **changes) for name in names]


def test_a_plan_that_was_proven_is_optimal() -> None:
    plan = solved(case([application("A-1")]))

    assert plan.status == "optimal"
    assert plan.stages == (("admission", True), ("hours", True), ("months", True))


def test_no_time_at_all_is_out_of_time_and_not_an_error() -> None:
    plan = solve(case([application("A-1")]), Run(seconds=0))

    assert plan.status == "unknown"
    assert plan.admitted == ()


def test_a_plan_whose_proof_was_cut_short_is_feasible_with_a_gap() -> None:
    people = [application("A-1", requested_hours=300), application("A-2", requested_hours=300)]
    short = [assistant("S-1", max_hours_month=90, absences=())]
    given = case(people, short, pools={"severe": 500})

    plan = solve(given, stopped_at("hours"))

    assert plan.status == "feasible"
    assert plan.gap["hours_at_most"] >= plan.gap["hours_granted"]
    assert plan.gap["months_value"] >= plan.gap["months_at_least"]
    assert judge(given, plan.as_json()).outcome in ("ok", "not_best")


@pytest.mark.parametrize(("step", "alone"), [(1, 43**2 / 28 + 47**2 / 31), (2, 42**2 / 28 + 48**2 / 31)])
def test_the_gap_of_the_months_is_told_in_hours_whatever_the_step(step: int, alone: float) -> None:
    """Each of two people has 90 hours, and spread alone they would be as even as `alone` says."""
    people = [application("A-1", requested_hours=300), application("A-2", requested_hours=300)]
    given = case(people, [assistant("S-1", max_hours_month=90)], step_hours=step)

    plan = solve(given, stopped_at("months"))

    days = {"2026-02": 28, "2026-03": 31}
    value = sum(hours**2 / days[month] for grant in plan.admitted for month, hours in grant.months.items())
    assert plan.gap == {
        "hours_granted": 180,
        "hours_at_most": 180,
        "months_value": round(value, 3),
        "months_at_least": round(2 * alone, 3),
    }


def test_nobody_eligible_is_an_answer_with_a_warning() -> None:
    plan = solved(case([application("A-1", resident=False)]))

    assert plan.status == "optimal"
    assert plan.warnings == (("nobody_admitted", ()),)


def test_more_admissions_by_the_commission_than_places_is_impossible() -> None:
    plan = solved(case(forced("A-1", "A-2", "A-3"), places=2))

    assert plan.status == "infeasible"
    assert plan.conflict is not None
    assert plan.conflict.rules == ("commission", "places")
    assert plan.conflict.applications == ("A-1", "A-2", "A-3")
    assert ("places.total=3",) in [one.changes for one in plan.relaxations]
    assert ("A-3.commission=",) in [one.changes for one in plan.relaxations]


def test_the_smallest_loosening_is_exactly_enough() -> None:
    given = case(forced("A-1", "A-2", "A-3"), hours=100, minimum_hours=50)

    plan = solved(given)

    assert ("budget.hours=150",) in [one.changes for one in plan.relaxations]
    assert solved(case(forced("A-1", "A-2", "A-3"), hours=149, minimum_hours=50)).status == "infeasible"
    assert solved(case(forced("A-1", "A-2", "A-3"), hours=150, minimum_hours=50)).status == "optimal"


def test_where_money_binds_the_money_is_loosened_to_the_grosz() -> None:
    def given(total: str) -> Case:
        money = Money(Decimal(total), Decimal("0.02"), Decimal("46.50"))
        return case(forced("A-1", "A-2", "A-3"), hours=100, minimum_hours=50, money=money)

    plan = solved(given("2000.00"))

    assert ("budget.hours=150", "budget.total=7114.50") in [one.changes for one in plan.relaxations]
    enough = case(forced("A-1", "A-2", "A-3"), hours=150, minimum_hours=50, money=given("7114.50").programme.money)
    short = case(forced("A-1", "A-2", "A-3"), hours=150, minimum_hours=50, money=given("7114.49").programme.money)
    assert (solved(enough).status, solved(short).status) == ("optimal", "infeasible")


def test_two_rules_broken_at_once_are_loosened_together() -> None:
    plan = solved(case(forced("A-1", "A-2", "A-3", "A-4"), places=2, hours=100, minimum_hours=50))

    assert [one.changes for one in plan.relaxations] == [("places.total=4", "budget.hours=200")]


def test_moderate_people_alone_cannot_meet_the_quota() -> None:
    plan = solved(case(forced("A-1", "A-2", category="moderate")))

    assert plan.conflict is not None
    assert plan.conflict.rules == ("commission", "quota")


def test_the_checker_agrees_that_it_is_impossible_and_denies_what_is_not() -> None:
    impossible = case(forced("A-1", "A-2"), places=1)
    possible = case(forced("A-1", "A-2"), places=2)
    document = solved(impossible).as_json()

    assert judge(impossible, document).outcome == "impossible"
    assert judge(possible, document).outcome == "unlawful"


def test_an_empty_list_of_assistants_serves_nobody() -> None:
    plan = solved(case([application("A-1")], []))

    assert [grant.hours for grant in plan.admitted] == [0]
    assert plan.admitted[0].limited_by == ("assistants",)
