"""Times on Warsaw's clock to instants, in which all the solver's times are. Source: R-33."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from planner.terms.clock import WARSAW, minute_of

DAY = 24 * 60


@lru_cache(maxsize=2**16)
def instant(day: date, minutes: int) -> int:
    """The moment when the clock shows `minutes` after the day's midnight; 1440 is the next midnight.

    A time that does not exist (spring) is the end of the gap; one that exists twice (autumn), the first.
    """
    naive = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    first, second = (naive.replace(tzinfo=WARSAW, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return minute_of(first)
    before, after = first.utcoffset(), second.utcoffset()
    assert before is not None
    assert after is not None
    return minute_of(first) if before > after else _end_of_gap(naive, after - before)


def _end_of_gap(naive: datetime, length: timedelta) -> int:
    """A gap of a clock change ends on a full hour."""
    hours = length // timedelta(hours=1)
    end = naive.replace(minute=0) + timedelta(hours=hours)
    return minute_of(end.replace(tzinfo=WARSAW))
