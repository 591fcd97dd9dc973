"""The same folder again, a changed folder, a folder that lost rows."""

import json
from dataclasses import replace
from datetime import date

import pytest

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.assistants import AssistantLeaves
from planner.commands.leaving import WithdrawApplication
from planner.commands.programmes import ChangeRules
from planner.record.application import Godziny
from planner.rules.eligibility import inputs_of
from planner.terms.case import UNTOLD, Blocked, Window, Wish
from planner.terms.refusals import InputRefused, Refused
from tests.worlds.cases import application, assistant, case
from tests.worlds.places import EXAMPLES
from tests.worlds.recorded import brought, by, events_of, found, imported, known_of, now, of

PEOPLE = [application("A-1", lat=50.9, lon=20.1), application("A-2")]
STAFF = [assistant("S-1"), assistant("S-2", family_of=frozenset({"A-1"}), child_clearance_until=date(2026, 12, 31))]


def test_what_is_recorded_equals_what_the_folder_says(app: Godziny, unit: str) -> None:
    given = of(unit, read_case(EXAMPLES / "krasocin-2026"))
    scope = imported(app, unit, given)

    homeless = [replace(one, lat=None, lon=None) for one in given.assistants or ()]
    assert now(app, scope).inputs() == replace(inputs_of(given), assistants=tuple(homeless))


def test_the_same_folder_again_records_nothing(app: Godziny, unit: str) -> None:
    given = of(unit, read_case(EXAMPLES / "krasocin-2026"))
    scope = imported(app, unit, given)
    number = app.journal.number(scope)

    told = brought(app, given, by())

    assert (told.added, told.changed, told.new) == (0, 0, False)
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

    told = brought(app, of(unit, given), by())

    assert (told.plan, told.added, told.changed) == ("P-2", 1, 3)
    assert now(app, scope).inputs() == inputs_of(of(unit, given))
    two = found(app, Application, scope, "A-2")
    assert two.wishes == [{"day": 0, "from": 480, "to": 720, "minutes": 120}]
    assert two.blocked == [{"day": 1, "from": 480, "to": 540}]
    assert known_of(app, scope, "A-2")["commission_reason"] == "pilne"
    assert known_of(app, scope, "A-2")["services"] == ["opieka"]


def test_rows_that_are_gone_are_a_fault_unless_they_are_to_withdraw(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, STAFF))
    smaller = of(unit, case(PEOPLE[:1], STAFF[:1]))

    with pytest.raises(InputRefused) as refusal:
        brought(app, smaller, by())
    assert [(fault.file, fault.code) for fault in refusal.value.faults] == [
        ("applications.csv", "not_in_folder"),
        ("assistants.csv", "not_in_folder"),
    ]

    brought(app, smaller, by(), withdraw_missing=True)
    assert found(app, Application, scope, "A-2").withdrawn
    assert found(app, Assistant, scope, "S-2").last_day == "2026-02-01"


def test_nobody_who_holds_a_grant_withdraws_by_a_missing_row(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    app.do(Announce(), scope, by())

    with pytest.raises(InputRefused) as refusal:
        brought(app, of(unit, case(PEOPLE[:1])), by(), withdraw_missing=True)
    assert [fault.code for fault in refusal.value.faults] == ["holds_grant"]


def test_people_who_withdrew_or_left_but_are_in_the_folder_are_a_fault(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, STAFF))
    app.do(WithdrawApplication(application="A-2", last_day=date(2026, 2, 3)), scope, by())
    app.do(AssistantLeaves(assistant="S-1", last_day=date(2026, 2, 3)), scope, by())

    with pytest.raises(InputRefused) as refusal:
        brought(app, of(unit, case(PEOPLE, STAFF)), by())
    assert [fault.code for fault in refusal.value.faults] == ["withdrawn_in_record", "left_in_record"]


def test_without_assistants_csv_nobody_limits_the_hours_any_more(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, STAFF))

    brought(app, of(unit, case(PEOPLE)), by(), withdraw_missing=True)
    assert now(app, scope).inputs().assistants is None


def test_personal_data_that_are_gone_from_the_folder_are_gone(app: Godziny, unit: str) -> None:
    dated = replace(PEOPLE[0], certificate_valid_until=date(2026, 2, 10), contact=(("phone", "600"),))
    scope = imported(app, unit, case([dated]))
    brought(app, of(unit, case([replace(PEOPLE[0], emptied=frozenset({"phone"}))])), by())

    known = set(known_of(app, scope, "A-1"))
    assert known == {"birth_date", "equivalent", "lives_alone", "lat", "lon"}
    app.do(ChangeRules(rules=of(unit, case([], hours=50)).programme), scope, by())
    assert now(app, scope).applications["A-1"].applicant().last_service_day == date(2026, 3, 31)


def test_a_command_id_used_for_another_folder_is_refused(app: Godziny, unit: str) -> None:
    imported(app, unit, case(PEOPLE), by(command_id="one"))
    again = brought(app, of(unit, case(PEOPLE)), by(command_id="one"))

    assert again.added == 2
    with pytest.raises(Refused, match="command_id_reused"):
        brought(app, of(unit, case(PEOPLE, hours=99)), by(command_id="one"))


def test_another_unit_under_the_same_slug_is_refused(app: Godziny, unit: str) -> None:
    imported(app, unit, case(PEOPLE))

    with pytest.raises(Refused, match="other_unit"):
        brought(app, of(unit.upper(), case(PEOPLE)), by())


def test_new_dates_of_the_programme_derive_age_and_last_day_anew(app: Godziny, unit: str) -> None:
    people = [
        application("A-1", category="child", birth_date=date(2010, 3, 10)),
        application("A-2", certificate_valid_until=date(2026, 2, 10)),
    ]
    scope = imported(app, unit, case(people))
    later = of(unit, case(people, first=date(2026, 3, 15), last=date(2026, 4, 30)))

    app.do(ChangeRules(rules=later.programme), scope, by())

    assert now(app, scope).inputs() == inputs_of(later)


def test_events_hold_nothing_personal(app: Godziny, unit: str) -> None:
    given = of(unit, read_case(EXAMPLES / "krasocin-2026"))
    named = replace(
        given.applications[0],
        commission="admit",
        commission_reason="choroba matki",
        contact=(("name", "Jan Kowalski"),),
    )
    busy = (Blocked(named.id, 1, Window(480, 540), "rehabilitacja u Nowaka"),)
    given = replace(given, applications=(named, *given.applications[1:]), blocked=busy)
    scope = imported(app, unit, given)
    app.do(Announce(), scope, by())

    states = [json.loads(bytes(row["state"])) for row in events_of(app, scope)]
    texts = json.dumps(
        [{**one, "timestamp": ""} for one in states], ensure_ascii=False
    )  # whose seconds may look like a coordinate
    secrets = {"Kowalski", "choroba", "Nowaka"}
    for one in given.applications:
        secrets |= {str(one.birth_date), f"{one.lat}", f"{one.lon}"}
    assert [secret for secret in secrets if secret in texts] == []
    known = known_of(app, scope, named.id)
    assert (known["name"], known["birth_date"]) == ("Jan Kowalski", str(named.birth_date))


def test_everybody_who_is_missing_is_named_in_the_order_people_count(app: Godziny, unit: str) -> None:
    names = [f"A-{number}" for number in range(1, 41)]
    imported(app, unit, case([application(name) for name in reversed(names)]))

    with pytest.raises(InputRefused) as refusal:
        brought(app, of(unit, case([application("B-1")])), by())

    assert dict(refusal.value.faults[0].facts)["names"] == ", ".join(names)


def test_a_folder_without_the_column_empties_no_name_and_one_with_an_empty_cell_does(app: Godziny, unit: str) -> None:
    named = [replace(one, contact=(("name", f"Ewa {one.id}"), ("phone", "600"))) for one in PEOPLE]
    scope = imported(app, unit, case(named))

    again = brought(app, of(unit, case(PEOPLE)), by())

    assert (again.added, again.changed) == (0, 0)
    assert [known_of(app, scope, one.id)["name"] for one in PEOPLE] == ["Ewa A-1", "Ewa A-2"]

    some = [replace(PEOPLE[0], contact=(("name", "Ewa A-1"),)), replace(PEOPLE[1], emptied=frozenset({"name"}))]
    brought(app, of(unit, case(some)), by())

    known = [known_of(app, scope, one.id) for one in PEOPLE]
    assert [(one.get("name"), one.get("phone")) for one in known] == [("Ewa A-1", "600"), (None, "600")]


def test_of_somebody_else_who_gets_an_id_nothing_stays(app: Godziny, unit: str) -> None:
    jan = replace(PEOPLE[0], contact=(("name", "Jan Beta"), ("pesel", "70010112349"), ("phone", "600")))
    scope = imported(app, unit, case([jan, PEOPLE[1]]))

    brought(app, of(unit, case([replace(PEOPLE[0], contact=(("name", "Zofia Gamma"),)), PEOPLE[1]])), by())

    known = known_of(app, scope, "A-1")
    assert [known.get(key) for key in ("name", "pesel", "phone")] == ["Zofia Gamma", None, None]


def test_a_reason_that_a_folder_only_has_a_sign_of_stays_as_it_is(app: Godziny, unit: str) -> None:
    reasoned = replace(PEOPLE[0], commission="admit", commission_reason="choroba matki")
    scope = imported(app, unit, case([reasoned, PEOPLE[1]]))

    brought(app, of(unit, case([replace(reasoned, commission_reason=UNTOLD), PEOPLE[1]])), by())

    assert known_of(app, scope, "A-1")["commission_reason"] == "choroba matki"
