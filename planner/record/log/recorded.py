"""The record read as the lines of its log, one after the other, and leaves for what has none."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from psycopg import Connection
from psycopg.rows import DictRow, dict_row

from planner.record.log.lines import command_line, event_line
from planner.record.log.merkle import leaf_hash

AT_ONCE = 5_000  # no mutants: rows fetched together
_COMMANDS = (
    b"SELECT number, unit, edition, command_id, command, actor, request, result::text AS result, recorded_at,"
    b" first_event, events FROM godziny.journal ORDER BY number"
)
_EVENTS = (
    b"SELECT originator_id, originator_version, unit, edition, kind, name, topic, about, sealed, state"
    b" FROM godziny.godziny_events ORDER BY notification_id"
)
_LEAVES = b"SELECT hash FROM godziny.leaf WHERE entry >= %s ORDER BY entry"
_KEEP = (
    b"INSERT INTO godziny.leaf (entry, hash) SELECT %s + place - 1, hash"
    b" FROM unnest(%s::bytea[]) WITH ORDINALITY AS given (hash, place)"
)


def lines(connection: Connection[Any]) -> Iterator[bytes]:
    """Of the whole record, as the connection's transaction sees it. Memory stays flat."""
    entry, number = 0, 1
    events = rows(connection, "events", _EVENTS)
    for command in rows(connection, "commands", _COMMANDS):
        yield command_line(entry, command)
        for one in islice(events, command["events"]):
            entry += 1
            yield event_line(entry, number, one)
            number += 1
        entry += 1


def leaves(connection: Connection[Any], since: int = 0) -> Iterator[bytes]:
    """The leaves that are kept, from this entry on."""
    for row in rows(connection, "leaves", _LEAVES, (since,)):
        yield bytes(row["hash"])


def keep_leaves(connection: Connection[Any]) -> None:
    """For a record whose entries have no leaves yet, all of them."""
    made, first = (leaf_hash(line) for line in lines(connection)), 0
    while some := list(islice(made, AT_ONCE)):
        connection.execute(_KEEP, (first, some))
        first += len(some)


def rows(connection: Connection[Any], name: str, query: bytes, parameters: tuple[Any, ...] = ()) -> Iterator[DictRow]:
    """Of a cursor that PostgreSQL keeps, so that few are in memory."""
    with connection.cursor(f"log_{name}", row_factory=dict_row) as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(query, parameters)
