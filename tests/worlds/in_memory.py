"""A record in memory: the true commands, decided on streams of true events, without a database or personal data."""

import pickle
from collections.abc import Iterable
from typing import Any, TypeVar, cast
from uuid import UUID

from planner.aggregates.base import Event, Recorded
from planner.record.command import Command
from planner.record.reading import Reading, Unprepared, silence
from planner.record.streams import Streams
from planner.terms.scope import Act, Scope

Found = TypeVar("Found", bound=Recorded)


class Remembered(Streams):
    """Events in the order of recording. A stream is folded once for each of its states; each reader has a copy."""

    def __init__(self) -> None:
        self.all: list[Event] = []
        self.events: dict[UUID, list[Event]] = {}
        self.folded: dict[UUID, bytes] = {}

    @property
    def journal(self) -> Any:  # type: ignore[override]
        return self

    def tip(self) -> int:
        return len(self.all)

    def has_stream(self, stream: UUID) -> bool:
        return stream in self.events

    def events_about(self, *_: Any) -> list[Any]:
        """No rosters, no visits."""
        return []

    def streams_about(self, kind: str, threads: Iterable[str], since: int = 0) -> set[UUID]:
        wanted = set(threads)
        about = (one for one in self.all[since:] if one.TOPIC.startswith(f"{kind}.") and wanted & {*one.threads()})
        return {one.originator_id for one in about}

    def newest_name(self, scope: Scope, topic: str, _thread: str) -> str | None:
        """Of what begins with an event of this topic."""
        begun = [one.name for one in self.all if topic == one.TOPIC and one.scope == scope]
        return begun[-1] if begun else None

    def newest_of_kind(self, scope: Scope, kind: str) -> int:
        about = ((number, one) for number, one in enumerate(self.all, 1) if one.scope == scope)
        return max((number for number, one in about if one.TOPIC.startswith(f"{kind}.")), default=0)

    def streams_since(self, scope: Scope, kind: str, since: int) -> dict[UUID, str]:
        later = (one for one in self.all[since:] if one.scope == scope and one.TOPIC.startswith(f"{kind}."))
        return {one.originator_id: one.name for one in later}

    def names_outside(self, scope: Scope, kind: str, first: str, last: str) -> set[str]:
        names = {one.name for one in self.all if one.scope == scope and one.TOPIC.startswith(f"{kind}.")}
        return {name for name in names if not first <= name <= last}

    def begun(self, ids: Iterable[UUID]) -> dict[UUID, int]:
        return {one: 1 for one in ids if one in self.events}

    def programmes(self, _unit: str) -> list[Scope]:
        return []

    def load(self, _kind: type[Found], ids: Iterable[UUID]) -> dict[str, Found]:
        found = [cast(Any, self._of(one)) for one in ids if one in self.events]
        return {one.name: one for one in found}

    def load_all(self, kind: type[Found], scope: Scope) -> dict[str, Found]:
        begun = ((stream, events[0]) for stream, events in self.events.items())
        about = [stream for stream, first in begun if first.TOPIC.startswith(f"{kind.TOPIC}.") and first.scope == scope]
        return self.load(kind, about)

    def _of(self, stream: UUID) -> Any:
        if stream not in self.folded:
            folded: Any = None
            for event in self.events[stream]:
                folded = event.mutate(folded)
            self.folded[stream] = pickle.dumps(folded)
        return pickle.loads(self.folded[stream])

    def keep(self, aggregates: Iterable[Recorded]) -> None:
        for one in aggregates:
            events = cast(list[Event], list(one.collect_events()))
            self.all += events
            self.events.setdefault(one.id, []).extend(events)
            self.folded.pop(one.id, None)


class Nothing:
    """Personal data that nobody gave."""

    def read(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {}

    def holders(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {}


class InMemory:
    """Does commands one after the other."""

    def __init__(self, scope: Scope) -> None:
        self.streams, self.scope = Remembered(), scope

    def do(self, command: Command, act: Act) -> Any:
        """The command's answer. Raises Refused, InputRefused; then nothing is kept."""
        prepared: dict[str, Any] = {}
        while True:
            try:
                decided = command.decide(self.reading(prepared), act)
            except Unprepared as missing:
                prepared[missing.key] = missing.work(silence)
                continue
            self.streams.keep(decided.aggregates)
            return decided.answer

    def reading(self, prepared: dict[str, Any] | None = None) -> Reading:
        return Reading(self.streams, cast(Any, Nothing()), self.scope, prepared)
