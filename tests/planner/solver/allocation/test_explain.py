"""Why this many hours, and why not admitted: each kind of limit in a world of its own."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.solver.allocation.plan import Allocation, Grant
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from tests.worlds.cases import application, assistant, case


def solved(given: Case) -> Allocation:
    return solve(given, Run())


def grant(given: Case, name: str = "A-1") -> Grant:
    return next(one for one in solved(given).admitted if one.application == name)


@pytest.mark.parametrize(
    ("changes", "unit", "expected"),
    [
        ({"requested_hours": 100}, {}, ("requested",)),
        ({"requested_hours": None}, {}, ("ceiling",)),
        ({"requested_hours": 720}, {}, ("ceiling", "requested")),
        ({"requested_hours": None}, {"ceilings": {"severe": 50}}, ("ceiling",)),
        ({"max_hours": 40, "commission_reason": "protokół"}, {}, ("commission",)),
        ({}, {"hours": 50}, ("budget",)),
        ({}, {"pools": {"severe": 50}}, ("pool",)),
        ({}, {"pools": {"severe": 50}, "hours": 50}, ("pool", "budget")),
        ({}, {"monthly_limit": 20}, ("months",)),
    ],
)
def test_a_grant_names_what_stops_one_more_hour(
    changes: dict[str, Any], unit: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert grant(case([application("A-1", **changes)], **unit)).limited_by == expected


def test_what_is_named_is_what_would_help() -> None:
    """Loosening the named limit by an hour gives an hour; loosening another does not."""
    tight = case([application("A-1")], hours=60, pools={"severe": 50})
    assert grant(tight).limited_by == ("pool",)

    pool = replace(tight, programme=replace(tight.programme, pools={"severe": 51}))
    budget = replace(tight, programme=replace(tight.programme, hours=61))

    assert (grant(tight).hours, grant(pool).hours, grant(budget).hours) == (50, 51, 50)


def test_who_has_less_than_others_is_not_told_that_the_budget_is_shared_fairly() -> None:
    people = [application("A-1"), application("A-2")]
    staff = [assistant("S-1", max_hours_month=10, family_of=frozenset({"A-2"})), assistant("S-2", max_hours_month=5)]

    given = case(people, staff, hours=28)

    assert grant(given, "A-1").limited_by == ("budget",)
    assert grant(given, "A-2").limited_by == ("assistants",)


def test_a_lack_of_assistants_names_them_their_months_and_who_shares_them() -> None:
    people = [application("A-1"), application("A-2")]
    plan = solved(case(people, [assistant("S-1", max_hours_month=30)]))

    first = plan.admitted[0]
    limit = plan.limits[first.limits[0]]
    assert first.limited_by == ("assistants",)
    assert first.limited_months == ("2026-02", "2026-03")
    assert (limit.assistants, limit.applications) == (("S-1",), ("A-1", "A-2"))


def test_full_months_and_absent_assistants_are_both_named() -> None:
    away = assistant("S-1", absences=((date(2026, 3, 1), date(2026, 3, 31)),))
    plan = solved(case([application("A-1")], [away], monthly_limit=40))

    only = plan.admitted[0]
    assert (only.limited_by, only.limited_months) == (("months", "assistants"), ("2026-03",))
    assert plan.limits[only.limits[0]].assistants == ("S-1",)


def test_a_child_whom_nobody_may_serve_is_told_so_and_named_in_a_warning() -> None:
    child = application("A-1", category="child", birth_date=date(2015, 1, 1))
    plan = solved(case([child], [assistant("S-1")]))

    assert plan.admitted[0].limited_by == ("assistants",)
    assert plan.limits[0].assistants == ()
    assert ("cannot_be_served", ("A-1",)) in plan.warnings


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"places": 1}, ("places",)),
        ({"category_places": {"severe": 1}}, ("category_places",)),
        ({"places": 1, "category_places": {"severe": 1}}, ("places", "category_places")),
        ({"hours": 100, "minimum_hours": 60}, ("budget",)),
        ({"pools": {"severe": 100}, "minimum_hours": 60}, ("pool",)),
    ],
)
def test_who_waits_is_told_the_rule_and_the_last_admitted_ahead(
    unit: dict[str, Any], expected: tuple[str, ...]
) -> None:
    people = [application("A-1", points=20), application("A-2", points=10)]

    waiting = solved(case(people, **unit)).waiting

    assert [(one.application, one.reasons, one.last_admitted_ahead) for one in waiting] == [("A-2", expected, "A-1")]


def test_who_waits_for_the_quota_is_told_so() -> None:
    waiting = solved(case([application("A-1", category="moderate")])).waiting

    assert [(one.reasons, one.last_admitted_ahead) for one in waiting] == [(("quota",), None)]


def test_who_waits_for_assistants_is_told_so_and_the_next_goes_ahead() -> None:
    people = [application("A-1", points=30), application("A-2", points=20), application("A-3", points=10)]
    staff = [assistant("S-1", max_hours_month=60, family_of=frozenset({"A-2"}))]

    plan = solved(case(people, staff, minimum_hours=60, admission_needs_assistants=True))

    assert [one.application for one in plan.admitted] == ["A-1", "A-3"]
    assert [(one.application, one.reasons) for one in plan.waiting] == [("A-2", ("assistants",))]
