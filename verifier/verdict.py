"""What a verifier found: findings, what the file holds, and a status."""

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

WHOLE, ALTERED, UNREADABLE = range(3)
NO_ENTRY, NO_EVENT = -1, 0


class Place(NamedTuple):
    """line and event count from 1, entry from 0; NO_ENTRY, NO_EVENT and line 0 where there is none to name."""

    line: int = 0
    entry: int = NO_ENTRY
    event: int = NO_EVENT


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was signed, or not as the document says. facts: what the sentence names."""

    code: str
    place: Place
    facts: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        where = {"line": self.place.line, "entry": self.place.entry, "event": self.place.event}
        unnamed = {"line": 0, "entry": NO_ENTRY, "event": NO_EVENT}
        named = {name: value for name, value in where.items() if value != unnamed[name]}
        return {"code": self.code, **named, **dict(self.facts)}


@dataclass(frozen=True)
class Programme:
    """One programme's hours, folded from the events."""

    unit: str
    edition: str
    budget: int
    granted: int
    reserve: int


@dataclass(frozen=True)
class Summary:
    """What the file holds. since, until: recorded_at of the first and the last command, "" where there is none."""

    origin: str
    made_at: str
    entries: int
    events: int
    commands: int
    checkpoints: int
    since: str
    until: str
    digest: str
    programmes: tuple[Programme, ...]


@dataclass(frozen=True)
class Verdict:
    """status: WHOLE, ALTERED or UNREADABLE; findings: the most telling first, at most so many; found: of how many."""

    status: int
    findings: tuple[Finding, ...] = ()
    found: int = 0
    summary: Summary | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "status": ("whole", "altered", "unreadable")[self.status],
            "found": self.found,
            "findings": [one.as_json() for one in self.findings],
            "summary": asdict(self.summary) if self.summary else None,
        }
