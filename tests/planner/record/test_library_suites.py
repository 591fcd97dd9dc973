"""The library's own suites for recorders, run on ours."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests.persistence import ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase

from planner.record.store.database import Datastore
from planner.record.store.recorder import Entry, Place, Recorder
from planner.record.store.schema import EVENTS
from projections.engine.schema import prepare
from tests.worlds.databases import database


class Entering(Recorder):
    """Enters a journal line of its own for whatever the suite inserts."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        places = {(one.originator_id, one.originator_version): Place("application", "") for one in stored_events}
        entry = Entry("suite", "2026", str(uuid4()), "suite", "jan", "sha256:", {}, places=places)
        return super().insert_events(stored_events, entry=entry)


class _OnOurs:
    url: str

    def setUp(self) -> None:
        self.stores: list[Datastore] = []

    def tearDown(self) -> None:
        for store in self.stores:
            store.close()

    def create_recorder(self) -> Recorder:
        self.stores.append(Datastore(self.url, 10))
        return Entering(self.stores[-1], events_table_name=EVENTS)


@pytest.fixture
def on_an_empty_record(request: pytest.FixtureRequest, server_url: str) -> Iterator[None]:
    with database(server_url) as url:
        prepare(url)
        request.cls.url = url
        yield


@pytest.mark.usefixtures("on_an_empty_record")
class TestApplicationRecorder(_OnOurs, ApplicationRecorderTestCase[Recorder]):
    """Inserting, selecting, conflicts, notifications."""

    EXPECT_CONTIGUOUS_NOTIFICATION_IDS = False

    def new_originator_id(self) -> UUID:
        return uuid4()


@pytest.mark.usefixtures("on_an_empty_record")
class TestNotificationIDs(_OnOurs, NonInterleavingNotificationIDsBaseCase):
    """Two writers at once never interleave."""

    insert_num = 100


del ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase
