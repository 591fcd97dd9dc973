"""Reading the record: first results of commands, and streams, threads and kinds of events."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresDatastore

from planner.aggregates.base import ERASED
from planner.keys.subjects import Subject
from planner.record.store.patience import after_a_lost_connection
from planner.terms.scope import Scope

Rows = list[dict[str, Any]]
PIECE_EVENTS = 1_000  # no mutants: how many are fetched at a time; a plan may be a megabyte


@dataclass(frozen=True)
class FirstResult:
    """What a command answered when it was done, and the digest of what it was asked."""

    request: str
    result: dict[str, Any]


class Journal:
    """Queries over journal and events. All but `programmes` and `tip` stay inside one unit."""

    events = "godziny.godziny_events"  # what is read as the events, as SQL

    def __init__(self, datastore: PostgresDatastore) -> None:
        self.datastore = datastore

    def first_result(self, unit: str, command_id: str) -> FirstResult | None:
        """None when no command of the unit has this id."""
        rows = self._rows(
            "SELECT request, result FROM godziny.journal WHERE unit = %s AND command_id = %s", (unit, command_id)
        )
        return next((FirstResult(row["request"], row["result"]) for row in rows), None)

    def programmes(self, unit: str | None = None) -> list[Scope]:
        """All programmes of the unit; without a unit those of the whole store, for its operator."""
        query = "SELECT DISTINCT unit, edition FROM godziny.journal WHERE unit = %s OR %s::text IS NULL"
        return sorted(Scope(row["unit"], row["edition"]) for row in self._rows(query, (unit, unit)))

    def number(self, scope: Scope) -> int:
        """The programme's latest journal entry that changed something; 0 when there is none."""
        rows = self._rows(
            "SELECT number FROM godziny.journal WHERE unit = %s AND edition = %s AND events > 0"
            " ORDER BY number DESC LIMIT 1",
            (scope.unit, scope.edition),
        )
        return int(rows[0]["number"]) if rows else 0

    def last_entry(self, scope: Scope, until: datetime | None = None) -> dict[str, Any] | None:
        """Of the programme's entries that changed something, the newest, recorded until then (None: until now).

        number, last: the notification of its last event, recorded_at. Where the server's clock was set back, the
        entries before it count too.
        """
        rows = self._rows(
            "SELECT number, last_notification AS last, recorded_at FROM godziny.journal"
            " WHERE unit = %s AND edition = %s AND events > 0 AND (recorded_at <= %s OR %s)"
            " ORDER BY number DESC LIMIT 1",
            (scope.unit, scope.edition, until, until is None),
        )
        return next(iter(rows), None)

    def first_recorded(self, scope: Scope) -> datetime | None:
        """When the first events of the programme were recorded."""
        rows = self._rows(
            "SELECT recorded_at FROM godziny.journal WHERE unit = %s AND edition = %s AND events > 0"
            " ORDER BY number LIMIT 1",
            (scope.unit, scope.edition),
        )
        return next((row["recorded_at"] for row in rows), None)

    def every_event(self, scope: Scope, until: int) -> Iterator[dict[str, Any]]:
        """All events of the programme until this notification, in the order of recording; a few at a time."""
        return self._pieces(scope, "notification_id <= %s", until)

    def of_topics(self, scope: Scope, topics: Sequence[str]) -> Iterator[dict[str, Any]]:
        """All events of the programme with these topics, in the order of recording; a few at a time."""
        return self._pieces(scope, "topic = ANY(%s)", list(topics))

    def _pieces(self, scope: Scope, asked: str, parameter: Any) -> Iterator[dict[str, Any]]:
        query = (
            f"SELECT * FROM {self.events} WHERE unit = %s AND edition = %s AND notification_id > %s AND {asked}"
            f" ORDER BY notification_id LIMIT {PIECE_EVENTS}"
        )
        after = 0
        while rows := self._rows(query, (scope.unit, scope.edition, after, parameter)):
            yield from rows
            after = rows[-1]["notification_id"]

    def tip(self) -> int:
        """The newest notification of the whole record; 0 when there is none."""
        rows = self._rows(f"SELECT max(notification_id) AS tip FROM {self.events}", ())
        return int(rows[0]["tip"] or 0)

    def newest_of_kind(self, scope: Scope, kind: str) -> int:
        """The newest notification of this kind of aggregate in the programme; 0 when there is none."""
        rows = self._rows(
            f"SELECT max(notification_id) AS tip FROM {self.events} WHERE unit = %s AND edition = %s AND kind = %s",
            (scope.unit, scope.edition, kind),
        )
        return int(rows[0]["tip"] or 0)

    def changes_before(self, scope: Scope, notification: int, most: int) -> list[int]:
        """The last notifications of the programme's commands before this one, the latest first; at most so many."""
        query = (
            "SELECT last_notification FROM godziny.journal WHERE unit = %s AND edition = %s"
            " AND last_notification < %s ORDER BY number DESC LIMIT %s"
        )
        rows = self._rows(query, (scope.unit, scope.edition, notification, most))
        return [int(row["last_notification"]) for row in rows]

    def has_stream(self, stream: UUID) -> bool:
        """Whether anything is recorded there."""
        return bool(self.begun([stream]))

    def begun(self, ids: Iterable[UUID]) -> dict[UUID, int]:
        """Those of these streams in which anything is recorded, with the notification of their first event."""
        query = (
            f"SELECT originator_id, notification_id FROM {self.events}"
            " WHERE originator_id = ANY(%s) AND originator_version = 1"
        )
        return {row["originator_id"]: row["notification_id"] for row in self._rows(query, (list(ids),))}

    def streams(self, ids: Iterable[UUID]) -> Rows:
        """All events of these streams, stream by stream."""
        query = f"SELECT * FROM {self.events} WHERE originator_id = ANY(%s) ORDER BY originator_id, originator_version"
        return self._rows(query, (list(ids),))

    def of_kinds(self, scope: Scope, kinds: Sequence[str]) -> Rows:
        """All events of these kinds of aggregates of the programme, in the order of recording."""
        query = (
            f"SELECT * FROM {self.events} WHERE unit = %s AND edition = %s AND kind = ANY(%s) ORDER BY notification_id"
        )
        return self._rows(query, (scope.unit, scope.edition, list(kinds)))

    def streams_about(self, kind: str, threads: Sequence[str], since: int = 0) -> set[UUID]:
        """The streams of the kind of which an event after this notification is about any of these threads.

        Threads name their programme; the index on them finds few events, so nothing else is asked for beside.
        """
        rows = self.events_about(kind, threads, "originator_id, kind, notification_id", since)
        return {row["originator_id"] for row in rows}

    def events_about(self, kind: str, threads: Sequence[str], columns: str = "*", since: int = 0) -> Rows:
        """The events of the kind, after this notification, that are about any of these threads."""
        query = (
            f"SELECT * FROM (SELECT {columns} FROM {self.events} WHERE about && %s OFFSET 0) e"
            " WHERE kind = %s AND e.notification_id > %s ORDER BY e.notification_id"
        )
        return self._rows(query, (list(threads), kind, since))

    def streams_since(self, scope: Scope, kind: str, since: int) -> dict[UUID, str]:
        """The streams of the kind in the programme that had events after this notification, with their names."""
        query = (
            f"SELECT DISTINCT originator_id, name FROM {self.events}"
            " WHERE unit = %s AND edition = %s AND kind = %s AND notification_id > %s"
        )
        rows = self._rows(query, (scope.unit, scope.edition, kind, since))
        return {row["originator_id"]: row["name"] for row in rows}

    def names_outside(self, scope: Scope, kind: str, first: str, last: str) -> set[str]:
        """The names of aggregates of the kind before the first of these names or after the last, by their bytes."""
        query = (
            f"SELECT name FROM {self.events} WHERE unit = %s AND edition = %s AND kind = %s"
            ' AND (name COLLATE "C" < %s OR name COLLATE "C" > %s)'
        )
        return {row["name"] for row in self._rows(query, (scope.unit, scope.edition, kind, first, last))}

    def newest_name(self, scope: Scope, topic: str, thread: str) -> str | None:
        """Of the aggregates that begin with an event of this topic about this thread, the one begun last."""
        query = (
            f"SELECT name FROM {self.events} WHERE unit = %s AND edition = %s AND kind = %s AND topic = %s"
            " AND about @> ARRAY[%s] ORDER BY notification_id DESC LIMIT 1"
        )
        kind = topic.partition(".")[0]
        rows = self._rows(query, (scope.unit, scope.edition, kind, topic, thread))
        return rows[0]["name"] if rows else None

    def erased(self) -> list[Subject]:
        """Everybody whose personal data were erased, in all programmes."""
        query = "SELECT DISTINCT unit, edition, kind, name FROM godziny.godziny_events WHERE about @> ARRAY[%s]"
        return [Subject(**row) for row in self._rows(query, (ERASED,))]

    def rows(self, query: str, parameters: Mapping[str, Any]) -> Rows:
        """For questions that have a file of their own beside this one."""
        return self._rows(query, parameters)

    @after_a_lost_connection
    def _rows(self, query: str, parameters: Sequence[Any] | Mapping[str, Any]) -> Rows:
        with self.datastore.get_connection() as connection:
            return connection.execute(query.encode(), parameters).fetchall()


def stored_event(row: dict[str, Any]) -> StoredEvent:
    """The library's object for a row of the events' table."""
    return StoredEvent(row["originator_id"], row["originator_version"], row["topic"], bytes(row["state"]))
