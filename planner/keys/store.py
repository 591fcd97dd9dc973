"""The store of keys, the room's door. What it makes is on the disk before it is given."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from planner.keys.backups import Backups, BackupState
from planner.keys.database import KeyDatabase, store_in
from planner.keys.keyring import Keyring
from planner.keys.masters import Master
from planner.keys.people import GONE, LIVING, PersonKeys
from planner.keys.private import claim
from planner.keys.restoring import restore
from planner.keys.rotating import next_master, rotate
from planner.keys.rows import (
    SIGNING,
    UNIT,
    Gone,
    about,
    destroy,
    insert,
    is_living,
    new_id,
    next_generation,
    now,
    rows_about,
    state_of,
)
from planner.keys.sources import MasterSource
from planner.keys.subjects import BYTES, Erased, PersonKey, Subject
from planner.keys.wrapping import Owner
from planner.terms.refusals import Refused

_COUNTS = "SELECT role, count(*) FROM key WHERE erased_at IS NULL GROUP BY role"
_ERASED = "SELECT count(*) FROM key WHERE erased_at IS NOT NULL AND role = 'person'"


@dataclass(frozen=True)
class Info:
    """What is in a store, without any key. master: the name of the one that wraps, dashes before there is one; given:
    what the source gives, the newest last; counts of living keys, and of erased people."""

    folder: str
    source: str
    master: str
    given: tuple[str, ...]
    persons: int
    units: int
    signing: int
    erased: int
    backups: tuple[BackupState, ...]

    @property
    def behind(self) -> tuple[BackupState, ...]:
        """Backups that erasures or a change of the master key have not reached."""
        return tuple(one for one in self.backups if one.behind)


class KeyStore:
    """Safe for threads and processes. Raises Refused, never with a key in its words."""

    def __init__(self, database: KeyDatabase, source: MasterSource) -> None:
        self._database, self._keyring = database, Keyring(source)
        self._people = PersonKeys(database, self._keyring)
        self._backups = Backups(database, self._keyring)

    @classmethod
    def open(cls, folder: Path, master: MasterSource) -> Self:
        """The folder's, made when it is missing. Refused when what is wrapped there does not open with the master."""
        store = cls(store_in(claim(folder)), master)
        try:
            store._try_master()
        except BaseException:
            store.close()
            raise
        return store

    def person_keys(self, subjects: Iterable[Subject]) -> dict[Subject, PersonKey]:
        """Each one's key, made if it is missing. Raises Refused("person_erased"), and makes none then."""
        return self._people.of(subjects)

    def opened(self, ids: Iterable[str]) -> dict[str, PersonKey | Erased]:
        """By id. Raises Refused("person_key_missing") for one that this store never had."""
        return self._people.opened(ids)

    def erase(self, subject: Subject) -> bool:
        """Destroy the key here and in every backup that can be reached; no other is ever made for the subject.

        Returns whether there was one. Backups that cannot be reached stay in `info().behind`.
        """
        secrets = self._people.erase(subject)
        self._gone(secrets or [])
        return bool(secrets)

    def has_key(self, subject: Subject) -> bool:
        """Whether there is one that opens; none is made, and nothing is opened."""
        return self._people.state(subject) == LIVING

    def is_erased(self, subject: Subject) -> bool:
        """Whether none can ever be made any more."""
        return self._people.state(subject) == GONE

    def finish_erasing(self, *moved: Path) -> tuple[BackupState, ...]:
        """Bring up backups that were out of reach, also those that now lie elsewhere. Returns what is still behind."""
        for file in moved:
            self._backups.adopt(file)
        self._backups.follow()
        return self.info().behind

    def forget_backup(self, file: Path) -> None:
        """A backup that does not exist any more. Raises Refused("key_backup_unknown")."""
        self._backups.forget(file)

    def unit_key(self, unit: str) -> bytes:
        """32 bytes for digests, made when asked for first."""
        return self._secret(UNIT, unit, lambda: os.urandom(BYTES))

    def keep_unit_key(self, unit: str, key: bytes) -> None:
        """Take over a key of 32 bytes. Raises Refused("unit_key_differs") when there is another one."""
        if len(key) != BYTES:
            raise ValueError(f"{BYTES} bytes")
        if self._secret(UNIT, unit, lambda: key) != key:
            raise Refused("unit_key_differs", unit=unit)

    def forget_unit_key(self, unit: str) -> bool:
        """Destroy it, also in backups; the next is a new one. Returns whether there was one."""
        wanted = about(unit)
        with self._database.writing() as connection:
            row = rows_about(connection, UNIT, [wanted]).get(wanted)
            if row is not None:
                destroy(connection, row, Gone(row.owner, now(), next_generation(connection)))
        self._gone([row.wrapped] if row else [])
        return row is not None

    def signing_key(self, record_id: str) -> Ed25519PrivateKey:
        """Of a record, made when asked for first."""
        return Ed25519PrivateKey.from_private_bytes(self._secret(SIGNING, record_id, lambda: os.urandom(BYTES)))

    def known_signing_key(self, record_id: str) -> Ed25519PrivateKey | None:
        """None when it is not here."""
        wanted = about(record_id)
        with self._database.reading() as connection:
            row = rows_about(connection, SIGNING, [wanted]).get(wanted)
        return None if row is None else Ed25519PrivateKey.from_private_bytes(self._keyring.opened(row))

    def rotate(self, new: Master | None = None) -> str:
        """Wrap everything by another master key: the one given, the newest of the source, or one made for it.

        Returns its name. Older ones are dropped from the folder's own key file when no backup needs them any more.
        """
        made = rotate(self._database, self._keyring, new)
        self._backups.follow()
        return made.name

    def next_master(self) -> str:
        """The name of the one that `rotate` would take; empty when it would make one. Raises Refused."""
        found = next_master(self._keyring, self._database)
        return found.name if found else ""

    def backup(self, file: Path) -> None:
        """The keys, still wrapped, to a file for its owner alone; erasures reach it from now on."""
        self._backups.make(file)

    def restore(self, file: Path) -> int:
        """A backup into a store without keys: all of it, or nothing. Returns how many keys can be opened."""
        return restore(self._database, self._keyring, file)

    def info(self) -> Info:
        """Raises Refused("key_store_damaged") when the file's pages do not fit together."""
        self._database.check()
        known = self._keyring.reread()
        with self._database.reading() as connection:
            counts, master = dict(connection.execute(_COUNTS)), state_of(connection).master
            erased = connection.execute(_ERASED).fetchone()[0]
        numbers = (counts.get("person", 0), counts.get(UNIT, 0), counts.get(SIGNING, 0), erased)
        folder, source = str(self._database.file.parent), self._keyring.source.where
        return Info(folder, source, master, known.names if known else (), *numbers, self._backups.states())

    def close(self) -> None:
        self._people.forget()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _try_master(self) -> None:
        """What is there is read even when nothing needs it yet, so that a bad source is known at once."""
        self._keyring.reread()
        with self._database.reading() as connection:
            if is_living(connection):
                self._keyring.named(state_of(connection).master)

    def _secret(self, role: str, of: str, make: Callable[[], bytes]) -> bytes:
        wanted = about(of)
        with self._database.reading() as connection:
            row = rows_about(connection, role, [wanted]).get(wanted)
        if row is not None:
            return self._keyring.opened(row)
        with self._database.writing() as connection:
            row = rows_about(connection, role, [wanted]).get(wanted)
            if row is not None:
                return self._keyring.opened(row)
            made = make()
            insert(connection, self._keyring.for_wrapping(connection), Owner(new_id(), role, wanted), made)
        return made

    def _gone(self, secrets: list[bytes]) -> None:
        self._database.scrub(secrets)
        with suppress(Refused):  # they stay behind, and are listed
            if any(one.behind for one in self._backups.states()):
                self._backups.follow()
