"""One programme's record as it was. It reads like the record itself; nothing can be recorded in it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from eventsourcing.postgres import PostgresDatastore

from planner.aggregates.base import Created
from planner.record.application import Godziny
from planner.record.past.cut import Cut, Entry, cut_at, entry_at
from planner.record.past.moment import Then
from planner.record.past.personal import PastPersonalData
from planner.record.store.journal import Journal
from planner.record.streams import Streams, applied
from planner.terms.scope import Scope


class PastRecord:
    """The record of `scope` at `then`."""

    def __init__(self, app: Godziny, scope: Scope, then: Then) -> None:
        self.scope, self.then = scope, then
        self.datastore, self.journal = app.datastore, PastJournal(app.datastore, scope, then)
        self.personal = PastPersonalData(app.personal, self.journal)
        self.streams = PastStreams(self.journal, app.mapper)


class CutJournal(Journal):
    """The journal's queries, over some of its events. kept: PostgreSQL's int8multirange of their notifications."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        super().__init__(datastore)
        self.whole = Journal(datastore)

    @property
    def kept(self) -> str:
        raise NotImplementedError

    @cached_property
    def events(self) -> str:  # type: ignore[override]
        return f"(SELECT * FROM {self.whole.events} WHERE notification_id <@ '{self.kept}'::int8multirange) AS kept"


class PastJournal(CutJournal):
    """Over the events that count then."""

    def __init__(self, datastore: PostgresDatastore, scope: Scope, then: Then) -> None:
        super().__init__(datastore)
        self.scope, self.then = scope, then

    @cached_property
    def entry(self) -> Entry:
        """The newest entry that may count; found without weighing a single event."""
        return entry_at(self.whole, self.scope, self.then)

    @cached_property
    def cut(self) -> Cut:
        return cut_at(self.whole, self.scope, self.then)

    @property
    def kept(self) -> str:
        return self.cut.kept

    def number(self, scope: Scope) -> int:
        """Of the newest entry that may count."""
        return self.entry.number if scope == self.scope else 0

    def tip(self) -> int:
        return self.cut.entry.last


class PastStreams(Streams):
    """A stream may have holes: versions are not asked about."""

    def _folded(self, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
        streams: dict[Any, Any] = {}
        for row in rows:
            event = self.event_of(row)
            one = streams.get(event.originator_id)
            if one is not None:
                one.version = event.originator_version - 1
                applied(event, one, row)
            elif isinstance(event, Created):  # else of another programme, which is not what is asked about
                streams[event.originator_id] = applied(event, None, row)
        return {one.name: one for one in streams.values()}
