"""What the store of keys gives, keeps and destroys."""

import os
import random
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from planner.keys.sealing import seal, sealed_with, unseal
from planner.keys.subjects import Erased, PersonKey, Subject
from planner.terms.refusals import Refused
from tests.worlds.keys import holds, opened, subject, wrapped_in

WHO, OTHER = subject(1), subject(2)


def raw(store_key: object) -> bytes:
    return store_key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())  # type: ignore[attr-defined,no-any-return]


def test_a_person_has_one_key_for_good(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        made = store.person_keys([WHO, OTHER, WHO])
        again = store.person_keys(one for one in (OTHER, WHO))

    assert made == again
    assert set(made) == {WHO, OTHER}
    assert len({one.raw for one in made.values()}) == 2
    with opened(tmp_path / "keys") as store:
        assert store.person_keys([WHO])[WHO] == made[WHO]
        assert store.opened([made[WHO].id, made[WHO].id]) == {made[WHO].id: made[WHO]}


def test_nobody_asked_for_gets_a_key_and_no_master_is_made(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        assert (store.person_keys([]), store.opened([])) == ({}, {})
        assert (store.info().master, store.info().given) == ("-" * 8, ())

    assert sorted(one.name for one in (tmp_path / "keys").iterdir()) == ["keys.sqlite3", "lock"]


def test_everything_lies_closed_and_no_key_lies_in_clear(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        person = store.person_keys([WHO])[WHO].raw
        unit, signing = store.unit_key("gmina"), raw(store.signing_key("record"))

    for one in (person, unit, signing):
        assert holds(tmp_path, one) == []
    assert {f"{one.stat().st_mode & 0o777:o}" for one in (tmp_path / "keys").iterdir()} == {"600"}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_names_of_every_kind_are_told_apart(tmp_path: Path) -> None:
    odd = [
        Subject("a", "b", "c", "d"),
        Subject("a", "b", "cd", ""),
        Subject("a,b", "", "c", "d"),
        Subject('a","b', "", "c", "d"),
        Subject("ą\0", "\ud800", "'", '"'),
    ]
    with opened(tmp_path / "keys") as store:
        assert len({one.id for one in store.person_keys(odd).values()}) == len(odd)
        assert store.erase(odd[-1])


def test_an_erased_person_has_no_key_and_gets_none(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO, OTHER])[WHO]

        assert store.erase(WHO)
        assert not store.erase(WHO)

        found = store.opened([key.id])[key.id]
        assert isinstance(found, Erased)
        assert (found.id, found.at[:2]) == (key.id, "20")
        with pytest.raises(Refused, match="person_erased") as refused:
            store.person_keys([OTHER, subject(3), WHO])
        assert refused.value.facts["name"] == WHO.name
        assert (store.info().persons, store.info().erased) == (1, 1)  # none for the third


def test_somebody_without_a_key_can_be_erased_and_gets_none_later(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        assert not store.erase(WHO)

        with pytest.raises(Refused, match="person_erased"):
            store.person_keys([WHO])


def test_a_key_that_was_never_here_is_told_from_an_erased_one(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        store.unit_key("gmina")

        for strange in ("f" * 32, "", "'; --"):
            with pytest.raises(Refused, match="person_key_missing"):
                store.opened([key.id, strange])


def test_a_unit_key_is_never_given_as_a_persons(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.unit_key("gmina")
        (key_id,) = wrapped_in(tmp_path / "keys" / "keys.sqlite3")

        with pytest.raises(Refused, match="person_key_missing"):
            store.opened([key_id])


@pytest.mark.parametrize("seed", range(3))
def test_nothing_of_an_erased_key_is_left_in_any_file(tmp_path: Path, seed: int) -> None:
    chance, file = random.Random(seed), tmp_path / "keys" / "keys.sqlite3"
    gone: list[bytes] = []
    with opened(tmp_path / "keys") as store:
        for step in range(12):
            many = 0 if step % 3 else chance.choice([100, 300])
            store.person_keys(subject(chance.randrange(5000)) for _ in range(many))
            store.person_keys([subject(10_000 + step)])
            if step == 5:
                store.backup(tmp_path / "backup")
            known = wrapped_in(file)
            key = store.person_keys([subject(10_000 + step)])[subject(10_000 + step)]
            if step % 4 == 3:
                store.rotate()
                gone += known.values()
                known = wrapped_in(file)
            assert store.erase(subject(10_000 + step))
            gone.append(known[key.id])
    everything = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())

    assert len(gone) > 100
    assert [one for one in gone if one in everything] == []


def test_an_erased_key_is_gone_from_the_memory_of_other_stores_at_once(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as here, opened(tmp_path / "keys") as there:
        key = here.person_keys([WHO])[WHO]
        for store in (here, there, here, there):
            assert store.opened([key.id]) == {key.id: key}

        here.erase(WHO)

        assert isinstance(there.opened([key.id])[key.id], Erased)
        assert isinstance(here.opened([key.id])[key.id], Erased)


def test_more_keys_than_are_kept_in_memory_are_opened_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.keys.people.MOST_KEPT", 10)
    with opened(tmp_path / "keys") as store:
        made = {one.id: one for one in store.person_keys(map(subject, range(50))).values()}

        assert store.opened(made) == made
        assert store.opened(list(made)[:15]) == {one: made[one] for one in list(made)[:15]}
        assert store.opened(made) == made


def test_twenty_threads_agree_on_every_key(tmp_path: Path) -> None:
    found: list[dict[str, PersonKey]] = []
    errors: list[BaseException] = []
    with opened(tmp_path / "keys") as one, opened(tmp_path / "keys") as two:

        def ask(number: int) -> None:
            try:
                store = (one, two)[number % 2]
                keys = store.person_keys(subject((number + step) % 25) for step in range(20))
                found.append({who.name: key for who, key in keys.items()})
                store.opened(key.id for key in keys.values())
                store.unit_key("gmina")
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert errors == []
        agreed = {who.name: key for who, key in one.person_keys(map(subject, range(25))).items()}
        assert all(key == agreed[name] for keys in found for name, key in keys.items())
        assert (one.info().persons, one.info().units) == (25, 1)


def test_a_unit_has_one_key_until_it_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        first = store.unit_key("gmina")
        assert store.unit_key("gmina") == first != store.unit_key("other")
        wrapped = next(iter(wrapped_in(tmp_path / "keys" / "keys.sqlite3").values()))

        assert store.forget_unit_key("gmina")
        assert not store.forget_unit_key("gmina")

        assert holds(tmp_path, wrapped) == []
        assert store.unit_key("gmina") != first


def test_a_key_from_elsewhere_is_taken_over_unless_there_is_another(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.keep_unit_key("gmina", b"k" * 32)
        store.keep_unit_key("gmina", b"k" * 32)

        assert store.unit_key("gmina") == b"k" * 32
        with pytest.raises(Refused, match="unit_key_differs"):
            store.keep_unit_key("gmina", b"l" * 32)
        with pytest.raises(ValueError, match="32"):
            store.keep_unit_key("other", b"short")


def test_a_record_signs_with_one_key_for_good(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        first = store.signing_key("record")
        first.public_key().verify(first.sign(b"said"), b"said")
        other = raw(store.signing_key("another"))
    with opened(tmp_path / "keys") as store:
        assert raw(store.signing_key("record")) == raw(first) != other
        assert store.info().signing == 2


def test_what_was_sealed_is_opened_by_the_id_in_it(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        sealed = seal(store.person_keys([WHO])[WHO], WHO, "pesel", "44051401359")
    with opened(tmp_path / "keys") as store:
        key = store.opened([sealed_with(sealed)])[sealed_with(sealed)]

        assert isinstance(key, PersonKey)
        assert unseal(key, WHO, "pesel", sealed) == "44051401359"


def test_a_child_of_a_fork_reads_and_writes_without_harming_its_parent(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        key = store.person_keys([WHO])[WHO]
        child = os.fork()
        if not child:
            same = store.opened([key.id]) == {key.id: key} and len(store.person_keys([OTHER])) == 1
            os._exit(0 if same else 1)

        assert os.waitpid(child, 0)[1] == 0
        assert store.opened([key.id]) == {key.id: key}
        assert store.info().persons == 2


def test_another_store_put_in_its_place_is_seen(tmp_path: Path) -> None:
    with opened(tmp_path / "keys") as store:
        store.person_keys([WHO])
        store.backup(tmp_path / "backup")
        store.person_keys([OTHER])
        (tmp_path / "backup").replace(tmp_path / "keys" / "keys.sqlite3")

        assert store.info().persons == 1
        (tmp_path / "keys" / "keys.sqlite3").unlink()
        with pytest.raises(Refused, match="key_store_failed"):
            store.person_keys([WHO])
