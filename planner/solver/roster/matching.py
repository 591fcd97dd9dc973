"""Which visit fulfils which wish: each one of its own. Source: formats.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.documents.visit import StatedVisit
from planner.solver.roster.availability import Span
from planner.terms.clock import day_of


@dataclass(frozen=True)
class Dated:
    """A wish on a day; window: moments; clock_minutes: its length on the clock, also where the clock changes."""

    day: date
    window: Span
    minutes: int
    clock_minutes: int

    def allows(self, visit: StatedVisit) -> bool:
        inside = self.window[0] <= visit.start and visit.end <= self.window[1]
        return inside and visit.minutes == self.minutes and day_of(visit.start) == self.day


def matched(visits: Iterable[StatedVisit], wishes: Sequence[Dated]) -> dict[int, StatedVisit]:
    """Wish number to the visit that fulfils it, for as many visits as possible (augmenting paths)."""
    holder: dict[int, StatedVisit] = {}

    def place(visit: StatedVisit, tried: set[int]) -> bool:
        for at, wish in enumerate(wishes):
            if at not in tried and wish.allows(visit):
                tried.add(at)
                if at not in holder or place(holder[at], tried):
                    holder[at] = visit
                    return True
        return False

    for visit in sorted(visits):
        place(visit, set())
    return holder
