"""/health: at once, whoever else waits; and one question to the database for however many ask."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from eventsourcing.persistence import OperationalError

from api.http.app import create_app
from api.http.documents import Health
from api.http.pulse import AWAY, Pulse
from planner.record.application import Godziny
from planner.record.store.database import connect
from planner.record.store.writers import WRITERS_LOCK
from tests.api.http.test_routes import PEOPLE, at
from tests.worlds.cases import case
from tests.worlds.contract import Contracted
from tests.worlds.recorded import imported

WELL = Health(status="ok", events=7, views=[])
WRITERS = 60  # more than the service has threads
LIMIT = 30.0


def test_health_waits_neither_for_writers_nor_for_threads(
    app: Godziny, url: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.record.store.patience.LIMIT_SECONDS", LIMIT)
    scope = imported(app, unit, case(PEOPLE))
    with Contracted(create_app(app, following=False)) as client, ThreadPoolExecutor(WRITERS) as many:
        client.get("/health")
        with connect(url) as holder:
            holder.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS_LOCK,))
            path = at(scope, "applications/A-1/assessment")
            waiting = [many.submit(client.put, path, json={"points": 7 + number}) for number in range(WRITERS)]
            time.sleep(1)
            health = client.get("/health")
            still = sum(not one.done() for one in waiting)

        assert still > 0, "nobody waited any more"
        assert health.status_code == 200
        assert {one.result().status_code for one in waiting} <= {200, 503}


def test_however_many_ask_the_database_is_asked_once() -> None:
    asked: list[int] = []
    answering = Event()

    def ask() -> Health:
        asked.append(1)
        answering.wait()
        return WELL

    async def many() -> list[Health]:
        pulse = Pulse(ask, longest=60)
        asking = [asyncio.ensure_future(pulse.now()) for _ in range(50)]
        await asyncio.sleep(0.1)
        answering.set()
        found = await asyncio.gather(*asking)
        pulse.close()
        return found

    assert asyncio.run(many()) == [WELL] * 50
    assert len(asked) == 1


def test_a_database_that_does_not_answer_is_away_and_well_again_when_it_does() -> None:
    answering = Event()

    def ask() -> Health:
        answering.wait()
        return WELL

    async def look() -> tuple[Health, Health]:
        pulse = Pulse(ask, longest=0.1)
        before = await pulse.now()
        answering.set()
        pulse.longest = 60
        after = await pulse.now()
        pulse.close()
        return before, after

    assert asyncio.run(look()) == (AWAY, WELL)


def test_a_database_that_is_gone_is_away() -> None:
    def ask() -> Health:
        raise OperationalError("gone")

    assert asyncio.run(Pulse(ask).now()) == AWAY
