"""Personal data, apart from the events, behind one door: a row per field, a reader and a purpose on every read.

They are written in the transaction of the command that brings them (`Entry.personal`), sealed under the person's key,
and stand as ciphertext in its events too. Who read whose data, and what for, is recorded before they are given.
What was asked personally is digested with a key of the unit, which can be destroyed.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from eventsourcing.postgres import PostgresDatastore
from psycopg import Connection

from planner.keys.sealing import sealed_with
from planner.keys.store import KeyStore
from planner.record.store.accesses import Reader, Whose, note_access
from planner.record.store.person_index import INDEX, Holder, PersonIndex
from planner.record.store.sealing import Sealing
from planner.terms.scope import PersonalData, Scope

HOME = ("lat", "lon")


class PersonalDataStore:
    """What is known of people beyond the events. kind: `application` or `assistant`.

    keys: opens the store of keys when it is needed first.
    """

    def __init__(self, datastore: PostgresDatastore, keys: Callable[[], KeyStore]) -> None:
        self.datastore, self.keys = datastore, keys
        self.sealing = Sealing(keys)
        self.people = PersonIndex(datastore, self.sealing, self._key)

    def read(
        self, scope: Scope, kind: str, fields: Iterable[str], reader: Reader, *, names: Iterable[str] | None = None
    ) -> dict[str, dict[str, Any]]:
        """These fields by name, of everybody of the kind unless names are given. That they were read is recorded.

        What is not known, or erased, is missing. Raises Refused when the keys are not there.
        """
        wanted = (list(fields), [] if names is None else list(names), names is None)
        with self.datastore.get_connection() as connection:
            rows = self._kept(connection, (scope.unit, scope.edition, kind, *wanted))
            if rows:
                note_access(connection, scope, reader, Whose(kind, None if names is None else wanted[1]), wanted[0])
        found: dict[str, dict[str, Any]] = {}
        for one in self.sealing.opened(scope.unit, rows):
            found.setdefault(one.name, {})[one.field] = one.value
        return found

    def _kept(self, connection: Connection[Any], wanted: tuple[Any, ...]) -> list[dict[str, Any]]:
        """Ciphertext of unit, edition, kind, fields, names, and whether all names are meant."""
        return connection.execute(_READ, wanted).fetchall()

    def fields_of(self, scope: Scope, kind: str, name: str) -> list[str]:
        """Which are known of somebody; no value is read."""
        with self.datastore.get_connection() as connection:
            rows = connection.execute(_FIELDS, (scope.unit, scope.edition, kind, name, INDEX)).fetchall()
        return [row["field"] for row in rows]

    def check_keys(self, scope: Scope, kind: str, name: str) -> None:
        """Raises Refused when what is known of somebody does not belong to the keys that are here. Nothing is read."""
        with self.datastore.get_connection() as connection:
            rows = connection.execute(_FIELDS, (scope.unit, scope.edition, kind, name, INDEX)).fetchall()
        if rows:
            self.keys().opened({sealed_with(row["value"]) for row in rows})

    def to_keep(self, scope: Scope, personal: Sequence[PersonalData]) -> tuple[PersonalData, ...]:
        """What a command brings, as it is kept: sealed, and a PESEL with its digest beside it. Raises Refused."""
        return self.people.beside(scope.unit, personal, self.sealing.sealed(scope, personal))

    def holders(self, unit: str, numbers: Iterable[str], reader: Reader) -> dict[str, list[Holder]]:
        """By PESEL, the applications of the unit that have it, in all its programmes; no number is read. R-45."""
        assert reader.purpose == "same_person"
        return self.people.holders(unit, numbers)

    def keyed(self, unit: str, asked: dict[str, Any]) -> str:
        """A digest of what was asked personally, such as `hmac:4f2a…:9c…`, with the unit's key; empty for nothing."""
        if not asked:
            return ""
        key = self._key(unit)
        return f"hmac:{_key_name(key)}:{_keyed(key, asked)}"

    def may_be_of(self, keyed: str, unit: str, asked: dict[str, Any]) -> bool:
        """Whether a digest may be of this. One made with a key that is gone tells nothing, so it may."""
        if not keyed or not asked:
            return not keyed and not asked
        _, name, value = keyed.split(":")
        key = self._key(unit)
        return name != _key_name(key) or hmac.compare_digest(value, _keyed(key, asked))

    def _key(self, unit: str) -> bytes:
        """The unit's key, made when it is asked for first."""
        return self.keys().unit_key(unit)


def _keyed(key: bytes, asked: dict[str, Any]) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return hmac.new(key, text.encode("utf-8", "backslashreplace"), sha256).hexdigest()


def _key_name(key: bytes) -> str:
    return sha256(key).hexdigest()[:8]


_READ = (
    b"SELECT edition, kind, name, field, value #>> '{}' AS value FROM godziny.personal"
    b" WHERE unit = %s AND edition = %s AND kind = %s AND field = ANY(%s) AND (name = ANY(%s) OR %s)"
)
_FIELDS = (
    b"SELECT field, value #>> '{}' AS value FROM godziny.personal"
    b" WHERE (unit, edition, kind, name) = (%s, %s, %s, %s) AND field <> %s"
    b" ORDER BY field"
)
