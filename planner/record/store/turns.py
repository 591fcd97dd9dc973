"""Turns: so many at a time, in the order in which they came.

Twenty threads that share a processor would each take twenty times as long, and the unlucky longer; taking turns,
each is quick when it comes, and none is overtaken.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from planner.record.store.patience import patience
from planner.terms.refusals import Refused


class Turns:
    """at_once: how many may be inside together."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: deque[Event] = deque()
        self._lock = Lock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Inside from when one's turn has come. Raises Refused when it does not come in time."""
        self._take()
        try:
            yield
        finally:
            self._give()

    def _take(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            self._waiting.append(mine := Event())
        with patience() as ours, ours.waiting() as left:
            come = mine.wait(left)
        if not come:
            self._leave(mine)
            raise Refused("store_busy", why="held")

    def _leave(self, mine: Event) -> None:
        """Out of the queue; a turn that has come meanwhile is passed on."""
        with self._lock:
            if not mine.is_set():
                self._waiting.remove(mine)
                return
        self._give()

    def _give(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
