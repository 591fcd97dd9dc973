"""Rows of a file of keys: whose, wrapped by which master key, or destroyed when."""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from planner.keys.masters import NOBODY, Master
from planner.keys.subjects import Subject
from planner.keys.wrapping import NOTHING, Owner, unwrap, wrap

PERSON, UNIT, SIGNING = "person", "unit", "signing"
ID_BYTES = 16
_ROWS = "SELECT number, id, role, about, erased_at, master, bytes FROM key JOIN wrapped USING (number) WHERE "


@dataclass(frozen=True)
class Row:
    """erased_at: moment in UTC, or None; `wrapped` is then nothing."""

    number: int
    id: str
    role: str
    about: str
    erased_at: str | None
    master: str
    wrapped: bytes = field(repr=False)

    @property
    def owner(self) -> Owner:
        return Owner(self.id, self.role, self.about)


@dataclass(frozen=True)
class State:
    """id: of the store and all its backups; master: the name of the one that wraps; generation: counts what backups
    have to follow: erasures and changes of the master key."""

    id: str
    master: str
    generation: int


@dataclass(frozen=True)
class Gone:
    """What is left of a destroyed key. erased_in: the generation of the store that it belongs to."""

    owner: Owner
    erased_at: str
    erased_in: int


def state_of(connection: sqlite3.Connection) -> State:
    return State(*connection.execute("SELECT id, master, generation FROM store").fetchone())


def next_generation(connection: sqlite3.Connection) -> int:
    connection.execute("UPDATE store SET generation = generation + 1")
    return state_of(connection).generation


def set_master(connection: sqlite3.Connection, master: Master) -> None:
    connection.execute("UPDATE store SET master = ?", (master.name,))


def is_living(connection: sqlite3.Connection) -> bool:
    """Whether anything is wrapped."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM key WHERE erased_at IS NULL)").fetchone()[0])


def about(*parts: str) -> str:
    """Whom a row is about, as text in ASCII."""
    return json.dumps(parts)


def about_person(subject: Subject) -> str:
    return about(*subject.parts)


def rows_about(connection: sqlite3.Connection, role: str, abouts: Iterable[str]) -> dict[str, Row]:
    """By `about`, living or not; of units and records only what lives. Whoever was erased once is erased."""
    kept = "TRUE" if role == PERSON else "erased_at IS NULL"
    query = f"{_ROWS} role = ? AND about IN (SELECT value FROM json_each(?)) AND {kept} ORDER BY erased_at IS NOT NULL"
    return {row.about: row for row in _rows(connection.execute(query, (role, json.dumps(list(abouts)))))}


def rows_of_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Row]:
    query = f"{_ROWS} id IN (SELECT value FROM json_each(?))"
    return {row.id: row for row in _rows(connection.execute(query, (json.dumps(list(ids)),)))}


def rows_living(connection: sqlite3.Connection) -> list[Row]:
    return list(_rows(connection.execute(f"{_ROWS} erased_at IS NULL")))


def insert(connection: sqlite3.Connection, master: Master, owner: Owner, key: bytes) -> None:
    _insert(connection, owner, master.name, wrap(master.raw, owner, key))


def opened(row: Row, master: Master) -> bytes:
    """The key of the row. Raises Refused("key_damaged")."""
    return unwrap(master.raw, row.owner, row.wrapped)


def rewrap(connection: sqlite3.Connection, pairs: Sequence[tuple[Row, Master]], new: Master) -> None:
    """Each row, which its master opens, is the new one's."""
    changed = [(new.name, wrap(new.raw, row.owner, opened(row, old)), row.number) for row, old in pairs]
    connection.executemany("UPDATE wrapped SET master = ?, bytes = ? WHERE number = ?", changed)


def destroy(connection: sqlite3.Connection, row: Row, gone: Gone) -> None:
    """Written over in place; the row stays and says so."""
    connection.execute("UPDATE wrapped SET master = ?, bytes = ? WHERE number = ?", (NOBODY, NOTHING, row.number))
    told = (gone.erased_at, gone.erased_in, row.number)
    connection.execute("UPDATE key SET erased_at = ?, erased_in = ? WHERE number = ?", told)


def insert_destroyed(connection: sqlite3.Connection, gone: Gone) -> None:
    """For somebody who had no key here, so that none is made."""
    number = _insert(connection, gone.owner, NOBODY, NOTHING)
    told = (gone.erased_at, gone.erased_in, number)
    connection.execute("UPDATE key SET erased_at = ?, erased_in = ? WHERE number = ?", told)


def all_gone(connection: sqlite3.Connection) -> list[Gone]:
    query = "SELECT id, role, about, erased_at, erased_in FROM key WHERE erased_at IS NOT NULL"
    return [Gone(Owner(*one[:3]), *one[3:]) for one in connection.execute(query)]


def destroy_all(connection: sqlite3.Connection, gone: Iterable[Gone]) -> list[bytes]:
    """What was destroyed elsewhere is destroyed here and known as such, and any other key of an erased person too.

    Returns the wrapped bytes that went.
    """
    by_id = {one.owner.id: one for one in gone}
    by_about = {one.owner.about: one for one in by_id.values() if one.owner.role == PERSON}
    known = rows_of_ids(connection, by_id) | {row.id: row for row in rows_about(connection, PERSON, by_about).values()}
    living = [row for row in known.values() if row.erased_at is None]
    for row in living:
        destroy(connection, row, by_id.get(row.id) or by_about[row.about])
    for one in by_id.values():
        if one.owner.id not in known:
            insert_destroyed(connection, one)
    return [row.wrapped for row in living]


def new_id() -> str:
    """32 hex digits."""
    return secrets.token_hex(ID_BYTES)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _insert(connection: sqlite3.Connection, owner: Owner, master: str, wrapped: bytes) -> int:
    row = (owner.id, owner.role, owner.about, now())
    number = connection.execute("INSERT INTO key (id, role, about, made_at) VALUES (?, ?, ?, ?)", row).lastrowid
    assert number is not None
    connection.execute("INSERT INTO wrapped VALUES (?, ?, ?)", (number, master, wrapped))
    return number


def _rows(found: Iterable[tuple[object, ...]]) -> Iterable[Row]:
    return (Row(*one) for one in found)  # type: ignore[arg-type]
