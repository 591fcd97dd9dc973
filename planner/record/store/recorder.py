"""One command is one transaction: its events, its journal entry and the personal data it brings.

The library's recorder locks the whole table so that readers at the tail never miss an event. Here an
advisory lock does the same, which needs no more rights than INSERT and SELECT.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import Connection
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from planner.record.log.checkpoint import checkpoint
from planner.record.log.entered import Next, leaves, next_in
from planner.record.log.identity import SigningKeys, signer
from planner.record.store.patience import PAUSE_SECONDS, StoreAway, after_a_lost_connection, patience
from planner.record.store.writers import WRITERS_LOCK
from planner.terms.scope import PersonalData


@dataclass(frozen=True)
class Place:
    """Of what an event is (`application` and its name), and the threads that it is about too.

    sealed: personal data that came with it, as compact JSON of ciphertext by field.
    """

    kind: str
    name: str
    about: tuple[str, ...] = ()
    sealed: str = "{}"


@dataclass(frozen=True)
class RestsOn:
    """What a decision read: streams, threads and whole kinds of a programme, none touched after `since`.

    since: the newest notification before the decision began.
    """

    since: int = 0
    streams: frozenset[UUID] = frozenset()
    threads: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.streams or self.threads or self.kinds)


@dataclass(frozen=True)
class Entry:
    """The journal's line for one command, with what its events need to be stored.

    request: digest of what was asked. seen: the programme's journal number that the actor decided upon;
    None: the actor does not say. places: by stream and version, for each event. signs: why the log is signed with it;
    empty: it is not.
    """

    unit: str
    edition: str
    command_id: str
    command: str
    actor: str
    request: str
    result: dict[str, Any]
    rests_on: RestsOn = RestsOn()
    seen: int | None = None
    places: Mapping[tuple[UUID, int], Place] = field(default_factory=dict, repr=False)
    personal: tuple[PersonalData, ...] = field(default=(), repr=False)
    signs: str = ""


class Recorder(PostgresApplicationRecorder):
    """Records events with their journal entry. A conflict of any kind is an IntegrityError.

    keys: opens those that sign.
    """

    keys: Callable[[], SigningKeys]

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str) -> None:
        super().__init__(datastore, events_table_name=events_table_name)
        self.writers = Lock()

    @after_a_lost_connection
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Not pipelined as the library does it: psycopg 3.3 hangs there on a megabyte of parameters."""
        entry: Entry = kwargs["entry"]
        with self._alone(), self.datastore.get_connection() as connection, connection.transaction():
            self._lock(connection)
            _expect_untouched(connection, entry)
            if entry.personal:
                rows = Jsonb([vars(one) for one in entry.personal])
                connection.execute(_PERSONAL, {"unit": entry.unit, "edition": entry.edition, "rows": rows})
            given = _parameters(entry, stored_events, next_in(connection))
            recorded = connection.execute(_RECORD, given, prepare=True)
            numbers = [row["notification_id"] for row in recorded]
            if entry.signs and numbers:
                checkpoint(connection, signer(connection, self.keys()), f"{entry.unit}/{entry.edition} {entry.signs}")
            return numbers

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer of this process at a time takes a connection; readers find the others free. Raises StoreAway."""
        with patience() as ours, ours.waiting() as left:
            if not self.writers.acquire(timeout=left):
                raise StoreAway("lock timeout")
        try:
            if ours.left < PAUSE_SECONDS:  # in the last moment: too late for a connection
                raise StoreAway("lock timeout")
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


def _expect_untouched(connection: Connection[Any], entry: Entry) -> None:
    """Raises an integrity error when what the decision or its actor rests on has been touched."""
    if entry.seen is not None:
        connection.execute(_EXPECT_UNCHANGED, (entry.unit, entry.edition, entry.seen))
    on = entry.rests_on
    if on:
        read = (list(on.streams), list(on.threads), list(on.kinds))
        connection.execute(_EXPECT_UNTOUCHED, (on.since, entry.unit, entry.edition, *read))


def _parameters(entry: Entry, stored_events: Sequence[StoredEvent], place: Next) -> dict[str, Any]:
    """The journal's columns, the events' as arrays in their order, and the leaves of all."""
    command = {name: getattr(entry, name) for name in ("unit", "edition", "command_id", "command", "actor", "request")}
    command["result"] = json.dumps(entry.result)
    events = [_row(entry, one) for one in stored_events]
    return {
        **command,
        **vars(place),
        "entry": place.entry,
        "leaves": leaves(place, command, events),
        "ids": [one["originator_id"] for one in events],
        "versions": [one["originator_version"] for one in events],
        "topics": [one["topic"] for one in events],
        "states": [one["state"] for one in events],
        "kinds": [one["kind"] for one in events],
        "names": [one["name"] for one in events],
        "abouts": ["\n".join(one["about"]) for one in events],
        "sealed": [one["sealed"] for one in events],
    }


def _row(entry: Entry, one: StoredEvent) -> dict[str, Any]:
    """As the events' table will have it."""
    place = entry.places[one.originator_id, one.originator_version]  # type: ignore[index]
    whose = {"unit": entry.unit, "edition": entry.edition, **vars(place)}
    stream = {"originator_id": one.originator_id, "originator_version": one.originator_version}
    return {**stream, **whose, "topic": one.topic, "state": one.state}


_EXPECT_UNCHANGED = SQL("SELECT godziny.expect_unchanged(%s, %s, %s)")
_EXPECT_UNTOUCHED = SQL("SELECT godziny.expect_untouched(%s, %s, %s, %s::uuid[], %s::text[], %s::text[])")

_PERSONAL = SQL(
    "WITH given AS (SELECT kind, name, fact.key AS field, fact.value"
    "  FROM jsonb_to_recordset(%(rows)s) AS given (kind text, name text, facts jsonb), jsonb_each(facts) AS fact"
    "), forgotten AS ("
    "  DELETE FROM godziny.personal USING given WHERE (unit, edition) = (%(unit)s, %(edition)s)"
    "  AND (personal.kind, personal.name, personal.field) = (given.kind, given.name, given.field)"
    "  AND given.value = 'null'"
    ") INSERT INTO godziny.personal (unit, edition, kind, name, field, value)"
    "  SELECT %(unit)s, %(edition)s, kind, name, field, value FROM given WHERE value <> 'null'"
    "  ON CONFLICT (unit, edition, kind, name, field) DO UPDATE SET value = excluded.value"
)

_RECORD = SQL(
    "WITH recorded AS ("
    "  INSERT INTO godziny.godziny_events"
    "    (originator_id, originator_version, topic, state, unit, edition, kind, name, about, sealed)"
    "  SELECT id, version, topic, state, %(unit)s, %(edition)s, kind, name,"
    "    CASE WHEN about = '' THEN '{}' ELSE string_to_array(about, E'\\n') END, sealed"
    "  FROM unnest(%(ids)s::uuid[], %(versions)s::bigint[], %(topics)s::text[], %(states)s::bytea[],"
    "    %(kinds)s::text[], %(names)s::text[], %(abouts)s::text[], %(sealed)s::text[])"
    "    AS given (id, version, topic, state, kind, name, about, sealed) RETURNING notification_id"
    "), entered AS ("
    "  INSERT INTO godziny.journal (number, unit, edition, command_id, command, actor, request, result, recorded_at,"
    "    first_event, events, first_notification, last_notification)"
    "  SELECT %(number)s, %(unit)s, %(edition)s, %(command_id)s, %(command)s, %(actor)s, %(request)s,"
    "    %(result)s::json, %(recorded_at)s, %(first_event)s, count(*), min(notification_id), max(notification_id)"
    "  FROM recorded"
    "), logged AS ("
    "  INSERT INTO godziny.leaf (entry, hash)"
    "  SELECT %(entry)s + place - 1, hash FROM unnest(%(leaves)s::bytea[]) WITH ORDINALITY AS given (hash, place)"
    ") SELECT notification_id FROM recorded ORDER BY notification_id"
)
