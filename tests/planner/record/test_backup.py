"""The record out and in again: equal by digest, or refused and nothing stored."""

import stat
from pathlib import Path

import pytest

from planner.case.reader import read_case
from planner.commands.programmes import OpenProgramme, scope_of
from planner.record.application import Godziny
from planner.record.store.backup import backup, record_digest, restore
from planner.record.store.database import connect
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from tests.worlds.cases import application, case
from tests.worlds.databases import database
from tests.worlds.places import KRASOCIN
from tests.worlds.recorded import announced, by, imported, known_of


def digest(url: str) -> str:
    with connect(url) as reader:
        return record_digest(reader)


def test_what_is_restored_equals_the_original(empty_url: str, server_url: str, tmp_path: Path) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        scope = announced(app, "Gmina Krasocin", read_case(KRASOCIN))
        balances, personal = ReadDoor(app).balances(scope), known_of(app, scope, "A-0001")
    manifest = backup(empty_url, tmp_path / "copy")

    with database(server_url) as other:
        prepare(other)
        assert restore(other, tmp_path / "copy") == manifest
        assert digest(other) == digest(empty_url) == manifest["digest"]
        with Godziny(other) as app:
            assert ReadDoor(app).balances(scope) == balances
            assert known_of(app, scope, "A-0001") == personal
            imported(app, "Gmina Nowa", case([application("A-1")]))  # and it goes on
            assert app.journal.programmes() == [scope, Scope("gmina-nowa", "2026")]


def test_only_its_owner_can_read_the_file(url: str, tmp_path: Path) -> None:
    backup(url, tmp_path / "copy")

    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600


def test_a_record_that_is_not_empty_is_not_overwritten(app: Godziny, unit: str, url: str, tmp_path: Path) -> None:
    imported(app, unit, case([application("A-1")]))
    backup(url, tmp_path / "copy")
    before = digest(url)

    with pytest.raises(Refused, match="store_not_empty"):
        restore(url, tmp_path / "copy")
    assert digest(url) == before


def test_nor_is_one_without_anything_personal(empty_url: str, tmp_path: Path) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        rules = case([]).programme
        app.do(OpenProgramme(rules=rules), scope_of(rules), by())
    backup(empty_url, tmp_path / "copy")

    with pytest.raises(Refused, match="store_not_empty"):
        restore(empty_url, tmp_path / "copy")


@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "flipped"])
def test_a_damaged_file_is_refused_and_nothing_is_stored(
    empty_url: str, server_url: str, tmp_path: Path, damage: str
) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        imported(app, "Gmina", case([application("A-1")]), by())
    file = tmp_path / "copy"
    backup(empty_url, file)
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    file.write_bytes({"empty": b"", "garbage": b"PK garbage", "cut": whole[:middle], "flipped": flipped}[damage])

    with database(server_url) as other:
        prepare(other)
        with pytest.raises(Refused, match="not_a_backup"):
            restore(other, file)
        with Godziny(other) as app:
            assert app.journal.programmes() == []


def test_devices_and_folders_are_not_replaced(url: str, tmp_path: Path) -> None:
    for place in (Path("/dev/null"), tmp_path):
        with pytest.raises(Refused, match="not_a_file"):
            backup(url, place)
    assert not Path("/dev/null").is_file()
