"""The checker tells unlawful from not-the-fairest, at each limit and one step past it."""

from copy import deepcopy
from typing import Any

import pytest

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from planner.terms.refusals import InputRefused
from tests.worlds.cases import application, assistant, case


def world(**changes: Any) -> Case:
    """Three people who would take 100 hours each, and 150 hours."""
    people = [application("A-1", points=30), application("A-2", points=20), application("A-3", points=10)]
    return case(people, **{"hours": 150, **changes})


def plan_of(given: Case) -> dict[str, Any]:
    return deepcopy(solve(given, Run()).as_json())


def grant(document: dict[str, Any], name: str, february: int, march: int) -> None:
    """Give the person these months, and mend the sums."""
    for one in document["admitted"]:
        if one["application"] == name:
            one |= {"hours": february + march, "months": {"2026-02": february, "2026-03": march}}
    document["totals"]["hours"] = sum(one["hours"] for one in document["admitted"])


def codes(given: Case, document: dict[str, Any]) -> set[str]:
    return {one.code for one in judge(given, document).faults}


def test_the_solved_plan_is_ok() -> None:
    given = world()

    assert judge(given, plan_of(given)).outcome == "ok"


def test_a_plan_without_lists_and_totals_is_judged_by_its_grants() -> None:
    given = world()
    bare = {
        "admitted": [
            {key: one[key] for key in ("application", "hours", "months")} for one in plan_of(given)["admitted"]
        ]
    }

    assert judge(given, bare).outcome == "ok"


def test_an_hour_above_the_budget_is_unlawful() -> None:
    given, document = world(), plan_of(world())
    grant(document, "A-1", 24, 27)

    assert codes(given, document) == {"above_budget"}


def test_an_hour_above_the_ceiling_is_unlawful() -> None:
    given = world(hours=500)
    document = plan_of(given)
    grant(document, "A-1", 47, 54)

    assert codes(given, document) == {"above_ceiling"}


def test_an_hour_above_the_pool_is_unlawful() -> None:
    given = world(pools={"severe": 149})
    document = plan_of(given)
    grant(document, "A-1", 24, 27)

    assert "above_pool" in codes(given, document)


def test_an_hour_below_the_minimum_is_unlawful() -> None:
    given = world(minimum_hours=50)
    document = plan_of(given)
    grant(document, "A-3", 23, 26)

    assert codes(given, document) == {"below_minimum"}


def test_more_than_the_month_has_room_for_is_unlawful() -> None:
    given = world(monthly_limit=30)
    document = plan_of(given)
    grant(document, "A-1", 19, 31)

    assert codes(given, document) == {"above_room"}


def test_more_than_the_assistants_can_serve_is_unlawful() -> None:
    people = [application("A-1"), application("A-2")]
    given = case(people, [assistant("S-1", max_hours_month=40)], hours=500)
    document = plan_of(given)
    grant(document, "A-1", 21, 20)

    (fault,) = judge(given, document).faults
    assert (fault.code, dict(fault.facts)["months"]) == ("not_served", "2026-02")


def test_months_that_do_not_add_up_are_unlawful() -> None:
    given, document = world(), plan_of(world())
    document["admitted"][0]["months"]["2026-02"] += 1

    assert "months_sum" in codes(given, document)


def test_half_a_step_is_unlawful() -> None:
    given = world(step_hours=2)
    document = plan_of(given)
    grant(document, "A-1", 23, 26)

    assert "not_whole_steps" in codes(given, document)


def test_admitting_somebody_who_was_late_is_unlawful() -> None:
    given = world()
    document = plan_of(given)
    late = case([*given.applications[:2], application("A-3", documents_complete=False)], hours=150)

    assert "admitted_ineligible" in codes(late, document)


def test_naming_nobody_or_somebody_twice_is_unlawful() -> None:
    given, document = world(), plan_of(world())
    document["admitted"].append({"application": "A-9", "hours": 0, "months": {}})
    assert "unknown_application" in codes(given, document)

    document = plan_of(given)
    document["admitted"].append(document["admitted"][0])
    assert "named_twice" in codes(given, document)


def test_one_person_too_many_is_unlawful_and_one_too_few_is_not_the_best() -> None:
    two = world(places=2)
    assert codes(two, plan_of(world())) >= {"set_places"}

    verdict = judge(world(), {"admitted": plan_of(two)["admitted"]})
    assert (verdict.outcome, verdict.better[0].code) == ("not_best", "passed_over")


def test_false_statements_beside_right_grants_are_told_apart_from_unlawful_grants() -> None:
    given = world()
    for key, value, code in (
        ("totals", {"hours": 149}, "wrong_total"),
        ("waiting", [{"application": "A-3"}], "wrong_waiting_list"),
        ("refused", [{"application": "A-9", "reasons": ["late"]}], "wrong_refusals"),
        ("warnings", [{"code": "below_minimum", "applications": ["A-1"]}], "wrong_warning"),
        ("policy", "points", "wrong_policy"),
    ):
        verdict = judge(given, {**plan_of(given), key: value})
        assert (verdict.outcome, [one.code for one in verdict.statements]) == ("false_statements", [code])


def test_a_stale_total_does_not_make_a_lawful_change_unlawful() -> None:
    given, document = world(), plan_of(world())
    grant(document, "A-1", 23, 26)
    document["totals"]["hours"] = 150

    verdict = judge(given, document)

    assert (verdict.outcome, [one.code for one in verdict.statements]) == ("not_best", ["wrong_total"])


def test_unshared_hours_are_lawful_but_somebody_could_gain() -> None:
    given, document = world(), plan_of(world())
    grant(document, "A-1", 23, 26)

    verdict = judge(given, document)

    assert verdict.outcome == "not_best"
    assert (verdict.better[0].code, dict(verdict.better[0].facts)["gains"]) == ("could_gain", "A-1")


def test_two_people_should_give_for_one_who_has_nothing_though_hours_stay_unused() -> None:
    """A-1 shares a pool with A-2 and an assistant with A-3, who are given everything."""
    people = [
        application("A-1", requested_hours=10),
        application("A-2", requested_hours=10),
        application("A-3", category="moderate_multiple", requested_hours=10),
    ]
    staff = [
        assistant("S-1", basis="indicated", indicated_by=frozenset({"A-1", "A-3"}), max_hours_month=5),
        assistant("S-2", basis="indicated", indicated_by=frozenset({"A-2"}), max_hours_month=5),
    ]
    given = case(people, staff, pools={"severe": 11})
    document = plan_of(given)
    assert [one["hours"] for one in document["admitted"]] == [5, 6, 5]
    for name, hours in (("A-1", (0, 1)), ("A-2", (5, 5)), ("A-3", (5, 4))):
        grant(document, name, *hours)

    better = judge(given, document).better

    told = [(one.code, dict(one.facts)["gains"], dict(one.facts)["gives"]) for one in better]
    assert told == [("could_move", "A-1", "A-3"), ("could_give", "-", "A-2")]


def test_an_hour_with_the_wrong_person_names_who_could_gain_it_from_whom() -> None:
    given, document = world(), plan_of(world())
    grant(document, "A-1", 24, 27)
    grant(document, "A-2", 23, 26)

    verdict = judge(given, document)

    assert verdict.outcome == "not_best"
    facts = dict(verdict.better[0].facts)
    assert (facts["gains"], facts["gives"]) == ("A-2", "A-1")


def test_a_tie_broken_against_the_ranking_is_not_the_best() -> None:
    given = world(hours=151)
    document = plan_of(given)
    assert [one["hours"] for one in document["admitted"]] == [51, 50, 50]
    grant(document, "A-1", 23, 27)
    grant(document, "A-3", 24, 27)

    facts = dict(judge(given, document).better[0].facts)

    assert (facts["gains"], facts["gives"]) == ("A-1", "A-3")


def test_an_hour_that_must_pass_a_third_person_names_them() -> None:
    """A-1 is served by S-1 only, A-3 by S-2 only, A-2 by both: A-1 gains what A-3 gives through A-2."""
    people = [application("A-1", points=3), application("A-2", points=2), application("A-3", points=1)]
    staff = [
        assistant("S-1", max_hours_month=30, family_of=frozenset({"A-3"})),
        assistant("S-2", max_hours_month=30, family_of=frozenset({"A-1"})),
    ]
    given = case(people, staff, hours=500)
    document = plan_of(given)
    assert [one["hours"] for one in document["admitted"]] == [40, 40, 40]
    grant(document, "A-1", 19, 20)
    grant(document, "A-3", 21, 20)

    verdict = judge(given, document)

    facts = dict(verdict.better[0].facts)
    assert (facts["gains"], facts["gives"], facts["through"]) == ("A-1", "A-3", "A-2")


def test_months_that_could_be_more_even_are_not_the_best() -> None:
    given, document = world(), plan_of(world())
    assert document["admitted"][0]["months"] == {"2026-02": 24, "2026-03": 26}
    grant(document, "A-1", 26, 24)

    verdict = judge(given, document)

    assert (verdict.outcome, verdict.better[0].code) == ("not_best", "uneven")


@pytest.mark.parametrize(
    "document",
    [
        [],
        "plan",
        {"status": "optimal"},
        {"admitted": {}},
        {"admitted": [{"hours": 3}]},
        {"admitted": [{"application": "A-1", "hours": "3", "months": {}}]},
        {"admitted": [{"application": "A-1", "hours": 3.0, "months": {}}]},
        {"admitted": [{"application": "A-1", "hours": -3, "months": {}}]},
        {"admitted": [{"application": "A-1", "hours": 3}]},
        {"admitted": [], "refused": [{"application": "A-1"}]},
        {"admitted": [], "totals": []},
    ],
)
def test_what_is_no_plan_is_refused_as_bad_input(document: Any) -> None:
    with pytest.raises(InputRefused):
        judge(world(), document)
