"""How long a command waits for the database in all, however many steps and attempts that takes.

Only waiting counts: for a connection, for the writers' lock, between attempts. Working and solving do not.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, cast

from eventsourcing.persistence import InterfaceError, OperationalError, PersistenceError

LIMIT_SECONDS = 5.0
PAUSE_SECONDS = 0.1
LEAST_SECONDS = 0.001  # 0 would mean no limit, to PostgreSQL
Called = TypeVar("Called", bound=Callable[..., Any])


class StoreAway(PersistenceError):
    """The database cannot be reached, or somebody has held it for too long. Not worth ten more tries."""


class Patience:
    """What is left of it, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    @contextmanager
    def waiting(self) -> Iterator[float]:
        """Something to wait for, at most as long as is given; what it takes is used up."""
        began = time.monotonic()
        try:
            yield max(self.left, LEAST_SECONDS)
        finally:
            self.left -= time.monotonic() - began


_patience: ContextVar[Patience | None] = ContextVar("patience", default=None)


@contextmanager
def patience() -> Iterator[Patience]:
    """The patience of the command that runs, or new one for what runs inside."""
    found = _patience.get()
    if found is not None:
        yield found
        return
    token = _patience.set(made := Patience(LIMIT_SECONDS))
    try:
        yield made
    finally:
        _patience.reset(token)


def patient(command: Called) -> Called:
    """All waits of one call share one patience."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        with patience():
            return command(*arguments, **options)

    return cast(Called, run)


def after_a_lost_connection(query: Called) -> Called:
    """Again, as long as there is patience; a wait that has ended with nothing is not begun again."""

    @wraps(query)
    def run(*arguments: Any, **options: Any) -> Any:
        with patience() as ours:
            while True:
                before, began = ours.left, time.monotonic()
                try:
                    return query(*arguments, **options)
                except (InterfaceError, OperationalError):
                    ours.left = before - (time.monotonic() - began)
                    if ours.left < PAUSE_SECONDS:
                        raise
                    with ours.waiting():
                        time.sleep(PAUSE_SECONDS)

    return cast(Called, run)
