"""Names and numbers planted wherever a user can type them are found nowhere in clear; once erased, never again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.aggregates.scenario import Scenario
from planner.keys.store import KeyStore
from planner.record.application import Godziny
from planner.record.command import personal_fields
from planner.record.folder.folder import folder_texts
from planner.record.log.export import export
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.record.reading import Reading
from planner.record.store.backup import backup, restore
from planner.record.store.database import connect
from planner.record.store.journal_lines import Wanted
from planner.record.store.key_store import key_store
from planner.record.store.server import database_url, stop_using
from planner.terms.scope import Scope, today
from projections.door import ReadDoor
from projections.engine.schema import prepare
from projections.past_door import PastDoor
from projections.published import published
from tests.worlds.databases import database
from tests.worlds.embedded import copied, folder
from tests.worlds.keys import own_file
from tests.worlds.planted import Planting, command_kinds, marked, needles
from tests.worlds.searched import checkpointed, files, in_clear, tables, told


@dataclass
class Planted:
    """A record on a server of its own, everything planted; kept: copies made before anything was erased."""

    home: Path
    kept: Path
    url: str
    app: Godziny
    planting: Planting

    @property
    def scope(self) -> Scope:
        return self.planting.scope


@pytest.fixture(scope="module")
def planted(template: Path) -> Iterator[Planted]:
    with folder() as home, folder() as kept, pytest.MonkeyPatch.context() as surroundings:
        copied(template, home)
        surroundings.delenv("DATABASE_URL", raising=False)
        surroundings.setenv("GODZINY_HOME", str(home))
        url = database_url()
        prepare(url)
        with Godziny(url) as app:
            planting = Planting(app, "Gmina Wielkie Pole")
            planting.everything()
            yield Planted(home, kept, url, app, planting)
        stop_using(home)


@pytest.fixture(scope="module")
def erased(planted: Planted) -> Planted:
    """With copies of the record and of the keys from before."""
    backup(planted.url, planted.kept / "record.zip")
    planted.app.keys().backup(planted.kept / "keys.backup")
    exported(planted.app, planted.url, planted.kept / "record.jsonl")
    planted.planting.erase()
    return planted


def exported(app: Godziny, url: str, file: Path) -> None:
    export(url, file, key_store(), lambda: published(ReadDoor(app)))


def test_every_command_is_done_with_something_planted_in_each_field_that_is_personal(planted: Planted) -> None:
    done = planted.planting.done
    given = {kind: [one for one in done if type(one) is kind] for kind in command_kinds()}
    personal = {(kind, field) for kind in given for field in personal_fields(kind) if field != "equivalent"}

    erasing = {"EraseApplicant", "EraseAssistant"}  # in the end
    assert {kind.__name__ for kind, all_of in given.items() if not all_of} <= erasing
    assert [
        f"{kind.__name__}.{field}"
        for kind, field in personal
        if not any(marked(getattr(one, field)) for one in given[kind]) and field != "lives_alone"
    ] == []


def test_what_lies_in_clear_would_be_found(planted: Planted) -> None:
    found = b"Kontrolnaplant"
    with connect(planted.url, autocommit=True) as owner:
        owner.execute(
            b"CREATE TABLE public.control AS SELECT %s::text AS said, %s::bytea AS bytes", (found.decode(), found)
        )
    checkpointed(planted.url)

    lying = in_clear(tables(planted.url), [found])
    assert {one.partition(":")[0] for one in lying} == {"public.control", "public.control.bytes"}
    assert {one.partition("/")[0] for one in in_clear(files(planted.home), [found])} == {"postgresql"}


def test_nothing_planted_is_in_the_database_in_clear(planted: Planted) -> None:
    assert in_clear(tables(planted.url), needles()) == []


def test_nothing_planted_is_in_any_file_of_the_home(planted: Planted) -> None:
    checkpointed(planted.url)

    found = files(planted.home)
    assert {"base", "pg_wal"} <= {part for name in found for part in Path(name).parts}
    assert in_clear(found, needles()) == []


def test_nothing_planted_is_in_an_export_or_a_backup(planted: Planted, tmp_path: Path) -> None:
    backup(planted.url, tmp_path / "record.zip")
    exported(planted.app, planted.url, tmp_path / "record.jsonl")

    assert in_clear(files(tmp_path), needles()) == []


def test_no_answer_shows_what_is_not_there_to_show_it(planted: Planted) -> None:
    titled = {"create_scenario", "copy_scenario", "rename_scenario", "rebase_scenario", "discard_scenario"}
    pairs = zip(planted.planting.done, planted.planting.answers, strict=True)
    answers = {f"{at} {one.NAME}": answer for at, (one, answer) in enumerate(pairs) if one.NAME not in titled}

    assert in_clear(told(**answers), needles()) == []
    assert in_clear(told(**looks(planted.app, planted.scope)), needles()) == []


def test_what_a_command_looks_like_in_a_message_shows_nothing(planted: Planted) -> None:
    assert (
        in_clear(
            told(
                **{
                    f"{one.NAME} {at}": repr(one)
                    for at, one in enumerate(planted.planting.done)
                    if one.NAME not in ("import", "timesheet")
                }
            ),
            needles(),
        )
        == []
    )


def looks(app: Godziny, scope: Scope) -> dict[str, Any]:
    """Every look into the record that is not there to show personal data."""
    door = ReadDoor(app)
    names = [*(f"A-{number}" for number in (1, 7)), "S-1", "S-3"]
    stories = {f"history {name}": door.history(scope, name, Application, Assistant) for name in names}
    return {
        "programme": door.programme(scope),
        "applications": [door.application(scope, name) for name in names[:2]],
        "assistants": door.assistants(scope),
        "ranking": door.ranking(scope),
        "balances": door.balances(scope).as_json(),
        "plans": [door.plan(scope, one["plan"]) for one in door.plans(scope)],
        "drafts": [door.draft(scope, one["draft"]) for one in door.drafts(scope)],
        "visits": door.visits(scope),
        "entries": door.entries(scope),
        "accesses": door.accesses(scope),
        "published": list(published(door)),
        "journal": door.journal(scope, Wanted(10_000)),
        "programme's story": door.history(scope, "", Programme),
        "scenario's story": door.history(scope, "W-1", Scenario),
        **stories,
    }


def personal_looks(app: Godziny, scope: Scope) -> dict[str, Any]:
    """What is there to show personal data."""
    door = ReadDoor(app)
    people = {name: door.own_data(scope, "application", name, "ewa") for name in ("A-1", "A-7")}
    staff = {name: door.own_data(scope, "assistant", name, "ewa") for name in ("S-1", "S-3")}
    past = PastRecord(app, scope, then_of(str(today()), known=True))
    folders = {
        f"folder of {name}": folder_texts(Reading(record.streams, record.personal, scope), "ewa", personal=True).files
        for name, record in (("now", app), ("then", past))
    }
    stories = {f"story of {name}": door.history(scope, name, Application, reader="ewa") for name in ("A-1", "A-7")}
    titles = {"scenarios": door.scenarios(scope, "ewa"), "scenarios then": PastDoor(past).scenarios(scope, "ewa")}
    return {**people, **staff, **folders, **stories, **titles}


def test_what_was_planted_is_there_for_those_who_may_see_it(planted: Planted) -> None:
    shown = personal_looks(planted.app, planted.scope)

    assert [name for name, one in shown.items() if not in_clear(told(x=one), needles())] == []


def test_nothing_of_who_was_erased_is_shown_to_anybody(erased: Planted) -> None:
    assert in_clear(told(**personal_looks(erased.app, erased.scope)), needles()) == []
    assert in_clear(told(**looks(erased.app, erased.scope)), needles()) == []
    assert in_clear(tables(erased.url), needles()) == []
    checkpointed(erased.url)
    assert in_clear({**files(erased.home), **files(erased.kept)}, needles()) == []


def test_a_backup_of_before_shows_nothing_of_who_was_erased(erased: Planted) -> None:
    with database(erased.url) as other:
        prepare(other)
        restore(other, erased.kept / "record.zip")
        with Godziny(other) as restored:
            assert in_clear(told(**personal_looks(restored, erased.scope)), needles()) == []
        assert in_clear(tables(other), needles()) == []


def test_keys_from_a_backup_of_before_open_nothing_of_who_was_erased(erased: Planted) -> None:
    master = own_file(erased.home / "keys")
    with folder() as elsewhere, database(erased.url) as other, KeyStore.open(elsewhere / "keys", master) as keys:
        assert keys.restore(erased.kept / "keys.backup") > 0
        prepare(other)
        restore(other, erased.kept / "record.zip")
        with Godziny(other, keys=lambda: keys) as restored:
            assert in_clear(told(**personal_looks(restored, erased.scope)), needles()) == []
