"""The visits of one assistant in order, with those of the month before."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from planner.documents.visit import StatedVisit


class Diary:
    """visits: sorted by start; they may overlap, because nobody promised that they are lawful."""

    def __init__(self, visits: Iterable[StatedVisit]) -> None:
        self.visits = sorted(visits)
        self.starts = [visit.start for visit in self.visits]

    def near(self, start: int, end: int) -> list[StatedVisit]:
        """The visits that share a minute with [start, end)."""
        after = bisect_left(self.starts, end)
        first = after
        while first > 0 and self._latest_end[first - 1] > start:
            first -= 1
        return [visit for visit in self.visits[first:after] if visit.end > start]

    def service(self, start: int, end: int) -> int:
        """Minutes of service in [start, end), over all participants."""
        return self._served_before(end) - self._served_before(start)

    @cached_property
    def _latest_end(self) -> list[int]:
        return list(accumulate((visit.end for visit in self.visits), max))

    @cached_property
    def _ends(self) -> list[int]:
        return sorted(visit.end for visit in self.visits)

    @cached_property
    def _sums(self) -> tuple[list[int], list[int]]:
        return list(accumulate(self.starts, initial=0)), list(accumulate(self._ends, initial=0))

    def _served_before(self, moment: int) -> int:
        """Every visit adds a minute a minute from its start on, and takes it back from its end on."""
        begun, over = bisect_left(self.starts, moment), bisect_left(self._ends, moment)
        starts, ends = self._sums
        return begun * moment - starts[begun] - (over * moment - ends[over])


def rivals(visits: Iterable[StatedVisit], located: Iterable[bool]) -> Iterator[tuple[StatedVisit, StatedVisit]]:
    """Pairs (earlier start, later start) of the sorted visits: if any two visits clash, one of these pairs does.

    Each visit meets the one that ended last so far, and the last one at a home with known coordinates: a
    visit without coordinates between two others hides no journey. Where visits overlap, not every clash is
    among the pairs. Pairs of the month before are left out. Linear in the number of visits.
    """
    last: StatedVisit | None = None
    last_located: StatedVisit | None = None
    for visit, known in zip(visits, located, strict=True):
        for other in dict.fromkeys((last, last_located)):
            if other is not None and not (other.earlier and visit.earlier):
                yield other, visit
        last = _later(last, visit)
        last_located = _later(last_located, visit) if known else last_located


def _later(one: StatedVisit | None, other: StatedVisit) -> StatedVisit:
    return other if one is None or other.end >= one.end else one
