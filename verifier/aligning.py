"""Entries beside the list of their leaf hashes: which line is altered, missing, doubled, out of place or added.

Both are read once, side by side. Where they part, the nearest place where they meet again is looked for within WINDOW
of each; what lies between is a gap. Gaps are kept to a bounded number and explained at the end.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from verifier.tree import Tree
from verifier.verdict import Place

WINDOW = 4096
MOST_GAPS, MOST_IN_GAP = 64, 32
Listed = bytes | None  # None: the line of the list that named this leaf cannot be read
_UNKNOWN = bytes(32)


@dataclass
class Gap:
    """What does not match: lines with the hashes of what they hold, and the numbers of leaves with theirs."""

    lines: list[tuple[Place, bytes]] = field(default_factory=list)
    leaves: list[tuple[int, bytes]] = field(default_factory=list)
    before_line: int = 0


class Alignment:
    """listed: the leaf hashes as the file lists them. wanted: the sizes at which root and last leaf are kept."""

    def __init__(self, listed: Iterator[Listed], wanted: frozenset[int]) -> None:
        self.listed, self.wanted = listed, wanted
        self.tree = Tree()
        self.of_lines: Tree | None = None  # of the lines as they are, from the first that does not match
        self.roots: dict[int, tuple[bytes, bytes]] = {}
        self.gaps: list[Gap] = []
        self.beyond = 0
        self.waiting: deque[tuple[Place, bytes]] = deque()
        self.ahead: deque[Listed] = deque()

    def take(self, place: Place, found: bytes) -> None:
        """The next line, with the hash of what it holds."""
        if self.of_lines is not None:
            self.of_lines.push(found)
        if not self.waiting:
            listed = self.ahead.popleft() if self.ahead else next(self.listed, b"")
            if listed == found or listed is None:
                self._push(found)
                return
            self._part(found)
            if listed:
                self.ahead.appendleft(listed)
        self.waiting.append((place, found))
        if len(self.waiting) >= WINDOW:
            self._meet(final=False)

    def end(self) -> None:
        """No more lines: whatever the list still names is missing."""
        self._meet(final=True)
        rest = list(islice(self._rest(), MOST_IN_GAP))
        if rest:
            self._part(None)
            self._gap([], rest)
        for listed in self._rest():
            self._push(listed or _UNKNOWN)

    def _rest(self) -> Iterator[Listed]:
        while self.ahead:
            yield self.ahead.popleft()
        yield from self.listed

    def _part(self, found: bytes | None) -> None:
        """From here the lines have a tree of their own."""
        if self.of_lines is None:
            self.of_lines = self.tree.copy()
            if found is not None:
                self.of_lines.push(found)

    def _push(self, leaf: bytes) -> None:
        self.tree.push(leaf)
        if self.tree.size in self.wanted:
            self.roots[self.tree.size] = (self.tree.root(), leaf)

    def _meet(self, final: bool) -> None:
        while self.waiting and (final or len(self.waiting) >= WINDOW):
            self.ahead.extend(islice(self.listed, WINDOW - len(self.ahead)))
            self._step(*self._nearest())
            self._pair_equal()

    def _pair_equal(self) -> None:
        while self.waiting and self.ahead and self.ahead[0] in (self.waiting[0][1], None):
            self._push(self.waiting.popleft()[1])
            self.ahead.popleft()

    def _nearest(self) -> tuple[int, int]:
        """How many lines and leaves lie before the nearest place where they meet; all of them where they do not."""
        positions: dict[bytes, int] = {}
        for at, leaf in enumerate(self.ahead):
            positions.setdefault(leaf or _UNKNOWN, at)
        best = (len(self.waiting), len(self.ahead))
        for at, (_, found) in enumerate(self.waiting):
            if at >= sum(best):
                break
            if (other := positions.get(found)) is not None and at + other < sum(best):
                best = (at, other)
        return best

    def _step(self, lines: int, leaves: int) -> None:
        taken = [self.waiting.popleft() for _ in range(lines)]
        self._gap(taken, [self.ahead.popleft() for _ in range(leaves)])

    def _gap(self, lines: list[tuple[Place, bytes]], leaves: list[Listed]) -> None:
        first = self.tree.size
        for leaf in leaves:
            self._push(leaf or _UNKNOWN)
        named = [(first + at, leaf) for at, leaf in enumerate(leaves) if leaf is not None]
        kept = len(self.gaps) < MOST_GAPS
        if kept:
            next_line = self.waiting[0][0].line if self.waiting else 0
            self.gaps.append(Gap(lines[:MOST_IN_GAP], named[:MOST_IN_GAP], next_line))
        self.beyond += max(len(lines), len(named)) - (min(max(len(lines), len(named)), MOST_IN_GAP) if kept else 0)
