"""The year of a programme (planner/record/year.py), read once for each state of it."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.scope import Scope

Read = TypeVar("Read")
ATTEMPTS = 3
_kept: WeakKeyDictionary[Godziny, dict[Scope, tuple[int, Year]]] = WeakKeyDictionary()
_lock = Lock()


def year_of(app: Godziny, scope: Scope) -> Year:
    """As it is now. Nobody changes what is kept: a newer state has a year of its own."""
    while True:
        number = app.journal.number(scope)
        with _lock:
            found = _kept.setdefault(app, {}).get(scope)
        if found is not None and found[0] == number:
            return found[1]
        year = _read(app, scope)
        if app.journal.number(scope) == number:  # else somebody recorded something in between
            with _lock:
                _kept[app][scope] = (number, year)
            return year


def with_year(app: Godziny, scope: Scope, read: Callable[[], Read]) -> tuple[Read, Year]:
    """What is read and the year, of one state of the record unless somebody records all the time."""
    for _ in range(ATTEMPTS):
        number, found, year = app.journal.number(scope), read(), year_of(app, scope)
        if app.journal.number(scope) == number:
            break
    return found, year


def _read(app: Godziny, scope: Scope) -> Year:
    """With everything that is worked out of it."""
    year = Year.read(Reading(app.streams, app.personal, scope))
    assert year.books.pending is not None
    assert year.done is not None
    return year
