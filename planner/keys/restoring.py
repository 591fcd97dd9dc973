"""A backup of the keys into a store that holds none: all of it, or nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from planner.keys.database import KeyDatabase
from planner.keys.keyring import Keyring
from planner.keys.private import is_private, locked
from planner.keys.rows import rows_living
from planner.terms.refusals import Refused

TABLES = ("store", "key", "wrapped", "backup")


def restore(database: KeyDatabase, keyring: Keyring, file: Path) -> int:
    """Returns how many keys can be opened again. Raises Refused: of other keys, of another master key, damaged."""
    with locked(database.file.parent):
        living = _checked(keyring, file)
        with database.bare() as connection:
            connection.execute("ATTACH ? AS other", (f"{file.absolute().as_uri()}?mode=rw",))
            try:
                _take_over(connection, database)
            finally:
                connection.execute("DETACH other")
    return living


def _checked(keyring: Keyring, file: Path) -> int:
    """Every key in it opens with a master key that is given."""
    if not is_private(file):
        raise Refused("no_such_file", "file", file=file)
    try:
        with closing(KeyDatabase(file)) as other:
            other.check()
            with other.reading() as connection:
                return len([keyring.opened(row) for row in rows_living(connection)])
    except Refused as refused:
        if refused.code in ("key_store_damaged", "key_damaged"):
            raise Refused("not_key_backup", "file", file=file) from None
        raise


def _take_over(connection: sqlite3.Connection, database: KeyDatabase) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("SELECT EXISTS (SELECT 1 FROM main.key)").fetchone()[0]:
            raise Refused("keys_not_empty", folder=database.file.parent)
        for table in TABLES:
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM other.{table}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
