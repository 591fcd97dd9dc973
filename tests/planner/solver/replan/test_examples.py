"""Re-plans of the published examples: with pools, few assistants, used hours and a waiting list, all at once."""

from fractions import Fraction

import pytest

from planner.case.reader import read_case
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.solver.replan.proven import proven_replan
from planner.terms.replanning import REPLAN_POLICIES, Replanning
from tests.worlds.places import EXAMPLES


@pytest.mark.parametrize("name", ["krasocin-2026", "kroscienko-2024"])
@pytest.mark.parametrize("policy", REPLAN_POLICIES)
def test_an_example_is_planned_anew_from_the_middle_of_the_year(name: str, policy: str) -> None:
    case = read_case(EXAMPLES / name)
    plan = proven(case, Run()).as_json()
    at = case.programme.months[len(case.programme.months) // 2]
    before = [month for month in case.programme.months if month < at]
    used = {
        one["application"]: {month: Fraction(one["months"].get(str(month), 0)) * 9 / 10 for month in before}
        for one in plan["admitted"][:20]
    }
    gone = {plan["admitted"][0]["application"]: before[-1].last}

    found = proven_replan(case, plan, Replanning(at, policy, used, gone), Run())  # judged by the checker

    assert found.status == "optimal"
