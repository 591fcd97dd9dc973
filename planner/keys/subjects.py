"""Whose key: one for each person, period and kind; and what is handed out for it."""

from dataclasses import dataclass, field

BYTES = 32  # of every key, so that a row keeps its size


@dataclass(frozen=True, order=True)
class Subject:
    """A person in one programme. kind: `application` or `assistant`; name: the id that stands in events."""

    unit: str
    edition: str
    kind: str
    name: str

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.unit, self.edition, self.kind, self.name)


@dataclass(frozen=True)
class PersonKey:
    """An opened key. id: 32 hex digits, in clear in what it sealed; raw: 32 bytes, to be kept no longer than needed."""

    id: str
    raw: bytes = field(repr=False)


@dataclass(frozen=True)
class Erased:
    """What is left of a destroyed key. at: moment in UTC, ISO 8601."""

    id: str
    at: str
