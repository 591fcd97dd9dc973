"""The same folder again, a changed folder, a folder that lost rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.application import Godziny
from planner.case.model import Blocked, Window, Wish
from planner.case.reader import read_case
from planner.commands.importing import import_case
from planner.commands.planning import announce
from planner.commands.rules import change_rules
from planner.eligibility import inputs_of
from planner.errors import InputRefused, Refused
from planner.record import read_record
from planner.solver.allocation.solve import Run
from tests.cases import application, assistant, case
from tests.recorded import by, imported, of

EXAMPLES = Path(__file__).parents[3] / "examples"
PEOPLE = [application("A-1", lat=50.9, lon=20.1), application("A-2")]
STAFF = [assistant("S-1"), assistant("S-2", family_of=frozenset({"A-1"}), child_clearance_until=date(2026, 12, 31))]


def test_what_is_recorded_equals_what_the_folder_says(app: Godziny, unit: str) -> None:
    given = of(unit, read_case(EXAMPLES / "krasocin-2026"))
    scope = imported(app, unit, given)

    homeless = [replace(one, lat=None, lon=None) for one in given.assistants or ()]
    assert read_record(app, scope).inputs() == replace(inputs_of(given), assistants=tuple(homeless))


def test_the_same_folder_again_records_nothing(app: Godziny, unit: str) -> None:
    given = of(unit, read_case(EXAMPLES / "krasocin-2026"))
    scope = imported(app, unit, given)
    number = app.journal.number(scope)

    told = import_case(app, given, by(), Run())

    assert (told["added"], told["changed"], told["new"]) == (0, 0, False)
    assert app.journal.number(scope) == number


def test_a_changed_folder_records_the_changes_and_a_new_plan(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, STAFF))
    changed = [
        replace(PEOPLE[0], points=20, requested_hours=50, missing_documents=("card",)),
        replace(PEOPLE[1], commission="admit", min_hours=10, commission_reason="pilne"),
        application("A-3"),
    ]
    wishes = (Wish("A-2", 0, Window(480, 720), 120),)
    given = replace(case(changed, [replace(STAFF[0], max_hours_month=10), STAFF[1]]), wishes=wishes)
    given = replace(given, blocked=(Blocked("A-2", 1, Window(480, 540), "opieka"),))

    told = import_case(app, of(unit, given), by(), Run())

    assert (told["plan"], told["added"], told["changed"]) == ("P-2", 1, 3)
    assert read_record(app, scope).inputs() == inputs_of(of(unit, given))
    two = app.find(Application, scope, "A-2")
    assert (two.wishes, two.blocked) == ([[0, 480, 720, 120]], [[1, 480, 540, "opieka"]])
    assert app.personal.of(scope, "application", "A-2")["commission_reason"] == "pilne"


def test_rows_that_are_gone_are_a_fault_unless_they_are_to_withdraw(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, STAFF))
    announce(app, scope, None, by())
    smaller = of(unit, case(PEOPLE[:1], STAFF[:1]))
    number = app.journal.number(scope)

    with pytest.raises(InputRefused) as refusal:
        import_case(app, smaller, by(), Run())
    assert [fault.file for fault in refusal.value.faults] == ["applications.csv", "assistants.csv"]
    assert app.journal.number(scope) == number

    import_case(app, smaller, by(), Run(), withdraw_missing=True)
    assert app.find(Application, scope, "A-2").withdrawn
    assert app.find(Assistant, scope, "S-2").last_day == "2026-02-01"
    assert app.find(Programme, scope).reserve == app.find(Programme, scope).budget_hours - 100


def test_another_unit_under_the_same_slug_is_refused(app: Godziny, unit: str) -> None:
    imported(app, unit, case(PEOPLE))

    with pytest.raises(Refused, match="other_unit"):
        import_case(app, of(unit.upper(), case(PEOPLE)), by(), Run())


def test_new_dates_of_the_programme_derive_age_and_last_day_anew(app: Godziny, unit: str) -> None:
    people = [
        application("A-1", category="child", birth_date=date(2010, 3, 10)),
        application("A-2", certificate_valid_until=date(2026, 2, 10)),
    ]
    scope = imported(app, unit, case(people))
    later = of(unit, case(people, first=date(2026, 3, 15), last=date(2026, 4, 30)))

    change_rules(app, scope, later.programme, by())

    assert read_record(app, scope).inputs() == inputs_of(later)


def test_events_hold_nothing_personal(app: Godziny, unit: str) -> None:
    given = of(unit, read_case(EXAMPLES / "krasocin-2026"))
    named = replace(
        given.applications[0],
        commission="admit",
        commission_reason="choroba matki",
        contact=(("name", "Jan Kowalski"),),
    )
    given = replace(given, applications=(named, *given.applications[1:]))
    scope = imported(app, unit, given)
    announce(app, scope, None, by())

    texts = " ".join(bytes(row["state"]).decode() for _, row in app.journal.events(scope))
    secrets = {"Kowalski", "choroba"}
    for one in given.applications:
        secrets |= {str(one.birth_date), f"{one.lat}", f"{one.lon}"}
    assert [secret for secret in secrets if secret in texts] == []
    known = app.personal.of(scope, "application", named.id)
    assert (known["name"], known["birth_date"]) == ("Jan Kowalski", str(named.birth_date))
