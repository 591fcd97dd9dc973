"""Spans of time: pairs of instants, the end exclusive."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Spans:
    """Disjoint spans in order. Those that touch or overlap are one; empty ones vanish."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = _joined(spans)
        self._ends = [end for _, end in self.spans]

    def meeting(self, start: int, end: int) -> list[Span]:
        """The spans that share a minute with [start, end)."""
        first = last = bisect_right(self._ends, start)
        while last < len(self.spans) and self.spans[last][0] < end:
            last += 1
        return self.spans[first:last]

    def minutes_in(self, start: int, end: int) -> int:
        """How many minutes of [start, end) the spans cover."""
        return sum(min(end, span[1]) - max(start, span[0]) for span in self.meeting(start, end))

    def without(self, holes: "Spans") -> "Spans":
        """What is left when the holes are cut out."""
        return Spans(piece for span in self.spans for piece in _pieces(span, holes.meeting(*span)))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _pieces(span: Span, holes: list[Span]) -> Iterator[Span]:
    start = span[0]
    for hole in holes:
        yield start, hole[0]
        start = hole[1]
    yield start, span[1]
