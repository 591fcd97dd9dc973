"""Hours that nobody gets never stand there without a reason, and each reason is true."""

from typing import Any

import pytest
from hypothesis import given

from planner.solver.allocation.plan import Allocation, Unused
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.brute_allocation import Brute, People
from tests.worlds.cases import application, assistant, case, cases, crossed_cases, scarce_cases


def reasons(given: Case) -> list[tuple[str, str, int, tuple[str, ...]]]:
    return [(one.reason, one.who, one.hours, one.applications) for one in solve(given, Run()).unused]


def test_a_budget_that_is_used_up_needs_no_reason() -> None:
    plan = solve(case([application("A-1")], hours=100), Run())

    assert plan.unused == ()
    assert "unused" not in plan.as_json()


def test_hours_that_places_keep_unused_say_so() -> None:
    people = [application("A-1", points=20), application("A-2", points=10), application("A-3", points=5)]

    found = reasons(case(people, hours=260, places=2))

    assert found == [("requested", "admitted", 60, ("A-1", "A-2")), ("places", "waiting", 60, ("A-3",))]


@pytest.mark.parametrize(
    ("changes", "unit", "expected"),
    [
        ({"requested_hours": 100}, {}, "requested"),
        ({"requested_hours": None}, {"ceilings": {"severe": 50}}, "ceiling"),
        ({"max_hours": 40, "commission_reason": "protokół"}, {}, "commission"),
        ({}, {"pools": {"severe": 50}}, "pool"),
        ({}, {"monthly_limit": 20}, "months"),
    ],
)
def test_each_limit_of_the_admitted_is_named(changes: dict[str, Any], unit: dict[str, Any], expected: str) -> None:
    found = reasons(case([application("A-1", **changes)], **unit))

    assert [(one[0], one[1]) for one in found] == [(expected, "admitted"), ("nobody_waiting", "nobody")]


def test_a_lack_of_assistants_is_named() -> None:
    assert reasons(case([application("A-1")], [assistant("S-1", max_hours_month=30)], hours=80)) == [
        ("assistants", "admitted", 20, ("A-1",)),
        ("nobody_waiting", "nobody", 20, ()),
    ]


def test_hours_that_are_less_than_a_step_are_told_apart() -> None:
    people = [application("A-1")]

    assert reasons(case(people, hours=103, step_hours=50)) == [("step", "nobody", 3, ())]
    assert reasons(case(people, hours=163, step_hours=50)) == [
        ("requested", "admitted", 50, ("A-1",)),
        ("nobody_waiting", "nobody", 50, ()),
        ("step", "nobody", 13, ()),
    ]


def test_where_nobody_is_eligible_that_is_the_reason() -> None:
    assert reasons(case([application("A-1", resident=False)])) == [("nobody_waiting", "nobody", 10_000, ())]


@given(cases() | crossed_cases(people=5) | scarce_cases(people=4))
def test_unused_hours_have_reasons_and_each_of_them_is_true(case: Case) -> None:
    plan = solve(case, Run())
    if plan.status == "infeasible":
        return
    step = case.programme.step_hours
    left, rest = case.programme.budget_hours - plan.totals["hours"], case.programme.budget_hours % step

    assert bool(plan.unused) == (left > 0)
    assert {one.hours for one in plan.unused} <= {left - rest, rest} - {0}
    if left > rest:
        for who, people in (("admitted", plan.admitted), ("waiting", plan.waiting)):
            assert _named(plan, who) == {one.application for one in people}
    brute = Brute(case)
    assert all(_true(one, plan, brute) for one in plan.unused)


def _named(plan: Allocation, who: str) -> set[str]:
    return {name for one in plan.unused if one.who == who for name in one.applications}


def _true(one: Unused, plan: Allocation, brute: Brute) -> bool:
    """Whether the limit stops each of the people named, by the definition."""
    if one.who == "nobody":
        return one.reason == "step" or (one.reason == "nobody_waiting" and not plan.waiting)
    if one.who == "waiting":
        waiting = {place.application: place.reasons for place in plan.waiting}
        return all(one.reason in waiting[name] for name in one.applications)
    return all(_stopped(one, name, plan, brute) for name in one.applications)


def _stopped(one: Unused, name: str, plan: Allocation, brute: Brute) -> bool:
    """Whether this limit alone, or the full months with the assistants, refuses one more step."""
    by_id = {candidate.id: candidate for candidate in brute.facts.candidates}
    people = tuple(by_id[grant.application] for grant in plan.admitted)
    steps = [grant.hours // brute.facts.step for grant in plan.admitted]
    number = [person.id for person in people].index(name)
    person, programme = people[number], brute.programme
    more = (*steps[:number], steps[number] + 1, *steps[number + 1 :])
    card, edition = person.applicant, programme.edition.ceiling(person.category)
    limits = {
        "requested": card.requested_hours,
        "ceiling": min(edition, programme.ceilings.get(person.category, edition)),
        "commission": card.max_hours,
    }
    if one.reason in limits:
        limit = limits[one.reason]
        return limit is not None and limit // brute.facts.step == steps[number]
    if one.reason == "pool":
        return person.category == one.category and _of(people, steps, one.category) == _pool(brute, person.category)
    if one.reason == "months" and sum(person.room) > steps[number]:
        full = [room == _in_month(plan, number, month, brute) for month, room in enumerate(person.room)]
        return any(full) and not brute.flows(people, more)
    return one.reason in ("months", "assistants") and not brute.flows(people, more)


def _of(people: People, steps: list[int], category: str) -> int:
    return sum(count for one, count in zip(people, steps, strict=True) if one.category == category)


def _pool(brute: Brute, category: str) -> int:
    return brute.programme.pools[category] // brute.facts.step


def _in_month(plan: Allocation, number: int, month: int, brute: Brute) -> int:
    return plan.admitted[number].months.get(str(brute.facts.months[month]), 0) // brute.facts.step
