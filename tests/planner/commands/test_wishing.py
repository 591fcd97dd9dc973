"""Wishes, blocked hours and absences one by one: no plan is computed, nobody's place is taken."""

from datetime import date
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.commands.assistants import AddAbsence
from planner.commands.visits import BookVisit
from planner.commands.wishing import AddPersonAbsence, AddWish, BlockHours
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from tests.worlds.recorded import by, found, known_of
from tests.worlds.recorded_month import ready, visit


def test_a_wish_with_a_date_is_a_one_off_agreement_that_can_be_booked(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    with pytest.raises(Refused, match="breaks_rules"):
        app.do(BookVisit(**visit("A-2", "S-1", "2026-03-05")), scope, by())

    app.do(AddWish(application="A-2", date=date(2026, 3, 5), from_="08:00", to="12:00", minutes=120), scope, by())

    assert app.do(BookVisit(**visit("A-2", "S-1", "2026-03-05")), scope, by()).visit == "V-2026-03-1"


def test_a_wish_is_of_a_weekday_or_of_a_date(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)

    with pytest.raises(Refused, match="day_or_date"):
        app.do(AddWish(application="A-2", from_="08:00", to="12:00", minutes=60), scope, by())


def test_blocked_hours_keep_the_name_of_the_service_apart(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)

    blocking = BlockHours(application="A-2", day="fri", from_="08:00", to="09:00", service="rehabilitacja")
    again = BlockHours(application="A-2", day="mon", from_="10:00", to="11:00", service="ŚDS")
    app.do(blocking, scope, by())
    app.do(again, scope, by())

    assert found(app, Application, scope, "A-2").blocked == [
        {"day": 0, "from": 600, "to": 660},
        {"day": 4, "from": 480, "to": 540},
    ]
    assert known_of(app, scope, "A-2")["services"] == ["ŚDS", "rehabilitacja"]


def test_somebody_who_is_away_gets_no_visit_and_keeps_the_hours(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    app.do(BookVisit(**visit("A-1", "S-1")), scope, by())
    balances = ReadDoor(app).balances(scope).people

    done = app.do(AddPersonAbsence(application="A-1", first=date(2026, 3, 2), last=date(2026, 3, 4)), scope, by())

    assert [one.visit for one in done.broken] == ["V-2026-03-1"]
    assert ReadDoor(app).balances(scope).people == balances
    with pytest.raises(Refused, match="breaks_rules"):
        app.do(BookVisit(**visit("A-1", "S-1", "2026-03-03")), scope, by())


@pytest.mark.parametrize(
    "command",
    [
        AddAbsence(assistant="S-1", first=date(2035, 3, 1), last=date(2035, 3, 2)),
        AddPersonAbsence(application="A-1", first=date(2025, 1, 1), last=date(2025, 1, 2)),
        AddWish(application="A-1", date=date(2035, 3, 1), **{"from": "08:00", "to": "10:00"}, minutes=120),
    ],
)
def test_days_of_another_year_are_refused_with_those_of_the_programme(app: Godziny, unit: str, command: Any) -> None:
    scope = ready(app, unit)

    with pytest.raises(Refused, match="days_outside") as refused:
        app.do(command, scope, by())

    assert (refused.value.facts["first"], refused.value.facts["last"]) == ("2026-02-01", "2026-03-31")
