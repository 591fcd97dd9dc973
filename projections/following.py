"""Following the record while a service runs, so that readers find the read models up to date."""

import logging
from threading import Event

import psycopg
from eventsourcing.persistence import PersistenceError

from planner.application import Godziny
from planner.errors import Refused
from projections.catalogue import PROJECTIONS
from projections.runner import Runner

PAUSE_SECONDS = 1.0
_log = logging.getLogger("godziny.projections")


def follow(app: Godziny, stop: Event) -> None:
    """Bring every read model up to the record, again whenever it grows, until stop is set.

    A parked one is left alone. When the database is away, it is tried again.
    """
    runners = [Runner(app, one()) for one in PROJECTIONS.values()]
    while not stop.is_set():
        for runner in runners:
            _catch_up(runner)
        _wait(app, stop)


def _catch_up(runner: Runner) -> None:
    try:
        runner.catch_up()
    except Refused as refused:
        _log.debug("%s", refused)
    except (PersistenceError, psycopg.Error) as error:
        _log.warning("%s waits for the database: %s", runner.projection.name, error)


def _wait(app: Godziny, stop: Event) -> None:
    """Until the record tells of new events, or a pause has passed."""
    try:
        with app.datastore.get_connection() as connection:
            connection.execute(f"LISTEN {app.channel}".encode())
            try:
                next(connection.notifies(timeout=PAUSE_SECONDS, stop_after=1), None)
            finally:
                connection.execute(b"UNLISTEN *")
    except (PersistenceError, psycopg.Error):
        stop.wait(PAUSE_SECONDS)
