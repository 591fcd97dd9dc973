"""What is asked of a re-plan and cannot be: every fault at once, each at its limit."""

from datetime import date
from fractions import Fraction

import pytest

from planner.solver.replan.check.judge import judge
from planner.solver.replan.check.request import request_faults
from planner.terms.calendar import Month
from planner.terms.refusals import InputRefused
from planner.terms.replanning import Replanning
from tests.worlds.replan_by_hand import APRIL, MARCH, MAY, asked, first, promised, second, used, world


def refused(request: Replanning) -> list[tuple[str, str]]:
    """Column and code of every fault; A-1 is in the plan, A-2 waits, A-9 is gone."""
    given = world(first(), second(), gone=[promised("A-9")])
    try:
        request_faults(given.case, given.old, request)
    except InputRefused as found:
        return [(one.column, one.code) for one in found.faults]
    return []


@pytest.mark.parametrize(
    ("at", "faults"),
    [
        (Month(2025, 11), []),
        (Month(2026, 2), []),
        (MAY, []),
        (Month(2026, 6), [("at", "replan_month")]),
    ],
)
def test_the_month_may_be_before_the_programme_but_not_after_it(at: Month, faults: list[tuple[str, str]]) -> None:
    assert refused(asked(at=at, used={})) == faults


@pytest.mark.parametrize(
    ("month", "hours", "faults"),
    [
        (MARCH, 0, []),
        (Month(2026, 1), 1, []),
        (APRIL, 0, [("A-1", "used_too_late")]),
        (MARCH, Fraction(-1, 100), [("A-1", "used_negative")]),
        (MAY, -1, [("A-1", "used_negative"), ("A-1", "used_too_late")]),
    ],
)
def test_used_hours_are_from_before_the_month_and_not_negative(
    month: Month, hours: Fraction, faults: list[tuple[str, str]]
) -> None:
    assert refused(asked(used={"A-1": {month: Fraction(hours)}})) == faults


def test_where_the_month_is_before_the_programme_nothing_of_its_first_month_is_used() -> None:
    february = {"A-1": {Month(2026, 2): Fraction(1)}}

    assert refused(asked(at=Month(2026, 1), used=february)) == [("A-1", "used_too_late")]


def test_hours_are_used_by_people_of_the_plan_and_the_gone_alone() -> None:
    assert refused(asked(used=used(A_1=1, A_9=1))) == []
    assert refused(asked(used=used(A_2=1))) == [("A-2", "used_of_stranger")]


def test_leavers_are_known() -> None:
    day = date(2026, 4, 10)

    assert refused(asked(leavers={"A-1": day, "A-2": day, "A-9": day})) == []
    assert refused(asked(leavers={"A-7": day})) == [("A-7", "unknown_leaver")]


def test_only_who_stays_may_be_lowered() -> None:
    assert refused(asked(allow_lower=frozenset({"A-1"}))) == []
    others = [("A-2", "lowered_not_staying"), ("A-7", "lowered_not_staying"), ("A-9", "lowered_not_staying")]
    assert refused(asked(allow_lower=frozenset({"A-7", "A-2", "A-9"}))) == others
    gone = asked(allow_lower=frozenset({"A-1"}), leavers={"A-1": date(2026, 3, 31)})
    assert refused(gone) == [("A-1", "lowered_not_staying")]


def test_every_fault_is_named_and_nothing_is_judged() -> None:
    request = asked("lottery", at=Month(2026, 6), used=used(A_2=-1), leavers={"A-7": date(2026, 4, 1)})

    faults = refused(request)

    assert {code for _, code in faults} == {
        "replan_policy",
        "replan_month",
        "used_of_stranger",
        "used_negative",
        "unknown_leaver",
    }
    given = world()
    with pytest.raises(InputRefused):
        judge(given.case, given.old, {"admitted": []}, request)
