"""The record out and in again: equal by digest, or refused and nothing stored."""

import stat
import zipfile
from pathlib import Path
from random import Random

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
from tests.worlds.looking import EXAMPLES
from tests.worlds.places import KRASOCIN
from tests.worlds.recorded import announced, by, imported, known_of

LOCAL_TIME = 10  # in a zip, when its first file was written, as told before the file: nobody reads it


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
    whole, cut = file.read_bytes(), file.stat().st_size // 2
    damaged = {"empty": b"", "garbage": b"PK garbage", "cut": whole[:cut], "flipped": flipped(whole, inside_rows(file))}
    file.write_bytes(damaged[damage])

    with database(server_url) as other:
        prepare(other)
        with pytest.raises(Refused, match="not_a_backup"):
            restore(other, file)
        with Godziny(other) as app:
            assert app.journal.programmes() == []


def flipped(whole: bytes, at: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def inside_rows(file: Path) -> int:
    """The middle of the largest table's rows; what stands between the tables of a zip may be a byte nobody reads."""
    with zipfile.ZipFile(file) as archive:
        table = max(archive.infolist(), key=lambda one: one.compress_size)
    start = table.header_offset + 30
    start += sum(int.from_bytes(file.read_bytes()[at : at + 2], "little") for at in (start - 4, start - 2))
    return start + table.compress_size // 2


def test_of_a_file_with_a_changed_byte_the_same_record_comes_or_none(
    empty_url: str, server_url: str, tmp_path: Path
) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        imported(app, "Gmina", case([application("A-1")]), by())
    file, dice = tmp_path / "copy", Random(7)
    right, whole = backup(empty_url, file)["digest"], file.read_bytes()

    for at in [LOCAL_TIME, *dice.sample(range(len(whole)), max(5, EXAMPLES // 6))]:
        file.write_bytes(flipped(whole, at))
        with database(server_url) as other:
            prepare(other)
            said = []
            try:
                restore(other, file)
            except Refused as refused:
                said.append(refused.code)
            came = at == LOCAL_TIME or said == []
            assert said == ([] if came else ["not_a_backup"]), at
            assert (digest(other) == right) == came, at
            with Godziny(other) as app:
                assert bool(app.journal.programmes()) == came, at


def test_devices_and_folders_are_not_replaced(url: str, tmp_path: Path) -> None:
    for place in (Path("/dev/null"), tmp_path):
        with pytest.raises(Refused, match="not_a_file"):
            backup(url, place)
    assert not Path("/dev/null").is_file()
