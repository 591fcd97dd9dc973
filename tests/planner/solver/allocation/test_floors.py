"""Where the assistants cannot carry everybody's minimum together, the minima themselves are shared first."""

from datetime import date
from typing import Any

import pytest

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import ApplicationCard, Case
from tests.worlds.cases import application, assistant, case


def solved(given: Case) -> Allocation:
    plan = solve(given, Run())
    assert judge(given, plan.as_json()).outcome == "ok"
    return plan


def hours(plan: Allocation) -> dict[str, int]:
    return {grant.application: grant.hours for grant in plan.admitted}


def minima(plan: Allocation) -> dict[str, tuple[int, int | None]]:
    return {grant.application: (grant.minimum, grant.minimum_set) for grant in plan.admitted}


def person(name: str, least: int | None = None, **changes: Any) -> ApplicationCard:
    return application(name, min_hours=least, commission_reason="protokół", **changes)


def test_a_child_whom_nobody_may_serve_costs_nobody_else_the_minimum() -> None:
    child = person("A-1", category="child", birth_date=date(2015, 1, 1), points=30)
    people = [child, person("A-2", points=20), person("A-3", points=10, requested_hours=600)]
    staff = [assistant("S-1", max_hours_month=60)]
    unit = {"minimum_hours": 50, "policy": "proportional"}

    plan = solved(case(people, staff, **unit))

    assert minima(plan) == {"A-2": (50, None), "A-3": (50, None), "A-1": (0, 50)}
    assert hours(plan) == {"A-1": 0, "A-2": 50, "A-3": 70}
    assert plan.warnings == (("below_minimum", ("A-1",)), ("cannot_be_served", ("A-1",)))


def test_minima_that_the_assistants_cannot_carry_together_are_shared_evenly() -> None:
    plan = solved(case([person("A-1"), person("A-2")], [assistant("S-1", max_hours_month=20)], minimum_hours=30))

    assert plan.status == "optimal"
    assert hours(plan) == {"A-1": 20, "A-2": 20}
    assert plan.warnings == (("below_minimum", ("A-1", "A-2")),)


def test_a_minimum_of_the_commission_is_shared_in_proportion_like_any_other() -> None:
    people = [person("A-1", 80), person("A-2", 40), person("A-3")]
    staff = [assistant("S-1", max_hours_month=35)]

    plan = solved(case(people, staff, minimum_hours=20))

    assert minima(plan) == {"A-1": (40, 80), "A-2": (20, 40), "A-3": (10, 20)}


@pytest.mark.parametrize(("capacity", "expected"), [(30, None), (29, ("A-1", "A-3"))])
def test_minima_that_just_fit_stay_whole_and_an_hour_less_goes_by_share_and_rank(
    capacity: int, expected: tuple[str, ...] | None
) -> None:
    """Of 60, 59 or 58 hours; the first two in rank have 30 and 30, whoever is served apart keeps 10."""
    people = [person("A-1", 30, points=30), person("A-2", 10, points=20), person("A-3", 30, points=10)]
    staff = [
        assistant("S-1", max_hours_month=capacity, family_of=frozenset({"A-2"})),
        assistant("S-2", max_hours_month=5, basis="indicated", indicated_by=frozenset({"A-2"})),
    ]

    plan = solved(case(people, staff))

    assert dict(plan.warnings).get("below_minimum") == expected
    assert minima(plan)["A-2"] == (10, None)


def test_the_last_hour_of_equal_minima_goes_to_the_one_ranked_higher() -> None:
    people = [person("A-1", points=10), person("A-2", points=20), person("A-3", points=30)]
    one_month = {"last": date(2026, 2, 28), "minimum_hours": 30}

    plan = solved(case(people, [assistant("S-1", max_hours_month=50)], **one_month))

    assert hours(plan) == {"A-3": 17, "A-2": 17, "A-1": 16}


def test_where_admission_needs_assistants_every_minimum_is_kept() -> None:
    people = [person("A-1", points=30), person("A-2", points=20)]
    staff = [assistant("S-1", max_hours_month=20)]

    plan = solved(case(people, staff, minimum_hours=30, admission_needs_assistants=True))

    assert hours(plan) == {"A-1": 40}
    assert plan.warnings == ()


def test_who_has_no_room_is_admitted_with_nothing_and_is_not_below_a_minimum() -> None:
    gone = person("A-1", certificate_valid_until=date(2026, 2, 1))

    plan = solved(case([gone, person("A-2")], [assistant("S-1")], step_hours=60, minimum_hours=60))

    assert hours(plan) == {"A-1": 0, "A-2": 60}
    assert plan.warnings == ()


def test_a_hand_made_plan_that_shares_the_minima_worse_is_told_whose_hours_could_move() -> None:
    given = case([person("A-1", points=2), person("A-2")], [assistant("S-1", max_hours_month=20)], minimum_hours=30)
    document = {
        "admitted": [
            {"application": "A-1", "hours": 21, "months": {"2026-02": 11, "2026-03": 10}},
            {"application": "A-2", "hours": 19, "months": {"2026-02": 9, "2026-03": 10}},
        ]
    }

    verdict = judge(given, document)

    facts = dict(verdict.faults[0].facts)
    assert (verdict.outcome, [one.code for one in verdict.faults]) == ("unlawful", ["minimum_could_move"])
    assert (facts["gains"], facts["gives"], facts["hours"]) == ("A-2", "A-1", "1")


def test_a_hand_made_plan_that_leaves_a_minimum_unserved_is_told_who_could_gain() -> None:
    given = case([person("A-1"), person("A-2")], [assistant("S-1", max_hours_month=20)], minimum_hours=30)
    document = {
        "admitted": [
            {"application": "A-1", "hours": 20, "months": {"2026-02": 10, "2026-03": 10}},
            {"application": "A-2", "hours": 19, "months": {"2026-02": 9, "2026-03": 10}},
        ]
    }

    verdict = judge(given, document)

    assert (verdict.outcome, [one.code for one in verdict.faults]) == ("unlawful", ["minimum_could_gain"])


def test_a_hand_made_plan_with_the_old_rule_of_no_minimum_at_all_is_unlawful() -> None:
    """Everybody equal, as if one child without an assistant dropped all minima."""
    child = person("A-1", category="child", birth_date=date(2015, 1, 1))
    given = case([child, person("A-2", 80), person("A-3")], [assistant("S-1", max_hours_month=50)])
    even = {"hours": 50, "months": {"2026-02": 25, "2026-03": 25}}
    document = {
        "admitted": [
            {"application": "A-1", "hours": 0, "months": {}},
            *({"application": name, **even} for name in ("A-2", "A-3")),
        ]
    }

    assert judge(given, document).outcome == "unlawful"


def test_the_warning_names_whoever_is_below_and_nobody_else() -> None:
    child = person("A-1", category="child", birth_date=date(2015, 1, 1))
    given = case([child, person("A-2")], [assistant("S-1")], minimum_hours=30)
    document = solved(given).as_json()
    document["warnings"][0]["applications"] = ["A-1", "A-2"]

    verdict = judge(given, document)

    assert (verdict.outcome, [one.code for one in verdict.statements]) == ("false_statements", ["wrong_warning"])
