"""Where assistants are short: cuts of the network, months that cannot be even, minima that need a choice."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import ApplicationCard, AssistantTerms, Case
from tests.worlds.cases import application, assistant, case

FEBRUARY = ((date(2026, 2, 1), date(2026, 2, 28)),)
MARCH = ((date(2026, 3, 1), date(2026, 3, 31)),)


def hours(given: Case) -> dict[str, int]:
    """Each person's grant; the checker agrees."""
    plan = solve(given, Run(seconds=60))
    assert judge(given, plan.as_json()).outcome == "ok"
    return {one.application: one.hours for one in plan.admitted}


def only(name: str, *people: str, **changes: Any) -> AssistantTerms:
    """An assistant of these people alone."""
    return assistant(name, basis="indicated", indicated_by=frozenset(people), **changes)


def test_who_is_cut_off_in_one_month_still_takes_a_full_other_month_from_those_outside() -> None:
    """A-1 has one day in March, hardly an assistant in February, and twice the weight of A-2, who is left the rest."""
    people = [
        application("A-1", points=2, certificate_valid_until=date(2026, 3, 1)),
        application("A-2", points=1),
    ]
    staff = [
        only("S-1", "A-1", "A-2", absences=FEBRUARY, max_hours_month=40),
        only("S-2", "A-1", absences=MARCH, max_hours_month=4),
    ]

    assert hours(case(people, staff, hours=48, policy="points")) == {"A-1": 24 + 4, "A-2": 40 - 24}


def quota_case(of_second: int) -> Case:
    """A-1 needs three of A-2 to A-5 for the quota; S-1 has hours for A-1 and one of two, S-2 for one or both others."""
    people = [application("A-1", category="moderate", points=50)]
    people += [application(f"A-{at}", category="moderate_multiple", points=50 - at) for at in (2, 3, 4, 5)]
    staff = [
        only("S-1", "A-1", "A-2", "A-3", absences=MARCH, max_hours_month=60),
        only("S-2", "A-4", "A-5", absences=MARCH, max_hours_month=of_second),
    ]
    return case(people, staff, minimum_hours=30, admission_needs_assistants=True)


def test_the_quota_is_filled_with_those_whom_assistants_can_serve_beside_the_chosen() -> None:
    plan = solve(quota_case(60), Run(seconds=60))

    assert [one.application for one in plan.admitted] == ["A-1", "A-2", "A-4", "A-5"]
    assert [(one.application, one.reasons) for one in plan.waiting] == [("A-3", ("assistants",))]


def test_where_they_cannot_serve_enough_the_one_who_needs_the_quota_waits() -> None:
    plan = solve(quota_case(59), Run(seconds=60))

    assert [one.application for one in plan.admitted] == ["A-2", "A-3", "A-4"]
    assert [(one.application, one.reasons) for one in plan.waiting] == [
        ("A-1", ("quota", "assistants")),
        ("A-5", ("assistants",)),
    ]


def needing_two(*others: ApplicationCard, **unit: Any) -> Case:
    """A-2 of moderate disability needs two of the others for the quota beside A-1; S-1 has hours for four."""
    people = [
        application("A-1", category="moderate_multiple", points=60),
        application("A-2", category="moderate", points=50),
        *others,
    ]
    staff = [only("S-1", *(f"A-{at}" for at in range(1, 6)), absences=MARCH, max_hours_month=120)]
    return case(people, staff, minimum_hours=30, admission_needs_assistants=True, **unit)


def multiple(name: str, points: int, **changes: Any) -> ApplicationCard:
    return application(name, category="moderate_multiple", points=points, **changes)


CHILD = application("A-9", category="child", birth_date=date(2015, 1, 1), points=20)
DEAR = multiple("A-8", 20, min_hours=60, commission_reason="protokół")


@pytest.mark.parametrize(
    ("unit", "admitted"),
    [
        ({}, True),
        ({"pools": {"moderate_multiple": 90}}, True),
        ({"pools": {"moderate_multiple": 89}}, False),
        ({"category_places": {"moderate_multiple": 3}}, True),
        ({"category_places": {"moderate_multiple": 2}}, False),
    ],
)
def test_a_child_whom_nobody_serves_does_not_fill_the_quota_in_place_of_a_full_category(
    unit: dict[str, Any], admitted: bool
) -> None:
    given = needing_two(multiple("A-3", 40), multiple("A-4", 30), CHILD, **unit)

    assert ("A-2" in hours(given)) == admitted


@pytest.mark.parametrize(("budget", "admitted"), [(150, True), (149, False)])
def test_who_could_be_served_but_costs_more_than_the_budget_has_does_not_fill_the_quota(
    budget: int, admitted: bool
) -> None:
    """A-3 and A-4 would be cheap enough, but S-1 has hours for one of them; A-8 has an assistant of their own."""
    given = needing_two(multiple("A-3", 40), multiple("A-4", 30), DEAR, hours=budget)
    short, own = only("S-1", "A-1", "A-2", "A-3", "A-4", absences=MARCH, max_hours_month=90), only("S-8", "A-8")

    assert ("A-2" in hours(replace(given, assistants=(short, own)))) == admitted
