"""Who reads whose personal data, and what for: recorded before they are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from eventsourcing.postgres import PostgresDatastore
from psycopg import Connection

from planner.terms.scope import Scope

Purpose = Literal[
    "compare",  # whether what was handed in differs from what is known
    "service_days",  # derive age and last day of service anew
    "travel",  # ways between homes
    "same_person",  # one person, one grant
    "folder",  # the programme as a case folder, for somebody to solve again
    "history",  # reasons and notes, told in a story
    "own_data",  # a person's own data, on request
    "scenarios",  # titles and changes of what-ifs
]
OWN_WORK: tuple[Purpose, ...] = ("compare", "service_days", "travel", "same_person")
EVERYTHING = ("*",)  # all that was ever recorded


@dataclass(frozen=True)
class Reader:
    """Who reads, and what for."""

    actor: str
    purpose: Purpose


@dataclass(frozen=True)
class Whose:
    """names: None for everybody of the kind."""

    kind: str
    names: Sequence[str] | None


@dataclass(frozen=True)
class Access:
    """One reading, as it was recorded."""

    at: datetime
    actor: str
    purpose: str
    kind: str
    names: list[str] | None
    fields: list[str]


def note_access(connection: Connection[Any], scope: Scope, reader: Reader, whose: Whose, fields: Sequence[str]) -> None:
    """In the connection's transaction, or at once when it has none.

    What the program reads for its own work is on the disk with the next command, half a second later at the latest;
    what it shows to somebody, before it is shown.
    """
    names = None if whose.names is None else list(whose.names)
    who = (reader.actor, reader.purpose, scope.unit, scope.edition, whose.kind)
    flushed = "off" if reader.purpose in OWN_WORK else "on"
    connection.execute(_NOTE, (flushed, *who, names, list(fields)), prepare=True)


def accesses(
    datastore: PostgresDatastore, scope: Scope, kind: str | None = None, name: str | None = None
) -> list[Access]:
    """Who read personal data of the programme, or of one person; the oldest first."""
    with datastore.get_connection() as connection:
        rows = connection.execute(_ACCESSES, (scope.unit, scope.edition, kind, kind, name, [name])).fetchall()
    return [Access(**row) for row in rows]


_NOTE = (
    b"WITH flushed AS MATERIALIZED (SELECT set_config('synchronous_commit', %s, true))"
    b" INSERT INTO godziny.access (actor, purpose, unit, edition, kind, names, fields)"
    b" SELECT %s, %s, %s, %s, %s, %s, %s FROM flushed"
)
_ACCESSES = (
    b"SELECT at, actor, purpose, kind, names, fields FROM godziny.access WHERE unit = %s AND edition = %s"
    b" AND (%s::text IS NULL OR kind = %s) AND (%s::text IS NULL OR names IS NULL OR names @> %s) ORDER BY number"
)
