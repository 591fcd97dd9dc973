"""Who is admitted: the checker judges any set of people as brute force does, and the solver finds the right one."""

from dataclasses import replace
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.brute_allocation import Brute, People
from tests.worlds.cases import STEP, application, assistant, case

CATEGORIES = ["moderate", "moderate", "moderate_multiple", "moderate_multiple", "severe"]
KEYS = ("application", "hours", "months")


@given(st.integers(0, 10**9))
def test_a_lawful_set_passes_somebody_over_unless_it_is_the_right_one(seed: int) -> None:
    dice = Random(seed)
    given_case = scarce(dice)
    brute = Brute(given_case)
    chosen = dice.choice([people for people in sets(brute) if brute._lawful(people)])

    verdict = judge(given_case, best_for(given_case, chosen))

    codes = [one.code for one in verdict.better]
    assert (verdict.outcome, codes) == (("ok", []) if chosen == brute.admitted() else ("not_best", ["passed_over"]))


@given(st.integers(0, 10**9))
def test_a_set_that_breaks_a_rule_is_unlawful(seed: int) -> None:
    dice = Random(seed)
    given_case = scarce(dice)
    brute = Brute(given_case)
    broken = [people for people in sets(brute) if not brute._lawful(people)]
    document = best_for(given_case, dice.choice(broken)) if broken else None

    assert document is None or judge(given_case, document).outcome == "unlawful"


@given(st.integers(0, 10**9))
def test_the_solver_admits_the_right_set_where_quota_and_assistants_need_a_choice(seed: int) -> None:
    given_case = scarce(Random(seed))

    plan = solve(given_case, Run(seconds=60))

    right = Brute(given_case).admitted() or ()
    assert [one.application for one in plan.admitted] == [one.id for one in right]
    assert judge(given_case, plan.as_json()).outcome == "ok"


ALL_SERVED = ["A-1", "A-2", "A-5", "A-6"]


@pytest.mark.parametrize(
    ("limited", "limit", "admitted"),
    [
        ("pools", 4, ["A-1", "A-5"]),
        ("pools", 5, ALL_SERVED),
        ("hours", 5, ["A-1", "A-5", "A-6"]),
        ("hours", 6, ALL_SERVED),
    ],
)
def test_people_the_quota_needs_must_be_served_and_fit_beside_those_who_are_in(
    limited: str, limit: int, admitted: list[str]
) -> None:
    """A-2 needs two more of A-3 to A-6: the cheap A-3 and A-4 cannot be served, A-5 and A-6 need four steps."""
    floors = {"A-1": 1, "A-2": 1, "A-3": 1, "A-4": 1, "A-5": 3, "A-6": 1}
    people = [
        application(
            name,
            category="moderate" if name == "A-2" else "moderate_multiple",
            points=9 - place,
            min_hours=floor * STEP,
            requested_hours=3 * STEP,
            commission_reason="protokół",
        )
        for place, (name, floor) in enumerate(floors.items())
    ]
    staff = [
        assistant(f"S-{name}", basis="indicated", indicated_by=frozenset({name}), max_hours_month=3 * STEP)
        for name in ("A-1", "A-2", "A-5", "A-6")
    ]
    pool = {"pools": {"moderate_multiple": limit * STEP}} if limited == "pools" else {"hours": limit * STEP}
    changes = {"hours": 20 * STEP, "step_hours": STEP, "last": date(2026, 2, 28), **pool}
    given_case = case(people, staff, admission_needs_assistants=True, **changes)

    plan = solve(given_case, Run(seconds=60))

    assert [one.application for one in plan.admitted] == admitted
    assert judge(given_case, plan.as_json()).outcome == "ok"


def scarce(dice: Random) -> Case:
    """Six people, some needed for the quota of others, with few assistants and hours; the empty set is lawful."""
    names = [f"A-{number}" for number in range(6)]
    people = [
        application(
            name,
            category=dice.choice(CATEGORIES),
            points=dice.randint(1, 9),
            min_hours=dice.choice([None, None, 2 * STEP]),
            commission_reason="protokół",
            requested_hours=3 * STEP,
        )
        for name in names
    ]
    staff = [
        assistant(
            f"S-{number}",
            basis="indicated",
            indicated_by=frozenset(dice.sample(names, dice.randint(2, 4))),
            max_hours_month=STEP * dice.randint(1, 4),
        )
        for number in range(3)
    ]
    unit = {
        "last": date(2026, 2, 28),
        "step_hours": STEP,
        "hours": STEP * dice.randint(3, 9),
        "places": dice.choice([None, None, 3, 4, 5]),
        "category_places": dice.choice([{}, {}, {"moderate_multiple": dice.randint(1, 3)}]),
        "pools": dice.choice([{}, {"moderate_multiple": STEP * dice.randint(2, 5), "severe": STEP * 4}]),
        "admission_needs_assistants": True,
    }
    return case(people, staff, **unit)


def sets(brute: Brute) -> list[People]:
    people = brute.facts.candidates
    choices = product((True, False), repeat=len(people))
    return [tuple(one for one, inside in zip(people, choice, strict=True) if inside) for choice in choices]


def best_for(given_case: Case, chosen: People) -> dict[str, Any] | None:
    """The best grants of exactly these people and nothing else that a plan says; None where they cannot have any."""
    names = {one.id for one in chosen}
    rows = tuple(one if one.id in names else replace(one, documents_complete=False) for one in given_case.applications)
    free = replace(given_case.programme, places=None, category_places={}, admission_needs_assistants=False)
    plan = solve(replace(given_case, applications=rows, programme=free), Run()).as_json()
    admitted = [{key: one[key] for key in KEYS} for one in plan["admitted"]]
    return {"admitted": admitted} if {one["application"] for one in admitted} == names else None
