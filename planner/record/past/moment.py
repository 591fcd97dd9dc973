"""The moment that is asked about, as people write it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from planner.case import times
from planner.case.cells import CellFault
from planner.terms.clock import WARSAW
from planner.terms.refusals import Refused

LEAST = timedelta(microseconds=1)  # no mutants: the finest that the database tells


@dataclass(frozen=True)
class Then:
    """until: the last instant that counts. known: what was known then; else what was true then, as is known now.

    text: as it was asked for.
    """

    text: str
    until: datetime
    known: bool

    @cached_property
    def day(self) -> date:
        """Warsaw's day on which it falls."""
        return self.until.astimezone(WARSAW).date()

    def shown(self) -> str:
        """Warsaw's clock with its offset."""
        return self.until.astimezone(WARSAW).isoformat(timespec="seconds")


def then_of(text: str, *, known: bool) -> Then:
    """A day is its end in Warsaw; a moment without an offset is Warsaw's. Raises Refused.

    Nothing is known of the future; of today what is known until now.
    """
    day, now = _day(text), datetime.now(UTC)
    until = _moment(text) if day is None else times.in_warsaw(_midnight_after(day)) - LEAST
    if known and until > now:
        if day != now.astimezone(WARSAW).date():
            raise Refused("not_known_yet", "at", value=text)
        until = now
    return Then(text, until, known)


def _day(text: str) -> date | None:
    try:
        found = times.day(text.strip())
    except CellFault as fault:
        if fault.code != "not_date":
            raise Refused("bad_at", "at", value=text) from None
        return None
    assert isinstance(found, date)
    return found


def _moment(text: str) -> datetime:
    try:
        found = times.moment(text.strip())
    except (CellFault, OverflowError):
        raise Refused("bad_at", "at", value=text) from None
    assert isinstance(found, datetime)
    return found


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time())
