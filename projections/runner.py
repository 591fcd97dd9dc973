"""Following the record in batches: rows and position in one transaction.

An event that cannot be folded parks its read model there, with the reason; the others go on.
"""

import logging
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from planner.application import Godziny
from planner.errors import Refused
from planner.store.database import SCHEMA
from projections.model import Projection
from projections.writing import Batch

BATCH_EVENTS = 5_000
_log = logging.getLogger("godziny.projections")


@dataclass(frozen=True)
class Position:
    """Up to which notification a generation has followed; error: why it is parked, or None."""

    name: str
    generation: int
    position: int
    error: str | None


class Runner:
    """Brings one read model up to the record."""

    def __init__(self, app: Godziny, projection: Projection) -> None:
        self.app, self.projection = app, projection
        self.topics = [event.TOPIC for event in projection.follows]

    def live(self, connection: Connection[Any]) -> Position:
        """The generation that is read."""
        row = connection.execute(_LIVE, (self.projection.name,)).fetchone()
        if row is None:
            raise Refused("view_missing", view=self.projection.name)
        return Position(self.projection.name, **row)

    def catch_up(self) -> Position:
        """Follow the live generation to the end of the record. Raises Refused when it is parked."""
        with self.app.datastore.get_connection() as connection:
            live = self.live(connection)
            if live.error is None and live.position >= _tip(connection):
                return live
        return self.follow(live.generation)

    def follow(self, generation: int) -> Position:
        """Batch after batch until the end. Raises Refused when parked."""
        while True:
            before, after = self.step(generation)
            if after.error:
                raise parked(after)
            if before == after.position:
                return after

    def step(self, generation: int) -> tuple[int, Position]:
        """One batch in one transaction: the position before and the position after."""
        with self.app.datastore.get_connection() as connection, connection.transaction():
            row = connection.execute(_LOCK, (self.projection.name, generation)).fetchone()
            if row is None:  # switched away meanwhile
                raise Refused("view_missing", view=self.projection.name)
            at = Position(self.projection.name, **row)
            return at.position, at if at.error else self._advance(connection, at)

    def _advance(self, connection: Connection[Any], at: Position) -> Position:
        tip = _tip(connection)
        rows = connection.execute(_EVENTS, (at.position, tip, self.topics, BATCH_EVENTS), prepare=True).fetchall()
        batch, position, error = Batch(), at.position, None
        try:
            for row in rows:
                batch.add(self.projection.fold(self.app.event_of(row)))
                position = row["notification_id"]
        except Exception as problem:  # whatever is wrong with the event, only this read model stops
            error = f"{row['notification_id']} {row['topic']}: {type(problem).__name__}: {problem}"
            _log.error("%s is parked at event %s", self.projection.name, error)
        else:
            position = tip if len(rows) < BATCH_EVENTS else position
        batch.write(connection, at.generation)
        connection.execute(_MOVE, (position, error, at.name, at.generation))
        return Position(at.name, at.generation, position, error)


def parked(at: Position) -> Refused:
    """The refusal to answer from a read model that has stopped."""
    return Refused("view_parked", view=at.name, error=at.error)


def _tip(connection: Connection[Any]) -> int:
    row = connection.execute(_TIP).fetchone()
    return int(row["tip"] or 0) if row else 0


_TIP = f"SELECT max(last_notification) AS tip FROM {SCHEMA}.journal".encode()
_LIVE = f"SELECT generation, position, error FROM {SCHEMA}.projections WHERE name = %s AND live".encode()
_LOCK = (
    f"SELECT generation, position, error FROM {SCHEMA}.projections WHERE name = %s AND generation = %s FOR UPDATE"
).encode()
_MOVE = f"UPDATE {SCHEMA}.projections SET position = %s, error = %s WHERE name = %s AND generation = %s".encode()
_EVENTS = (
    f"SELECT * FROM {SCHEMA}.godziny_events WHERE notification_id > %s AND notification_id <= %s AND topic = ANY(%s)"
    " ORDER BY notification_id LIMIT %s"
).encode()
