"""One SQLite file of keys, opened so that threads, processes and kills do no harm, and what is deleted is written over.

`wrapped` only grows and its rows keep their size: a destroyed key is written over in place, so that no page is ever
split or joined and leaves a copy behind.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT
from pathlib import Path
from uuid import uuid4

from planner.keys.masters import NOBODY
from planner.keys.private import is_private, locked, settle, told, write_private
from planner.keys.wrapping import WRAPPED
from planner.terms.refusals import Refused

STORE = "keys.sqlite3"
APPLICATION, VERSION = 0x676F647A, 1
WAIT_SECONDS = 10.0
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
BYTE = 0xFF
# EXTRA: after a commit the rollback journal is gone for good, whenever the power fails.
OPENING = ("secure_delete = ON", "synchronous = EXTRA", "temp_store = MEMORY", "trusted_schema = OFF")
SCHEMA = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE store (id TEXT NOT NULL, master TEXT NOT NULL, generation INTEGER NOT NULL);
CREATE TABLE key (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, role TEXT NOT NULL, about TEXT NOT NULL,
    made_at TEXT NOT NULL, erased_at TEXT, erased_in INTEGER);
CREATE INDEX key_about ON key (role, about);
CREATE UNIQUE INDEX key_living ON key (role, about) WHERE erased_at IS NULL;
CREATE TABLE wrapped (number INTEGER PRIMARY KEY, master TEXT NOT NULL,
    bytes BLOB NOT NULL CHECK (length(bytes) = {WRAPPED}));
CREATE TABLE backup (file BLOB PRIMARY KEY, made_at TEXT, reached INTEGER NOT NULL);
"""


class KeyDatabase:
    """A store's file or a backup's. One connection, used by one thread at a time; a fork gets its own."""

    def __init__(self, file: Path, *, private: bool = True) -> None:
        self.file, self.private = file, private
        self._guard, self._stamp = threading.RLock(), (0, 0, 0)
        self._connections: list[sqlite3.Connection] = []

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """As of one moment. Raises Refused."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Alone, all or nothing, and on the disk when it ends. Raises Refused."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def bare(self) -> Iterator[sqlite3.Connection]:
        """Without a transaction."""
        with self._guard, _said(self.file):
            yield self._connected()

    def seen(self, connection: sqlite3.Connection) -> tuple[int, ...]:
        """Differs when anybody else has changed the file since."""
        return (*self._stamp, *connection.execute("PRAGMA data_version").fetchone())

    def scrub(self, secrets: list[bytes]) -> None:
        """None of these is left in the file, not even between its rows."""
        with self.bare() as connection:
            whole = connection.serialize() if secrets else b""
            if any(one in whole for one in secrets):
                connection.execute("VACUUM")

    def check(self) -> None:
        """Raises Refused("key_store_damaged") when the file's pages do not fit together."""
        with self.reading() as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise Refused("key_store_damaged", file=self.file)

    def close(self) -> None:
        with self._guard:
            if self._stamp[0] == os.getpid() and self._connections:
                self._connections.pop().close()
            self._stamp = (0, 0, 0)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self.bare() as connection:
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def _connected(self) -> sqlite3.Connection:
        """Anew after a fork, and when another file has come into the place of this one."""
        self._check()
        found = self.file.lstat()
        stamp = (os.getpid(), found.st_dev, found.st_ino)
        if stamp != self._stamp:
            self.close()  # of a parent process it is only put aside: closing it would disturb the parent
            self._connections.append(_open(self.file))
            self._stamp = stamp
        return self._connections[-1]

    def _check(self) -> None:
        there = is_private(self.file) if self.private else self.file.is_file() and not self.file.is_symlink()
        if not there:
            raise Refused("key_store_failed", file=self.file, detail=os.strerror(ENOENT))


def store_in(folder: Path) -> KeyDatabase:
    """The folder's, made when there is none: beside and renamed, so that it is never seen half made."""
    file = folder / STORE
    if not is_private(file):
        with locked(folder):
            if not is_private(file):
                _make(file)
    return KeyDatabase(file)


def _make(file: Path) -> None:
    with sqlite3.connect(":memory:") as memory:
        memory.executescript(SCHEMA)
        memory.execute("INSERT INTO store VALUES (?, ?, 0)", (uuid4().hex, NOBODY))
        memory.commit()
        content = memory.serialize()
    with told(file):
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)  # of one that was taken away
        settle(file.parent)
    write_private(file, content)


def _open(file: Path) -> sqlite3.Connection:
    uri = f"{file.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, WAIT_SECONDS, isolation_level=None, check_same_thread=False, uri=True)
    try:
        for one in OPENING:
            connection.execute(f"PRAGMA {one}")
        application, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        if application != APPLICATION:
            raise Refused("key_store_damaged", file=file)
        if version > VERSION:
            raise Refused("key_store_newer", file=file)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _said(file: Path) -> Iterator[None]:
    """What SQLite refuses is refused in words."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None or isinstance(error, sqlite3.IntegrityError):
            raise
        if code & BYTE in BUSY:
            raise Refused("keys_busy", folder=file.parent) from None
        if code & BYTE in DAMAGED:
            raise Refused("key_store_damaged", file=file) from None
        raise Refused("key_store_failed", file=file, detail=error.sqlite_errorname) from None
    except OSError as error:
        raise Refused("key_store_failed", file=file, detail=error.strerror or type(error).__name__) from None
