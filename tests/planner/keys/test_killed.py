"""Killed at any moment, the keys are as before or as after; several processes at once agree."""

import os
import shutil
from pathlib import Path

import pytest

from planner.keys.private import write_private
from planner.keys.subjects import Erased, PersonKey, Subject
from tests.worlds.keys import holds, masters, opened, subject, wrapped_in
from tests.worlds.killed import at_once, moments, put

KILLS = int(os.environ.get("GODZINY_KILLS", "20"))
PEOPLE = [subject(number) for number in range(40)]
WHO, NEW = PEOPLE[7], subject(1000)


class Prepared:
    """A store of forty people with a backup, put back to how it was before each kill."""

    def __init__(self, folder: Path) -> None:
        self.place, self.template = folder / "place", folder / "template"
        self.keys, self.backup = self.place / "keys", self.place / "backup"
        self.place.mkdir()
        with opened(self.keys) as store:
            self.made = store.person_keys(PEOPLE)
            self.unit = store.unit_key("gmina")
            store.backup(self.backup)
        self.wrapped = wrapped_in(self.backup)
        self.place.rename(self.template)

    def again(self) -> None:
        put(self.template, self.place)

    def ids(self) -> dict[str, PersonKey]:
        return {one.id: one for one in self.made.values()}


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path)


def restored(prepared: Prepared, ids: list[str]) -> dict[str, PersonKey | Erased]:
    """What the backup gives with the master key that is there now."""
    folder = prepared.place / "restored"
    folder.mkdir(mode=0o700)
    write_private(folder / "master.key", (prepared.keys / "master.key").read_bytes())
    with opened(folder) as store:
        store.restore(prepared.backup)
        return store.opened(ids)


def test_a_change_of_the_master_key_killed_at_any_moment_leaves_every_key_readable(prepared: Prepared) -> None:
    def rotate() -> None:
        with opened(prepared.keys) as store:
            store.rotate()

    prepared.again()
    seen = set()
    for kill in moments(rotate, KILLS):
        prepared.again()
        kill(rotate)

        seen.add((len(masters(prepared.keys)), (prepared.keys / "keys.sqlite3-journal").exists()))
        with opened(prepared.keys) as store:
            assert store.opened(prepared.ids()) == prepared.ids()
            assert store.unit_key("gmina") == prepared.unit
            assert store.person_keys([NEW])
            store.rotate()
            assert store.opened(prepared.ids()) == prepared.ids()
            assert len(masters(prepared.keys)) == 1
            assert store.info().behind == ()
        assert restored(prepared, list(prepared.ids())) == prepared.ids()
    assert {1, 2} <= {count for count, _ in seen}


def test_an_erasure_killed_at_any_moment_is_done_or_not_and_can_be_finished(prepared: Prepared) -> None:
    key = prepared.made[WHO]

    def erase() -> None:
        with opened(prepared.keys) as store:
            store.erase(WHO)

    prepared.again()
    done = set()
    for kill in moments(erase, KILLS):
        prepared.again()
        kill(erase)

        with opened(prepared.keys) as store:
            found = store.opened([key.id])[key.id]
            done.add(type(found))
            if isinstance(found, Erased):
                assert not store.erase(WHO)
            else:
                assert found == key
                assert store.erase(WHO)
            assert store.finish_erasing() == ()
            others = [one for one in prepared.ids() if one != key.id]
            assert store.opened(others) == {one: prepared.ids()[one] for one in others}
        assert holds(prepared.place, prepared.wrapped[key.id]) == []
        assert isinstance(restored(prepared, [key.id])[key.id], Erased)
    assert done == {Erased, PersonKey}


def test_a_first_use_killed_at_any_moment_is_begun_again(tmp_path: Path) -> None:
    said = tmp_path / "said"

    def first() -> None:
        with opened(tmp_path / "keys") as store:
            key = store.person_keys([WHO])[WHO]
            said.write_bytes(key.raw)

    first()
    for kill in moments(first, KILLS):
        shutil.rmtree(tmp_path / "keys", ignore_errors=True)
        said.unlink(missing_ok=True)
        kill(first)

        with opened(tmp_path / "keys") as store:
            key = store.person_keys([WHO])[WHO]
            assert not said.exists() or said.read_bytes() in (key.raw, b"")
            assert len(masters(tmp_path / "keys")) == 1
        with opened(tmp_path / "keys") as store:
            assert store.person_keys([WHO])[WHO] == key


def test_a_backup_killed_at_any_moment_is_still_reached_by_an_erasure(prepared: Prepared) -> None:
    other = prepared.place / "other"

    def backup() -> None:
        with opened(prepared.keys) as store:
            store.backup(other)
            store.backup(prepared.backup)

    prepared.again()
    for kill in moments(backup, KILLS):
        prepared.again()
        kill(backup)

        with opened(prepared.keys) as store:
            store.erase(WHO)
            assert store.finish_erasing() == ()
        assert holds(prepared.place, prepared.wrapped[prepared.made[WHO].id]) == []
        assert not [one.name for one in prepared.place.iterdir() if one.name.endswith(".part")]


def test_a_restoring_killed_at_any_moment_restores_all_or_nothing(prepared: Prepared) -> None:
    def restore() -> None:
        with opened(prepared.place / "new") as store:
            store.restore(prepared.backup)

    prepared.again()
    for kill in moments(lambda: restored(prepared, []), KILLS):
        prepared.again()
        (prepared.place / "new").mkdir(mode=0o700)
        write_private(prepared.place / "new" / "master.key", (prepared.keys / "master.key").read_bytes())
        kill(restore)

        with opened(prepared.place / "new") as store:
            if not store.info().persons:
                store.restore(prepared.backup)
            assert store.opened(prepared.ids()) == prepared.ids()


def test_processes_that_are_first_together_make_one_master_key_and_one_key_each(tmp_path: Path) -> None:
    def ask() -> dict[Subject, PersonKey]:
        with opened(tmp_path / "keys") as store:
            return store.person_keys(PEOPLE)

    found = at_once([ask] * 6)

    assert all(one == found[0] for one in found)
    assert len(masters(tmp_path / "keys")) == 1
    with opened(tmp_path / "keys") as store:
        assert store.person_keys(PEOPLE) == found[0]


def test_processes_make_open_erase_and_back_up_while_the_master_key_changes(tmp_path: Path) -> None:
    def work(number: int) -> tuple[dict[Subject, PersonKey], list[Subject]]:
        made: dict[Subject, PersonKey] = {}
        with opened(tmp_path / "keys") as store:
            for step in range(12):
                made |= store.person_keys(subject(100 * number + one) for one in range(step, step + 5))
                store.opened(one.id for one in made.values())
                store.unit_key("gmina")
            gone = list(made)[::4]
            for one in gone:
                store.erase(one)
            store.backup(tmp_path / f"backup {number}")
        return made, gone

    def rotate() -> list[str]:
        with opened(tmp_path / "keys") as store:
            return [store.rotate() for _ in range(4)]

    names, *found = at_once([rotate, *(lambda number=number: work(number) for number in range(3))])

    with opened(tmp_path / "keys") as store:
        assert store.finish_erasing() == ()
        assert [one.name for one in masters(tmp_path / "keys")] == names[-1:]
        for made, gone in found:
            opened_now = store.opened(one.id for one in made.values())
            for who, key in made.items():
                assert isinstance(opened_now[key.id], Erased) if who in gone else opened_now[key.id] == key
