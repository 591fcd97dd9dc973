"""How well the service is, asked of the database on a connection and a thread of its own.

So /health waits neither for the pool's connections nor for threads that writers hold; however many ask at once, the
database is asked once.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
from eventsourcing.persistence import PersistenceError

from api.http.documents import Health, ViewHealth
from planner.record.application import Godziny
from planner.record.store.database import Datastore
from planner.terms.refusals import Refused
from projections.engine.runner import Runner, tip
from projections.views.catalogue import PROJECTIONS

LONGEST_SECONDS = 2.0
AWAY = Health(status="away", events=0, views=[])


class Pulse:
    """Open from `open` to `close`. None of it raises when the database is away."""

    def __init__(self, ask: Callable[[], Health], longest: float = LONGEST_SECONDS) -> None:
        self.ask, self.longest = ask, longest
        self._thread = ThreadPoolExecutor(1, "godziny-health")
        self._asking: Future[Health] | None = None

    async def now(self) -> Health:
        """At the latest after `longest` seconds; then the database is away. To be called in the event loop."""
        if self._asking is None or self._asking.done():
            self._asking = self._thread.submit(self._asked)
        waiting = asyncio.wrap_future(self._asking)
        done, _ = await asyncio.wait([waiting], timeout=self.longest)
        return waiting.result() if done else AWAY

    def close(self) -> None:
        """Does not wait for an answer that does not come."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _asked(self) -> Health:
        try:
            return self.ask()
        except (PersistenceError, psycopg.Error, Refused):
            return AWAY


def health_of(record: Godziny) -> Callable[[], Health]:
    """Asks the database how far the record and the read models are, on a connection of its own."""
    alone = Datastore(record.datastore.pool.conninfo, 1)
    runners = [Runner(record, one()) for one in PROJECTIONS.values()]

    def ask() -> Health:
        with alone.get_connection() as connection:
            latest, positions = tip(connection), [one.live(connection) for one in runners]
        ok = all(one.error is None for one in positions)
        views = [ViewHealth(**vars(one), behind=max(0, latest - one.position)) for one in positions]
        return Health(status="ok" if ok else "degraded", events=latest, views=views)

    return ask
