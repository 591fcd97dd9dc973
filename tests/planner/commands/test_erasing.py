"""A person is forgotten: their data can be read nowhere any more; hours, plans and the log stay."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.commands.erasing import EraseApplicant, EraseAssistant, kept_until
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.application import Godziny
from planner.record.log.recorded import leaves, lines
from planner.record.store.accesses import Reader
from planner.record.store.backup import backup, restore
from planner.record.store.database import connect
from planner.record.store.earlier import earlier_values
from planner.terms.case import ApplicationCard, Blocked, Window
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from projections.published import published
from tests.worlds.cases import application, assistant, case
from tests.worlds.databases import database
from tests.worlds.keys import opened as keys_in
from tests.worlds.recorded import announced, by, known_of, of

ORDER = "ZSO.1431.7.2026"
READER = Reader("jan", "own_data")


def person(name: str) -> ApplicationCard:
    contact = (("name", "Zenobia Kwiatkowska"), ("phone", "600700800"))
    return application(name, contact=contact, commission="admit", commission_reason="mieszka z Ireną")


PEOPLE = case([person("A-1"), application("A-2")], [assistant("S-1", lat=52.0, lon=21.0)])


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, PEOPLE)


def erased(app: Godziny, scope: Scope) -> None:
    app.do(EraseApplicant(application="A-1", order=ORDER), scope, by())


def test_records_are_kept_for_three_years_unless_an_order_says_otherwise(app: Godziny, scope: Scope) -> None:
    with pytest.raises(Refused) as refused:
        app.do(EraseApplicant(application="A-1"), scope, by())

    assert (refused.value.code, refused.value.facts["until"]) == ("kept_until", "2029-03-31")
    assert known_of(app, scope, "A-1")["name"] == "Zenobia Kwiatkowska"


@pytest.mark.parametrize(
    ("last", "until"), [((2024, 2, 29), (2027, 2, 28)), ((2026, 12, 31), (2029, 12, 31)), ((2025, 3, 1), (2028, 3, 1))]
)
def test_the_time_of_keeping_ends_three_years_after_the_programme(
    last: tuple[int, int, int], until: tuple[int, int, int]
) -> None:
    assert kept_until(date(*last)) == date(*until)


def test_nothing_of_who_was_erased_can_be_read_now_or_before(app: Godziny, scope: Scope) -> None:
    erased(app, scope)

    door = ReadDoor(app)
    found = door.own_data(scope, "application", "A-1", "jan")
    assert known_of(app, scope, "A-1") == {}
    assert (found["erased"], found["known"], found["earlier"]) == (True, {}, [])
    assert "Zenobia" not in str(found)
    assert door.own_data(scope, "application", "A-2", "jan")["known"] != {}


def test_hours_and_the_log_stay(app: Godziny, url: str, scope: Scope) -> None:
    def of_programme() -> list[dict[str, object]]:
        return [one for one in published(ReadDoor(app)) if one["unit"] == scope.unit]

    before = of_programme()
    with connect(url) as reader:
        kept = list(leaves(reader))

    erased(app, scope)

    with connect(url) as reader:
        assert list(leaves(reader))[: len(kept)] == kept
        assert all(b"Zenobia" not in line for line in (one.text for one in lines(reader)))
    assert of_programme() == before


def test_under_the_id_of_who_was_erased_nothing_can_be_kept(app: Godziny, unit: str, scope: Scope) -> None:
    erased(app, scope)
    before, given = app.journal.number(scope), of(unit, PEOPLE)

    with pytest.raises(Refused, match="person_erased"):
        app.do(ImportCase(case=given), scope_of(given.programme), by())

    assert app.journal.number(scope) == before


def test_an_assistant_is_forgotten_too(app: Godziny, scope: Scope) -> None:
    home = app.personal.read(scope, "assistant", ["lat", "lon"], READER)

    app.do(EraseAssistant(assistant="S-1", order=ORDER), scope, by())

    assert home == {"S-1": {"lat": 52.0, "lon": 21.0}}
    assert app.personal.read(scope, "assistant", ["lat", "lon"], READER) == {}


def test_a_backup_of_before_shows_nothing_either(empty_url: str, server_url: str, tmp_path: Path) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        scope = announced(app, f"Gmina {tmp_path.name}", PEOPLE)
        backup(empty_url, tmp_path / "before.zip")
        erased(app, scope)

    with database(server_url) as other:
        prepare(other)
        restore(other, tmp_path / "before.zip")
        with Godziny(other) as restored:
            assert known_of(restored, scope, "A-1") == {}
            assert known_of(restored, scope, "A-2") != {}


def test_erasing_that_was_broken_off_is_finished(app: Godziny, scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(type(app.keys()), "erase", _killed)
        with pytest.raises(KeyboardInterrupt):
            erased(app, scope)
    assert earlier_values(app.datastore, app.personal.sealing, scope, ("application", "A-1"), READER) != []

    app.finish_erasing()

    assert earlier_values(app.datastore, app.personal.sealing, scope, ("application", "A-1"), READER) == []


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_who_read_what_and_what_for_is_recorded(app: Godziny, scope: Scope) -> None:
    app.personal.read(scope, "application", ["name"], Reader("ewa", "own_data"), names=["A-1"])
    app.personal.read(scope, "application", ["phone"], Reader("piotr", "compare"))

    by_person = ReadDoor(app).accesses(scope, "application", "A-1")[-2:]
    assert [(one.actor, one.purpose, one.names, one.fields) for one in by_person] == [
        ("ewa", "own_data", ["A-1"], ["name"]),
        ("piotr", "compare", None, ["phone"]),
    ]
    assert [one.actor for one in ReadDoor(app).accesses(scope, "application", "A-2")][-1:] == ["piotr"]


def test_every_value_that_was_recorded_is_told_with_its_day(app: Godziny, unit: str, scope: Scope) -> None:
    told = {"contact": (("name", "Zenobia Nowa"),), "emptied": frozenset({"phone"})}
    changed = case([application("A-1", **told), application("A-2")], [assistant("S-1")])
    given = of(unit, changed)
    app.do(ImportCase(case=given, same_person=("A-1",)), scope_of(given.programme), by("ewa"))

    found = earlier_values(app.datastore, app.personal.sealing, scope, ("application", "A-1"), READER)

    names = [(one.actor, one.value) for one in found if one.name == "name"]
    assert names == [("jan", "Zenobia Kwiatkowska"), ("ewa", "Zenobia Nowa")]
    assert [(one.actor, one.value) for one in found if one.name == "phone"] == [("jan", "600700800"), ("ewa", None)]


def test_an_erasure_whose_key_could_not_be_destroyed_says_so_and_its_repetition_does_it(
    app: Godziny, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = EraseApplicant(application="A-1", order=ORDER)
    with monkeypatch.context() as busy:
        busy.setattr(type(app.keys()), "erase", _busy)
        with pytest.raises(Refused, match="erasing_pending"):
            app.do(command, scope, by(command_id="er-1"))
    assert ReadDoor(app).own_data(scope, "application", "A-1", "jan")["earlier"] == []

    app.do(command, scope, by(command_id="er-1"))

    assert earlier_values(app.datastore, app.personal.sealing, scope, ("application", "A-1"), READER) == []


def _busy(*_: object) -> None:
    raise Refused("keys_busy", folder="-")


def test_erasing_twice_is_once(app: Godziny, scope: Scope) -> None:
    erased(app, scope)
    before = app.journal.number(scope)

    erased(app, scope)

    assert app.journal.number(scope) == before


def test_with_other_keys_nobody_is_erased(app: Godziny, url: str, scope: Scope, tmp_path: Path) -> None:
    with Godziny(url, keys=lambda: keys_in(tmp_path)) as elsewhere, pytest.raises(Refused, match="person_key_missing"):
        erased(elsewhere, scope)

    assert known_of(app, scope, "A-1")["name"] == "Zenobia Kwiatkowska"


def test_digests_of_what_was_asked_become_mute_with_whoever_is_erased(app: Godziny, scope: Scope) -> None:
    before = app.keys().unit_key(scope.unit)

    erased(app, scope)

    assert app.keys().unit_key(scope.unit) != before


def test_a_folder_without_the_names_of_services_leaves_them_known(app: Godziny, unit: str) -> None:
    given = of(unit, replace(PEOPLE, blocked=(Blocked("A-2", 0, Window(480, 600), "opieka"),)))
    app.do(ImportCase(case=given), scope_of(given.programme), by())
    nameless = replace(given, blocked=(Blocked("A-2", 0, Window(480, 600), ""),))
    app.do(ImportCase(case=nameless), scope_of(given.programme), by())

    assert known_of(app, scope_of(given.programme), "A-2")["services"] == ["opieka"]
