"""Processes that work for another one end with it, however it came to its end."""

import multiprocessing
import os
import signal
from multiprocessing import connection
from threading import Thread


def die_with_parent() -> None:
    """For a child process: a stop is the parent's to handle, and its end is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_with_parent()


def leave_with_parent() -> None:
    """The same for a child that a stop ends too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
