"""Personal data, apart from the events, behind one door: a row per field, a reader and a purpose on every read.

They are written in the transaction of the command that brings them (`Entry.personal`). What was asked personally is
digested with a key of the unit, which can be destroyed.
"""

import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from eventsourcing.postgres import PostgresDatastore

from planner.record.store.person_index import Holder, PersonIndex
from planner.terms.scope import PersonalData, Scope

KEY_BYTES = 32  # no mutants: a longer one does as well
HOME = ("lat", "lon")
Purpose = Literal[
    "compare",  # whether what was handed in differs from what is known
    "service_days",  # derive age and last day of service anew
    "travel",  # ways between homes
    "same_person",  # one person, one grant
    "folder",  # the programme as a case folder, for somebody to solve again
]


@dataclass(frozen=True)
class Reader:
    """Who reads, and what for."""

    actor: str
    purpose: Purpose


class PersonalDataStore:
    """What is known of people beyond the events. kind: `application` or `assistant`."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        self.datastore = datastore
        self.people = PersonIndex(datastore, self._key)

    def read(
        self, scope: Scope, kind: str, fields: Iterable[str], reader: Reader, *, names: Iterable[str] | None = None
    ) -> dict[str, dict[str, Any]]:
        """These fields by name, of everybody of the kind unless names are given.

        What is not known, or erased, is missing.
        """
        assert reader.purpose
        query = (
            b"SELECT name, field, value FROM godziny.personal WHERE unit = %s AND edition = %s AND kind = %s"
            b" AND field = ANY(%s) AND (name = ANY(%s) OR %s)"
        )
        wanted = (list(fields), [] if names is None else list(names), names is None)
        with self.datastore.get_connection() as connection:
            rows = connection.execute(query, (scope.unit, scope.edition, kind, *wanted)).fetchall()
        found: dict[str, dict[str, Any]] = {}
        for row in rows:
            found.setdefault(row["name"], {})[row["field"]] = row["value"]
        return found

    def to_keep(self, unit: str, personal: Sequence[PersonalData]) -> tuple[PersonalData, ...]:
        """What a command brings, as it is kept: a PESEL has its digest beside it."""
        return self.people.beside(unit, personal)

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
        with self.datastore.get_connection() as connection:
            connection.execute(_NEW_KEY, (unit, secrets.token_bytes(KEY_BYTES)))
            row = connection.execute(b"SELECT key FROM godziny.digest_key WHERE unit = %s", (unit,)).fetchone()
        assert row is not None
        return bytes(row["key"])


def _keyed(key: bytes, asked: dict[str, Any]) -> str:
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return hmac.new(key, text.encode("utf-8", "backslashreplace"), sha256).hexdigest()


def _key_name(key: bytes) -> str:
    return sha256(key).hexdigest()[:8]


_NEW_KEY = b"INSERT INTO godziny.digest_key (unit, key) VALUES (%s, %s) ON CONFLICT (unit) DO NOTHING"
