"""The re-plan against its definition tried out in full; the independent checker confirms every answer."""

from typing import Any

from hypothesis import given

from planner.documents.plan_in_force import read_plan_in_force
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.run import Run
from planner.solver.replan.check.judge import judge
from planner.solver.replan.solve import replan
from tests.worlds.replan_documents import brute
from tests.worlds.replans import Replan, pooled_replans, replans, scarce_replans


def solved(world: Replan) -> dict[str, Any]:
    return replan(inputs_of(world.case), read_plan_in_force(world.old), world.request, Run()).as_json()


def agrees(world: Replan) -> None:
    new, defined = solved(world), brute(world)

    if defined.impossible:
        assert new["status"] == "infeasible"
        assert ("fallback" in new) is not defined.hopeless
    else:
        assert new["status"] == "optimal"
        assert hours(new) == defined.hours
        assert new["called_up"] == [one.id for one in defined.called_up]
        assert short(new) == (defined.past_assistants * defined.step, set(defined.short))
    confirmed = "impossible" if defined.impossible else "ok"
    assert judge(world.case, world.old, new, world.request).outcome == confirmed


def hours(new: dict[str, Any]) -> dict[str, int]:
    return {one["application"]: one["hours"] for one in new["admitted"]}


def short(new: dict[str, Any]) -> tuple[int, set[str]]:
    """Hours and people; nobody is named where nothing is missing."""
    found = [one for one in new["warnings"] if one["code"] == "assistants_short"]
    return (found[0]["hours"], set(found[0]["applications"])) if found else (0, set())


@given(replans())
def test_any_re_plan_is_the_defined_one(world: Replan) -> None:
    agrees(world)


@given(scarce_replans())
def test_also_where_promises_lack_assistants(world: Replan) -> None:
    agrees(world)


@given(pooled_replans())
def test_also_where_pools_bind(world: Replan) -> None:
    agrees(world)
