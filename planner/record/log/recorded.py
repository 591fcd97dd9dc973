"""The record read as the lines of its log, one after the other, and leaves for what has none."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from psycopg import Connection
from psycopg.rows import DictRow, dict_row

from planner.record.log.lines import command_line, event_line
from planner.record.log.merkle import leaf_hash

MOST = 1 << 62  # no mutants: more than there can be
AT_ONCE = 5_000  # no mutants: rows fetched together
_COMMANDS = (
    b"SELECT number, unit, edition, command_id, command, actor, request, result::text AS result, recorded_at,"
    b" first_event, events, first_notification, last_notification FROM godziny.journal ORDER BY number"
)
_EVENTS = (
    b"SELECT originator_id, originator_version, unit, edition, kind, name, topic, about, sealed, state, notification_id"
    b" FROM godziny.godziny_events ORDER BY notification_id"
)
_LEAVES = b"SELECT entry, hash FROM godziny.leaf WHERE entry >= %s ORDER BY entry"
_KEEP = b"INSERT INTO godziny.leaf (entry, hash) SELECT * FROM unnest(%s::bigint[], %s::bytea[])"


class Line(NamedTuple):
    """entry: its place in the log by the journal's numbers. known: whether a command says that it recorded it."""

    entry: int
    text: bytes
    known: bool = True


def lines(connection: Connection[Any]) -> Iterator[Line]:
    """Of the whole record, as the connection's transaction sees it. Memory stays flat.

    What is missing leaves its number out; an event that no command recorded stands where it was put.
    """
    events, end = _Ahead(rows(connection, "events", _EVENTS)), 0
    for command in rows(connection, "commands", _COMMANDS):
        entry, first = command["number"] + command["first_event"] - 2, command["first_notification"]
        yield from _unknown(events, entry, first)
        yield Line(entry, command_line(entry, command))
        for one in events.until(command["last_notification"]):
            place = one["notification_id"] - first
            yield Line(entry + 1 + place, event_line(entry + 1 + place, command["first_event"] + place, one))
        end = entry + 1 + command["events"]
    yield from _unknown(events, end, MOST)


def _unknown(events: "_Ahead", entry: int, before: int | None) -> Iterator[Line]:
    for one in events.until(None if before is None else before - 1):
        yield Line(entry, event_line(entry, one["notification_id"], one), known=False)


class _Ahead:
    """Events in order, of which the next one is looked at before it is taken."""

    def __init__(self, events: Iterator[DictRow]) -> None:
        self.events = events
        self.next = next(events, None)

    def until(self, last: int | None) -> Iterator[DictRow]:
        """Those up to this notification; None: none."""
        while last is not None and self.next is not None and self.next["notification_id"] <= last:
            taken, self.next = self.next, next(self.events, None)
            yield taken


def leaves(connection: Connection[Any], since: int = 0) -> Iterator[bytes]:
    """The leaves that are kept, from this entry on."""
    return (leaf for _, leaf in numbered_leaves(connection, since))


def numbered_leaves(connection: Connection[Any], since: int = 0) -> Iterator[tuple[int, bytes]]:
    """With the entry of each."""
    for row in rows(connection, "leaves", _LEAVES, (since,)):
        yield row["entry"], bytes(row["hash"])


def keep_leaves(connection: Connection[Any]) -> None:
    """For a record whose entries have no leaves yet, all of them. What no command recorded gets none."""
    made = ((line.entry, leaf_hash(line.text)) for line in lines(connection) if line.known)
    while some := list(islice(made, AT_ONCE)):
        connection.execute(_KEEP, ([entry for entry, _ in some], [leaf for _, leaf in some]))


def rows(connection: Connection[Any], name: str, query: bytes, parameters: tuple[Any, ...] = ()) -> Iterator[DictRow]:
    """Of a cursor that PostgreSQL keeps, so that few are in memory."""
    with connection.cursor(f"log_{name}", row_factory=dict_row) as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(query, parameters)
