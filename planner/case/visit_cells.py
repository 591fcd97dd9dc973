"""One parser per kind of cell of a timesheet. Each takes stripped text and raises CellFault with what is allowed."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from planner.case import times, words
from planner.case.cells import CellFault, listed, one_of
from planner.terms.clock import minute_of
from planner.terms.done import AREAS, SIDES

NOBODY, UNFILLED = "none", "unfilled"
_UNFILLED = {words.folded(word) for word in words.UNFILLED}
_outcome = one_of(words.OUTCOME)
_area = one_of(words.AREA)
_side = one_of(words.CONFIRMED)
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?\Z")
_AND = {words.folded(word) for word in words.AND}


@lru_cache(maxsize=2**14)
def instant(text: str) -> object:
    """A full minute, as an instant. Without an offset it is Warsaw's clock (R-33)."""
    moment = times.moment(text)
    assert isinstance(moment, datetime)
    if moment.second or moment.microsecond:
        raise CellFault("not_full_minute", value=text)
    return minute_of(moment)


def day(text: str) -> object:
    """A date; a spreadsheet may show the midnight in which it begins."""
    return times.day(_MIDNIGHT.sub("", text))


@lru_cache(maxsize=2**14)
def instant_of(on: date, minutes: int) -> int:
    """The instant at which Warsaw's clock shows so many minutes after midnight; 1440 is the next day's midnight."""
    return minute_of(times.in_warsaw(datetime.combine(on, time()) + timedelta(minutes=minutes)))


def outcome(text: str) -> object:
    """An empty cell is `done`; what a template puts there is UNFILLED."""
    if words.folded(text) in _UNFILLED:
        return UNFILLED
    return _outcome(text) if text else "done"


@lru_cache(maxsize=2**10)
def areas(text: str) -> object:
    """Each once, in the contract's order."""
    return _chosen(_area, AREAS, text)


@lru_cache(maxsize=2**10)
def confirmed_by(text: str) -> object:
    """Who confirmed: an empty cell is both, `none` is nobody and stands alone."""
    if not text:
        return SIDES
    found = _chosen(_side, (*SIDES, NOBODY), text)
    if NOBODY in found and len(found) > 1:
        raise CellFault("not_allowed", value=text, allowed=words.shown(words.CONFIRMED))
    return () if NOBODY in found else found


def _chosen(parse: Callable[[str], object], order: tuple[str, ...], text: str) -> tuple[str, ...]:
    """“asystent i uczestnik” names two. A text of nothing but separators names nobody, and is refused as a word."""
    said = [word for word in listed(text) if words.folded(word) not in _AND]
    found = {parse(word) for word in said or ([text] if text else [])}
    return tuple(code for code in order if code in found)
