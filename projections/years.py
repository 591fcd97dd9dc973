"""The year of a programme (planner/record/year.py), and what is worked out of it, once for each state of it."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.scope import Scope

Read = TypeVar("Read")
ATTEMPTS, MOST_ATTEMPTS = 3, 50
UNKNOWN = -1  # of what state it is
_kept: WeakKeyDictionary[Readable, dict[Scope, tuple[int, Year]]] = WeakKeyDictionary()
_lock = Lock()


def year_of(app: Readable, scope: Scope) -> Year:
    """As it is now. Nobody changes what is kept: a newer state has a year of its own, made from the one before."""
    for _ in range(MOST_ATTEMPTS):
        number = app.journal.number(scope)
        with _lock:
            found = _kept.setdefault(app, {}).get(scope)
        if found is not None and found[0] == number:
            break
        year = _read(app, scope, None if found is None else found[1])
        same = app.journal.number(scope) == number  # else somebody recorded something in between
        with _lock:
            found = _kept[app][scope] = (number if same else UNKNOWN, year)
        if same:
            break
    assert found is not None
    return found[1]


def with_year(app: Readable, scope: Scope, read: Callable[[], Read]) -> tuple[Read, Year]:
    """What is read and the year, of one state of the record unless somebody records all the time."""
    for _ in range(ATTEMPTS):
        number, found, year = app.journal.number(scope), read(), year_of(app, scope)
        if app.journal.number(scope) == number:
            break
    return found, year


def _read(app: Readable, scope: Scope, before: Year | None) -> Year:
    """With everything that is worked out of it."""
    year = Year.read(Reading(app.streams, app.personal, scope), before)
    assert year.books.pending is not None
    assert year.done_by is not None
    return year


_worked_out: WeakKeyDictionary[Readable, dict[tuple[Scope, str], tuple[int, Hashable, object]]] = WeakKeyDictionary()


def worked_out(app: Readable, scope: Scope, what: str, make: Callable[[], Read], asked: Hashable = None) -> Read:
    """Made once for each state of the record, and changed by nobody; only what was asked for last is kept."""
    number = app.journal.number(scope)
    with _lock:
        found = _worked_out.setdefault(app, {}).get((scope, what))
    if found is not None and found[:2] == (number, asked):
        return cast(Read, found[2])
    made = make()
    if app.journal.number(scope) == number:  # else somebody recorded something in between
        with _lock:
            _worked_out[app][scope, what] = (number, asked, made)
    return made
