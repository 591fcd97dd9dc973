"""Whose record: a unit and the edition it runs. Every stream, row and query is inside one scope."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4, uuid5

from planner.terms.clock import WARSAW
from planner.terms.refusals import Refused

MOST_NAME = 200
FIRST_YEAR, LAST_YEAR = 2000, 2100
NAMESPACE = UUID("6f1d3c1e-2f5b-4c39-9a55-0d9f6f3f2a11")


@dataclass(frozen=True, order=True)
class Scope:
    """One programme of one unit, written `gmina-krasocin/2026`."""

    unit: str
    edition: str

    def __str__(self) -> str:
        return f"{self.unit}/{self.edition}"

    @classmethod
    def of(cls, unit_name: str, edition: str) -> "Scope":
        return cls(slug(unit_name), edition)

    def stream(self, kind: str, name: str = "") -> UUID:
        """The id of an aggregate's stream: the same name gives the same stream."""
        return uuid5(NAMESPACE, f"{kind}:{self}/{name}".encode("utf-8", "backslashreplace").decode())

    @property
    def people(self) -> str:
        """The thread of everything that says who somebody is, in all programmes of the unit. Source: R-45."""
        return f"{self.unit}/people"

    def thread(self, kind: str, name: str, month: object = "") -> str:
        """What events of several streams are about together: `unit/edition/assistant/S-003/2026-03`.

        Line ends in names, which part the threads of an event, are written as text.
        """
        parts = (str(self), kind, name, str(month)) if month else (str(self), kind, name)
        return "/".join(parts).replace("\\", "\\\\").replace("\n", "\\n")


@dataclass(frozen=True)
class Act:
    """Who acts, under which command id, effective when. A command with a known id is not done again.

    repeatable: the id was given by the caller, who may repeat it. seen: the programme's journal number that
    the actor decided upon; when it has grown since, nothing is done. None: the actor does not say. dated: the
    effective day was given by the caller, so that it is part of what is asked.
    """

    actor: str
    command_id: str
    effective: date
    seen: int | None = None
    repeatable: bool = False
    dated: bool = False

    @classmethod
    def now(cls, actor: str, command_id: str = "", effective: date | None = None, seen: int | None = None) -> "Act":
        """Effective today, as the calendar in Poland has it. Raises Refused for an actor or id that is no text."""
        for name, text in (("actor", actor), ("command_id", command_id)):
            if not text.isprintable() or len(text) > MOST_NAME:
                raise Refused("bad_name", name, value=text, most=MOST_NAME)
        day = sensible(effective or today(), "effective")
        given = {"repeatable": bool(command_id), "dated": effective is not None}
        return cls(actor, command_id or str(uuid4()), day, seen, **given)


@dataclass(frozen=True)
class PersonalData:
    """What is known of somebody beyond the events. kind, name: of the stream that it came with.

    about: kind and name of whose data they are, where that is not the stream itself.
    """

    kind: str
    name: str
    facts: dict[str, Any] = field(repr=False)
    about: tuple[str, str] | None = None


def today() -> date:
    """As the calendar in Poland has it."""
    return datetime.now(WARSAW).date()


def sensible(day: date, field: str) -> date:
    """The day, when anybody alive could mean it. Raises Refused."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused("bad_day", field, value=day, first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return day


def slug(name: str) -> str:
    """The name in lower case ASCII letters, digits and hyphens; without any of them, a digest of it."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or f"unit-{sha256(name.encode()).hexdigest()[:8]}"
