"""Personal data on their way into the record and out: each field as ciphertext under its person's key.

A note in a stream that is about somebody (a visit done) is under that person's key, and bound to its own place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.keys.sealing import seal, sealed_with, unseal
from planner.keys.store import KeyStore
from planner.keys.subjects import Erased, PersonKey, Subject
from planner.terms.scope import PersonalData, Scope

Row = Mapping[str, Any]
REMOVED = ""  # in an event, of a field that was taken out


@dataclass(frozen=True)
class Opened:
    """One field. kind, name: the stream in which it stands."""

    edition: str
    kind: str
    name: str
    field: str
    value: Any


class Sealing:
    """keys: opens the store when it is needed first."""

    def __init__(self, keys: Callable[[], KeyStore]) -> None:
        self.keys = keys

    def sealed(self, scope: Scope, personal: Sequence[PersonalData]) -> tuple[PersonalData, ...]:
        """With ciphertext for values; None stays. Keys are on the disk before. Raises Refused for who was erased."""
        if not personal:
            return ()
        keys = self.keys().person_keys({subject_of(scope, one) for one in personal if _says(one)})
        return tuple(
            replace(one, facts=_closed(one, scope, keys[subject_of(scope, one)])) if _says(one) else one
            for one in personal
        )

    def opened(self, unit: str, rows: Iterable[Row]) -> Iterator[Opened]:
        """rows: edition, kind, name, field, value. What was erased is left out. Raises Refused for what was damaged."""
        given = [row for row in rows if row["value"] not in (None, REMOVED)]
        keys = self.keys().opened({sealed_with(row["value"]) for row in given}) if given else {}
        for row in given:
            key = keys[sealed_with(row["value"])]
            if not isinstance(key, Erased):
                at = Subject(unit, row["edition"], row["kind"], row["name"])
                value = unseal(key, at, row["field"], row["value"])
                yield Opened(at.edition, at.kind, at.name, row["field"], value)


def subject_of(scope: Scope, one: PersonalData) -> Subject:
    """Whose key it is under."""
    kind, name = one.about or (one.kind, one.name)
    return Subject(scope.unit, scope.edition, kind, name)


def _says(one: PersonalData) -> bool:
    """A key is made only for what has something to be sealed."""
    return any(value is not None for value in one.facts.values())


def _closed(one: PersonalData, scope: Scope, key: PersonKey) -> dict[str, Any]:
    at = Subject(scope.unit, scope.edition, one.kind, one.name)
    return {name: None if value is None else seal(key, at, name, value) for name, value in one.facts.items()}


def in_event(sealed: PersonalData, fields: Iterable[str]) -> dict[str, str]:
    """What the event that says these fields keeps of them."""
    return {name: REMOVED if sealed.facts[name] is None else sealed.facts[name] for name in fields}
