"""Another master key, while others go on working."""

from base64 import b64encode
from pathlib import Path

import pytest

from planner.keys.masters import Master, Masters
from planner.keys.private import write_private
from planner.keys.sources import COMMAND, KEY, KeyFile, Told, master_source
from planner.terms.refusals import Refused
from tests.worlds.keys import holds, masters, opened, own_file, subject, wrapped_in

WHO, OTHER = subject(1), subject(2)


def test_everything_is_wrapped_anew_and_the_old_master_key_is_gone(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        keys = store.person_keys(map(subject, range(300)))
        unit, signed = store.unit_key("gmina"), store.signing_key("r").sign(b"said")
        store.erase(subject(7))
        (old,) = masters(tmp_path / "keys")
        before = wrapped_in(tmp_path / "keys" / "keys.sqlite3")

        name = store.rotate()

        assert [one.name for one in masters(tmp_path / "keys")] == [name] != [old.name]
        assert (store.info().master, store.info().given) == (name, (name,))
        living = {key.id: key for who, key in keys.items() if who != subject(7)}
        assert store.opened(living) == living
        assert (store.unit_key("gmina"), store.signing_key("r").sign(b"said")) == (unit, signed)
        assert store.next_master() == ""
    assert [one for one in before.values() if holds(tmp_path, one)] == []


def test_others_go_on_with_old_keys_and_new_ones(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as here, opened(tmp_path / "keys") as there:
        key = there.person_keys([WHO])[WHO]

        here.rotate()

        assert there.opened([key.id]) == {key.id: key}
        made = there.person_keys([OTHER])[OTHER]  # by the new one, though `there` knew only the old
        assert here.opened([made.id]) == {made.id: made}
    with opened(tmp_path / "keys") as store:
        assert store.opened([made.id, key.id]) == {made.id: made, key.id: key}


def test_the_old_master_key_stays_as_long_as_a_backup_needs_it(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.backup(tmp_path / "disk" / "far")
        store.backup(tmp_path / "near")
        (tmp_path / "disk").rename(tmp_path / "away")

        name = store.rotate()

        assert len(masters(tmp_path / "keys")) == 2
        assert [(one.file, one.erasures) for one in store.info().behind] == [(str(tmp_path / "disk" / "far"), 0)]
        (tmp_path / "away").rename(tmp_path / "disk")
        assert store.finish_erasing() == ()
        assert [one.name for one in masters(tmp_path / "keys")] == [name]
    for backup in ("near", "disk/far"):
        folder = tmp_path / f"from {backup.replace('/', ' ')}"
        folder.mkdir(mode=0o700)
        write_private(folder / "master.key", (tmp_path / "keys" / "master.key").read_bytes())
        with opened(folder) as store:
            store.restore(tmp_path / backup)
            assert store.opened([key.id]) == {key.id: key}


def test_a_key_put_into_the_file_beforehand_is_the_next(tmp_path: Path) -> None:
    new = Master.made()
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        own_file(tmp_path / "keys").add(new)
        assert store.next_master() == new.name

        store.erase(OTHER)  # which drops older keys only
        assert len(masters(tmp_path / "keys")) == 2

        assert store.rotate() == new.name
    assert masters(tmp_path / "keys") == (new,)


def test_a_key_given_is_kept_in_the_file_too(tmp_path: Path) -> None:
    new = Master.made()
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        assert store.rotate(new) == store.rotate(new) == new.name

    assert masters(tmp_path / "keys") == (new,)


def test_in_a_file_that_other_stores_may_use_the_old_key_stays(tmp_path: Path) -> None:
    shared = KeyFile(tmp_path / "shared.key")
    shared.add(Master.made())
    with opened(tmp_path / "a", shared) as one, opened(tmp_path / "b", shared) as two:
        keys = [one.person_keys([WHO])[WHO], two.person_keys([WHO])[WHO]]

        one.rotate()
        two.rotate()

        assert one.info().given == two.info().given
        assert len(one.info().given) == 2  # the second took the one that was there
    with opened(tmp_path / "a", shared) as one, opened(tmp_path / "b", shared) as two:
        assert [one.opened([keys[0].id]), two.opened([keys[1].id])] == [{key.id: key} for key in keys]


def test_before_anything_is_wrapped_there_is_nothing_to_do(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        name = store.rotate()

        assert [one.name for one in masters(tmp_path / "keys")] == [name]
        assert store.person_keys([WHO])


def test_the_environment_has_to_give_the_new_key_first(tmp_path: Path) -> None:
    old, new = Master.made(), Master.made()
    given = {KEY: b64encode(old.raw).decode()}
    with opened(tmp_path / "keys", master_source(tmp_path, given)) as store:
        key = store.person_keys([WHO])[WHO]
        with pytest.raises(Refused, match="no_newer_master"):
            store.next_master()
        with pytest.raises(Refused, match="no_newer_master"):
            store.rotate()
        with pytest.raises(Refused, match="master_key_read_only"):
            store.rotate(new)
        assert store.opened([key.id]) == {key.id: key}

        given[KEY] = Masters((old, new)).text()
        assert store.next_master() == new.name
        assert store.rotate() == new.name
    with opened(tmp_path / "keys", master_source(tmp_path, {KEY: b64encode(new.raw).decode()})) as store:
        assert store.opened([key.id]) == {key.id: key}
    with pytest.raises(Refused, match="wrong_master_key"):
        opened(tmp_path / "keys", master_source(tmp_path, {KEY: b64encode(old.raw).decode()}))


def test_a_command_is_asked_again_when_a_key_is_not_known(tmp_path: Path) -> None:
    old, new = Master.made(), Master.made()
    write_private(tmp_path / "told", Masters((old,)).text().encode())
    source = master_source(tmp_path, {COMMAND: f"cat {tmp_path / 'told'}"})
    assert isinstance(source, Told)
    with opened(tmp_path / "keys", source) as here, opened(tmp_path / "keys", source) as there:
        key = here.person_keys([WHO])[WHO]
        assert there.opened([key.id]) == {key.id: key}
        write_private(tmp_path / "told", Masters((old, new)).text().encode())

        here.rotate()

        assert there.opened([key.id]) == {key.id: key}
        write_private(tmp_path / "told", Masters((new,)).text().encode())
        assert there.person_keys([WHO])[WHO] == key


def test_a_master_key_that_is_not_there_stops_before_anything_is_changed(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        (tmp_path / "keys" / "master.key").unlink()
        before = (tmp_path / "keys" / "keys.sqlite3").read_bytes()
    with opened(tmp_path / "fresh") as other:
        other.person_keys([WHO])
    for found in (None, (tmp_path / "fresh" / "master.key").read_bytes()):
        if found:
            write_private(tmp_path / "keys" / "master.key", found)
        with pytest.raises(Refused, match="wrong_master_key" if found else "master_key_lost"):
            opened(tmp_path / "keys")
    assert (tmp_path / "keys" / "keys.sqlite3").read_bytes() == before
    assert (tmp_path / "keys" / "master.key").read_bytes() == found
