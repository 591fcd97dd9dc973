"""Why one person ranks before another: the first thing in which they differ. Source: R-10, R-11."""

from dataclasses import dataclass

from planner.rules.eligibility import tier
from planner.terms.case import ApplicationCard


@dataclass(frozen=True)
class Ranked:
    """by: `tier`, `points`, `time` or `id`; mine, theirs: of the two people. ahead: the first one ranks higher."""

    by: str
    mine: str
    theirs: str
    ahead: bool


def ranked(mine: ApplicationCard, theirs: ApplicationCard) -> Ranked:
    """Two different applications."""
    pairs = (
        ("tier", tier(mine), tier(theirs), False),
        ("points", mine.points, theirs.points, True),
        ("time", mine.received_at, theirs.received_at, False),
        ("id", mine.id, theirs.id, False),
    )
    for by, one, other, more_is_first in pairs:
        if one != other:
            first = one > other if more_is_first else one < other  # type: ignore[operator]
            return Ranked(by, str(one), str(other), first)
    raise ValueError("the same application twice")
