"""Facts of fixed width under 16-byte keys, in arrays: what a stream, a visit or a command costs in memory.

A row takes 16 bytes, its columns, and 6 to 12 bytes of index. Where a search begins is keyed anew in each process
(Python's hash of bytes), so that no file can be made to collide.
"""

from array import array
from hashlib import blake2b

KEY = 16
_FIRST_MASK = 0xFFF


def key_of(*parts: bytes) -> bytes:
    """Of names in UTF-8, with a byte between them that none holds."""
    return blake2b(b"\xff".join(parts), digest_size=KEY).digest()


class Table:
    """Rows are numbered from 0 in the order in which their keys were added."""

    def __init__(self, *columns: str) -> None:
        """columns: type codes of `array`."""
        self.columns = tuple(array(code) for code in columns)
        self.keys = bytearray()
        self.index = array("I", bytes(4 * (_FIRST_MASK + 1)))
        self.mask, self.rows = _FIRST_MASK, 0

    def find(self, key: bytes) -> int:
        """The row, or −1."""
        index, same, mask = self.index, self.keys.startswith, self.mask
        at = hash(key) & mask
        while row := index[at]:
            if same(key, KEY * row - KEY):
                return row - 1
            at = (at + 1) & mask
        return -1

    def add(self, key: bytes, *facts: int) -> int:
        """The new row of a key that is not there. Raises OverflowError for what no column holds."""
        for column, fact in zip(self.columns, facts, strict=True):
            column.append(fact)
        self.keys += key
        self.rows += 1
        if 3 * self.rows > 2 * self.mask:
            self._grow()
        else:
            self._enter(key, self.rows)
        return self.rows - 1

    def _grow(self) -> None:
        self.mask = 2 * self.mask + 1
        self.index = array("I", bytes(4 * (self.mask + 1)))
        for row in range(1, self.rows + 1):
            self._enter(bytes(self.keys[KEY * row - KEY : KEY * row]), row)

    def _enter(self, key: bytes, row: int) -> None:
        at = hash(key) & self.mask
        while self.index[at]:
            at = (at + 1) & self.mask
        self.index[at] = row
