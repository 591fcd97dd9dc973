"""One parser per kind of cell. Each takes stripped text and raises CellFault with what is allowed."""

import re
from collections.abc import Callable
from datetime import date, datetime

from planner.terms.case import DAYS, Window

Parser = Callable[[str], object]

MOST_HOURS = 8784
MOST_POINTS = 1_000_000
_ID = re.compile(r"[^\W_](?!.*\.\.)[\w./-]{0,63}")
_TIME = re.compile(r"(\d\d):([0-5]\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class CellFault(Exception):
    """A cell that cannot be read: a message code and the facts for its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def one_of(*allowed: str) -> Parser:
    def parse(text: str) -> object:
        if text not in allowed:
            raise CellFault("not_allowed", value=text, allowed=", ".join(allowed))
        return text

    return parse


def several_of(*allowed: str) -> Parser:
    def parse(text: str) -> object:
        for word in text.split():
            one_of(*allowed)(word)
        return tuple(text.split())

    return parse


def optional(parse: Parser) -> Parser:
    """An empty cell is None."""
    return lambda text: None if text == "" else parse(text)


def yes_no(text: str) -> object:
    return one_of("yes", "no")(text) == "yes"


def identifier(text: str) -> object:
    if not _ID.fullmatch(text):
        raise CellFault("bad_id", value=text)
    return text


def identifiers(text: str) -> object:
    return tuple(str(identifier(word)) for word in text.split())


def whole(least: int, most: int = MOST_HOURS) -> Parser:
    def parse(text: str) -> object:
        if not re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII) or not least <= int(text) <= most:
            raise CellFault("not_whole", value=text, least=least, most=most)
        return int(text)

    return parse


def points(text: str) -> object:
    return 0 if text == "" else whole(0, MOST_POINTS)(text)


def day(text: str) -> object:
    """A calendar date. Raises CellFault for 31 February too."""
    if not _DATE.fullmatch(text):
        raise CellFault("not_date", value=text)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise CellFault("no_such_day", value=text) from None
    if not 1900 <= found.year <= 2100:
        raise CellFault("year_range", value=text, least=1900, most=2100)
    return found


def moment(text: str) -> object:
    """A point in time with its offset from UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise CellFault("not_moment", value=text) from None
    if "T" not in text or not 1900 <= found.year <= 2100:
        raise CellFault("not_moment", value=text)
    if found.tzinfo is None:
        raise CellFault("naive_moment", value=text)
    return found


def clock(text: str) -> object:
    """Minutes after midnight, 00:00 to 24:00."""
    match = _TIME.fullmatch(text)
    minutes = int(match[1]) * 60 + int(match[2]) if match else -1
    if not 0 <= minutes <= 24 * 60:
        raise CellFault("not_clock", value=text)
    return minutes


def coordinate(most: int) -> Parser:
    """Degrees; a decimal comma is accepted, because Polish Excel writes it."""

    def parse(text: str) -> object:
        if not re.fullmatch(r"-?\d{1,3}([.,]\d{1,12})?", text, re.ASCII) or abs(_degrees(text)) > most:
            raise CellFault("not_degrees", value=text, most=most)
        return _degrees(text)

    return parse


def _degrees(text: str) -> float:
    return float(text.replace(",", "."))


def free_text(text: str) -> object:
    return text


def weekday(text: str) -> object:
    return DAYS.index(str(one_of(*DAYS)(text)))


def window(start: int, end: int) -> Window:
    """A window from `start`; an end not after it is on the next day."""
    return Window(start, end if end > start else end + 24 * 60)
