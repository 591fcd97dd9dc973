"""The Merkle tree of RFC 6962, 2.1, growing leaf by leaf, and its two proofs."""

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


class Tree:
    """The roots of the full subtrees, the largest first: as many as `size` has ones in binary."""

    def __init__(self) -> None:
        self.size = 0
        self.full: list[bytes] = []

    def push(self, leaf: bytes) -> None:
        size = self.size
        self.size = size + 1
        while size & 1:
            leaf = sha256(b"\1" + self.full.pop() + leaf).digest()
            size >>= 1
        self.full.append(leaf)

    def root(self) -> bytes:
        if not self.full:
            return EMPTY
        *others, root = self.full
        for left in reversed(others):
            root = node_hash(left, root)
        return root

    def copy(self) -> "Tree":
        made = Tree()
        made.size, made.full = self.size, list(self.full)
        return made


def includes(tree: tuple[int, bytes], leaf: tuple[int, bytes], proof: Sequence[bytes]) -> bool:
    """Whether the proof shows `leaf` (index, hash) in the tree (size, root). RFC 6962, 2.1.1; 0 <= index < size."""
    (size, root), (at, found) = tree, leaf
    last = size - 1
    for sibling in proof:
        if not last:
            return False
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            at, last = _to_left_edge(at, last)
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def _to_left_edge(at: int, last: int) -> tuple[int, int]:
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def extends(old: tuple[int, bytes], new: tuple[int, bytes], proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the tree `old` (size, root) as a beginning of `new`. RFC 6962, 2.1.2; 0 < old < new."""
    (old_size, old_root), (new_size, new_root) = old, new
    at, last = old_size - 1, new_size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    steps = list(proof)
    if at:
        if not steps:
            return False
        first = steps.pop(0)
    else:
        first = old_root
    return (old_root, new_root, 0) == _climbed(at, last, first, steps)


def _climbed(at: int, last: int, first: bytes, steps: Sequence[bytes]) -> tuple[bytes, bytes, int]:
    """The two roots that the steps lead to, and what is left of the way."""
    old = new = first
    for sibling in steps:
        if not last:
            return old, new, -1
        if at & 1 or at == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            at, last = _to_left_edge(at, last)
        else:
            new = node_hash(new, sibling)
        at, last = at >> 1, last >> 1
    return old, new, last
