"""Warsaw's clock as elapsed minutes since 1970 (UTC), in which all the solver's times are. Source: R-33."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from planner.scope import WARSAW

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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


def minute_of(moment: datetime) -> int:
    """Whole minutes since 1970."""
    return int((moment - EPOCH) // timedelta(minutes=1))


@lru_cache(maxsize=2**16)
def local(minute: int) -> datetime:
    """The moment on Warsaw's clock, with its offset."""
    return (EPOCH + timedelta(minutes=minute)).astimezone(WARSAW)


def day_of(minute: int) -> date:
    """The local date."""
    return local(minute).date()


def shown(minute: int) -> str:
    """ISO 8601 with the offset."""
    return local(minute).isoformat()
