"""What one decision reads. Everything it was given, or was told is not there, is what the decision rests on."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from planner.aggregates.base import Recorded
from planner.record.store.recorder import RestsOn
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.record.application import Godziny
    from planner.record.store.personal import PersonalDataStore

Found = TypeVar("Found", bound=Recorded)


class Unprepared(Exception):
    """A decision needs work that takes its time. It is done outside of any decision, which is then made anew.

    key: by which the work's answer is found in `Reading.prepared`.
    """

    def __init__(self, key: str, work: "Callable[[Callable[[str], None]], Any]") -> None:
        super().__init__(key)
        self.key, self.work = key, work


class Reading:
    """prepared: the answers of work that was done before (see Unprepared)."""

    def __init__(self, app: "Godziny", scope: Scope, prepared: Mapping[str, Any] | None = None) -> None:
        self.app, self.scope = app, scope
        self.prepared: Mapping[str, Any] = prepared or {}
        self.since = app.journal.tip()
        self._streams: set[UUID] = set()
        self._threads: set[str] = set()
        self._kinds: set[str] = set()

    def unbound(self) -> "Reading":
        """Another reading of the same record, on which the decision does not rest."""
        return Reading(self.app, self.scope, self.prepared)

    @property
    def rests_on(self) -> RestsOn:
        return RestsOn(self.since, frozenset(self._streams), frozenset(self._threads), frozenset(self._kinds))

    @property
    def personal(self) -> "PersonalDataStore":
        return self.app.personal

    def find(self, kind: type[Found], name: str = "", scope: Scope | None = None) -> Found:
        """The aggregate as it is now. Raises Refused when nothing of that name is recorded."""
        found = self.find_or_none(kind, name, scope)
        if found is None:
            raise Refused(f"no_such_{kind.TOPIC}", kind.TOPIC, name=name or str(scope or self.scope))
        return found

    def find_or_none(self, kind: type[Found], name: str = "", scope: Scope | None = None) -> Found | None:
        stream = (scope or self.scope).stream(kind.TOPIC, name)
        self._streams.add(stream)
        return self.app.load(kind, [stream]).get(name)

    def many(self, kind: type[Found], names: Iterable[str]) -> dict[str, Found]:
        """Those that there are, by name, read at once."""
        streams = [self.scope.stream(kind.TOPIC, name) for name in names]
        self._streams.update(streams)
        return self.app.load(kind, streams)

    def all_of(self, kind: type[Found]) -> dict[str, Found]:
        """All of the programme, by name. The decision rests on the whole kind, also on those that are to come."""
        self._kinds.add(kind.TOPIC)
        return self.app.load_all(kind, self.scope)

    def rest_on_thread(self, thread: str) -> None:
        self._threads.add(thread)

    def rest_on_kind(self, kind: type[Recorded]) -> None:
        self._kinds.add(kind.TOPIC)
