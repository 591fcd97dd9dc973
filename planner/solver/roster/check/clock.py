"""Warsaw's clock: wall-clock times to instants and back.

An instant is a whole number of minutes since 1970 in UTC, so a difference of two is elapsed minutes.
A local time that does not exist (spring) means the end of the gap; one that exists twice (autumn), the
first. Source: R-33, formats.md.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Warsaw")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DOBA = 24 * 60


@lru_cache(maxsize=2**16)
def instant(day: date, minutes: int) -> int:
    """The instant when the clock shows `minutes` after the day's midnight; 1440 and more is the next day."""
    local = datetime.combine(day, time()) + minutes * MINUTE
    while not _exists(local):
        local += MINUTE
    return (local.replace(tzinfo=ZONE) - EPOCH) // MINUTE


def _exists(local: datetime) -> bool:
    back = local.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE)
    return back.replace(tzinfo=None) == local


def local_day(moment: int) -> date:
    """The calendar date in Warsaw at an instant."""
    return _local(moment).date()


def last_day(end: int) -> date:
    """The last date that something ending at `end` touches; an end at midnight does not touch the next day."""
    return local_day(end - 1)


def shown(moment: int) -> str:
    """The instant as local ISO 8601 text with its offset."""
    return _local(moment).isoformat(timespec="seconds")


@lru_cache(maxsize=2**16)
def _local(moment: int) -> datetime:
    return (EPOCH + moment * MINUTE).astimezone(ZONE)
