"""The lock that whoever records anything holds: one writer at a time, and nobody while the whole is written."""

from typing import Any

from psycopg import Connection
from psycopg.errors import LockNotAvailable

from planner.record.store import patience
from planner.terms.refusals import Refused

WRITERS_LOCK = 7_146_920_260


def lock_out_writers(owner: Connection[Any], *, whole_session: bool = False) -> None:
    """Until the transaction ends, or the session does. Raises Refused where somebody keeps the lock too long."""
    scope, call = ("", "pg_advisory_lock") if whole_session else ("LOCAL ", "pg_advisory_xact_lock")
    try:
        owner.execute(f"SET {scope}lock_timeout = {int(patience.LIMIT_SECONDS * 1000)}".encode())
        owner.execute(f"SELECT {call}(%s)".encode(), (WRITERS_LOCK,))
    except LockNotAvailable:
        raise Refused("store_busy", why="held") from None
