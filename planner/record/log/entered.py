"""Where a command's entries come in the log, and their leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import Connection

from planner.record.log.lines import Row, command_line, event_line
from planner.record.log.merkle import leaf_hash

# The clock is the database's, so that all who write have the same.
_NEXT = (
    b"SELECT coalesce(max(number), 0) + 1 AS number, coalesce(max(first_event + events), 1) AS first_event,"
    b" clock_timestamp() AS recorded_at FROM (SELECT number, first_event, events FROM godziny.journal"
    b" ORDER BY number DESC LIMIT 1) AS latest"
)


@dataclass(frozen=True)
class Next:
    """number: of the command; first_event: of its events; both count from 1, without holes."""

    number: int
    first_event: int
    recorded_at: datetime

    @property
    def entry(self) -> int:
        """Of the command in the log, from 0; its events follow."""
        return self.number + self.first_event - 2


def next_in(connection: Connection[Any]) -> Next:
    """What comes next, for whoever holds the writers' lock."""
    row = connection.execute(_NEXT, prepare=True).fetchone()
    assert row is not None
    return Next(**row)


def lines(place: Next, command: Row, events: Sequence[Row]) -> Iterator[bytes]:
    """The command's, then its events'. command, events: rows as docs/export.md takes them."""
    yield command_line(place.entry, {**command, **vars(place), "events": len(events)})
    for index, one in enumerate(events):
        yield event_line(place.entry + 1 + index, place.first_event + index, one)


def leaves(place: Next, command: Row, events: Sequence[Row]) -> list[bytes]:
    return [leaf_hash(line) for line in lines(place, command, events)]
