"""Connecting: waiting for a connection has an end."""

from typing import Any

from eventsourcing.postgres import ConnectionPool
from psycopg import Connection

from planner.record.store.patience import patience


class Pool(ConnectionPool[Connection[Any]]):
    """The library's pool, whose waits are part of the command's."""

    def getconn(self, timeout: float | None = None) -> Connection[Any]:
        with patience() as ours, ours.waiting() as left:
            return super().getconn(min(left, self.timeout if timeout is None else timeout))
