"""What the checker finds is said in hours, whatever the step."""

from typing import Any

import pytest

from planner.solver.allocation.check.judge import judge
from tests.planner.solver.allocation.test_check import grant, plan_of, world
from tests.worlds.cases import application, case


@pytest.mark.parametrize(
    ("unit", "months", "code", "facts"),
    [
        ({}, (52, 50), "above_ceiling", {"hours": "102", "most": "100"}),
        ({"monthly_limit": 30}, (20, 32), "above_room", {"month": "2026-03", "hours": "32", "most": "30"}),
        ({"hours": 99}, (50, 50), "above_budget", {"hours": "100", "most": "98"}),
        ({"pools": {"severe": 97}}, (50, 50), "above_pool", {"category": "severe", "hours": "100", "most": "97"}),
        ({"minimum_hours": 59}, (28, 30), "below_minimum", {"hours": "58", "least": "60"}),
    ],
)
def test_what_is_wrong_is_said_in_hours_and_not_in_steps(
    unit: dict[str, Any], months: tuple[int, int], code: str, facts: dict[str, str]
) -> None:
    given = case([application("A-1")], **{"hours": 500, "step_hours": 2, **unit})
    document = plan_of(given)
    grant(document, "A-1", *months)

    (fault,) = (one for one in judge(given, document).faults if one.code == code)

    assert {name: value for name, value in fault.facts if name != "application"} == facts


def test_a_step_that_could_move_is_said_in_hours() -> None:
    given = world(step_hours=2)
    document = plan_of(given)
    grant(document, "A-1", 20, 22)

    verdict = judge(given, document)

    assert (verdict.outcome, {dict(one.facts)["hours"] for one in verdict.better}) == ("not_best", {"2"})
