"""Backups of the keys: still wrapped, known to the store, and reached by every erasure and change of the master key.

`reached` of a backup is the generation of the store that it has followed. One that cannot be reached stays behind, and
is brought up when it is there again.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from errno import ENOENT
from pathlib import Path

from planner.keys.database import KeyDatabase
from planner.keys.keyring import Keyring
from planner.keys.private import is_private, locked, told, write_private
from planner.keys.rows import (
    State,
    all_gone,
    destroy_all,
    now,
    rewrap,
    rows_living,
    state_of,
)
from planner.terms.refusals import Refused

_REGISTER = "INSERT INTO backup VALUES (?, ?, ?) ON CONFLICT (file) DO NOTHING"
_MADE = "UPDATE backup SET made_at = ?, reached = ? WHERE file = ?"
_REACHED = "UPDATE backup SET reached = max(reached, ?), made_at = coalesce(made_at, ?) WHERE file = ?"
_BEHIND = "SELECT file, made_at FROM backup WHERE reached < (SELECT generation FROM store) ORDER BY file"
_STATES = """
SELECT file, made_at, reached < generation,
    (SELECT count(*) FROM key WHERE erased_in > reached) FROM backup, store ORDER BY file
"""


@dataclass(frozen=True)
class BackupState:
    """made_at: in UTC, or "" of one that was never finished; behind: whether erasures or a change of the master key
    have not reached it; erasures: how many keys were destroyed since; there: whether the file can be seen now."""

    file: str
    made_at: str
    behind: bool
    erasures: int
    there: bool


class Backups:
    """Of one store."""

    def __init__(self, database: KeyDatabase, keyring: Keyring) -> None:
        self.database, self.keyring = database, keyring
        self.folder = database.file.parent

    def make(self, file: Path) -> None:
        """A copy as of one moment, over an earlier backup of the same store only. Raises Refused."""
        file = self._outside(file)
        with locked(self.folder):
            self._replaceable(file)
            with self.database.writing() as connection:
                connection.execute(_REGISTER, (os.fsencode(file), None, state_of(connection).generation))
            try:
                generation = self._write(file)
            except Refused:
                with suppress(Refused, OSError):
                    self._bring_up(file, made=False)
                raise
            with self.database.writing() as connection:
                connection.execute(_MADE, (now(), generation, os.fsencode(file)))
            self._follow()

    def follow(self) -> None:
        """Every backup that can be reached follows the store; then older master keys are not needed any more."""
        with locked(self.folder):
            self._follow()

    def adopt(self, file: Path) -> None:
        """A backup that was moved or copied to here. Raises Refused."""
        file = self._outside(file)
        with locked(self.folder):
            if not is_private(file):
                raise Refused("no_such_file", "file", file=file)
            self._replaceable(file)
            with self.database.writing() as connection:
                connection.execute(_REGISTER, (os.fsencode(file), now(), -1))
                connection.execute("UPDATE backup SET reached = -1 WHERE file = ?", (os.fsencode(file),))

    def forget(self, file: Path) -> None:
        """One that does not exist any more. Raises Refused when it is not known."""
        with self.database.writing() as connection:
            known = connection.execute("DELETE FROM backup WHERE file = ?", (os.fsencode(_resolved(file)),)).rowcount
        if not known:
            raise Refused("key_backup_unknown", "file", file=file)

    def states(self) -> tuple[BackupState, ...]:
        with self.database.reading() as connection:
            found = connection.execute(_STATES).fetchall()
        return tuple(
            BackupState(os.fsdecode(file), made_at or "", bool(behind), erasures, Path(os.fsdecode(file)).is_file())
            for file, made_at, behind, erasures in found
        )

    def _follow(self) -> None:
        with self.database.reading() as connection:
            behind = [(Path(os.fsdecode(file)), made_at) for file, made_at in connection.execute(_BEHIND)]
        for file, made_at in behind:
            try:
                self._bring_up(file, made=made_at is not None)
            except (Refused, OSError):
                continue  # it stays behind, and is listed
        self._drop_masters()

    def _bring_up(self, file: Path, *, made: bool) -> None:
        _part(file).unlink(missing_ok=True)  # of a backup that was killed: we are alone
        if not made and file.parent.is_dir() and not file.exists():
            with self.database.writing() as connection:
                connection.execute("DELETE FROM backup WHERE file = ?", (os.fsencode(file),))
            return
        with self._of_this_store(file) as other:
            state = self._follow_in(other)
        with self.database.writing() as connection:
            connection.execute(_REACHED, (state.generation, now(), os.fsencode(file)))

    def _follow_in(self, other: KeyDatabase) -> State:
        with self.database.reading() as connection:
            state, gone = state_of(connection), all_gone(connection)
        with other.writing() as connection:
            secrets = destroy_all(connection, gone)
            strangers = [row for row in rows_living(connection) if row.master != state.master]
            if strangers:
                pairs = [(row, self.keyring.named(row.master)) for row in strangers]
                rewrap(connection, pairs, self.keyring.named(state.master))
            told = (state.master, state.generation)
            connection.execute("UPDATE store SET master = ?, generation = max(generation, ?)", told)
        other.scrub(secrets)
        return state

    def _drop_masters(self) -> None:
        """Only when nothing needs them: neither the store nor a backup that is known."""
        source = self.keyring.source
        if not source.own:
            return
        with self.database.writing() as connection:
            known = self.keyring.reread()
            current = known.named(state_of(connection).master) if known else None
            if current and not connection.execute(_BEHIND).fetchone():
                source.drop_older(current)

    def _write(self, file: Path) -> int:
        """The store as it is, and its generation."""
        with self.database.reading() as connection, closing(sqlite3.connect(":memory:")) as memory:
            connection.backup(memory)
            generation = state_of(memory).generation
            memory.execute(_MADE, (now(), generation, os.fsencode(file)))
            memory.commit()
            content = memory.serialize()
        write_private(file, content, _part(file))
        return generation

    def _outside(self, file: Path) -> Path:
        file = _resolved(file)
        if self.folder in file.parents:
            raise Refused("backup_in_keys", "file", file=file)
        if not file.parent.is_dir():
            raise Refused("cannot_write", "file", file=file, detail=os.strerror(ENOENT))
        return file

    def _replaceable(self, file: Path) -> None:
        if file.exists() or file.is_symlink():
            with self._of_this_store(file):
                pass

    @contextmanager
    def _of_this_store(self, file: Path) -> Iterator[KeyDatabase]:
        """Raises Refused("not_key_backup")."""
        with closing(KeyDatabase(file, private=False)) as other:
            try:
                with other.reading() as connection, self.database.reading() as own:
                    if state_of(connection).id != state_of(own).id:
                        raise Refused("not_key_backup", "file", file=file)
            except Refused as refused:
                if refused.code in ("key_store_damaged", "key_store_failed"):
                    raise Refused("not_key_backup", "file", file=file) from None
                raise
            yield other


def _resolved(file: Path) -> Path:
    with told(file):
        return Path(os.path.realpath(file.absolute().parent), file.name)


def _part(file: Path) -> Path:
    return file.with_name(f"{file.name}.part")
