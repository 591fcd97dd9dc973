"""Keys that are damaged, lost or open to others: a clear refusal, and nothing is made worse."""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from planner.keys.database import KeyDatabase
from planner.keys.masters import Master
from planner.keys.private import write_private
from planner.keys.sources import FILE, KeyFile, master_source
from planner.terms.refusals import Refused
from tests.worlds.keys import opened, own_file, subject, wrapped_in

WHO, OTHER = subject(1), subject(2)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with the keys of 300 people, closed."""
    with opened(tmp_path / "keys") as store:
        store.person_keys(map(subject, range(300)))
    return tmp_path / "keys"


def content(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.mark.parametrize("how", ["garbage", "empty", "cut", "another's", "no header"])
def test_a_store_that_is_no_whole_store_is_refused_and_left_as_it_is(keys: Path, how: str) -> None:
    file = keys / "keys.sqlite3"
    whole = file.read_bytes()
    if how == "another's":
        file.unlink()
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE key (number INTEGER)")
        other.close()
        file.chmod(0o600)
    else:
        broken = {"garbage": os.urandom(5000), "empty": b"", "cut": whole[: len(whole) // 2], "no header": whole[4096:]}
        file.write_bytes(broken[how])
    before = content(keys)

    with pytest.raises(Refused, match="key_store_damaged") as refused:
        opened(keys)

    assert refused.value.facts["file"] == str(file)
    assert content(keys) == before


def test_a_store_of_a_newer_version_is_refused(keys: Path) -> None:
    with sqlite3.connect(keys / "keys.sqlite3") as inside:
        inside.execute("PRAGMA user_version = 2")
    inside.close()

    with pytest.raises(Refused, match="key_store_newer"):
        opened(keys)


def test_a_flipped_bit_of_a_wrapped_key_is_noticed_and_others_still_open(keys: Path) -> None:
    file = keys / "keys.sqlite3"
    wrapped = wrapped_in(file)
    key_id, secret = next(iter(wrapped.items()))
    whole = file.read_bytes()
    for byte in (0, 11, 12, 40, 59):
        place = whole.index(secret) + byte
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])

        with opened(keys) as store:
            with pytest.raises(Refused, match="key_damaged"):
                store.opened([key_id])
            assert store.opened([one for one in wrapped if one != key_id])
            with pytest.raises(Refused, match="key_damaged"):
                store.rotate()


def test_a_wrapped_key_moved_to_another_person_does_not_open(keys: Path) -> None:
    first, second = list(wrapped_in(keys / "keys.sqlite3").items())[:2]
    with sqlite3.connect(keys / "keys.sqlite3") as inside:
        number = inside.execute("SELECT number FROM key WHERE id = ?", (first[0],)).fetchone()
        inside.execute("UPDATE wrapped SET bytes = ? WHERE number = ?", (second[1], *number))
    inside.close()

    with opened(keys) as store, pytest.raises(Refused, match="key_damaged"):
        store.opened([first[0]])


def test_no_change_of_any_page_gives_a_wrong_key(keys: Path) -> None:
    """A page in the middle is overwritten: what still opens is what it was."""
    file = keys / "keys.sqlite3"
    with opened(keys) as store:
        made = {one.id: one for one in store.person_keys(map(subject, range(300))).values()}
    whole = file.read_bytes()
    refused = set()
    for page in range(1, len(whole) // 4096):
        file.write_bytes(whole[: page * 4096] + random.Random(page).randbytes(4096) + whole[(page + 1) * 4096 :])
        try:
            with opened(keys) as store:
                assert store.opened(made) == made
        except Refused as error:
            refused.add(error.code)
    assert refused <= {"key_store_damaged", "key_damaged", "person_key_missing", "wrong_master_key"}
    assert "key_store_damaged" in refused


@pytest.mark.parametrize("name", ["keys.sqlite3", "master.key"])
def test_a_file_that_becomes_readable_by_others_is_refused_and_left_as_it_is(keys: Path, name: str) -> None:
    (keys / name).chmod(0o640)
    before = content(keys)

    with pytest.raises(Refused, match="keys_open_to_others") as refused:
        opened(keys)

    assert refused.value.facts["file"] == str(keys / name)
    assert content(keys) == before
    (keys / name).chmod(0o600)
    with opened(keys) as store:
        store.person_keys([WHO])
        (keys / "keys.sqlite3").chmod(0o604)
        with pytest.raises(Refused, match="keys_open_to_others"):
            store.person_keys([WHO])


@pytest.mark.parametrize("name", ["keys.sqlite3", "master.key"])
def test_a_link_in_the_place_of_a_file_is_refused(keys: Path, name: str, tmp_path: Path) -> None:
    (keys / name).rename(tmp_path / "real")
    (keys / name).symlink_to(tmp_path / "real")

    with pytest.raises(Refused, match="keys_not_plain"):
        opened(keys)


def test_a_store_of_another_user_is_refused(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        os.chown(keys / "keys.sqlite3", 12345, 12345)
    else:  # only root gives files away
        monkeypatch.setattr(os, "geteuid", lambda: 12345)

    with pytest.raises(Refused, match="keys_of_another"):
        opened(keys)


def test_no_new_master_key_is_made_beside_wrapped_keys(keys: Path) -> None:
    (keys / "master.key").rename(keys / "moved")
    before = content(keys)

    with pytest.raises(Refused, match="master_key_lost") as refused:
        opened(keys)

    assert len(str(refused.value.facts["wanted"])) == 8
    assert content(keys) == before
    (keys / "moved").rename(keys / "master.key")
    with opened(keys) as store:
        assert store.person_keys([WHO])


def test_a_master_key_lost_while_the_store_is_open_stops_only_who_does_not_know_it(keys: Path) -> None:
    with opened(keys) as store:
        (keys / "master.key").unlink()

        assert store.person_keys([OTHER, subject(1000)])
        with pytest.raises(Refused, match="master_key_lost"):
            opened(keys)


def test_where_nothing_is_wrapped_another_master_key_will_do(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        store.erase(WHO)
    (tmp_path / "keys" / "master.key").unlink()

    with opened(tmp_path / "keys") as store:
        key = store.person_keys([OTHER])[OTHER]
        assert store.opened([key.id]) == {key.id: key}


def test_a_named_key_file_that_is_missing_is_not_made(tmp_path: Path) -> None:
    source = master_source(tmp_path / "keys", {FILE: str(tmp_path / "disk" / "master.key")})
    with opened(tmp_path / "keys", source) as store, pytest.raises(Refused, match="master_key_missing"):
        store.person_keys([WHO])
    with opened(tmp_path / "keys", source) as store:
        assert store.info().persons == 0
    (tmp_path / "disk").mkdir()
    KeyFile(tmp_path / "disk" / "master.key").add(Master.made())
    with opened(tmp_path / "keys", source) as store:
        store.person_keys([WHO])
    shutil.rmtree(tmp_path / "disk")

    with pytest.raises(Refused, match="master_key_missing"):
        opened(tmp_path / "keys", source)


def test_a_bad_key_file_is_refused_before_anything_needs_it(tmp_path: Path) -> None:
    with opened(tmp_path / "keys"):
        write_private(tmp_path / "keys" / "master.key", b"no key")

    with pytest.raises(Refused, match="bad_master_key"):
        opened(tmp_path / "keys")


def test_a_store_in_use_for_too_long_is_refused_as_busy(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.keys.database.WAIT_SECONDS", 0.1)
    other = sqlite3.connect(keys / "keys.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(Refused, match="keys_busy"):
            opened(keys)
    finally:
        other.close()
    with opened(keys) as store:
        assert store.person_keys([WHO])


def test_what_was_left_between_rows_is_written_over(tmp_path: Path) -> None:
    """As a page that was split by another program would leave it."""
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
    file = tmp_path / "keys" / "keys.sqlite3"
    secret = os.urandom(60)
    with sqlite3.connect(file) as careless:
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("INSERT INTO wrapped VALUES (99, 'somebody', ?)", (secret,))
        careless.commit()
        careless.execute("DELETE FROM wrapped WHERE number = 99")
    careless.close()
    assert secret in file.read_bytes()

    database = KeyDatabase(file)
    database.scrub([secret])
    database.close()

    assert secret not in file.read_bytes()
    with opened(tmp_path / "keys") as store:
        assert store.person_keys([WHO])


def test_what_is_told_of_the_store_holds_no_key(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        known = own_file(tmp_path / "keys").read()
        assert known is not None
        told = f"{store.info()} {store.person_keys([WHO])} {own_file(tmp_path / 'keys')} {known}"

    for secret in (key.raw, known.newest.raw):
        assert repr(secret) not in told
        assert secret.hex() not in told
