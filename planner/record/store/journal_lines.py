"""The journal itself, page by page: who asked for what, and which events came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.record.store.journal import Journal, Rows
from planner.terms.scope import Scope

MOST_NAMES = 5


@dataclass(frozen=True)
class Wanted:
    """Which lines. since inclusive, until exclusive; before: a line's number; last: at most so many, the newest."""

    last: int
    since: datetime | None = None
    until: datetime | None = None
    actor: str | None = None
    before: int | None = None


def lines_of(journal: Journal, scope: Scope, wanted: Wanted) -> Rows:
    """The newest that are wanted, the oldest of them first."""
    query = (
        "SELECT number, command_id, command, actor, request, result, recorded_at, events FROM godziny.journal"
        " WHERE unit = %(unit)s AND edition = %(edition)s"
        " AND (%(since)s::timestamptz IS NULL OR recorded_at >= %(since)s)"
        " AND (%(until)s::timestamptz IS NULL OR recorded_at < %(until)s)"
        " AND (%(actor)s::text IS NULL OR actor = %(actor)s)"
        " AND (%(before)s::bigint IS NULL OR number < %(before)s)"
        " ORDER BY number DESC LIMIT %(last)s"
    )
    return journal.rows(query, {"unit": scope.unit, "edition": scope.edition, **vars(wanted)})[::-1]


def events_of_lines(journal: Journal, numbers: Sequence[int]) -> Rows:
    """By line and topic, in the order of recording: how many events, and the names of the first of what they are of."""
    query = (
        "SELECT j.number, e.topic, count(*) AS count,"
        " (array_agg(e.name ORDER BY e.notification_id))[1:%(most)s] AS names"
        " FROM godziny.journal j JOIN godziny.godziny_events e"
        " ON e.notification_id BETWEEN j.first_notification AND j.last_notification"
        " WHERE j.number = ANY(%(numbers)s) GROUP BY j.number, e.topic ORDER BY j.number, min(e.notification_id)"
    )
    return journal.rows(query, {"numbers": list(numbers), "most": MOST_NAMES})


def commands_named(journal: Journal, scope: Scope, ids: Sequence[str]) -> dict[str, str]:
    """By command id, what the command is called."""
    query = "SELECT command_id, command FROM godziny.journal WHERE unit = %(unit)s AND command_id = ANY(%(ids)s)"
    rows = journal.rows(query, {"unit": scope.unit, "ids": sorted(set(ids))})
    return {row["command_id"]: row["command"] for row in rows}
