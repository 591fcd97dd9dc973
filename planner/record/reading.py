"""What one decision reads. Everything it was given, or was told is not there, is what the decision rests on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from planner.aggregates.base import Recorded
from planner.record.store.accesses import Reader
from planner.record.store.person_index import Holder
from planner.record.store.personal import PersonalDataStore
from planner.record.store.recorder import RestsOn
from planner.record.streams import Streams
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

Found = TypeVar("Found", bound=Recorded)
Tell = Callable[[str], None]


def silence(_stage: str) -> None:
    """Nobody wants to know."""


class Unprepared(Exception):
    """A decision needs work that takes its time. It is done outside of any decision, which is then made anew.

    key: by which the work's answer is found in `Reading.prepared`.
    """

    def __init__(self, key: str, work: Callable[[Tell], Any]) -> None:
        super().__init__(key)
        self.key, self.work = key, work


class Reading:
    """prepared: the answers of work that was done before (see Unprepared). since: the newest notification now."""

    def __init__(
        self,
        recorded: Streams,
        personal: PersonalDataStore,
        scope: Scope,
        prepared: Mapping[str, Any] | None = None,
        *,
        since: int | None = None,
    ) -> None:
        self.recorded, self.personal, self.scope = recorded, personal, scope
        self.prepared: Mapping[str, Any] = prepared or {}
        self.since = recorded.journal.tip() if since is None else since
        self._streams: set[UUID] = set()
        self._threads: set[str] = set()
        self._kinds: set[str] = set()

    def unbound(self) -> "Reading":
        """Another reading of the same record, on which the decision does not rest."""
        return Reading(self.recorded, self.personal, self.scope, self.prepared, since=self.since)

    @property
    def rests_on(self) -> RestsOn:
        return RestsOn(self.since, frozenset(self._streams), frozenset(self._threads), frozenset(self._kinds))

    def find(self, kind: type[Found], name: str = "", scope: Scope | None = None) -> Found:
        """The aggregate as it is now. Raises Refused when nothing of that name is recorded."""
        found = self.find_or_none(kind, name, scope)
        if found is None:
            raise Refused(f"no_such_{kind.TOPIC}", kind.TOPIC, name=name or str(scope or self.scope))
        return found

    def find_or_none(self, kind: type[Found], name: str = "", scope: Scope | None = None) -> Found | None:
        stream = (scope or self.scope).stream(kind.TOPIC, name)
        self._streams.add(stream)
        return self.recorded.load(kind, [stream]).get(name)

    def exists(self, kind: type[Recorded], name: str = "") -> bool:
        """Whether anything of the name is recorded; nothing is replayed to know."""
        return name in self.existing(kind, [name])

    def existing(self, kind: type[Recorded], names: Iterable[str]) -> set[str]:
        """Those of the names under which anything is recorded."""
        streams = {self.scope.stream(kind.TOPIC, name): name for name in names}
        self._streams.update(streams)
        return {streams[one] for one in self.recorded.journal.begun(streams)}

    def many(self, kind: type[Found], names: Iterable[str]) -> dict[str, Found]:
        """Those that there are, by name, read at once."""
        streams = [self.scope.stream(kind.TOPIC, name) for name in names]
        self._streams.update(streams)
        return self.recorded.load(kind, streams)

    def all_of(self, kind: type[Found]) -> dict[str, Found]:
        """All of the programme, by name. The decision rests on the whole kind, also on those that are to come."""
        self._kinds.add(kind.TOPIC)
        return self.recorded.load_all(kind, self.scope)

    def same_pesel(self, numbers: Iterable[str], actor: str) -> dict[str, list[Holder]]:
        """By PESEL, the applications of the unit that have it. The decision rests on all of the unit's. R-45."""
        self.rest_on_thread(self.scope.people)
        return self.personal.holders(self.scope.unit, numbers, Reader(actor, "same_person"))

    def rest_on_thread(self, thread: str) -> None:
        self._threads.add(thread)

    def rest_on_kind(self, kind: type[Recorded]) -> None:
        self._kinds.add(kind.TOPIC)
