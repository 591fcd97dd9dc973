"""What everything that only reads asks of a record: the record itself has it, and the record as it was."""

from typing import Protocol

from eventsourcing.postgres import PostgresDatastore

from planner.record.store.journal import Journal
from planner.record.store.personal import PersonalDataStore
from planner.record.streams import Streams


class Readable(Protocol):
    """Journal, streams and personal data tell of the same events."""

    @property
    def datastore(self) -> PostgresDatastore: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def streams(self) -> Streams: ...
    @property
    def personal(self) -> PersonalDataStore: ...
