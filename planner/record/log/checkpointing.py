"""Signing the log as it is, apart from any command."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection

from planner.record.log.checkpoint import Checkpoint, checkpoint, last_checkpoint
from planner.record.log.identity import SigningKeys, begin_log, log_of, signer
from planner.record.store.database import connect
from planner.record.store.writers import WRITERS_LOCK, lock_out_writers


@contextmanager
def nobody_writes(connection: Connection[Any]) -> Iterator[None]:
    """Until it is left, no command is recorded. connection: with autocommit."""
    lock_out_writers(connection, whole_session=True)
    try:
        yield
    finally:
        connection.execute(b"SELECT pg_advisory_unlock(%s)", (WRITERS_LOCK,))


def sign_now(owner: Connection[Any], keys: SigningKeys, why: str) -> Checkpoint:
    """For whoever holds the writers' lock."""
    with owner.transaction():
        return checkpoint(owner, signer(owner, keys), why)


def newest_checkpoint(url: str, keys: SigningKeys) -> Checkpoint:
    """The last that was signed; one of now when there was none. Raises Refused."""
    with connect(url, autocommit=True) as owner:
        log = log_of(owner)
        found = None if log is None else last_checkpoint(owner, log.origin)
        if found is None:
            with nobody_writes(owner):
                found = sign_now(owner, keys, "checkpoint")
    return found


def begin_anew(url: str, keys: SigningKeys) -> str:
    """Another log of the same entries, under a new name and key; checkpoints until now are no longer of it.

    For a record whose signing key is lost. Returns the vkey.
    """
    with connect(url, autocommit=True) as owner, nobody_writes(owner):
        log = log_of(owner)
        with owner.transaction():
            made = begin_log(owner, keys, 1 if log is None else log.number + 1)
            checkpoint(owner, made, "key renewed")
    return made.vkey


def public_key(url: str, keys: SigningKeys) -> str:
    """The vkey, one line; made with the first checkpoint, which is now when there was none. Raises Refused."""
    with connect(url, autocommit=True) as owner:
        log = log_of(owner)
        if log is None:
            with nobody_writes(owner):
                sign_now(owner, keys, "key")
            log = log_of(owner)
    assert log is not None
    return log.vkey
