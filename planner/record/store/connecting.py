"""Connecting: an embedded server that died is started again, and waiting for a connection has an end."""

from typing import Any

from eventsourcing.postgres import ConnectionPool
from psycopg import Connection, OperationalError

from planner.record.store.patience import patience
from planner.record.store.server import revive


class Revived(Connection[Any]):
    """A connection that has its embedded server started when it finds none."""

    @classmethod
    def connect(cls, conninfo: str = "", **options: Any) -> "Revived":
        """As psycopg does; once more after the server was started again."""
        try:
            return super().connect(conninfo, **options)
        except OperationalError:
            if not revive(conninfo):
                raise
            return super().connect(conninfo, **options)


class Pool(ConnectionPool[Revived]):
    """The library's pool, whose waits are part of the command's."""

    def getconn(self, timeout: float | None = None) -> Revived:
        with patience() as ours, ours.waiting() as left:
            return super().getconn(min(left, self.timeout if timeout is None else timeout))
