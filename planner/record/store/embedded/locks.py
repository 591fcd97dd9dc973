"""Locks on files. The kernel lets go of them when their holder dies, however it dies."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.terms.refusals import Refused

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PAUSE_SECONDS = 0.01


def possible() -> bool:
    """Whether this system has such locks."""
    return fcntl is not None


def opened(file: Path, *, made: bool = True) -> int:
    """A descriptor of the lock's file; `made` when it is missing. No program that is run inherits it."""
    return os.open(file, os.O_NOFOLLOW | (os.O_RDWR | os.O_CREAT if made else os.O_RDONLY), 0o600)


def taken(lock: int, *, shared: bool = False) -> bool:
    """Take the lock for oneself, or among others who share it; False when it cannot be had at once."""
    with suppress(BlockingIOError):
        fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        return True
    return False


@contextmanager
def alone(file: Path, seconds: float, *, made: bool = True) -> Iterator[None]:
    """Nobody else is inside meanwhile. Raises Refused when somebody stays inside longer than `seconds`."""
    lock, until = opened(file, made=made), time.monotonic() + seconds
    try:
        while not taken(lock):
            if time.monotonic() > until:
                raise Refused("home_busy", folder=file.parent)
            time.sleep(PAUSE_SECONDS)  # no mutants: only spares the processor
        yield
    finally:
        os.close(lock)
