"""Aggregates folded from the streams of the record."""

from collections.abc import Iterable, Mapping
from functools import cache
from inspect import get_annotations
from typing import Any, ClassVar, TypeVar, cast, get_origin
from uuid import UUID

from eventsourcing.persistence import Mapper

from planner.aggregates.base import Event, Recorded
from planner.record.store.journal import Journal, stored_event
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

Found = TypeVar("Found", bound=Recorded)


class Unreplayable(Refused):
    """What stands in a row of the events' table was never recorded by the program, or not by this version of it."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        entry = {"kind": row["kind"], "name": row["name"] or row["unit"], "version": row["originator_version"]}
        super().__init__("record_does_not_replay", "", **entry)


def applied(event: Event, aggregate: Any, row: Mapping[str, Any]) -> Any:
    """The aggregate after the event, which is in this row; None before its first. Raises Unreplayable."""
    try:
        return event.mutate(aggregate)
    except Exception as error:  # events before it were taken out, or say what cannot be
        raise Unreplayable(row) from error


@cache
def _fields(event: type[Event]) -> frozenset[str]:
    """What an event of the class always has; fields that came later have a value in the class."""
    named = [(name, kind) for one in event.__mro__ if issubclass(one, Event) for name, kind in _named(one)]
    return frozenset(name for name, kind in named if not hasattr(event, name) and get_origin(kind) is not ClassVar)


def _named(one: type[Event]) -> Iterable[tuple[str, Any]]:
    return get_annotations(one).items()


class Streams:
    """Everything read at once is read with one query."""

    def __init__(self, journal: Journal, mapper: Mapper[UUID]) -> None:
        self.journal, self.mapper = journal, mapper

    def event_of(self, row: dict[str, Any]) -> Event:
        """The event in a row of the events' table, in its newest shape. Raises Unreplayable."""
        try:
            event = cast(Event, self.mapper.to_domain_event(stored_event(row)))
        except Exception as error:  # whatever the row holds that the program never wrote
            raise Unreplayable(row) from error
        if not _fields(type(event)) <= vars(event).keys():
            raise Unreplayable(row)
        return event

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
            streams[event.originator_id] = applied(event, streams.get(event.originator_id), row)
        return {one.name: one for one in streams.values()}
