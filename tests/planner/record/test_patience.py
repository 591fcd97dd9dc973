"""Limits hold in total: however many waits a command has, and however many wait at once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from eventsourcing.persistence import OperationalError

from planner.commands.applications import AssessApplication
from planner.record.application import Godziny
from planner.record.log.checkpointing import newest_checkpoint
from planner.record.store.database import connect
from planner.record.store.key_store import key_store
from planner.record.store.patience import after_a_lost_connection, patience, patient
from planner.record.store.writers import WRITERS_LOCK, lock_out_writers
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from projections.engine.schema import prepare
from tests.worlds.cases import application, case
from tests.worlds.recorded import by, imported

LIMIT = 2.0
SLACK = 20.0  # a loaded machine; without one limit in total, twenty writers would be told after 40 s


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.record.store.patience.LIMIT_SECONDS", LIMIT)


@contextmanager
def writers_lock_held(url: str) -> Iterator[None]:
    with connect(url) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS_LOCK,))
        yield


def told(app: Godziny, scope: Any) -> tuple[str, str, float]:
    """What a writer is told, and after how many seconds."""
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        app.do(AssessApplication(application="A-1", points=99), scope, by())
    return refused.value.code, str(refused.value.facts["why"]), time.monotonic() - began


def test_many_writers_that_wait_at_once_are_all_told_in_time_while_readers_go_on(url: str, unit: str) -> None:
    with Godziny(url, 3) as app, ThreadPoolExecutor(20) as many:
        scope = imported(app, unit, case([application("A-1")]))
        ReadDoor(app).ranking(scope)
        with writers_lock_held(url):
            waiting = [many.submit(told, app, scope) for _ in range(20)]
            time.sleep(LIMIT / 4)
            app.recorder.max_notification_id()
            positions = ReadDoor(app).positions()
            still = sum(not one.done() for one in waiting)
            answers = [one.result() for one in waiting]

    assert (len(positions) > 3, still > 0) == (True, True)
    assert {(code, why) for code, why, _ in answers} == {("store_busy", "held")}
    assert max(seconds for _, _, seconds in answers) < LIMIT + SLACK


def test_a_lost_connection_is_tried_again_only_as_long_as_there_is_patience() -> None:
    tried: list[float] = []

    @after_a_lost_connection
    def never() -> None:
        tried.append(time.monotonic())
        time.sleep(LIMIT / 5)
        raise OperationalError("gone")

    began = time.monotonic()
    with pytest.raises(OperationalError):
        never()

    assert 2 <= len(tried) <= 5
    assert time.monotonic() - began < LIMIT + SLACK


def test_the_waits_of_one_command_share_one_patience_and_work_costs_none() -> None:
    @patient
    def command() -> float:
        for _ in range(3):
            with patience() as ours, ours.waiting():
                time.sleep(LIMIT / 10)
        time.sleep(LIMIT)
        with patience() as ours:
            return ours.left

    assert 0 < command() < LIMIT * 0.75
    assert command() > 0  # the next command has its own


def test_a_pool_without_a_free_connection_does_not_wait_longer_than_the_rest_of_the_patience(url: str) -> None:
    with Godziny(url, 1) as app, app.datastore.get_connection():
        began = time.monotonic()
        with pytest.raises(Exception, match="connection"):
            app.journal.programmes()

        assert time.monotonic() - began < LIMIT + SLACK


def test_whoever_writes_the_whole_waits_no_longer_either(empty_url: str) -> None:
    prepare(empty_url)
    with writers_lock_held(empty_url), connect(empty_url) as restoring:
        with pytest.raises(Refused, match="store_busy"):
            newest_checkpoint(empty_url, key_store())
        with pytest.raises(Refused, match="store_busy"):
            lock_out_writers(restoring)
