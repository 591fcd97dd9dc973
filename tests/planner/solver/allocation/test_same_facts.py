"""Solver and checker read each case by themselves: at every limit, and one past it, they read the same."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.facts import facts
from planner.solver.allocation.derive import derive
from planner.terms.case import POLICIES, Case
from tests.worlds.cases import DEADLINE, application, case

CHILD: dict[str, Any] = {"category": "child"}


def refused(given: Case) -> dict[str, list[str]]:
    """Who is refused and why, as both read it."""
    derived, read = derive(inputs_of(given)), facts(given)
    assert {name: list(reasons) for name, reasons in derived.refused} == read.refused
    return read.refused


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"received_at": DEADLINE}, []),
        ({"received_at": DEADLINE + timedelta(minutes=1)}, ["late"]),
        ({"resident": False}, ["not_resident"]),
        ({"documents_complete": False}, ["documents_missing"]),
        ({"missing_documents": ("card",)}, ["documents_missing"]),
        ({"certificate_valid_until": date(2026, 2, 1)}, []),
        ({"certificate_valid_until": date(2026, 1, 31)}, ["certificate_expired"]),
        (CHILD | {"birth_date": date(2010, 2, 2)}, []),
        (CHILD | {"birth_date": date(2010, 2, 1)}, ["age"]),
        (CHILD | {"birth_date": date(2024, 2, 1)}, []),
        (CHILD | {"birth_date": date(2024, 2, 2)}, ["age"]),
        ({"birth_date": date(2012, 1, 1)}, []),
        ({"commission": "refuse"}, ["commission"]),
        ({"commission": "admit"}, []),
    ],
)
def test_who_is_eligible(changes: dict[str, Any], reasons: list[str]) -> None:
    assert refused(case([application("A-1", **changes)])) == ({"A-1": reasons} if reasons else {})


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, (28, 31)),
        ({"certificate_valid_until": date(2026, 2, 1)}, (1, 0)),
        ({"certificate_valid_until": date(2026, 2, 28)}, (28, 0)),
        ({"certificate_valid_until": date(2026, 3, 1)}, (28, 1)),
        (CHILD | {"birth_date": date(2010, 3, 10)}, (28, 9)),
        (CHILD | {"birth_date": date(2010, 2, 2)}, (1, 0)),
        ({"birth_date": date(2010, 3, 10)}, (28, 31)),
    ],
)
def test_for_how_many_days(changes: dict[str, Any], days: tuple[int, ...]) -> None:
    given = case([application("A-1", **changes)])

    (person,), (candidate,) = derive(inputs_of(given)).instance.people, facts(given).candidates

    assert person.service_days == candidate.days == days
    assert person.room == candidate.room == tuple(24 * count for count in days)


@pytest.mark.parametrize(("limit", "room"), [(30, (30, 24)), (24, (24, 24)), (23, (23, 23)), (700, (672, 24))])
def test_in_a_month_at_most_its_limit_and_no_day_has_more_than_24_hours(limit: int, room: tuple[int, int]) -> None:
    given = case([application("A-1", certificate_valid_until=date(2026, 3, 1))], monthly_limit=limit)

    (person,), (candidate,) = derive(inputs_of(given)).instance.people, facts(given).candidates

    assert person.room == candidate.room == room


@pytest.mark.parametrize(
    ("changes", "unit", "bounds"),
    [
        ({}, {}, (1, 100)),
        ({"requested_hours": None}, {}, (1, 720)),
        ({"requested_hours": None}, {"ceilings": {"severe": 90}}, (1, 90)),
        ({"requested_hours": None}, {"ceilings": {"severe": 900}}, (1, 720)),
        ({}, {"minimum_hours": 30}, (30, 100)),
        ({}, {"minimum_hours": 101}, (100, 100)),
        ({"min_hours": 40}, {"minimum_hours": 30}, (40, 100)),
        ({"min_hours": 20}, {"minimum_hours": 30}, (30, 100)),
        ({"max_hours": 50}, {}, (1, 50)),
        ({}, {"minimum_hours": 90, "monthly_limit": 40}, (80, 100)),
        ({}, {"minimum_hours": 30, "step_hours": 7}, (5, 14)),
        ({}, {"minimum_hours": 28, "step_hours": 7}, (4, 14)),
        ({"requested_hours": 98}, {"minimum_hours": 29, "step_hours": 7}, (5, 14)),
    ],
)
def test_from_what_to_what(changes: dict[str, Any], unit: dict[str, Any], bounds: tuple[int, int]) -> None:
    given = case([application("A-1", **changes)], **unit)

    (person,), (candidate,) = derive(inputs_of(given)).instance.people, facts(given).candidates

    assert (person.floor, person.ceiling) == (candidate.floor, candidate.ceiling) == bounds


@pytest.mark.parametrize("policy", POLICIES)
def test_with_the_same_weights(policy: str) -> None:
    people = [
        application("A-1", points=7),
        application("A-2", points=3, category="child", birth_date=date(2015, 1, 1), requested_hours=60),
    ]
    averages = {"severe": Fraction(181, 2), "child": Fraction(61, 3)}

    given = case(people, policy=policy, averages=averages)

    mine = [Fraction(one.weight) for one in derive(inputs_of(given)).instance.people]
    theirs = [one.weight for one in facts(given).candidates]
    assert mine[0] * theirs[1] == mine[1] * theirs[0]
    assert policy == "equal" or mine[0] != mine[1]


def test_ranked_by_tier_then_points_then_time_then_id() -> None:
    later = {"received_at": DEADLINE - timedelta(days=1)}
    people = [
        application("A-8", category="moderate"),
        application("A-7", category="moderate", lives_alone=True),
        application("A-6", equivalent=True, points=99),
        application("A-5", category="severe_multiple", **later),
        application("A-4", points=9),
        application("A-3"),
        application("A-2"),
        application("A-1", points=11, **later),
    ]

    given = case(people)

    order = [one.id for one in derive(inputs_of(given)).instance.people]
    assert order == [one.id for one in facts(given).candidates]
    assert order == ["A-1", "A-2", "A-3", "A-5", "A-4", "A-6", "A-7", "A-8"]
