"""The tree of RFC 6962 with SHA-256: leaves, the root of a beginning, and proofs."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

HASH_BYTES = 32
NO_LEAVES = sha256(b"").digest()


def leaf_hash(line: bytes) -> bytes:
    return sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Peaks:
    """The roots of the perfect trees that a beginning of the log is made of, the largest first: enough to go on from.

    size: leaves in all. packed: as they are kept, one hash after the other.
    """

    def __init__(self, size: int = 0, packed: bytes = b"") -> None:
        self.size = size
        self.hashes = [packed[at : at + HASH_BYTES] for at in range(0, len(packed), HASH_BYTES)]

    @property
    def packed(self) -> bytes:
        return b"".join(self.hashes)

    @property
    def root(self) -> bytes:
        """Of all leaves so far."""
        if not self.hashes:
            return NO_LEAVES
        *others, found = self.hashes
        for one in reversed(others):
            found = node_hash(one, found)
        return found

    def add(self, leaf: bytes) -> None:
        """Two perfect trees of one size become one of twice the size."""
        filled = self.size
        self.size += 1
        while filled & 1:
            leaf = node_hash(self.hashes.pop(), leaf)
            filled >>= 1
        self.hashes.append(leaf)

    def extend(self, leaves: Iterable[bytes]) -> "Peaks":
        for one in leaves:
            self.add(one)
        return self


class Tree:
    """All perfect trees over the leaves, so that any proof is read off; 64 bytes a leaf."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self.levels = [bytearray().join(leaves)]
        while len(self.levels[-1]) >= 2 * HASH_BYTES:
            self.levels.append(bytearray().join(_paired(self.levels[-1])))

    @property
    def size(self) -> int:
        return len(self.levels[0]) // HASH_BYTES

    def root(self, first: int, end: int) -> bytes:
        """Of the leaves from first to before end."""
        if first == end:
            return NO_LEAVES
        length = end - first
        if length & (length - 1) == 0 and first % length == 0:
            return self._node(length.bit_length() - 1, first // length)
        middle = first + _split(length)
        return node_hash(self.root(first, middle), self.root(middle, end))

    def inclusion(self, leaf: int, size: int) -> list[bytes]:
        """That the leaf is in the tree of so many leaves, from the leaf upwards. Source: RFC 6962, 2.1.1."""
        first, end, found = 0, size, []
        while end - first > 1:
            middle = first + _split(end - first)
            if leaf < middle:
                found.append(self.root(middle, end))
                end = middle
            else:
                found.append(self.root(first, middle))
                first = middle
        return found[::-1]

    def consistency(self, before: int, size: int) -> list[bytes]:
        """That the tree of `before` leaves is a beginning of that of `size`. Source: RFC 6962, 2.1.2."""
        if before in (0, size):
            return []
        return self._consistency(before, 0, size, whole=True)

    def _consistency(self, before: int, first: int, end: int, *, whole: bool) -> list[bytes]:
        """whole: the part asked for is one that the verifier knows already."""
        if before == end - first:
            return [] if whole else [self.root(first, end)]
        middle = first + _split(end - first)
        if before <= middle - first:
            return [*self._consistency(before, first, middle, whole=whole), self.root(middle, end)]
        later = self._consistency(before - (middle - first), middle, end, whole=False)
        return [*later, self.root(first, middle)]

    def _node(self, level: int, place: int) -> bytes:
        return bytes(self.levels[level][HASH_BYTES * place : HASH_BYTES * (place + 1)])


def _split(length: int) -> int:
    """The largest power of two that is smaller."""
    return int(1 << ((length - 1).bit_length() - 1))


def _paired(level: bytearray) -> Iterator[bytes]:
    step = 2 * HASH_BYTES
    for at in range(0, len(level) - step + 1, step):
        yield node_hash(bytes(level[at : at + HASH_BYTES]), bytes(level[at + HASH_BYTES : at + step]))
