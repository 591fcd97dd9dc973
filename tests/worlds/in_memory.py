"""A record in memory: the true commands, decided on streams of true events, without a database or personal data."""

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
    """Events by stream; every aggregate is folded anew when it is read. Nothing else can be asked of its journal."""

    def __init__(self) -> None:
        self.events: dict[UUID, list[Event]] = {}

    @property
    def journal(self) -> Any:  # type: ignore[override]
        return self

    def tip(self) -> int:
        return sum(map(len, self.events.values()))

    def events_about(self, *_: Any) -> list[Any]:
        """No rosters, no visits."""
        return []

    streams_about = events_about

    def begun(self, ids: Iterable[UUID]) -> dict[UUID, int]:
        return {one: 1 for one in ids if one in self.events}

    def streams_since(self, *_: Any) -> dict[UUID, str]:
        """No visits done."""
        return {}

    def names_outside(self, *_: Any) -> set[str]:
        return set()

    def programmes(self, _unit: str) -> list[Scope]:
        return []

    def load(self, _kind: type[Found], ids: Iterable[UUID]) -> dict[str, Found]:
        found = [cast(Any, self._of(one)) for one in ids if one in self.events]
        return {one.name: one for one in found}

    def load_all(self, kind: type[Found], scope: Scope) -> dict[str, Found]:
        found = [cast(Any, self._of(one)) for one in self.events]
        return {one.name: one for one in found if isinstance(one, kind) and one.scope == scope}

    def _of(self, stream: UUID) -> Any:
        folded: Any = None
        for event in self.events[stream]:
            folded = event.mutate(folded)
        return folded

    def keep(self, aggregates: Iterable[Recorded]) -> None:
        for one in aggregates:
            self.events.setdefault(one.id, []).extend(one.collect_events())  # type: ignore[arg-type]


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
