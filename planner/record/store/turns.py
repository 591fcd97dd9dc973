"""Turns: so many at a time, in the order in which they came.

Twenty threads that share a processor would each take twenty times as long, and the unlucky longer; taking turns,
none is overtaken. Nobody is refused for it: behind work that takes long, one goes in beside it after a while; the
patience of a command (patience.py) is for the database alone.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

TURN_SECONDS = 2.0


class Turns:
    """at_once: how many are inside together, unless that takes them long."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: deque[Event] = deque()
        self._lock = Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Inside from when one's turn has come, or one has waited for long."""
        mine = self._take()
        try:
            yield
        finally:
            if mine:
                self._give()

    def _take(self) -> bool:
        """Whether it is a turn, to be given back."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            self._waiting.append(mine := Event())
        try:
            mine.wait(TURN_SECONDS)
        except BaseException:
            if self._left(mine):
                self._give()
            raise
        return self._left(mine)

    def _left(self, mine: Event) -> bool:
        """Whether the turn had come by the time of leaving the line."""
        with self._lock:
            if not mine.is_set():
                self._waiting.remove(mine)
            return mine.is_set()

    def _give(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
