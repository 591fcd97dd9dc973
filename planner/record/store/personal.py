"""Personal data, apart from the events, behind one door: a row per field, a reader and a purpose on every read.

They are written in the transaction of the command that brings them (`Entry.personal`), sealed under the person's key,
and stand as ciphertext in its events too. Who read whose data, and what for, is recorded before they are given.
What was asked personally is digested with a key of the unit, which can be destroyed.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from eventsourcing.postgres import PostgresDatastore

from planner.keys.store import KeyStore
from planner.record.store.person_index import Holder, PersonIndex
from planner.record.store.sealing import Sealing
from planner.terms.scope import PersonalData, Scope

HOME = ("lat", "lon")
Purpose = Literal[
    "compare",  # whether what was handed in differs from what is known
    "service_days",  # derive age and last day of service anew
    "travel",  # ways between homes
    "same_person",  # one person, one grant
    "own_data",  # a person's own data, on request
]


@dataclass(frozen=True)
class Reader:
    """Who reads, and what for."""

    actor: str
    purpose: Purpose


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
            rows = connection.execute(_READ, (scope.unit, scope.edition, kind, *wanted)).fetchall()
            if rows:
                connection.execute(
                    _NOTE, (reader.actor, reader.purpose, scope.unit, scope.edition, kind, _whose(names), wanted[0])
                )
        found: dict[str, dict[str, Any]] = {}
        for one in self.sealing.opened(scope.unit, rows):
            found.setdefault(one.name, {})[one.field] = one.value
        return found

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


def _whose(names: Iterable[str] | None) -> list[str] | None:
    return None if names is None else list(names)


def _keyed(key: bytes, asked: dict[str, Any]) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return hmac.new(key, text.encode("utf-8", "backslashreplace"), sha256).hexdigest()


def _key_name(key: bytes) -> str:
    return sha256(key).hexdigest()[:8]


_READ = (
    b"SELECT edition, kind, name, field, value #>> '{}' AS value FROM godziny.personal"
    b" WHERE unit = %s AND edition = %s AND kind = %s AND field = ANY(%s) AND (name = ANY(%s) OR %s)"
)
_NOTE = (
    b"INSERT INTO godziny.access (actor, purpose, unit, edition, kind, names, fields)"
    b" VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
