"""The whole history out and in again: the same digest, the same balances, the same personal data."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from planner.record.application import Godziny
from planner.record.log.checkpointing import public_key
from planner.record.log.export import Exported, export
from planner.record.log.importing import bring_in, is_export
from planner.record.store.key_store import key_store
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from projections.published import published
from tests.worlds.cases import application, assistant, case
from tests.worlds.databases import database
from tests.worlds.recorded import announced, known_of


@pytest.fixture
def made(empty_url: str) -> Iterator[Godziny]:
    """Two units with people."""
    prepare(empty_url)
    with Godziny(empty_url) as app:
        for unit in ("Gmina A", "Gmina B"):
            announced(app, unit, case([application("A-1"), application("A-2")], [assistant("S-1")]))
        yield app


def exported(app: Godziny, url: str, file: Path) -> Exported:
    return export(url, file, key_store(), lambda: published(ReadDoor(app)))


def lines_of(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def test_an_export_is_whole_and_signed(made: Godziny, empty_url: str, tmp_path: Path) -> None:
    file = tmp_path / "e.jsonl"

    told = exported(made, empty_url, file)

    head, *_, seal = lines_of(file)
    before = file.read_bytes().rpartition(b'{"seal"')[0]
    assert head["key"] == told.key == public_key(empty_url, key_store())
    assert head["entries"] == told.commands + told.events == sum("entry" in one for one in lines_of(file))
    assert f"file {sha256(before).hexdigest()}\n" in seal["seal"]["note"]
    assert told.altered == []


def test_what_is_imported_into_an_empty_record_has_the_same_digest(
    made: Godziny, empty_url: str, server_url: str, tmp_path: Path
) -> None:
    file, again = tmp_path / "e.jsonl", tmp_path / "again.jsonl"
    told = exported(made, empty_url, file)
    scope = Scope.of("Gmina A", "2026")

    with database(server_url) as other:
        prepare(other)
        came = bring_in(other, file, key_store)
        with Godziny(other) as app:
            same = exported(app, other, again)
            assert published(ReadDoor(app)) == published(ReadDoor(made))
            assert known_of(app, scope, "A-1") == known_of(made, scope, "A-1") != {}

    assert came.digest == same.digest == told.digest
    assert (came.commands, came.events) == (told.commands, told.events)
    assert came.signed_on
    assert same.checkpoints == told.checkpoints + 1
    entries = [
        [line for line in one.read_bytes().splitlines() if line.startswith(b'{"entry"')] for one in (file, again)
    ]
    assert entries[0] == entries[1]


def test_a_record_that_is_not_empty_takes_no_export(made: Godziny, empty_url: str, tmp_path: Path) -> None:
    exported(made, empty_url, tmp_path / "e.jsonl")

    with pytest.raises(Refused, match="store_not_empty"):
        bring_in(empty_url, tmp_path / "e.jsonl", key_store)


@pytest.mark.parametrize("change", ["cut", "altered", "empty"])
def test_of_a_damaged_export_nothing_is_taken(
    made: Godziny, empty_url: str, server_url: str, tmp_path: Path, change: str
) -> None:
    file = tmp_path / "e.jsonl"
    exported(made, empty_url, file)
    text = file.read_bytes()
    changed = {
        "cut": text[: len(text) // 2],
        "altered": text.replace(b'"points":10', b'"points":11', 1),
        "empty": b"{}\n",
    }
    file.write_bytes(changed[change])

    with database(server_url) as other:
        prepare(other)
        with pytest.raises(Refused, match="not_an_export"):
            bring_in(other, file, key_store)
        with Godziny(other) as app:
            assert app.journal.programmes() == []


def test_what_is_no_export_is_known_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"PK\3\4")

    assert not is_export(tmp_path / "a")


def test_an_export_says_which_entry_somebody_altered_in_the_database(
    made: Godziny, empty_url: str, tmp_path: Path
) -> None:
    exported(made, empty_url, tmp_path / "e.jsonl")
    with made.datastore.get_connection() as connection:
        connection.execute(b"RESET ROLE")
        connection.execute(b"ALTER TABLE godziny.godziny_events DISABLE TRIGGER only_grows")
        connection.execute(b"UPDATE godziny.godziny_events SET name = 'A-9' WHERE notification_id = 3")

    told = exported(made, empty_url, tmp_path / "again.jsonl")

    assert told.altered == [3]
