"""Numbers of a workbook as they are shown: ids and amounts plainly, days and times as the contract writes them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite

Shown = Callable[[float], str]

DAY_SECONDS = 24 * 60 * 60
MOST_EXACT = 10**15
# Before this serial number, Excel's days are one off: it counts a 29 February 1900.
FIRST_SERIAL = 61
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), "h:mm"),
    22: "yyyy-mm-dd h:mm",
    46: "[h]:mm",
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|AM/PM|A/P|General', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ZEROS = re.compile(r'(?:"([^"]*)")?(0{2,18})')


def shown_with(code: str, epoch: datetime) -> Shown:
    """How a number with this format is shown. What is hidden by the format (a day behind a time) is not read."""
    if zeros := _ZEROS.fullmatch(code):
        return lambda number: _padded(number, zeros[1] or "", len(zeros[2]))
    first = _LITERAL.sub("", code).partition(";")[0]
    if _ELAPSED.search(first):
        return _elapsed
    letters = set(_BRACKETS.sub("", first).lower())
    has_clock = bool(letters & {"h", "s"})
    has_day = bool(letters & {"y", "d"}) or ("m" in letters and not has_clock)
    if has_day:
        return lambda number: _moment(number, epoch, has_clock)
    return _clock if has_clock else plain


@lru_cache(maxsize=2**12)
def plain(number: float) -> str:
    """17, not 17.0; fractions to the fifteen digits that a spreadsheet keeps."""
    if number == int(number) and abs(number) < MOST_EXACT:
        return str(int(number))
    return f"{number:.15g}"


def number_of(text: str) -> float:
    """Raises ValueError for what is no finite number."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _padded(number: float, before: str, width: int) -> str:
    text = plain(number)
    return f"{before}{text:0>{width}}" if text.isdecimal() else text


@lru_cache(maxsize=2**16)
def _moment(number: float, epoch: datetime, with_clock: bool) -> str:
    """2026-03-02 or 2026-03-02 08:00. A number that is no day of either calendar stays one, or is a time without."""
    if with_clock and 0 <= number < 1:
        return _clock(number)
    if number < (FIRST_SERIAL if epoch == EPOCH_1900 else 0):
        return plain(number)
    try:
        moment = (
            epoch + timedelta(seconds=round(number * DAY_SECONDS)) if with_clock else epoch + timedelta(int(number))
        )
    except OverflowError:
        return plain(number)
    clock = f" {_time(moment.hour, moment.minute, moment.second)}" if with_clock else ""
    return f"{moment:%Y-%m-%d}{clock}"


@lru_cache(maxsize=2**12)
def _clock(number: float) -> str:
    """The time of day. A whole day is 24:00 and not 00:00: that is what was written."""
    if number < 0:
        return plain(number)
    return _elapsed(number if number == 1 else number % 1)


@lru_cache(maxsize=2**12)
def _elapsed(number: float) -> str:
    if not 0 <= number < MOST_EXACT:
        return plain(number)
    minutes, seconds = divmod(round(number * DAY_SECONDS), 60)
    return _time(*divmod(minutes, 60), seconds)


def _time(hours: int, minutes: int, seconds: int) -> str:
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
