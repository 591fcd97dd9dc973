"""Following the record while a service runs, so that readers find the read models up to date."""

import logging
from threading import Event
from typing import Any

import psycopg
from eventsourcing.persistence import PersistenceError
from psycopg import Connection

from planner.record.application import Godziny
from planner.record.store.failures import reason
from planner.terms.refusals import Refused
from projections.engine.runner import Runner
from projections.views.catalogue import PROJECTIONS

PAUSE_SECONDS = 1.0
_log = logging.getLogger("godziny.projections")


def follow(app: Godziny, stop: Event) -> None:
    """Bring every read model up to the record, again whenever it grows, until stop is set.

    A parked one is left alone. When the database is away, it is tried again.
    """
    runners = [Runner(app, one()) for one in PROJECTIONS.values()]
    while not stop.is_set():
        try:
            with app.datastore.get_connection() as connection:
                _listen(connection, app.channel, runners, stop)
        except (PersistenceError, psycopg.Error) as error:
            _log.warning("waiting for the database: %s", reason(error))
            stop.wait(PAUSE_SECONDS)


def _listen(connection: Connection[Any], channel: str, runners: list[Runner], stop: Event) -> None:
    """Listening comes first, so that nothing told while catching up is missed."""
    connection.execute(f"LISTEN {channel}".encode())
    try:
        while not stop.is_set():
            for runner in runners:
                _catch_up(runner)
            next(connection.notifies(timeout=PAUSE_SECONDS, stop_after=1), None)
    finally:
        connection.execute(b"UNLISTEN *")


def _catch_up(runner: Runner) -> None:
    try:
        runner.catch_up()
    except Refused as refused:
        _log.debug("%s", refused)
