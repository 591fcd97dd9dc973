"""Which visit fulfils which wish: each one of its own. Source: formats.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

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
    """Wish number to the visit that fulfils it, for as many visits as possible."""
    given = sorted(visits)
    allows = np.array([[wish.allows(visit) for wish in wishes] for visit in given], bool)
    graph = csr_array(allows.reshape(len(given), len(wishes)))
    found = maximum_bipartite_matching(graph, perm_type="column")
    return {int(wish): visit for visit, wish in zip(given, found, strict=True) if wish >= 0}
