"""Dates and times in cells, as the contract and as Polish offices write them. Source: formats, R-33."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from planner.case.cells import CellFault
from planner.terms.clock import MINUTE, WARSAW

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_POLISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_MOMENT = re.compile(r"(\S+)\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([+-]\d\d:\d\d)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?", re.ASCII)


def day(text: str) -> object:
    """A calendar date, 2025-12-19 or 19.12.2025. Raises CellFault for 31 February too."""
    plain = _iso_day(text)
    if not _ISO_DAY.fullmatch(plain):
        raise CellFault("not_date", value=text)
    try:
        found = date.fromisoformat(plain)
    except ValueError:
        raise CellFault("no_such_day", value=text) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellFault("year_range", value=text, least=FIRST_YEAR, most=LAST_YEAR)
    return found


def moment(text: str) -> object:
    """A point in time with its offset; one without is Warsaw's."""
    try:
        found = datetime.fromisoformat(_iso_moment(text))
    except ValueError:
        raise CellFault("not_moment", value=text) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellFault("not_moment", value=text)
    return found if found.tzinfo is not None else in_warsaw(found)


def clock(text: str) -> object:
    """Minutes after midnight, 0:00 to 24:00."""
    match = _TIME.fullmatch(text)
    minutes = int(match[1]) * 60 + int(match[2]) if match else -1
    if not 0 <= minutes <= 24 * 60:
        raise CellFault("not_clock", value=text)
    return minutes


def in_warsaw(naive: datetime) -> datetime:
    """The moment at which Warsaw's clock shows this, with its offset.

    A time that does not exist (spring) is the end of the gap; one that exists twice (autumn), the first.
    """
    first = naive.replace(tzinfo=WARSAW, fold=0)
    if _on_clock(first) != naive:
        naive = naive.replace(second=0, microsecond=0)
        while _on_clock(first) != naive:
            naive += MINUTE
            first = naive.replace(tzinfo=WARSAW, fold=0)
    return first.replace(tzinfo=timezone(first.utcoffset() or timedelta()))


def _on_clock(moment: datetime) -> datetime:
    return moment.astimezone(UTC).astimezone(WARSAW).replace(tzinfo=None, fold=0)


def _iso_day(text: str) -> str:
    """19.12.2025 as 2025-12-19; anything else as it is."""
    match = _POLISH_DAY.fullmatch(text)
    return f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text


def _iso_moment(text: str) -> str:
    """A day and a time of the clock as ISO 8601 joins them. Raises CellFault for a day alone."""
    match = _MOMENT.fullmatch(text)
    if match:
        return f"{_iso_day(match[1])}T{match[2]:0>2}:{match[3]}:{match[4] or '00'}{match[5] or ''}"
    if "T" not in text:
        raise CellFault("not_moment", value=text)
    return text
