"""Who is served, who serves, what was done."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def minute(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(minutes=1)


def on_clock(instant: int) -> datetime:
    return (EPOCH + timedelta(minutes=instant)).astimezone(WARSAW)


def clock(day: date, minutes: int) -> int:
    """When the clock shows so many minutes after midnight: after the gap in spring, the first time in autumn."""
    local = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    while local.replace(tzinfo=WARSAW).astimezone(UTC).astimezone(WARSAW).replace(tzinfo=None) != local:
        local += timedelta(minutes=1)
    return minute(local.replace(tzinfo=WARSAW))


@dataclass(frozen=True)
class Person:
    """first, last: days of service. busy: weekday, from, to (minutes of the day, past 1440 on the next) of services."""

    category: str
    first: date
    last: date
    busy: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class Helper:
    """rates: from which day on, złote an hour; the first may count from ever (date.min)."""

    rates: tuple[tuple[date, Decimal], ...] = ()
    only: frozenset[str] | None = None
    family: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    cleared: date = date.min

    def rate(self, day: date, otherwise: Decimal | None) -> Decimal | None:
        counting = [one for one in self.rates if one[0] <= day]
        return max(counting)[1] if counting else otherwise


@dataclass
class Visit:
    """static: what stands against it whatever else is recorded, kept when its month is closed; None: look anew."""

    application: str
    assistant: str
    start: int
    end: int
    outcome: str = "done"
    confirmed: frozenset[str] = frozenset({"assistant", "participant"})
    accepted: bool = False
    rejected: bool = False
    static: tuple[str, ...] | None = None

    @property
    def key(self) -> tuple[str, str, int, int]:
        """By which it is known."""
        return self.application, self.assistant, self.start, self.end

    @property
    def month(self) -> str:
        return f"{on_clock(self.start):%Y-%m}"

    @property
    def day(self) -> date:
        return on_clock(self.start).date()

    @property
    def served(self) -> bool:
        return self.outcome == "done" and not self.rejected
