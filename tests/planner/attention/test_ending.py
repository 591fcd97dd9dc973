"""What ends within thirty days: on the day exactly, over 29 February, never twice, never for who leaves anyway."""

from datetime import date, timedelta

import pytest

from planner.attention.ending import certificate_ends, child_ends, clearance_ends, service_over
from tests.worlds.attention import FEBRUARY, helper, line, only, person, seen, told

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_a_certificate_is_told_from_thirty_days_before_its_last_day_to_that_day(days: int, count: int) -> None:
    one = person(last_service_day=DAY + timedelta(days=days))

    assert len(list(certificate_ends(seen(DAY, people=(one,))))) == count


def test_thirty_days_reach_over_the_leap_day() -> None:
    leap = {"rules": {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}}
    one = person(last_service_day=date(2024, 2, 29))

    assert told(certificate_ends(seen(date(2024, 1, 30), people=(one,), **leap))) == [("certificate_ends", "A-1")]
    assert told(certificate_ends(seen(date(2024, 1, 29), people=(one,), **leap))) == []


def test_service_that_ends_with_the_programme_ends_for_everybody() -> None:
    assert told(certificate_ends(seen(date(2026, 12, 20), people=(person(),)))) == []


def test_whoever_is_to_leave_by_then_needs_no_call() -> None:
    last = DAY + timedelta(days=10)

    leaving = person(last_service_day=last, leaves=last)
    later = person(last_service_day=last, leaves=last + timedelta(days=1))

    assert told(certificate_ends(seen(DAY, people=(leaving,)))) == []
    assert only(certificate_ends(seen(DAY, people=(later,)))).due == last


def test_a_childs_last_day_is_told_as_a_childs() -> None:
    child = person("A-7", category="child", last_service_day=date(2026, 3, 14))
    situation = seen(DAY, people=(child,))

    assert told(certificate_ends(situation)) == []
    found = only(child_ends(situation))
    assert (found.rule, found.application, found.due) == ("R-03", "A-7", date(2026, 3, 14))


@pytest.mark.parametrize(("day", "count"), [(date(2026, 3, 14), 0), (date(2026, 3, 15), 1)])
def test_hours_of_somebody_whose_service_is_over_are_told_from_the_next_day(day: date, count: int) -> None:
    one = person(last_service_day=date(2026, 3, 14))
    lines = {FEBRUARY: (line(date(2026, 2, 2), 90),)}

    found = list(service_over(seen(day, people=(one,), lines=lines)))

    assert [each.facts["left"] for each in found] == [120 * 60 - 90] * count


def test_whoever_used_all_hours_leaves_none() -> None:
    one = person(hours=1, last_service_day=date(2026, 2, 14))
    lines = {FEBRUARY: (line(date(2026, 2, 2), 60),)}

    assert told(service_over(seen(DAY, people=(one,), lines=lines))) == []


CHILD = person("A-7", category="child")


@pytest.mark.parametrize(("days", "count"), [(-5, 1), (0, 1), (30, 1), (31, 0)])
def test_a_clearance_is_told_thirty_days_before_and_until_it_is_renewed(days: int, count: int) -> None:
    until = DAY + timedelta(days=days)
    one = helper(accepted_for=frozenset({"A-7"}), cleared_until=until)

    found = list(clearance_ends(seen(DAY, people=(CHILD,), staff=(one,))))

    assert [each.due for each in found] == [until] * count


@pytest.mark.parametrize(
    "one",
    [
        helper(accepted_for=frozenset(), cleared_until=DAY),
        helper(accepted_for=frozenset({"A-1"}), cleared_until=DAY),
        helper(accepted_for=frozenset({"A-7"}), cleared_until=None),
        helper(accepted_for=frozenset({"A-7"}), cleared_until=DAY, leaves=DAY),
    ],
    ids=["nobody", "no child", "no clearance", "leaves"],
)
def test_a_clearance_matters_only_to_who_serves_a_child_after_it(one: object) -> None:
    assert told(clearance_ends(seen(DAY, people=(CHILD, person("A-1")), staff=(one,)))) == []


def test_a_clearance_to_the_programmes_last_day_is_enough() -> None:
    one = helper(accepted_for=frozenset({"A-7"}), cleared_until=date(2026, 12, 31))

    assert told(clearance_ends(seen(date(2026, 12, 15), people=(CHILD,), staff=(one,)))) == []
