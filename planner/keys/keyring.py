"""The master keys in memory: read when they are needed first, and anew when a row needs one that is not known."""

import sqlite3
import threading

from planner.keys.masters import Master, Masters
from planner.keys.rows import Row, is_living, opened, set_master, state_of
from planner.keys.sources import MasterSource
from planner.terms.refusals import Refused


class Keyring:
    """Opens rows; says which master key closes new ones."""

    def __init__(self, source: MasterSource) -> None:
        self.source = source
        self._known: Masters | None = None
        self._guard = threading.Lock()

    def named(self, name: str) -> Master:
        """Raises Refused when the source has no such key; nothing is made then."""
        known = self._known
        found = known and known.named(name)
        if found is None:
            known = self.reread()
            found = known and known.named(name)
        return found or self._refuse(name, known)

    def reread(self) -> Masters | None:
        """None when there is no key file. Raises Refused."""
        with self._guard:
            self._known = self.source.read()
            return self._known

    def opened(self, row: Row) -> bytes:
        """The key of the row. Raises Refused."""
        return opened(row, self.named(row.master))

    def for_wrapping(self, connection: sqlite3.Connection) -> Master:
        """The one that wraps in this store; where nothing is wrapped yet, the newest, made if there is none.

        Inside a writing transaction, so that two who are first make one.
        """
        if is_living(connection):
            return self.named(state_of(connection).master)
        known = self.reread()
        newest = self._made() if known is None else known.newest
        set_master(connection, newest)
        return newest

    def _made(self) -> Master:
        """On the disk before anything is wrapped by it."""
        if not self.source.own:
            raise Refused("master_key_missing", file=self.source.where)
        self.source.add(Master.made())
        known = self.reread()
        assert known is not None
        return known.newest

    def _refuse(self, wanted: str, known: Masters | None) -> Master:
        where = self.source.where
        if known is not None:
            raise Refused("wrong_master_key", where=where, known=", ".join(known.names), wanted=wanted)
        if self.source.own:
            raise Refused("master_key_lost", file=where, wanted=wanted)
        raise Refused("master_key_missing", file=where)
