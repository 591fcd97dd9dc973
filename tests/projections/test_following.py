"""While a service runs, read models follow the record by themselves, whatever happens to one of them."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from planner.commands.applications import AssessApplication
from planner.record.application import Godziny
from planner.record.store.database import connect
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from projections.engine import following
from projections.engine.following import follow
from projections.engine.model import Put
from projections.engine.rebuilding import rebuild, rebuild_all
from projections.engine.runner import Runner
from projections.engine.schema import prepare
from projections.views.catalogue import PROJECTIONS
from projections.views.ranking import Ranking
from tests.worlds.cases import application, case
from tests.worlds.recorded import by, imported

PEOPLE = [application("A-1"), application("A-2")]
PATIENCE_SECONDS = 60.0


@pytest.fixture
def alone(empty_url: str) -> Iterator[Godziny]:
    """A record of its own."""
    prepare(empty_url)
    with Godziny(empty_url, 6) as opened:
        yield opened


@contextmanager
def followed(app: Godziny) -> Iterator[threading.Thread]:
    stop = threading.Event()
    running = threading.Thread(target=follow, args=(app, stop))
    running.start()
    try:
        yield running
    finally:
        stop.set()
        running.join(PATIENCE_SECONDS)
        assert not running.is_alive()


def behind(app: Godziny) -> list[str]:
    """Which read models have not followed to the end, for as long as patience lasts."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        late = [one.name for one in ReadDoor(app).positions() if one.position < app.journal.tip()]
        if not late or time.monotonic() > until:
            return late
        time.sleep(0.05)


def test_everything_follows_without_anybody_who_reads(alone: Godziny) -> None:
    scope = imported(alone, "Gmina", case(PEOPLE))

    with followed(alone):
        assert behind(alone) == []
        alone.do(AssessApplication(application="A-1", points=77), scope, by())
        assert behind(alone) == []


def test_news_is_followed_at_once_and_not_only_after_the_pause(alone: Godziny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PAUSE_SECONDS", 60.0)
    scope = imported(alone, "Gmina", case(PEOPLE))

    with followed(alone):
        assert behind(alone) == []
        time.sleep(0.5)
        began = time.monotonic()
        alone.do(AssessApplication(application="A-1", points=77), scope, by())
        assert behind(alone) == []
        seconds = time.monotonic() - began
        monkeypatch.setattr(following, "PAUSE_SECONDS", 0.1)
        alone.do(AssessApplication(application="A-1", points=78), scope, by())  # so that it hears of the end
    assert seconds < 45


class Poisoned(Ranking):
    """Cannot fold anything."""

    def fold(self, event: Any) -> Iterator[Put]:
        raise ValueError(event.name)


def test_one_that_is_parked_does_not_stop_the_others_and_is_told_to_the_log(
    alone: Godziny, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(PROJECTIONS, "ranking", Poisoned)
    imported(alone, "Gmina", case(PEOPLE))

    with caplog.at_level(logging.DEBUG, "godziny.projections"), followed(alone) as running:
        until = time.monotonic() + PATIENCE_SECONDS
        while len(late(alone)) > 1 and time.monotonic() < until:
            time.sleep(0.05)
        assert running.is_alive()

    assert late(alone) == ["ranking"]
    assert {"ERROR", "DEBUG"} <= {one.levelname for one in caplog.records}
    assert "ranking is parked at event" in caplog.text


def late(app: Godziny) -> list[str]:
    return [one.name for one in ReadDoor(app).positions() if one.position < app.journal.tip()]


def test_lost_connections_are_made_anew(alone: Godziny, empty_url: str, caplog: pytest.LogCaptureFixture) -> None:
    scope = imported(alone, "Gmina", case(PEOPLE))

    with caplog.at_level(logging.WARNING, "godziny.projections"), followed(alone):
        assert behind(alone) == []
        with connect(empty_url, autocommit=True) as owner:
            owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        alone.do(AssessApplication(application="A-1", points=77), scope, by())
        assert behind(alone) == []

    assert "waiting for the database" in caplog.text


def test_several_are_built_anew_each_in_a_process_of_its_own(alone: Godziny, empty_url: str) -> None:
    scope = imported(alone, "Gmina", case(PEOPLE))
    before = ReadDoor(alone).ranking(scope)
    generations = {one.name: one.generation for one in ReadDoor(alone).positions()}

    done = dict(rebuild_all(empty_url, ["ranking", "quota"]))

    assert done == {"ranking": alone.journal.tip(), "quota": alone.journal.tip()}
    assert ReadDoor(alone).ranking(scope) == before
    now = {one.name: one.generation for one in ReadDoor(alone).positions()}
    assert {name for name in now if now[name] != generations[name]} == {"ranking", "quota"}


def test_a_rebuild_tells_how_far_it_is_and_two_of_one_read_model_do_not_run_at_once(
    alone: Godziny, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(alone, "Gmina", case(PEOPLE))
    monkeypatch.setattr("projections.engine.runner.BATCH_EVENTS", 2)
    told: list[int] = []

    def tell(position: int) -> None:
        told.append(position)
        with pytest.raises(Refused, match="rebuild_runs"):
            rebuild(empty_url, alone, Ranking())

    end = rebuild(empty_url, alone, Ranking(), tell)

    assert (end, told) == (alone.journal.tip(), sorted(set(told)))
    assert len(told) > 1
    assert rebuild(empty_url, alone, Ranking()) == end


def test_one_of_another_version_is_not_read(alone: Godziny, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = imported(alone, "Gmina", case(PEOPLE))
    monkeypatch.setattr(Ranking, "version", Ranking.version + 1)

    with pytest.raises(Refused, match="view_other_version"):
        ReadDoor(alone).ranking(scope)
    prepare(alone.datastore.pool.conninfo)
    assert len(ReadDoor(alone).ranking(scope)) == 2


def test_a_generation_that_is_gone_has_nothing_to_follow(alone: Godziny) -> None:
    imported(alone, "Gmina", case(PEOPLE))

    assert Runner(alone, Ranking()).follow(999) is None
