"""Following the record in batches: rows and position in one transaction.

An event that cannot be folded parks its read model there, with the reason; the others go on.
"""

import logging
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, cast

import psycopg
from eventsourcing.persistence import InterfaceError, OperationalError
from eventsourcing.utils import retry
from psycopg import Connection

from planner.record.readable import Readable
from planner.record.store.database import SCHEMA
from planner.terms.refusals import Refused
from projections.engine.model import Projection, Put
from projections.engine.writing import Batch

BATCH_EVENTS = 5_000  # no mutants: batches of any size give the same
PIECE_EVENTS = 50  # no mutants: how many are fetched at a time; a plan may be a megabyte
_log = logging.getLogger("godziny.projections")


@dataclass(frozen=True)
class Position:
    """Up to which notification a generation has followed; error: why it is parked, or None."""

    name: str
    generation: int
    position: int
    error: str | None


class Unfoldable(Exception):
    """An event that the read model cannot fold; the cause says why."""


class Runner:
    """Brings one read model up to the record."""

    def __init__(self, app: Readable, projection: Projection) -> None:
        self.app, self.projection = app, projection
        self.topics = [event.TOPIC for event in projection.follows]

    def live(self, connection: Connection[Any]) -> Position:
        """The generation that is read."""
        row = connection.execute(_LIVE, (self.projection.name,)).fetchone()
        if row is None:
            raise Refused("view_other_version", view=self.projection.name)
        return Position(self.projection.name, **row)

    def current(self) -> Position:
        """A position at which the live generation shows the whole record. Raises Refused when it is parked.

        Of what it does not follow nothing is written for it.
        """
        with self.app.datastore.get_connection() as connection:
            row = connection.execute(_CURRENT, (self.topics, self.projection.name)).fetchone()
        if row is None or row.pop("behind") or row["error"] is not None:
            return cast(Position, self.catch_up())
        return Position(self.projection.name, **row)

    @retry((InterfaceError, OperationalError), max_attempts=3, wait=0.1)
    def catch_up(self) -> Position:
        """Follow the live generation to the end of the record. Raises Refused when it is parked."""
        while True:
            with self.app.datastore.get_connection() as connection:
                live = self.live(connection)
                if live.error is None and live.position >= tip(connection):
                    return live
            after = self.follow(live.generation)
            if after is not None:
                return after

    def follow(self, generation: int) -> Position | None:
        """Batch after batch until the end; None when the generation is gone. Raises Refused when parked."""
        while True:
            with self.app.datastore.get_connection() as connection, connection.transaction():
                before, after = self.step(connection, generation)
            if after is not None and after.error:
                raise Refused("view_parked", view=after.name, error=after.error)
            if after is None or before == after.position:
                return after

    def step(self, connection: Connection[Any], generation: int) -> tuple[int, Position | None]:
        """One batch in the connection's transaction: the position before, and where it is after.

        Raises Refused when it is parked already; an event that parks it now is told by the next step.
        """
        row = connection.execute(_LOCK, (self.projection.name, generation)).fetchone()
        if row is None:  # switched away meanwhile
            return 0, None
        if row.pop("version") != self.projection.version:
            raise Refused("view_other_version", view=self.projection.name)
        at = Position(self.projection.name, **row)
        if at.error:
            raise Refused("view_parked", view=at.name, error=at.error)
        return at.position, self._advance(connection, at)

    def _advance(self, connection: Connection[Any], at: Position) -> Position:
        """Fold and write a batch; when that fails, event by event up to the one that cannot be."""
        end = tip(connection)
        try:
            with connection.transaction():
                count, position = self._write(connection, at, end, BATCH_EVENTS)
            error = None
            position = end if count < BATCH_EVENTS else position
        except (Unfoldable, psycopg.DataError, psycopg.IntegrityError):
            position, error = self._up_to_the_poison(connection, at, end)
        connection.execute(_MOVE, (position, error, at.name, at.generation))
        return Position(at.name, at.generation, position, error)

    def _write(self, connection: Connection[Any], at: Position, end: int, most: int) -> tuple[int, int]:
        """How many events were folded and written, and the position of the last."""
        asked = (at.position, end, self.topics, most)
        with connection.cursor() as events:
            rows = cast(Generator[dict[str, Any]], events.stream(_EVENTS, asked, size=PIECE_EVENTS))
            with closing(rows):  # whatever happens, else the connection hangs
                batch, position, count = self.folded(rows, at.position)
        batch.write(connection, at.generation)
        return count, position

    def folded(self, rows: Iterable[dict[str, Any]], position: int = 0) -> tuple[Batch, int, int]:
        """What follows from the events; the position of the last, and how many they are. Raises Unfoldable."""
        batch, count = Batch(), 0
        for row in rows:
            position, count = row["notification_id"], count + 1
            batch.add(self._folded(row))
        return batch, position, count

    def _folded(self, row: dict[str, Any]) -> list[Put]:
        try:
            return list(self.projection.fold(self.app.streams.event_of(row)))
        except Exception as problem:  # whatever is wrong with the event, only this read model stops
            raise Unfoldable from problem

    def _up_to_the_poison(self, connection: Connection[Any], at: Position, end: int) -> tuple[int, str | None]:
        """Everything before the event that cannot be folded or written is written; perhaps each can be alone."""
        while True:
            try:
                with connection.transaction():
                    count, position = self._write(connection, at, end, 1)
                if count == 0:
                    return end, None
                at = replace(at, position=position)
            except (Unfoldable, psycopg.DataError, psycopg.IntegrityError) as problem:
                row = connection.execute(_EVENTS, (at.position, end, self.topics, 1)).fetchone() or {}
                cause = problem.__cause__ or problem
                error = f"{row.get('notification_id')} {row.get('topic')}: {type(cause).__name__}: {cause}"
                _log.error("%s is parked at event %s", at.name, error)
                return at.position, error


def tip(connection: Connection[Any]) -> int:
    """The newest notification that is recorded."""
    return sum(row["tip"] for row in connection.execute(_TIP))


_TIP = f"SELECT coalesce(max(notification_id), 0) AS tip FROM {SCHEMA}.godziny_events".encode()
_LIVE = f"SELECT generation, position, error FROM {SCHEMA}.projections WHERE name = %s AND live".encode()
_CURRENT = (
    f"SELECT generation, position, error, EXISTS (SELECT FROM {SCHEMA}.godziny_events"
    " WHERE notification_id > position AND topic = ANY(%s)) AS behind"
    f" FROM {SCHEMA}.projections WHERE name = %s AND live"
).encode()
_LOCK = (
    f"SELECT generation, position, error, version FROM {SCHEMA}.projections"
    " WHERE name = %s AND generation = %s FOR UPDATE"
).encode()
_MOVE = f"UPDATE {SCHEMA}.projections SET position = %s, error = %s WHERE name = %s AND generation = %s".encode()
_EVENTS = (
    f"SELECT * FROM {SCHEMA}.godziny_events WHERE notification_id > %s AND notification_id <= %s AND topic = ANY(%s)"
    " ORDER BY notification_id LIMIT %s"
).encode()
