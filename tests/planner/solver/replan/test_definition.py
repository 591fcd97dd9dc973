"""What follows from the definition of a re-plan, held against all that could be answered, and against the checker."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given

from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.solver.replan.check.judge import judge
from planner.terms.case import Case
from planner.terms.replanning import Replanning
from tests.worlds.cases import cases, scarce_cases
from tests.worlds.replan_documents import document
from tests.worlds.replans import Replan, replans, scarce_replans


def hours(new: dict[str, Any]) -> dict[str, int]:
    return {one["application"]: one["hours"] for one in new["admitted"]}


def gives_back(case: Case) -> None:
    plan = solve(case, Run()).as_json()
    assume(plan["status"] == "optimal")
    categories = {one.id: one.category for one in case.applications}
    rows = [{**one, "category": categories[one["application"]], "used": 0} for one in plan["admitted"]]
    new = {"admitted": [{**one, "promised": one["hours"]} for one in rows]}

    request = Replanning(case.programme.months[0], "reserve")

    assert judge(case, {"admitted": rows}, new, request).outcome == "ok"


@given(cases())
def test_with_nothing_used_and_nobody_gone_the_reserve_policy_gives_back_the_plan(case: Case) -> None:
    gives_back(case)


@given(scarce_cases(people=5))
def test_also_where_minima_were_shared_because_assistants_are_few(case: Case) -> None:
    gives_back(case)


def twice(world: Replan) -> None:
    once = document(world)
    assume(once["status"] == "optimal")

    again = replace(world, old=once)
    second = document(again)

    assert hours(second) == hours(once)
    assert judge(again.case, once, second, again.request).outcome == "ok"


@given(replans())
def test_the_same_re_plan_twice_is_one(world: Replan) -> None:
    twice(world)


@given(scarce_replans())
def test_also_where_promises_lack_assistants(world: Replan) -> None:
    twice(world)
