"""A stop that keeps what was found: from the keyboard, or a signal that means the same."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def stopped_like_from_the_keyboard() -> Iterator[None]:
    """SIGTERM and SIGHUP stop a search as SIGINT does. Only a process's main thread hears signals."""
    if current_thread() is not main_thread():
        yield
        return
    names = [one for one in (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")) if one is not None]
    before = {name: signal.signal(name, signal.default_int_handler) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
