"""One person, one grant (R-45): across imports, ids, editions and commands, and without a PESEL in clear."""

from dataclasses import replace
from datetime import date
from threading import Thread
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.commands.announcing import Announce
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.editions import edition
from planner.record.application import Godziny
from planner.record.store.accesses import Reader
from planner.record.store.person_index import INDEX, Holder
from planner.terms.case import ApplicationCard, Case
from planner.terms.refusals import Fault, InputRefused, Refused
from planner.terms.scope import Scope
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, brought, by, events_of, found, imported, known_of, of, receiving

JAN, EWA, ZOFIA = "50030112345", "60010112342", "99090912346"
BORN = {JAN: date(1950, 3, 1), EWA: date(1960, 1, 1), ZOFIA: date(1999, 9, 9)}
READER = Reader("jan", "same_person")


def person(name: str, number: str, called: str = "", **changes: Any) -> ApplicationCard:
    contact = (("name", called),) * bool(called) + (("pesel", number),) * bool(number)
    born = {"birth_date": BORN[number]} if number else {}
    return application(name, **{**born, "contact": contact, **changes})


PEOPLE = [person("A-1", JAN, "Jan Alfa"), person("A-2", EWA, "Ewa Beta")]


def faults(app: Godziny, given: Case, **options: Any) -> list[tuple[str, dict[str, str]]]:
    with pytest.raises(InputRefused) as refused:
        brought(app, given, by(), **options)
    return [(one.code, dict(one.facts)) for one in refused.value.faults]


def test_an_id_that_holds_a_grant_cannot_become_another_person(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    number = app.journal.number(scope)
    other = of(unit, case([person("A-1", ZOFIA, "Zofia Gamma"), PEOPLE[1]]))

    both = {"application": "A-1", "fields": "pesel name birth_date", "known": "J.A. 1950", "given": "Z.G. 1999"}
    assert faults(app, other) == [("other_person", both)]
    assert app.journal.number(scope) == number
    assert known_of(app, scope, "A-1")["pesel"] == JAN


def test_somebody_says_that_it_is_the_same_person_and_the_history_keeps_it(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    other = of(unit, case([person("A-1", ZOFIA, "Zofia Gamma"), PEOPLE[1]]))

    brought(app, other, by("ewa"), same_person=("A-1",))

    said = [row for row in events_of(app, scope) if row["topic"] == "application.same_person_confirmed"]
    assert [row["name"] for row in said] == ["A-1"]
    assert known_of(app, scope, "A-1")["pesel"] == ZOFIA
    brought(app, other, by())  # and is not asked again


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [
        ({"called": "Jan Alfa"}, {"called": "Zofia Gamma"}, "name"),
        ({"called": "Jan Alfa"}, {"called": "Jan Alfa", "birth_date": date(1971, 1, 1)}, "birth_date"),
        ({}, {"birth_date": date(1971, 1, 1)}, "birth_date"),
        ({"called": "Jan Alfa"}, {"called": "alfa JAN"}, ""),
        ({"called": "Jan Alfa"}, {"called": "Jan Maria Alfa"}, ""),
        ({"called": "Jan Alfa"}, {}, ""),
        ({}, {"called": "Jan Alfa"}, ""),
    ],
)
def test_without_a_pesel_name_and_birth_date_tell(
    app: Godziny, unit: str, before: dict[str, Any], after: dict[str, Any], apart: str
) -> None:
    announced(app, unit, case([person("A-1", "", **before)]))
    given = of(unit, case([person("A-1", "", **after)]))

    if apart:
        assert [facts["fields"] for _, facts in faults(app, given)] == [apart]
    else:
        brought(app, given, by())


def test_a_name_that_changes_beside_the_same_pesel_is_no_other_person(app: Godziny, unit: str) -> None:
    announced(app, unit, case([person("A-1", EWA, "Ewa Beta")]))

    brought(app, of(unit, case([person("A-1", EWA, "Ewa Nowa")])), by())


def test_an_id_that_waits_or_was_refused_stays_with_its_person_too(app: Godziny, unit: str) -> None:
    announced(app, unit, case(PEOPLE, places=1))

    other = of(unit, case([PEOPLE[0], person("A-2", ZOFIA, "Zofia Gamma")], places=1))

    assert [code for code, _ in faults(app, other)] == ["other_person"]


def test_an_id_that_nobody_has_decided_about_may_be_given_to_somebody_else(app: Godziny, unit: str) -> None:
    imported(app, unit, case(PEOPLE))

    brought(app, of(unit, case([person("A-1", ZOFIA, "Zofia Gamma"), PEOPLE[1]])), by())


def test_the_same_pesel_under_a_new_id_is_one_person(app: Godziny, unit: str) -> None:
    imported(app, unit, case(PEOPLE))
    twice = of(unit, case([replace(PEOPLE[0], contact=()), PEOPLE[1], person("A-3", JAN)]))

    assert ("same_person_recorded", {"value": "A-3", "other": "A-1"}) in faults(app, twice)
    renamed = of(unit, case([PEOPLE[1], person("A-3", JAN)]))
    assert [code for code, _ in faults(app, renamed)] == ["not_in_folder", "same_person_recorded"]


def test_who_never_had_hours_may_come_back_under_a_new_id(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    brought(app, of(unit, case([PEOPLE[1], person("A-3", JAN)])), by(), withdraw_missing=True)

    assert found(app, Application, scope, "A-1").withdrawn
    with pytest.raises(Refused, match="same_person_known"):
        app.do(ReinstateApplication(application="A-1"), scope, by())


def test_who_used_hours_cannot_have_a_second_grant_under_a_new_id(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 3, 1), used_hours=5), scope, by())
    again = of(unit, case([PEOPLE[1], person("A-3", JAN)]))

    assert [code for code, _ in faults(app, again)] == ["same_person_recorded"]
    assert [code for code, _ in faults(app, again, withdraw_missing=True)] == ["same_person_recorded"]


def test_two_who_swapped_ids_are_both_named(app: Godziny, unit: str) -> None:
    announced(app, unit, case(PEOPLE))
    swapped = of(unit, case([person("A-1", EWA, "Ewa Beta"), person("A-2", JAN, "Jan Alfa")]))

    assert [(code, facts["application"]) for code, facts in faults(app, swapped)] == [
        ("other_person", "A-1"),
        ("other_person", "A-2"),
    ]


def test_an_application_that_comes_alone_is_held_against_all_that_are_there(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    spelt = person("A-3", JAN, contact=(("pesel", f"{JAN[:6]} {JAN[6:]}"),))

    with pytest.raises(InputRefused) as refused:
        app.do(receiving(spelt), scope, by())

    same = Fault("body", 0, "pesel", "same_person_recorded", (("value", "A-3"), ("other", "A-1")))
    assert refused.value.faults == [same]


def test_a_grant_in_another_programme_of_the_same_days_counts(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    older = case([person("B-9", JAN)])
    same_days = replace(older, programme=replace(older.programme, unit=unit, edition=edition("2025")))
    next_year = replace(same_days.programme, first=date(2027, 1, 1), last=date(2027, 12, 31))

    assert faults(app, same_days) == [
        ("same_person_elsewhere", {"value": "B-9", "other": "A-1", "programme": str(scope)})
    ]
    brought(app, replace(same_days, programme=next_year), by())


def test_of_two_who_bring_one_person_at_once_the_second_is_refused(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    came: list[str] = []

    def bring(name: str) -> None:
        try:
            came.append(app.do(receiving(person(name, ZOFIA)), scope, by()).application)
        except InputRefused as refused:
            came.append(refused.faults[0].code)

    threads = [Thread(target=bring, args=[f"A-{number}"]) for number in range(3, 9)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(came)[1:] == ["same_person_recorded"] * 5


def test_no_event_journal_or_digest_holds_a_pesel(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE))
    brought(app, of(unit, case([person("A-1", ZOFIA, "Zofia Gamma"), PEOPLE[1]])), by(), same_person=("A-1",))

    with app.datastore.get_connection() as connection:
        events = connection.execute(b"SELECT state, about, sealed FROM godziny.godziny_events").fetchall()
        lines = connection.execute(b"SELECT request, result FROM godziny.journal").fetchall()
    kept = "".join(f"{bytes(row['state']).decode()}{row['about']}{row['sealed']}" for row in events)
    kept += "".join(f"{row['request']}{row['result']}" for row in lines)
    assert not [secret for secret in (JAN, EWA, ZOFIA, "Zofia", "1999-09-09") if secret in kept]
    assert [digest for digest in digests_of(app, scope) if JAN in digest or ZOFIA in digest] == []


def digests_of(app: Godziny, scope: Scope) -> list[str]:
    query = b"SELECT value #>> '{}' AS digest FROM godziny.personal WHERE unit = %s AND field = %s"
    with app.datastore.get_connection() as connection:
        return [row["digest"] for row in connection.execute(query, (scope.unit, INDEX)).fetchall()]


@pytest.mark.parametrize("lost", ["index", "key"])
def test_an_index_that_is_missing_or_has_lost_its_key_is_made_when_it_is_asked(
    app: Godziny, unit: str, lost: str
) -> None:
    scope = imported(app, unit, case(PEOPLE))
    if lost == "key":
        app.keys().forget_unit_key(scope.unit)
    else:
        with app.datastore.get_connection() as connection:
            connection.execute(b"DELETE FROM godziny.personal WHERE field = %s AND unit = %s", (INDEX, scope.unit))

    assert app.personal.holders(scope.unit, [JAN, ZOFIA], READER) == {JAN: [Holder("2026", "A-1")]}
    with pytest.raises(InputRefused):
        app.do(receiving(person("A-3", JAN)), scope, by())


def test_a_number_that_was_erased_leaves_no_digest(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    with app.datastore.get_connection() as connection:
        connection.execute(b"DELETE FROM godziny.personal WHERE field = 'pesel' AND unit = %s", (scope.unit,))

    assert app.personal.holders(scope.unit, [JAN], READER) == {}
    assert digests_of(app, scope) == []


def test_what_was_recorded_before_there_was_an_announcement_goes_on(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    brought(app, of(unit, case(PEOPLE)), by())
    app.do(Announce(), scope, by())

    assert brought(app, of(unit, case(PEOPLE)), by()).changed == 0


def test_one_unit_never_finds_a_person_of_another(app: Godziny, unit: str) -> None:
    imported(app, unit, case(PEOPLE))

    assert app.personal.holders(Scope.of(f"{unit} B", "2026").unit, [JAN], READER) == {}
