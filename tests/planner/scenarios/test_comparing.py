"""Differences and figures equal what is counted anew from the plan documents, in another way."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.rules.eligibility import inputs_of
from planner.scenarios.comparison import compared
from planner.scenarios.difference import difference
from planner.scenarios.figures import Figures, figures, gini, jain
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import allocate
from planner.terms.case import Case, Money
from tests.worlds.cases import application, case, cases

FEWER = settings(max_examples=max(1, settings().max_examples // 2))
SHARES = st.lists(st.integers(0, 50).map(Fraction), max_size=8)
Document = dict[str, Any]


def solved(given_case: Case) -> Document:
    return allocate(inputs_of(given_case), Run()).as_json()


def weight(given_case: Case, entry: Document, policy: str) -> Fraction:
    """What the way of splitting makes equal; of the plan itself where the plan says it."""
    by_category = {"ceiling": given_case.programme.edition.ceiling, "average": given_case.programme.averages.get}
    if policy in by_category:
        return Fraction(by_category[policy](entry["category"]))
    points = next(one.points for one in given_case.applications if one.id == entry["application"])
    return Fraction({"equal": 1, "points": points, "proportional": entry["ceiling"]}[policy])


def check(found: Figures, given_case: Case, plan: Document, most: int) -> None:
    shares = [Fraction(one["hours"]) / weight(given_case, one, plan["policy"]) for one in plan["admitted"]]
    hours, people = defaultdict(int), defaultdict(int)
    for one in plan["admitted"]:
        hours[one["category"]] += one["hours"]
        people[one["category"]] += 1
    assert (found.hours_by_category, found.people_by_category) == (hours, people)
    assert (found.people, found.hours) == (sum(people.values()), sum(hours.values()))
    assert (found.left, found.lost) == (plan["totals"]["budget_hours"] - found.hours, most - found.hours)
    assert found.waiting == len(plan["waiting"])
    assert found.lowest_share == (float(sorted(shares)[0]) if shares else None)
    check_evenness(found.gini, found.jain, shares)


def check_evenness(found: float | None, index: float | None, shares: list[Fraction]) -> None:
    if not any(shares):
        assert (found, index) == (None, None)
        return
    mean = sum(shares) / len(shares)
    pairs = sum(abs(one - other) for one, other in product(shares, repeat=2))
    variance = sum((one - mean) ** 2 for one in shares) / len(shares)
    assert found == pytest.approx(float(pairs / (2 * len(shares) ** 2 * mean)))
    assert index == pytest.approx(float(1 / (1 + variance / mean**2)))


@FEWER
@given(cases(), cases())
def test_figures_are_what_is_counted_from_the_documents(one: Case, other: Case) -> None:
    plans = [("one", one, solved(one)), ("other", other, solved(other))]
    most = max(sum(entry["hours"] for entry in plan["admitted"]) for _, _, plan in plans)

    for found, (name, given_case, plan) in zip(figures(plans), plans, strict=True):
        assert (found.name, found.status) == (name, plan["status"])
        if plan["status"] == "optimal":
            check(found, given_case, plan, most)


@given(SHARES)
def test_evenness_is_what_its_definition_says(shares: list[Fraction]) -> None:
    check_evenness(gini(shares), jain(shares), shares)


@FEWER
@given(cases(), st.data())
def test_a_difference_is_every_hour_that_differs(one: Case, data: st.DataObject) -> None:
    other = data.draw(cases())
    before, after = solved(one), solved(other)

    found = difference(before, after)

    hours = [{entry["application"]: entry["hours"] for entry in plan["admitted"]} for plan in (before, after)]
    if "infeasible" in (before["status"], after["status"]):
        assert (found.comparable, found.people, found.hours) == (False, {}, 0)
        return
    counted: dict[str, int] = defaultdict(int)
    for sign, plan in zip((-1, 1), hours, strict=True):
        for name, granted in plan.items():
            counted[name] += sign * granted
    assert found.people == {name: change for name, change in counted.items() if change}
    assert set(found.admitted) == hours[1].keys() - hours[0].keys()
    assert set(found.dropped) == hours[0].keys() - hours[1].keys()
    assert found.hours == sum(found.people.values())
    assert [why.application for why in found.why] == list(found.people)


@FEWER
@given(st.lists(cases(), min_size=1, max_size=3))
def test_a_comparison_has_a_row_for_everybody_of_any_plan(given_cases: list[Case]) -> None:
    plans = [(str(number), one, solved(one)) for number, one in enumerate(given_cases)]

    found = compared(plans)

    lists = [plan[name] for _, _, plan in plans for name in ("admitted", "waiting", "refused")]
    assert {row.application for row in found.people} == {one["application"] for rows in lists for one in rows}
    for at, (_, _, plan) in enumerate(plans):
        hours = {one["application"]: one["hours"] for one in plan["admitted"]}
        reasons = {one["application"]: one["limited_by"] for one in plan["admitted"]}
        reasons |= {one["application"]: one["reasons"] for one in (*plan["waiting"], *plan["refused"])}
        for row in found.people:
            assert row.hours[at] == hours.get(row.application)
            assert list(row.why[at]) == reasons.get(row.application, [])


def test_limits_now_and_then_are_told_of_each_who_differs() -> None:
    people = [application("A-1"), application("A-2", requested_hours=300)]
    before, after = solved(case(people, hours=200)), solved(case(people, hours=10_000))

    found = difference(before, after)

    assert [(one.application, one.before, one.after) for one in found.why] == [("A-2", ("budget",), ("requested",))]


@pytest.mark.parametrize(("cost", "money"), [("48.00", "4800.00"), ("0.00005", "0.01"), ("48.123456", "4812.35")])
def test_money_is_what_the_hours_cost_half_up_to_the_grosz(cost: str, money: str) -> None:
    given_case = case([application("A-1")], money=Money(Decimal("1000000"), Decimal("0.02"), Decimal(cost)))

    (found,) = figures([("plan", given_case, solved(given_case))])

    assert found.money == money


def test_somebody_without_a_weight_has_no_share() -> None:
    given_case = case([application("A-1", points=3), application("A-2", points=4)], policy="points", hours=100)
    plan = solved(given_case)
    other = case([application("A-1", points=0), application("A-2", points=4)])

    (found,) = figures([("plan", other, plan)])

    assert found.lowest_share == plan["admitted"][0]["hours"] / 4


@pytest.mark.parametrize("policy", ["ceiling", "average", "equal"])
def test_a_plan_recorded_before_plans_said_the_category_has_the_applications(policy: str) -> None:
    given_case = case([application("A-1")], policy=policy, averages={"severe": Decimal(50)})
    plan = solved(given_case)
    old = {**plan, "admitted": [{name: one[name] for name in one if name != "category"} for one in plan["admitted"]]}

    assert figures([("old", given_case, old)]) == figures([("old", given_case, plan)])
