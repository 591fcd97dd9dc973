"""The year of a programme (planner/record/year.py), and the list of a day, read once for each state of it."""

from collections.abc import Callable
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from planner.attention.attention import Attention
from planner.record.application import Godziny
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.scope import Scope

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


def _read(app: Godziny, scope: Scope) -> Year:
    """With everything that is worked out of it."""
    year = Year.read(Reading(app.streams, app.personal, scope))
    assert year.books.pending is not None
    assert year.open is not None
    return year


_days: WeakKeyDictionary[Godziny, dict[Scope, tuple[int, date, list[Attention]]]] = WeakKeyDictionary()


def list_of(app: Godziny, scope: Scope, day: date, make: Callable[[], list[Attention]]) -> list[Attention]:
    """What is worth a call on the day, made once for each state of the record; of one day, the last asked for."""
    number = app.journal.number(scope)
    with _lock:
        found = _days.setdefault(app, {}).get(scope)
    if found is not None and found[:2] == (number, day):
        return found[2]
    listed = make()
    if app.journal.number(scope) == number:  # else somebody recorded something in between
        with _lock:
            _days[app][scope] = (number, day, listed)
    return listed
