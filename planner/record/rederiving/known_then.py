"""The record as it was known at a notification: later events are not there."""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.record.store.journal import Journal, Rows
from planner.record.streams import Streams
from planner.terms.scope import Scope


class KnownThen(Journal):
    """Of streams, kinds and threads the events until the notification, that one included."""

    def __init__(self, app: Readable, until: int) -> None:
        super().__init__(app.datastore)
        self.until = until

    def tip(self) -> int:
        return self.until

    def _rows(self, query: str, parameters: Sequence[Any] | Mapping[str, Any]) -> Rows:
        return [row for row in super()._rows(query, parameters) if row.get("notification_id", 0) <= self.until]


def reading_then(app: Readable, scope: Scope, until: int) -> Reading:
    """For judging only: what does not tell its notification is as it is now."""
    return Reading(Streams(KnownThen(app, until), app.streams.mapper), app.personal, scope)
