"""Warsaw's clock: wall-clock times to instants and back.

An instant is a whole number of minutes since 1970 in UTC, so a difference of two is elapsed minutes.
A local time that does not exist (spring) means the end of the gap; one that exists twice (autumn), the
first. Source: R-33, formats.md.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from planner.terms.clock import EPOCH, MINUTE, WARSAW, day_of

DOBA = 24 * 60


@lru_cache(maxsize=2**16)
def instant(day: date, minutes: int) -> int:
    """The instant when the clock shows `minutes` after the day's midnight; 1440 and more is the next day."""
    local = datetime.combine(day, time()) + minutes * MINUTE
    while not _exists(local):
        local += MINUTE
    return (local.replace(tzinfo=WARSAW) - EPOCH) // MINUTE


def _exists(local: datetime) -> bool:
    back = local.replace(tzinfo=WARSAW).astimezone(UTC).astimezone(WARSAW)
    return back.replace(tzinfo=None) == local


def last_day(end: int) -> date:
    """The last date that something ending at `end` touches; an end at midnight does not touch the next day."""
    return day_of(end - 1)
