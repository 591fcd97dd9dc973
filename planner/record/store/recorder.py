"""One command is one transaction: its events, its journal entry and the personal data it brings.

The library's recorder locks the whole table so that readers at the tail never miss an event. Here an
advisory lock does the same, which needs no more rights than INSERT and SELECT.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import Connection
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from planner.record.store.patience import StoreAway, after_a_lost_connection, patience
from planner.terms.scope import PersonalData

WRITERS_LOCK = 7_146_920_260


@dataclass(frozen=True)
class Entry:
    """The journal's line for one command.

    request: digest of what was asked. unchanged_since: the journal number that the decision rests on;
    when the programme has a later entry, nothing is recorded. None: the aggregates' versions are enough.
    """

    unit: str
    edition: str
    command_id: str
    command: str
    actor: str
    request: str
    result: dict[str, Any]
    unchanged_since: int | None = None
    personal: tuple[PersonalData, ...] = field(default=(), repr=False)


class Recorder(PostgresApplicationRecorder):
    """Records events with their journal entry. A conflict of any kind is an IntegrityError."""

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str) -> None:
        super().__init__(datastore, events_table_name=events_table_name)
        self.writers = Lock()

    @after_a_lost_connection
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Not pipelined as the library does it: psycopg 3.3 hangs there on a megabyte of parameters."""
        entry: Entry = kwargs["entry"]
        with self._alone(), self.datastore.get_connection() as connection, connection.transaction():
            self._lock(connection)
            if entry.unchanged_since is not None:
                connection.execute(_EXPECT_UNCHANGED, (entry.unit, entry.edition, entry.unchanged_since))
            if entry.personal:
                rows = Jsonb([vars(one) for one in entry.personal])
                connection.execute(_PERSONAL, {"unit": entry.unit, "edition": entry.edition, "rows": rows})
            recorded = connection.execute(_RECORD, self._parameters(entry, stored_events), prepare=True)
            return [row["notification_id"] for row in recorded]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer of this process at a time takes a connection; readers find the others free. Raises StoreAway."""
        with patience() as ours, ours.waiting() as left:
            if not self.writers.acquire(timeout=left):
                raise StoreAway("lock timeout")
        try:
            yield
        finally:
            self.writers.release()

    def _lock(self, connection: Connection[Any]) -> None:
        """One message to the server; SET and NOTIFY take no parameters."""
        with patience() as ours, ours.waiting() as left:
            milliseconds = max(1, int(left * 1000))
            connection.execute(
                SQL(
                    "SET LOCAL lock_timeout = {timeout}; SELECT pg_advisory_xact_lock({lock}); NOTIFY {channel}"
                ).format(timeout=milliseconds, lock=WRITERS_LOCK, channel=Identifier(self.channel_name))
            )

    def _parameters(self, entry: Entry, stored_events: Sequence[StoredEvent]) -> dict[str, Any]:
        events = [
            self.construct_pg_stored_event(one.originator_id, one.originator_version, one.topic, one.state)
            for one in stored_events
        ]
        return {**vars(entry), "personal": None, "result": json.dumps(entry.result), "events": events}


_EXPECT_UNCHANGED = SQL("SELECT godziny.expect_unchanged(%s, %s, %s)")

_PERSONAL = SQL(
    "INSERT INTO godziny.personal (unit, edition, kind, name, facts) "
    "SELECT %(unit)s, %(edition)s, kind, name, facts "
    "FROM jsonb_to_recordset(%(rows)s) AS given (kind text, name text, facts jsonb) "
    "ON CONFLICT (unit, edition, kind, name) DO UPDATE SET facts = jsonb_strip_nulls(personal.facts || excluded.facts)"
)

_RECORD = SQL(
    "WITH recorded AS ("
    "  INSERT INTO godziny.godziny_events (originator_id, originator_version, topic, state)"
    "  SELECT originator_id, originator_version, topic, state"
    "  FROM unnest(%(events)s::godziny.stored_event_uuid[]) RETURNING notification_id"
    "), latest AS ("
    "  SELECT number, first_event + events AS next_event FROM godziny.journal ORDER BY number DESC LIMIT 1"
    "), entered AS ("
    "  INSERT INTO godziny.journal (number, unit, edition, command_id, command, actor, request, result,"
    "    first_event, events, first_notification, last_notification)"
    "  SELECT coalesce((SELECT number FROM latest), 0) + 1, %(unit)s, %(edition)s, %(command_id)s, %(command)s,"
    "    %(actor)s, %(request)s, %(result)s::json, coalesce((SELECT next_event FROM latest), 1), count(*),"
    "    min(notification_id), max(notification_id) FROM recorded"
    ") SELECT notification_id FROM recorded ORDER BY notification_id"
)
