"""Why one person ranks before another: the first thing in which they differ. Source: R-10, R-11."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from planner.rules.eligibility import applicant_of, ranking_key, tier
from planner.terms.case import ApplicationCard, ProgrammeRules

# The parts of a ranking key, in order, and what of a card is said of each.
SAID: dict[str, Callable[[ApplicationCard], object]] = {
    "tier": tier,
    "points": attrgetter("points"),
    "time": attrgetter("received_at"),
    "id": attrgetter("id"),
}


@dataclass(frozen=True)
class Ranked:
    """by: `tier`, `points`, `time` or `id`; mine, theirs: of the two people. ahead: the first one ranks higher."""

    by: str
    mine: str
    theirs: str
    ahead: bool


def ranked(rules: ProgrammeRules, mine: ApplicationCard, theirs: ApplicationCard) -> Ranked:
    """Two different applications."""
    keys = zip(SAID, *(ranking_key(applicant_of(rules, one)) for one in (mine, theirs)), strict=True)
    by, one, other = next(key for key in keys if key[1] != key[2])
    said = SAID[by]
    return Ranked(by, str(said(mine)), str(said(theirs)), one < other)
