"""What every part of the read door begins with: whether the programme is there, and one thing of it."""

from dataclasses import dataclass
from typing import TypeVar

from planner.aggregates.base import Recorded
from planner.aggregates.programme import Programme
from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

Found = TypeVar("Found", bound=Recorded)


@dataclass(frozen=True)
class ScopedDoor:
    """Reading raises Refused for what is not there."""

    app: Readable

    def check(self, scope: Scope) -> None:
        """Raises Refused when there is no such programme; nothing is replayed to know."""
        if not self.app.journal.has_stream(scope.stream(Programme.TOPIC)):
            raise Refused("no_such_programme", "programme", name=scope)

    def _reading(self, scope: Scope) -> Reading:
        """As decisions read; of a programme that is there."""
        self.check(scope)
        return Reading(self.app.streams, self.app.personal, scope)

    def _one(self, kind: type[Found], scope: Scope, name: str = "") -> Found:
        self.check(scope)
        found = self.app.streams.load(kind, [scope.stream(kind.TOPIC, name)]).get(name)
        if found is None:
            raise Refused(f"no_such_{kind.TOPIC}", kind.TOPIC, name=name or str(scope))
        return found
