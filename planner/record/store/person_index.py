"""Who has the same PESEL, compared by a digest with the unit's key. Source: R-45.

The digest stands beside the number, in the transaction that brings it. Numbers that came before there was an index, or
were digested with a key that is gone, are indexed when somebody asks; a digest whose number was erased goes.
"""

import hmac
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from eventsourcing.postgres import PostgresDatastore

from planner.record.store.sealing import Sealing
from planner.rules import pesel
from planner.terms.scope import PersonalData

PESEL, INDEX = "pesel", "same_person"
DOMAIN = b"same person\0"


@dataclass(frozen=True, order=True)
class Holder:
    """An application of the unit."""

    edition: str
    name: str


class PersonIndex:
    """key_of: the unit's key, which can be destroyed."""

    def __init__(self, datastore: PostgresDatastore, sealing: Sealing, key_of: Callable[[str], bytes]) -> None:
        self.datastore, self.sealing, self.key_of = datastore, sealing, key_of

    def beside(
        self, unit: str, personal: Sequence[PersonalData], sealed: Sequence[PersonalData]
    ) -> tuple[PersonalData, ...]:
        """What is sealed, with a digest beside each PESEL; none beside one that goes."""
        if not any(PESEL in one.facts for one in personal):
            return tuple(sealed)
        key = self.key_of(unit)
        return tuple(_indexed(one, given, key) for one, given in zip(sealed, personal, strict=True))

    def holders(self, unit: str, numbers: Iterable[str]) -> dict[str, list[Holder]]:
        """By number, the applications of the unit that have it, in order; all editions."""
        key = self.key_of(unit)
        wanted = {_digest(key, number): number for number in numbers if number}
        self._bring_up_to_date(unit, key)
        rows = self._run(_FIND, (unit, INDEX, list(wanted)))
        found: dict[str, list[Holder]] = {}
        for row in rows:
            found.setdefault(wanted[row["value"]], []).append(Holder(row["edition"], row["name"]))
        return found

    def _bring_up_to_date(self, unit: str, key: bytes) -> None:
        self._run(_FORGET, (unit, INDEX, PESEL), answers=False)
        rows = self._run(_MISSING, (INDEX, unit, PESEL, _name(key) + ":"))
        sealed = {(row["edition"], row["name"]): row["value"] for row in rows}
        for one in self.sealing.opened(unit, rows):
            where = (unit, one.edition, one.name, PESEL, sealed[one.edition, one.name])
            self._run(_FILL, (INDEX, _digest(key, one.value), *where, _name(key) + ":"), answers=False)

    def _run(self, query: bytes, parameters: Sequence[Any], *, answers: bool = True) -> list[dict[str, Any]]:
        with self.datastore.get_connection() as connection:
            done = connection.execute(query, parameters)
            return done.fetchall() if answers else []


def _indexed(one: PersonalData, given: PersonalData, key: bytes) -> PersonalData:
    if PESEL not in given.facts:
        return one
    number = given.facts[PESEL]
    return replace(one, facts={**one.facts, INDEX: _digest(key, number) if number else None})


def _digest(key: bytes, number: str) -> str:
    """`4f2a1b3c:9c…`: which key, and the digest; blanks and lost zeros make no other person."""
    value = hmac.new(key, DOMAIN + pesel.number(number).encode("utf-8", "backslashreplace"), sha256).hexdigest()
    return f"{_name(key)}:{value}"


def _name(key: bytes) -> str:
    return sha256(key).hexdigest()[:8]


_FIND = (
    b"SELECT edition, name, value #>> '{}' AS value FROM godziny.personal"
    b" WHERE unit = %s AND kind = 'application' AND field = %s AND value #>> '{}' = ANY(%s) ORDER BY edition, name"
)
_FORGET = (
    b"DELETE FROM godziny.personal AS digest WHERE unit = %s AND kind = 'application' AND field = %s AND NOT EXISTS ("
    b"  SELECT FROM godziny.personal AS number WHERE (number.unit, number.edition, number.kind, number.name)"
    b"  = (digest.unit, digest.edition, digest.kind, digest.name) AND number.field = %s)"
)
_MISSING = (
    b"SELECT number.edition, number.kind, number.name, number.field, number.value #>> '{}' AS value"
    b" FROM godziny.personal AS number LEFT JOIN godziny.personal AS digest"
    b"  ON (digest.unit, digest.edition, digest.kind, digest.name)"
    b"  = (number.unit, number.edition, number.kind, number.name) AND digest.field = %s"
    b" WHERE number.unit = %s AND number.kind = 'application' AND number.field = %s"
    b"  AND NOT coalesce(starts_with(digest.value #>> '{}', %s), false)"
)
# Only where the number is still the one that was read, and nobody else has indexed it since.
_FILL = (
    b"INSERT INTO godziny.personal AS known (unit, edition, kind, name, field, value)"
    b" SELECT unit, edition, kind, name, %s, to_jsonb(%s::text) FROM godziny.personal"
    b"  WHERE unit = %s AND edition = %s AND kind = 'application' AND name = %s AND field = %s AND value #>> '{}' = %s"
    b" ON CONFLICT (unit, edition, kind, name, field) DO UPDATE SET value = excluded.value"
    b"  WHERE NOT starts_with(known.value #>> '{}', %s)"
)
