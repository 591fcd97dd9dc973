"""What follows from the definition, of the solver's own answers: given back, twice is once, loosenings are true."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.documents.plan_in_force import read_plan_in_force
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.solver.replan.proven import proven_replan
from planner.solver.replan.solve import replan
from planner.terms.case import Case
from planner.terms.replanning import Replanning
from tests.worlds.cases import cases, scarce_cases
from tests.worlds.replan_people import ReplanPeople
from tests.worlds.replans import Replan, pooled_replans, replans


def solved(world: Replan) -> dict[str, Any]:
    return replan(inputs_of(world.case), read_plan_in_force(world.old), world.request, Run()).as_json()


def gives_back(case: Case) -> None:
    plan = solve(case, Run()).as_json()
    assume(plan["status"] == "optimal")

    new = proven_replan(case, plan, Replanning(case.programme.months[0], "reserve"), Run()).as_json()

    kept = [(one["application"], one["hours"], one["months"]) for one in new["admitted"]]
    assert kept == [(one["application"], one["hours"], one["months"]) for one in plan["admitted"]]


@given(cases())
def test_with_nothing_used_and_nobody_gone_reserve_gives_back_hours_and_months(case: Case) -> None:
    gives_back(case)


@given(scarce_cases(people=5))
def test_also_where_assistants_are_few(case: Case) -> None:
    gives_back(case)


@given(replans())
def test_the_same_re_plan_twice_is_one(world: Replan) -> None:
    once = solved(world)
    assume(once["status"] == "optimal")

    again = solved(replace(world, old=once))

    assert [(one["application"], one["hours"]) for one in again["admitted"]] == [
        (one["application"], one["hours"]) for one in once["admitted"]
    ]
    assert again["called_up"] == []


def loosened(world: Replan, **changes: Any) -> str:
    return str(solved(replace(world, **changes))["status"])


def with_limits(case: Case, most: dict[str, int]) -> Case:
    """Budget and pools as the changes say them."""
    pools = {key.removeprefix("pools."): hours for key, hours in most.items() if key != "budget.hours"}
    rules = case.programme
    hours = most.get("budget.hours", rules.hours)
    return replace(case, programme=replace(rules, hours=hours, pools={**rules.pools, **pools}))


def loosenings_are_true(world: Replan) -> None:
    """As they say, and not a step less of any number that they name."""
    for one in solved(world).get("relaxations", ()):
        lowered = world.request.allow_lower | set(one.get("allow_lower", ()))
        eased = replace(world, request=replace(world.request, allow_lower=lowered))
        most = {key: int(value) for key, _, value in (text.partition("=") for text in one["changes"])}
        assert loosened(eased, case=with_limits(world.case, most)) == "optimal"
        for key in most:
            less = with_limits(world.case, {**most, key: most[key] - 1})
            assert loosened(eased, case=less) == "infeasible"
        for name in one.get("allow_lower", ()):
            fewer = replace(world.request, allow_lower=lowered - {name})
            assert loosened(world, request=fewer) == "infeasible"


@given(replans(), st.integers(1, 5))
def test_every_loosening_is_true_and_one_step_less_is_not(world: Replan, steps: int) -> None:
    cut = replace(world.case.programme, hours=steps * world.case.programme.step_hours)
    loosenings_are_true(replace(world, case=replace(world.case, programme=cut)))


@given(pooled_replans())
def test_also_of_pools(world: Replan) -> None:
    loosenings_are_true(world)


@given(replans())
def test_nobody_loses_a_used_hour_and_the_sum_is_the_budget(world: Replan) -> None:
    new, people = solved(world), ReplanPeople(world.case, world.old, world.request)
    assume(new["status"] == "optimal")

    for one in new["admitted"]:
        assert one["hours"] >= people.used(one["application"]) * people.step if one["promised"] else True
    total = new["totals"]["hours"] + sum(one["hours"] for one in new["gone"]) + new["totals"]["reserve"]
    assert total == new["totals"]["budget_hours"] == world.case.programme.budget_hours
