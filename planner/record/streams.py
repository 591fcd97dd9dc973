"""Aggregates folded from the streams of the record."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast
from uuid import UUID

from eventsourcing.persistence import Mapper

from planner.aggregates.base import Event, Recorded
from planner.record.store.journal import Journal, stored_event
from planner.terms.scope import Scope

Found = TypeVar("Found", bound=Recorded)


class Streams:
    """Everything read at once is read with one query."""

    def __init__(self, journal: Journal, mapper: Mapper[UUID]) -> None:
        self.journal, self.mapper = journal, mapper

    def event_of(self, row: dict[str, Any]) -> Event:
        """The event in a row of the events' table, in its newest shape."""
        return cast(Event, self.mapper.to_domain_event(stored_event(row)))

    def load(self, _kind: type[Found], ids: Iterable[UUID]) -> dict[str, Found]:
        """By name, those that there are."""
        return self._folded(self.journal.streams(ids))

    def load_all(self, kind: type[Found], scope: Scope) -> dict[str, Found]:
        """All of the programme, by name."""
        return self._folded(self.journal.of_kinds(scope, [kind.TOPIC]))

    def _folded(self, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
        """The rows of each stream are all of it, in order."""
        streams: dict[UUID, Any] = {}
        for row in rows:
            event = self.event_of(row)
            streams[event.originator_id] = event.mutate(streams.get(event.originator_id))
        return {one.name: one for one in streams.values()}
