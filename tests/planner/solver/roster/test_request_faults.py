"""What is asked is refused with every fault of every document at once."""

from typing import Any

import pytest

from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.search import Effort
from planner.solver.roster.solve import solve_roster
from planner.terms.calendar import Month
from planner.terms.refusals import InputRefused
from tests.worlds.brute_roster import stop
from tests.worlds.roster_world import plan, roster, visit, world

MARCH = Month(2026, 3)
AT_EIGHT = visit("2026-03-02 08:00")
START = stop(AT_EIGHT).start


def faults(document: Any = None, **asked: Any) -> set[tuple[str, str]]:
    """(document, code) of every fault."""
    with pytest.raises(InputRefused) as refused:
        solve_roster(
            world(), plan() if document is None else document, Asked(**{"month": MARCH, **asked}), Effort(steps=1)
        )
    return {(one.file, one.code) for one in refused.value.faults}


def test_faults_of_all_documents_come_together() -> None:
    keep = {"month": "2026-02", "visits": [{**AT_EIGHT, "pinned": True, "assistant": "S-7"}, {"application": 7}, 3]}
    before = roster(visit("2027-01-01 08:00"), {**AT_EIGHT, "start": "soon"}, month="2026-02")

    found = faults({"admitted": "all"}, month=Month(2027, 1), keep=keep, before=before, pins=frozenset({("A-1", 0)}))

    assert found == {
        ("plan", "plan_shape"),
        ("--month", "roster_month_outside"),
        ("keep", "roster_keep_month"),
        ("keep", "roster_shape"),
        ("keep", "roster_moment"),
        ("keep", "fixed_outside_month"),
        ("keep", "fixed_unknown_assistant"),
        ("keep", "pin_without_visit"),
        ("before", "roster_before_late"),
        ("before", "roster_moment"),
    }


@pytest.mark.parametrize("document", [None, [], "visits", 3, {}, {"month": "2026-03"}, {"month": 3, "visits": {}}])
def test_what_is_no_roster_is_refused_by_name(document: Any) -> None:
    assert {file for file, _ in faults(before=document if document is not None else 0)} == {"before"}
    assert {file for file, _ in faults(keep=document if document is not None else 0)} == {"keep"}


@pytest.mark.parametrize("document", [[], "plan", 3, {"status": "no", "admitted": []}, {"admitted": [{}]}])
def test_what_is_no_plan_is_refused(document: Any) -> None:
    assert {file for file, _ in faults(document)} == {"plan"}


def test_whoever_is_unknown_is_only_refused_where_the_visit_must_stay() -> None:
    strange = {**AT_EIGHT, "application": "X-1", "assistant": "X-2"}

    pinned = faults(keep=roster(strange), pins=frozenset({("X-1", START)}))
    past = faults(keep=roster(strange), since=START + 1)

    assert pinned == past == {("keep", "fixed_unknown_application"), ("keep", "fixed_unknown_assistant")}
    assert request_of(world(), plan(), Asked(MARCH, keep=roster(strange))).kept is not None


def test_a_pin_needs_a_visit_of_that_person_at_that_time() -> None:
    for pin in (("A-1", START + 15), ("A-2", START)):
        assert faults(keep=roster(AT_EIGHT), pins=frozenset({pin})) == {("keep", "pin_without_visit")}
    assert faults(pins=frozenset({("A-1", START)})) == {("keep", "pin_without_visit")}


def test_the_first_minute_of_the_month_is_too_late_for_the_month_before() -> None:
    last = roster(visit("2026-02-28 23:45"), month="2026-02")

    assert faults(before=roster(visit("2026-03-01 00:00"), month="2026-02")) == {("before", "roster_before_late")}
    assert request_of(world(), plan(), Asked(MARCH, before=last)).before
