"""Warsaw's clock read off: instants, which are whole minutes since 1970 (UTC), to local days and text. Source: R-33.

The other way, from a time on the clock to an instant, is a rule (a time that does not exist, or exists twice):
the solver and its checker each have their own.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def minute_of(moment: datetime) -> int:
    """The instant of the full minute at or before the moment."""
    return (moment - EPOCH) // MINUTE


def minute_after(moment: datetime) -> int:
    """The instant of the full minute at or after the moment."""
    return -((EPOCH - moment) // MINUTE)


@lru_cache(maxsize=2**16)
def local(instant: int) -> datetime:
    """The instant on Warsaw's clock, with its offset."""
    return (EPOCH + instant * MINUTE).astimezone(WARSAW)


def day_of(instant: int) -> date:
    """The local date."""
    return local(instant).date()


def shown(instant: int) -> str:
    """Local ISO 8601 text with its offset."""
    return local(instant).isoformat(timespec="seconds")


def instant_of(text: str) -> int:
    """The instant of a moment with its offset."""
    return minute_of(datetime.fromisoformat(text))


def now() -> int:
    """The present minute."""
    return minute_of(datetime.now(UTC))


def minutes_between(start: str, end: str) -> int:
    """Elapsed minutes between two moments with their offsets."""
    return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)) // MINUTE)
