"""The quota, wishes that were never filled, pay and costs."""

from datetime import date
from decimal import Decimal

import pytest

from planner.attention.money import cost_not_admitted, pay_above_cap
from planner.attention.places import quota_near
from planner.attention.situation import Spent
from planner.attention.wishes import wish_never_filled
from planner.terms.case import PersonAbsence
from planner.terms.settling import Settling
from tests.worlds.attention import MARCH, by_month, helper, line, only, person, planned, seen, told, wish

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("high", "others", "code"),
    [(8, 3, []), (7, 2, []), (7, 3, ["quota_near"]), (6, 3, ["quota_missed"]), (1, 0, []), (0, 2, []), (2, 0, [])],
)
def test_the_quota_is_told_when_one_more_leaver_would_break_it(high: int, others: int, code: list[str]) -> None:
    supported = (True,) * high + (False,) * others

    assert [one.code for one in quota_near(seen(DAY, supported=supported))] == code


MONDAY = "2026-03-02T08:00:00+01:00"


def unfilled(*starts: str, wishes: tuple[object, ...] = (wish(),), **changes: object) -> list[str]:
    """Whose wishes are told, in a March with a roster; A-2 has the visit that makes it one."""
    visits = [planned("2026-03-31T08:00:00+02:00", 60, application="A-2"), *(planned(one, 60) for one in starts)]
    one = person(wishes=wishes, **changes)
    return [each.application for each in wish_never_filled(seen(DAY, people=(one,), planned=by_month(*visits)))]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (MONDAY, []),
        ("2026-03-02T11:59:00+01:00", []),
        ("2026-03-02T12:00:00+01:00", ["A-1"]),
        ("2026-03-02T07:59:00+01:00", ["A-1"]),
        ("2026-03-03T08:00:00+01:00", ["A-1"]),
        ("2026-03-30T08:00:00+02:00", []),
    ],
)
def test_a_wish_is_filled_by_a_visit_that_starts_in_its_window_on_its_day(start: str, found: list[str]) -> None:
    assert unfilled(start) == found


def test_without_any_roster_nothing_could_be_filled() -> None:
    assert told(wish_never_filled(seen(DAY, people=(person(wishes=(wish(),)),)))) == []


def test_a_visit_that_was_done_without_a_plan_fills_a_wish() -> None:
    visits = by_month(planned("2026-03-31T08:00:00+02:00", 60, application="A-2"))
    lines = {MARCH: (line(date(2026, 3, 2)),)}
    one = person(wishes=(wish(),))

    assert told(wish_never_filled(seen(DAY, people=(one,), planned=visits, lines=lines))) == []


def test_a_wish_for_one_day_is_asked_for_that_day_alone() -> None:
    once = wish(day=0, date=date(2026, 3, 9))
    in_april = wish(day=0, date=date(2026, 4, 6))

    assert unfilled(MONDAY, wishes=(once,)) == ["A-1"]
    assert unfilled(MONDAY, wishes=(in_april,)) == []


def test_days_before_the_first_day_after_the_last_and_away_are_no_days_to_fill() -> None:
    away = (PersonAbsence("A-1", date(2026, 3, 1), date(2026, 3, 29)),)

    assert unfilled(first=date(2026, 3, 31)) == []
    assert unfilled(last_service_day=date(2026, 3, 1)) == []
    assert unfilled(absences=away) == ["A-1"]
    assert unfilled(absences=(PersonAbsence("A-1", date(2026, 3, 1), date(2026, 3, 30)),)) == []


def test_one_person_is_one_call_with_the_first_wish() -> None:
    wishes = (wish(), wish(day=6, start=22 * 60, end=30 * 60, minutes=480))
    visits = by_month(planned(MONDAY, 60))

    found = only(wish_never_filled(seen(DAY, people=(person(wishes=wishes),), planned=visits)))

    assert found.facts == {"unfilled": 1, "wishes": 2, "day": "sun", "from": "22:00", "to": "06:00", "minutes": 480}


@pytest.mark.parametrize(("pay", "count"), [("50.00", 0), ("50.01", 1), (None, 0)])
def test_pay_is_held_against_the_cap_of_the_edition(pay: str | None, count: int) -> None:
    one = helper(pay=None if pay is None else Decimal(pay))

    found = list(pay_above_cap(seen(DAY, staff=(one,))))

    assert [each.due for each in found] == [date(2026, 3, 31)] * count
    assert [each.facts for each in found] == [{"pay": "50.01", "cap": "50.00", "status": "open"}] * count


def test_costs_of_a_kind_that_is_not_admitted_any_more_are_summed() -> None:
    costs = (Spent("travel", Decimal("0.10")), Spent("travel", Decimal("0.20")), Spent("insurance", Decimal(5)))
    rules = {"settling": Settling(costs=("insurance",))}

    found = only(cost_not_admitted(seen(DAY, rules=rules, costs=(*costs, Spent("interest", Decimal(1))))))

    assert found.facts == {"kind": "travel", "count": 2, "amount": "0.30"}
