"""Answers kept as they were sent, for as long as the programme they are about stays as it is."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

MOST_BYTES = 32_000_000
MOST_OF_ONE = MOST_BYTES // 8
OVERHEAD_BYTES = 500  # of keeping one, about


class Address(NamedTuple):
    """Where an answer is asked for: path with query, as they were sent."""

    path: bytes
    query: bytes


class Kept:
    """The answers asked for last, each with the programme's journal number that it was made at. For many threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._answers: OrderedDict[Address, tuple[int, bytes]] = OrderedDict()
        self._lock = Lock()

    def at(self, address: Address, number: int) -> bytes | None:
        """None where there is none of this number."""
        with self._lock:
            found = self._answers.get(address)
            if found is None or found[0] != number:
                return None
            self._answers.move_to_end(address)
            return found[1]

    def keep(self, address: Address, number: int, body: bytes) -> None:
        """In place of what was there; those asked for longest ago make room."""
        if len(body) > min(MOST_OF_ONE, self.most_bytes):
            return
        with self._lock:
            self._drop(address)
            self._answers[address] = number, body
            self.bytes += _size(address, body)
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._answers)))

    def _drop(self, address: Address) -> None:
        found = self._answers.pop(address, None)
        if found is not None:
            self.bytes -= _size(address, found[1])


def _size(address: Address, body: bytes) -> int:
    return len(address.path) + len(address.query) + len(body) + OVERHEAD_BYTES
