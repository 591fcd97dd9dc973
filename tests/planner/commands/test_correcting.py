"""One application corrected: held against every rule of the folder's reader; no plan, nobody's place."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.case.applications import COLUMNS, STAND_INS
from planner.commands.correcting import CorrectApplication, card_of
from planner.commands.visits import BookVisit
from planner.record.application import Godziny
from planner.terms.case import DOCUMENTS
from planner.terms.refusals import InputRefused, Refused
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, brought, by, events_of, found, imported, known_of, of
from tests.worlds.recorded_month import ready, visit

EWA = "60010112342"
PEOPLE = [
    application("A-1", lat=50.9, lon=20.1, contact=(("name", "Ewa Beta"), ("pesel", EWA)), birth_date=date(1960, 1, 1)),
    application("A-2", missing_documents=("card",), documents_complete=True),
]


def corrected(app: Godziny, scope: Any, **given: Any) -> Any:
    return app.do(CorrectApplication(application="A-1", **given), scope, by())


def faults(app: Godziny, scope: Any, **given: Any) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        corrected(app, scope, **given)
    return [(one.column, one.code) for one in refused.value.faults]


def test_every_column_of_the_folder_can_be_corrected() -> None:
    assert set(CorrectApplication.model_fields) - {"application", "same_person"} == set(COLUMNS) - {"id", *STAND_INS}


@pytest.mark.parametrize("one", PEOPLE)
def test_the_record_gives_back_the_row_it_was_made_of(app: Godziny, unit: str, one: Any) -> None:
    scope = imported(app, unit, case(PEOPLE))
    recorded = found(app, Application, scope, one.id)

    again = card_of(recorded, known_of(app, scope, one.id))

    assert (again.documents_complete, again.missing_documents) == (one.id == "A-1", one.missing_documents)
    kept = ("category", "birth_date", "received_at", "points", "requested_hours", "lat", "lon", "contact", "resident")
    assert [getattr(again, name) for name in kept] == [getattr(one, name) for name in kept]


def test_what_is_given_empty_is_known_no_longer(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    told = corrected(app, scope, name="", pesel="")

    assert {"name", "pesel"} <= set(told.personal)
    known = known_of(app, scope, "A-1")
    assert (known.get("name"), known.get("pesel"), known["birth_date"]) == (None, None, "1960-01-01")


def test_it_says_what_changes_from_what_to_what_and_of_personal_data_only_which(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    told = corrected(app, scope, category="moderate", points=7, certificate_valid_until=date(2026, 3, 9), phone="1")

    assert [(one.field, one.old, one.new) for one in told.changes] == [
        ("category", "severe", "moderate"),
        ("tier", 1, 4),
        ("points", 10, 7),
        ("last_service_day", "2026-03-31", "2026-03-09"),
    ]
    assert told.personal == ["certificate_valid_until", "phone"]
    assert known_of(app, scope, "A-1")["certificate_valid_until"] == "2026-03-09"


def test_what_is_not_given_stays_and_null_empties(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    corrected(app, scope, requested_hours=50, certificate_valid_until=date(2026, 3, 9))

    told = corrected(app, scope, requested_hours=None, certificate_valid_until=None)

    assert [(one.field, one.new) for one in told.changes] == [
        ("requested_hours", None),
        ("last_service_day", "2026-03-31"),
    ]
    assert corrected(app, scope, requested_hours=None).changes == []


@pytest.mark.parametrize(
    ("given", "documents"),
    [
        ({"documents_complete": True}, sorted(DOCUMENTS)),
        ({"missing_documents": ()}, sorted(DOCUMENTS)),
        ({"missing_documents": ("card", "statement")}, ["activities", "certificate", "data_protection"]),
        ({"documents_complete": False}, sorted(set(DOCUMENTS) - {"card"})),
        ({"points": 1}, sorted(set(DOCUMENTS) - {"card"})),
    ],
)
def test_documents_are_those_that_are_handed_in(
    app: Godziny, unit: str, given: dict[str, Any], documents: list[str]
) -> None:
    scope = imported(app, unit, case(PEOPLE))

    app.do(CorrectApplication(application="A-2", **given), scope, by())

    assert sorted(found(app, Application, scope, "A-2").documents) == documents


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_recorded(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, step_hours=10))
    number = app.journal.number(scope)

    found_wrong = faults(
        app, scope, category="child", lat=None, max_hours=5, requested_hours=3, pesel="12", birth_date=date(1999, 1, 1)
    )

    assert sorted(found_wrong) == [
        ("category", "adult_as_child"),
        ("commission_reason", "reason_missing"),
        ("lat", "half_a_place"),
        ("max_hours", "max_below_step"),
        ("pesel", "pesel_digits"),
        ("requested_hours", "below_step"),
    ]
    assert app.journal.number(scope) == number


def test_points_and_averages_that_the_split_needs_are_asked_for(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([application("A-1", points=3)], policy="points"))

    assert faults(app, scope, points=0) == [("points", "points_needed")]


def test_an_id_with_a_grant_stays_with_its_person_unless_somebody_says_so(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    other = {"name": "Jan Alfa", "pesel": "50030112345", "birth_date": date(1950, 3, 1)}

    assert faults(app, scope, **other) == [("id", "other_person_corrected")]
    assert corrected(app, scope, **other, same_person=True).personal == ["birth_date", "name", "pesel"]
    assert "application.same_person_confirmed" in [row["topic"] for row in events_of(app, scope)]


def test_the_pesel_of_somebody_else_is_refused(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case([*PEOPLE, application("A-3")]))
    twice = CorrectApplication(application="A-3", pesel=EWA, birth_date=date(1960, 1, 1))

    with pytest.raises(InputRefused) as refused:
        app.do(twice, scope, by())

    assert [one.code for one in refused.value.faults] == ["same_person_recorded"]


def test_no_plan_is_computed_and_nobody_loses_a_place(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    before = found(app, Programme, scope)

    corrected(app, scope, category="moderate", points=3)

    after = found(app, Programme, scope)
    assert (after.plans, after.held, after.current) == (before.plans, before.held, before.current)
    assert found(app, Application, scope, "A-1").standing == "granted"


def test_visits_that_break_a_rule_now_are_shown(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    app.do(BookVisit(**visit("A-1", "S-1")), scope, by())

    told = corrected(app, scope, certificate_valid_until=date(2026, 3, 1))

    assert [(one.visit, one.codes) for one in told.broken] == [("V-2026-03-1", ["outside_service"])]


def test_a_home_that_moves_away_breaks_the_visit_that_cannot_be_reached(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    app.do(BookVisit(**visit("A-1", "S-1")), scope, by())
    app.do(BookVisit(**visit("A-2", "S-1", hour=10)), scope, by())

    told = corrected(app, scope, lat=54.0, lon=18.0)

    assert {code for one in told.broken for code in one.codes} == {"travel_too_short"}


def test_what_was_asked_personally_is_in_no_event_and_a_repeated_id_acts_once(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    command = CorrectApplication(application="A-1", phone="tajny-numer", received_at=datetime(2026, 1, 5, tzinfo=UTC))

    first = app.do(command, scope, by(command_id="twice"))

    assert app.do(command, scope, by(command_id="twice")) == first
    assert not any(b"tajny" in bytes(row["state"]) for row in events_of(app, scope))
    with pytest.raises(Refused, match="command_id_reused"):
        app.do(command.model_copy(update={"phone": "inny"}), scope, by(command_id="twice"))


def test_whose_personal_data_are_gone_cannot_be_corrected(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    with app.datastore.get_connection() as connection:
        connection.execute(b"DELETE FROM godziny.personal WHERE unit = %s", (scope.unit,))

    with pytest.raises(Refused, match="personal_data_gone"):
        corrected(app, scope, points=1)


def test_the_corrected_folder_again_changes_nothing(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    corrected(app, scope, points=7, documents_complete=True, resident=False)

    again = [replace(PEOPLE[0], points=7, resident=False), PEOPLE[1]]

    assert brought(app, of(unit, case(again)), by()).changed == 0
