"""The record as it was known at a notification: later events are not there."""

from planner.record.past.record import CutJournal
from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.record.streams import Streams
from planner.terms.scope import Scope


class KnownThen(CutJournal):
    """The events until the notification, that one included."""

    def __init__(self, app: Readable, until: int) -> None:
        super().__init__(app.datastore)
        self.until = until

    @property
    def kept(self) -> str:
        return f"{{[1,{self.until}]}}"


def reading_then(app: Readable, scope: Scope, until: int) -> Reading:
    """For judging only: personal data are as they are now."""
    return Reading(Streams(KnownThen(app, until), app.streams.mapper), app.personal, scope)
