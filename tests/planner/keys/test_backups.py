"""Backups of the keys: consistent, still wrapped, and reached by erasures, at once or when they are there again."""

import os
from pathlib import Path

import pytest

from planner.keys.masters import Master
from planner.keys.private import write_private
from planner.keys.sources import KeyFile
from planner.keys.subjects import Erased, PersonKey
from planner.terms.refusals import Refused
from tests.worlds.keys import holds, masters, opened, subject, wrapped_in

WHO, OTHER = subject(1), subject(2)


def moved_keys(tmp_path: Path, name: str = "new") -> Path:
    """An empty folder with the master key of the first one."""
    (tmp_path / name).mkdir(mode=0o700)
    write_private(tmp_path / name / "master.key", (tmp_path / "keys" / "master.key").read_bytes())
    return tmp_path / name


def test_a_backup_restored_gives_the_same_keys(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key, unit = store.person_keys([WHO])[WHO], store.unit_key("gmina")
        signed = store.signing_key("record").sign(b"said")
        store.erase(OTHER)
        store.backup(tmp_path / "backup")
    with opened(moved_keys(tmp_path)) as store:
        assert store.restore(tmp_path / "backup") == 3

        assert store.opened([key.id]) == {key.id: key}
        assert (store.unit_key("gmina"), store.signing_key("record").sign(b"said")) == (unit, signed)
        with pytest.raises(Refused, match="person_erased"):
            store.person_keys([OTHER])
        assert store.person_keys([subject(3)])
        assert [one.file for one in store.info().backups] == [str(tmp_path / "backup")]
    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600
    assert holds(tmp_path, key.raw) == []


def test_an_erasure_reaches_every_backup(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO, OTHER])[WHO]
        store.backup(tmp_path / "one")
        store.backup(tmp_path / "two")
        wrapped = wrapped_in(tmp_path / "one")[key.id]
        assert len(holds(tmp_path, wrapped)) == 3

        store.erase(WHO)

        assert holds(tmp_path, wrapped) == []
        assert store.info().behind == ()
    with opened(moved_keys(tmp_path)) as store:
        store.restore(tmp_path / "two")
        assert isinstance(store.opened([key.id])[key.id], Erased)


def test_a_backup_out_of_reach_is_listed_and_reached_later(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO, OTHER])[WHO]
        store.backup(tmp_path / "disk" / "backup")
        wrapped = wrapped_in(tmp_path / "disk" / "backup")[key.id]
        (tmp_path / "disk").rename(tmp_path / "away")

        assert store.erase(WHO)
        store.erase(subject(3))
        (behind,) = store.finish_erasing()
        assert (behind.file, behind.erasures, behind.there) == (str(tmp_path / "disk" / "backup"), 2, False)
        assert holds(tmp_path, wrapped) == ["away/backup"]

        (tmp_path / "away").rename(tmp_path / "disk")
        assert store.info().behind[0].there
        assert store.finish_erasing() == ()
        assert holds(tmp_path, wrapped) == []
    with opened(moved_keys(tmp_path)) as store:
        store.restore(tmp_path / "disk" / "backup")
        with pytest.raises(Refused, match="person_erased"):
            store.person_keys([subject(3)])


def test_a_backup_that_was_moved_is_reached_where_it_is_now(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "backup")
        wrapped = wrapped_in(tmp_path / "backup")[key.id]
        (tmp_path / "backup").rename(tmp_path / "elsewhere")
        store.erase(WHO)

        (left,) = store.finish_erasing(tmp_path / "elsewhere")
        assert left.file == str(tmp_path / "backup")
        assert holds(tmp_path, wrapped) == []
        store.forget_backup(tmp_path / "backup")

        assert store.finish_erasing() == ()
        with pytest.raises(Refused, match="key_backup_unknown"):
            store.forget_backup(tmp_path / "backup")


def test_a_copy_that_was_kept_of_an_erased_key_is_reached_too(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "backup")
        write_private(tmp_path / "copy", (tmp_path / "backup").read_bytes())
        wrapped = wrapped_in(tmp_path / "copy")[key.id]
        store.erase(WHO)
        assert holds(tmp_path, wrapped) == ["copy"]

        assert store.finish_erasing(tmp_path / "copy") == ()

        assert holds(tmp_path, wrapped) == []


def test_what_lies_in_the_place_of_a_backup_is_not_touched(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        for name in ("garbage", "stranger", "link"):
            store.backup(tmp_path / name)
        (tmp_path / "garbage").write_bytes(b"x" * 5000)
        (tmp_path / "link").unlink()
        (tmp_path / "link").symlink_to(tmp_path / "garbage")
        (tmp_path / "stranger").unlink()
        with opened(tmp_path / "other") as other:
            other.person_keys([WHO])
            other.backup(tmp_path / "stranger")
        before = (tmp_path / "stranger").read_bytes()

        assert store.erase(WHO)

        assert [Path(one.file).name for one in store.info().behind] == ["garbage", "link", "stranger"]
        assert (tmp_path / "stranger").read_bytes() == before
        assert (tmp_path / "garbage").read_bytes() == b"x" * 5000
        for name in ("garbage", "stranger"):
            with pytest.raises(Refused, match="not_key_backup"):
                store.backup(tmp_path / name)
            with pytest.raises(Refused, match="not_key_backup"):
                store.finish_erasing(tmp_path / name)


def test_an_earlier_backup_is_written_over(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        store.backup(tmp_path / "backup")
        key = store.person_keys([OTHER])[OTHER]
        store.backup(tmp_path / "backup")

        assert key.id in wrapped_in(tmp_path / "backup")
        assert len(store.info().backups) == 1


def test_a_place_for_a_backup_among_the_keys_or_that_is_none_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        for name in ("keys/keys.sqlite3", "keys/backup", "keys/../keys/backup"):
            with pytest.raises(Refused, match="backup_in_keys"):
                store.backup(tmp_path / name)
        (tmp_path / "in").symlink_to(tmp_path / "keys")
        with pytest.raises(Refused, match="backup_in_keys"):
            store.backup(tmp_path / "in" / "backup")
        with pytest.raises(Refused, match="cannot_write"):
            store.backup(tmp_path / "nowhere" / "backup")

        assert store.info().backups == ()


def test_a_backup_that_cannot_be_written_is_not_expected_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", full)
            with pytest.raises(Refused, match="No space left"):
                store.backup(tmp_path / "backup")

        assert store.info().backups == ()
        assert sorted(one.name for one in tmp_path.iterdir()) == ["keys"]


def test_a_backup_is_restored_into_an_empty_store_only(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "backup")

        with pytest.raises(Refused, match="keys_not_empty"):
            store.restore(tmp_path / "backup")
        assert store.opened([key.id]) == {key.id: key}
    with opened(moved_keys(tmp_path)) as store:
        store.erase(WHO)  # whose erasure the backup would undo
        with pytest.raises(Refused, match="keys_not_empty"):
            store.restore(tmp_path / "backup")


def test_a_backup_of_another_master_key_is_refused_and_nothing_harmed(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "backup")
    before = (tmp_path / "backup").read_bytes()
    with opened(tmp_path / "none") as store, pytest.raises(Refused, match="master_key_lost"):
        store.restore(tmp_path / "backup")
    assert not (tmp_path / "none" / "master.key").exists()
    KeyFile(tmp_path / "none" / "master.key").add(Master.made())
    with opened(tmp_path / "none") as store:
        with pytest.raises(Refused, match="wrong_master_key") as refused:
            store.restore(tmp_path / "backup")
        assert refused.value.facts["wanted"] == masters(tmp_path / "keys")[0].name
        assert store.info().persons == 0

        write_private(tmp_path / "none" / "master.key", (tmp_path / "keys" / "master.key").read_bytes())
        store.restore(tmp_path / "backup")
        assert store.opened([key.id]) == {key.id: key}
    assert (tmp_path / "backup").read_bytes() == before


@pytest.mark.parametrize("how", ["garbage", "empty", "cut", "flipped", "missing", "open", "link"])
def test_what_is_no_whole_backup_is_refused_and_nothing_stored(tmp_path: Path, how: str) -> None:
    with opened(tmp_path / "keys") as store:
        store.person_keys(map(subject, range(300)))
        store.backup(tmp_path / "backup")
    file = tmp_path / "backup"
    whole = file.read_bytes()
    secret = next(iter(wrapped_in(file).values()))
    match how:
        case "garbage":
            file.write_bytes(b"PK\3\4" + os.urandom(9000))
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(whole[: len(whole) // 2])
        case "flipped":
            place = whole.index(secret) + 20
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        case "missing":
            file.unlink()
        case "open":
            file.chmod(0o644)
        case "link":
            file.rename(tmp_path / "real")
            file.symlink_to(tmp_path / "real")
    codes = {"missing": "no_such_file", "open": "keys_open_to_others", "link": "keys_not_plain"}

    with opened(moved_keys(tmp_path)) as store:
        with pytest.raises(Refused, match=codes.get(how, "not_key_backup")):
            store.restore(file)

        assert (store.info().persons, store.info().backups) == (0, ())


def test_a_person_erased_after_a_restored_backup_is_erased_in_all_of_them(tmp_path: Path) -> None:
    """Two histories of one store: what the first gave after its backup, and what the restored one gives."""
    with opened(tmp_path / "keys") as store:
        store.person_keys([OTHER])
        store.backup(tmp_path / "early")
        first = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "late")
    with opened(moved_keys(tmp_path)) as store:
        store.restore(tmp_path / "early")
        second = store.person_keys([WHO])[WHO]
        wrapped = wrapped_in(tmp_path / "late")[first.id]
        store.erase(WHO)
        assert store.finish_erasing(tmp_path / "late") == ()
    assert holds(tmp_path / "late", wrapped) == holds(tmp_path / "new", wrapped) == []
    assert wrapped not in (tmp_path / "late").read_bytes()
    with opened(moved_keys(tmp_path, "third")) as store:
        store.restore(tmp_path / "late")
        found = store.opened([first.id, second.id])
        assert all(isinstance(one, Erased) for one in found.values())
        assert all(isinstance(one, PersonKey) for one in store.person_keys([OTHER]).values())


def test_the_remains_of_a_backup_that_was_killed_are_taken_away_by_an_erasure(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "backup")
        write_private(tmp_path / "backup.part", (tmp_path / "backup").read_bytes())
        wrapped = wrapped_in(tmp_path / "backup")[key.id]

        store.erase(WHO)

        assert holds(tmp_path, wrapped) == []
