"""Another master key: everything is wrapped by it in one transaction, while others go on working."""

import sqlite3

from planner.keys.database import KeyDatabase
from planner.keys.keyring import Keyring
from planner.keys.masters import Master
from planner.keys.private import locked
from planner.keys.rows import is_living, next_generation, rewrap, rows_living, set_master, state_of
from planner.terms.refusals import Refused


def rotate(database: KeyDatabase, keyring: Keyring, new: Master | None) -> Master:
    """Wrap all living keys by the new master key, or the newest that the source gives, or one made for it.

    The source has the new key before anything is wrapped by it, so a kill at any moment leaves all readable.
    """
    with locked(database.file.parent), database.writing() as connection:
        old, living = keyring.for_wrapping(connection), is_living(connection)
        new = new or (_newer(keyring, old) if living else old)
        keyring.source.add(new)
        if new.name != old.name:
            _rewrap(connection, keyring, new)
        keyring.reread()
        return new


def next_master(keyring: Keyring, database: KeyDatabase) -> Master | None:
    """The newer one that is given already; None when one would be made. Raises Refused when none can be."""
    with database.reading() as connection:
        current = state_of(connection).master
    return _given(keyring, current)


def _newer(keyring: Keyring, old: Master) -> Master:
    return _given(keyring, old.name) or Master.made()


def _given(keyring: Keyring, current: str) -> Master | None:
    known = keyring.reread()
    if known is not None and known.named(current) and known.newest.name != current:
        return known.newest
    if not keyring.source.keeps:
        raise Refused("no_newer_master", where=keyring.source.where, master=current)
    return None


def _rewrap(connection: sqlite3.Connection, keyring: Keyring, new: Master) -> None:
    rewrap(connection, [(row, keyring.named(row.master)) for row in rows_living(connection)], new)
    set_master(connection, new)
    next_generation(connection)
