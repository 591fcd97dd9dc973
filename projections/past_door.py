"""The read door onto the record as it was: the same looks, the same answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from psycopg import Connection

from planner.record.past.record import PastRecord
from planner.record.store.patience import patient
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from projections.engine.model import Projection
from projections.engine.then import read_then

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class PastDoor(ReadDoor):
    """Onto one programme. Raises Refused for what was not there then."""

    app: PastRecord

    def check(self, scope: Scope) -> None:
        """Raises Refused before the programme began, and where there never was one."""
        if not self.app.journal.has_stream(scope.stream("programme")):
            cut = self.app.journal.cut
            if not cut.since:
                raise Refused("no_such_programme", "programme", name=scope)
            raise Refused("nothing_then", "at", at=self.app.then.shown(), since=cut.since)

    @patient
    def _read(
        self, projection: Projection, read: Callable[[Connection[Any], int, Scope], Answer], scope: Scope
    ) -> Answer:
        self.check(scope)
        return read_then(self.app, projection, read)
