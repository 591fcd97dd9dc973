"""How many hours an assistant can give in a month, and to whom: formats 3, at each limit and one past it."""

from datetime import date
from typing import Any

import pytest

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.check.facts import facts
from planner.solver.allocation.derive import derive
from planner.solver.allocation.instance import Instance
from planner.terms.case import Case, Window
from tests.worlds.cases import application, assistant, case

NONE: tuple[Window, ...] = ()


def world(child_born: date = date(2015, 1, 1), unit: dict[str, Any] | None = None, **changes: Any) -> Case:
    people = [application("A-1"), application("A-2", category="child", birth_date=child_born)]
    return case(people, [assistant("S-1", **changes)], **(unit or {}))


def instance(**changes: Any) -> Instance:
    return derive(inputs_of(world(**changes))).instance


def capacity(**changes: Any) -> tuple[int, ...]:
    """As the solver counts it, and as the checker does by itself."""
    given = world(**{"max_hours_month": 1000, **changes})
    (one,) = derive(inputs_of(given)).instance.assistants or ()
    assert list(one.capacity) == facts(given).capacity["S-1"]
    return one.capacity


def every_day(*windows: Window) -> tuple[tuple[Window, ...], ...]:
    return (windows,) * 7


@pytest.mark.parametrize(
    ("windows", "hours_a_day"),
    [
        (every_day(Window(8 * 60, 20 * 60)), 12),
        (every_day(Window(8 * 60, 20 * 60 + 15)), 12),
        (every_day(Window(0, 24 * 60)), 12),
        (every_day(Window(22 * 60, 30 * 60)), 8),
        (every_day(Window(6 * 60, 10 * 60), Window(14 * 60, 20 * 60)), 10),
    ],
)
def test_a_day_counts_its_windows_up_to_12_hours(windows: Any, hours_a_day: int) -> None:
    assert capacity(windows=windows) == (28 * hours_a_day, 31 * hours_a_day)


def test_only_the_weekdays_of_the_programme_count() -> None:
    mondays = ((Window(480, 720),), NONE, NONE, NONE, NONE, NONE, NONE)

    assert capacity(windows=mondays) == (4 * 4, 5 * 4)
    assert capacity(windows=mondays, unit={"last": date(2026, 3, 16)}) == (16, 3 * 4)


@pytest.mark.parametrize(("minutes", "hours"), [(59, 0), (60, 1), (119, 1), (720, 12), (721, 12)])
def test_only_whole_hours_of_the_month_count(minutes: int, hours: int) -> None:
    one_day = {"first": date(2026, 2, 1), "last": date(2026, 2, 1)}

    assert capacity(windows=every_day(Window(0, minutes)), unit=one_day) == (hours,)


def test_absences_take_their_days_once_however_they_overlap() -> None:
    away = ((date(2026, 2, 2), date(2026, 2, 5)), (date(2026, 2, 4), date(2026, 2, 6)))

    assert capacity(absences=away) == ((28 - 5) * 12, 31 * 12)


def test_the_month_has_at_most_max_hours_and_whole_steps() -> None:
    assert capacity(max_hours_month=100) == (100, 100)
    assert capacity(max_hours_month=100, unit={"step_hours": 3}) == (33, 33)


@pytest.mark.parametrize(
    ("until", "months"), [(date(2026, 2, 27), []), (date(2026, 2, 28), [0]), (date(2026, 3, 31), [0, 1]), (None, [])]
)
def test_a_clearance_must_cover_the_month_to_its_last_day(until: date | None, months: list[int]) -> None:
    given = instance(child_clearance_until=until, accepted_for=frozenset({"A-2"}))

    child, staff = given.people[1], given.assistants or ()
    assert [month for month in (0, 1) if staff[0].may_serve(child, month)] == months


def test_in_the_last_month_the_programmes_last_day_is_enough() -> None:
    changes = {"child_clearance_until": date(2026, 3, 9), "accepted_for": frozenset({"A-2"})}
    given = instance(unit={"last": date(2026, 3, 9)}, **changes)

    assert (given.assistants or ())[0].may_serve(given.people[1], 1)


def test_without_the_guardians_acceptance_no_child_is_served() -> None:
    given = instance(child_clearance_until=date(2026, 12, 31))

    assert not (given.assistants or ())[0].may_serve(given.people[1], 0)


def test_who_is_only_indicated_serves_only_those_and_family_serves_nobody_of_it() -> None:
    only = instance(basis="indicated", indicated_by=frozenset({"A-2"}))
    kin = instance(family_of=frozenset({"A-1"}))

    assert not (only.assistants or ())[0].may_serve(only.people[0], 0)
    assert not (kin.assistants or ())[0].may_serve(kin.people[0], 0)
