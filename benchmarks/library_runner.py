"""The library's ProjectionRunner over our events, for comparison. Prints seconds and events. Argument: url."""

import sys
from time import perf_counter
from typing import Any

from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.conninfo import conninfo_to_dict

from planner.record.application import Godziny
from projections.engine.writing import Batch
from projections.views.balances import Balances

EVENTS = 5_000
GENERATION = -1
URL = sys.argv[1] if len(sys.argv) > 1 else ""


class OneByOne(PostgresTrackingRecorder):
    """Rows and position of one event in one transaction."""

    def write(self, batch: Batch, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            batch.write(cursor.connection, GENERATION)
            self._insert_tracking(cursor, tracking)


class LibraryBalances(Projection[OneByOne]):
    """The same fold, called by the library for each event."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        batch = Batch()
        batch.add(Balances().fold(domain_event))
        self.view.write(batch, tracking)


class Reading(Godziny):
    """The record as the library's runner opens it."""

    name = "Godziny"

    def __init__(self, env: Any = None) -> None:  # noqa: ARG002
        super().__init__(URL, 8)


def main() -> None:
    given = conninfo_to_dict(URL)
    names = {"DBNAME": given["dbname"], "HOST": given["host"], "USER": given["user"], "PASSWORD": "", "PORT": "5432"}
    env = {f"POSTGRES_{key}": str(value) for key, value in names.items()}
    env |= {"PERSISTENCE_MODULE": "eventsourcing.postgres", "POSTGRES_SCHEMA": "public"}
    start = perf_counter()
    classes = {"application_class": Reading, "projection_class": LibraryBalances, "view_class": OneByOne}
    with ProjectionRunner(**classes, env=env) as runner:
        runner.wait(EVENTS, timeout=120)
    print(perf_counter() - start, EVENTS)


if __name__ == "__main__":
    main()
