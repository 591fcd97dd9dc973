"""Where assistants are short: cuts of the network, months that cannot be even, minima that need a choice."""

from datetime import date
from typing import Any

from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import AssistantTerms, Case
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
