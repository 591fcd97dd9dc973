"""Single facts of a state: numbers, money, instants."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from verifier.syntax import Members, Misread

_MONEY = re.compile(r"(-?)(0|[1-9][0-9]{0,15})\.([0-9]{2})")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
_SECOND = timedelta(seconds=1)
_MOST = 10**15


def cents(text: object) -> int:
    """Of decimal text with two digits after the point. Raises Misread."""
    found = _MONEY.fullmatch(text) if type(text) is str else None
    if not found or text == "-0.00":
        raise Misread("value")
    amount = 100 * int(found[2]) + int(found[3])
    return -amount if found[1] else amount


def money(amount: int) -> str:
    """Of cents."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02}"


def seconds(text: object) -> int:
    """Of an instant with an offset, from an epoch. Raises Misread."""
    if type(text) is not str:
        raise Misread("value")
    return _seconds(text)


@lru_cache(maxsize=1 << 14)  # most visits begin on some quarter hour
def _seconds(text: str) -> int:
    if not _INSTANT.fullmatch(text):
        raise Misread("value")
    try:
        return (datetime.fromisoformat(text) - _EPOCH) // _SECOND
    except (ValueError, OverflowError):
        raise Misread("value") from None


def whole(members: Members, name: str) -> int:
    """Raises Misread."""
    value = members.get(name)
    if type(value) is not int or not -_MOST < value < _MOST:
        raise Misread("value")
    return value


def text(members: Members, name: str) -> str:
    """Raises Misread."""
    value = members.get(name)
    if type(value) is not str:
        raise Misread("value")
    return value


def lists(members: Members, name: str) -> list[Members]:
    """Raises Misread."""
    value = members.get(name, [])
    if type(value) is not list or not all(type(one) is dict for one in value):
        raise Misread("value")
    return value


def elapsed(start: int, end: int) -> int:
    """Minutes from `start` to `end`, in seconds. Raises Misread where they are not whole, or fewer than none."""
    minutes, rest = divmod(end - start, 60)
    if rest or minutes < 0:
        raise Misread("value")
    return minutes
