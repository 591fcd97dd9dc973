"""Keys of people: made, opened, destroyed. What was opened is kept in memory as long as nobody changes the store."""

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable

from planner.keys.database import KeyDatabase
from planner.keys.keyring import Keyring
from planner.keys.rows import (
    PERSON,
    Gone,
    Row,
    about,
    destroy,
    insert,
    insert_destroyed,
    new_id,
    next_generation,
    now,
    rows_about,
    rows_of_ids,
)
from planner.keys.subjects import BYTES, Erased, PersonKey, Subject
from planner.keys.wrapping import Owner
from planner.terms.refusals import Refused

MOST_KEPT = 10_000
LIVING, GONE = "living", "gone"


class PersonKeys:
    """Of one store."""

    def __init__(self, database: KeyDatabase, keyring: Keyring) -> None:
        self.database, self.keyring = database, keyring
        self._kept: OrderedDict[str, PersonKey] = OrderedDict()
        self._seen: tuple[int, ...] = ()

    def of(self, subjects: Iterable[Subject]) -> dict[Subject, PersonKey]:
        """Each one's key, on the disk; those missing are made together. Raises Refused("person_erased")."""
        wanted = {about(*one.parts): one for one in subjects}
        with self.database.reading() as connection:
            found = self._found(connection, wanted)
        if len(found) < len(wanted):
            with self.database.writing() as connection:
                found = self._found(connection, wanted)
                found |= self._made(connection, {one: who for one, who in wanted.items() if who not in found})
        return found

    def opened(self, ids: Iterable[str]) -> dict[str, PersonKey | Erased]:
        """By id. Raises Refused("person_key_missing") for one that this store never had."""
        wanted = set(ids)
        with self.database.reading() as connection:
            self._refresh(connection)
            kept = {one: self._kept[one] for one in wanted if one in self._kept}
            rows = rows_of_ids(connection, wanted - set(kept))
            return {one: kept.get(one) or self._open(rows.get(one), one) for one in wanted}

    def erase(self, subject: Subject) -> list[bytes] | None:
        """Destroy the key, or see to it that there never is one. Returns the wrapped bytes, None if that was before."""
        owner = Owner(new_id(), PERSON, about(*subject.parts))
        with self.database.writing() as connection:
            row = rows_about(connection, PERSON, [owner.about]).get(owner.about)
            if row is not None and row.erased_at is not None:
                return None
            gone = Gone(row.owner if row else owner, now(), next_generation(connection))
            if row is None:
                insert_destroyed(connection, gone)
            else:
                destroy(connection, row, gone)
            self._kept.clear()  # before anybody else has the connection, whose own changes are not told
            return [row.wrapped] if row else []

    def state(self, subject: Subject) -> str:
        """LIVING, GONE, or empty for who never had one."""
        wanted = about(*subject.parts)
        with self.database.reading() as connection:
            row = rows_about(connection, PERSON, [wanted]).get(wanted)
        return "" if row is None else LIVING if row.erased_at is None else GONE

    def forget(self) -> None:
        """Nothing opened is kept any longer."""
        self._kept.clear()

    def _found(self, connection: sqlite3.Connection, wanted: dict[str, Subject]) -> dict[Subject, PersonKey]:
        self._refresh(connection)
        rows = rows_about(connection, PERSON, wanted)
        for row in rows.values():
            if row.erased_at is not None:
                who = wanted[row.about]
                raise Refused("person_erased", kind=who.kind, name=who.name)
        return {wanted[row.about]: self._key(row) for row in rows.values()}

    def _made(self, connection: sqlite3.Connection, missing: dict[str, Subject]) -> dict[Subject, PersonKey]:
        """Inside the transaction; what is made is kept in memory only when it is read again."""
        made = {}
        master = self.keyring.for_wrapping(connection) if missing else None
        for one, who in missing.items():
            assert master is not None
            made[who] = PersonKey(new_id(), os.urandom(BYTES))
            insert(connection, master, Owner(made[who].id, PERSON, one), made[who].raw)
        return made

    def _open(self, row: Row | None, key_id: str) -> PersonKey | Erased:
        if row is None or row.role != PERSON:
            raise Refused("person_key_missing", key=key_id)
        return self._key(row) if row.erased_at is None else Erased(row.id, row.erased_at)

    def _key(self, row: Row) -> PersonKey:
        kept = self._kept.get(row.id)
        if kept is None:
            kept = self._kept[row.id] = PersonKey(row.id, self.keyring.opened(row))
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return kept

    def _refresh(self, connection: sqlite3.Connection) -> None:
        """Inside a transaction, so that what is kept is of the moment that is read."""
        seen = self.database.seen(connection)
        if seen != self._seen:
            self._kept.clear()
            self._seen = seen
