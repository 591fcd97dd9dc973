"""wishes.csv and blocked.csv."""

from collections.abc import Callable
from datetime import date

from planner.case import cells, times
from planner.case.assistants import check_reference
from planner.case.dated import APPLICATION
from planner.case.headers import Column
from planner.case.table import Row, read_table
from planner.rules.windows import window
from planner.terms.case import Blocked, Wish
from planner.terms.refusals import Faults

_DAY = ("dzień", "dzień tygodnia")
_HOURS = {
    "from": Column(times.clock, None, ("od", "od godziny")),
    "to": Column(times.clock, None, ("do", "do godziny")),
}
WISHES = {
    "application": APPLICATION,
    "day": Column(cells.optional(cells.weekday), "", _DAY),
    "date": Column(cells.optional(times.day), "", ("data",)),
    **_HOURS,
    "minutes": Column(cells.whole(1, 24 * 60), None, ("minuty", "liczba minut", "minut")),
}
BLOCKED = {
    "application": APPLICATION,
    "day": Column(cells.weekday, None, _DAY),
    **_HOURS,
    "service": Column(cells.free_text, None, ("usługa", "inna usługa")),
}


def read_wishes(text: str, known: Callable[[str], bool], faults: Faults) -> list[tuple[int, Wish]]:
    """Wishes with their lines, in the file's order."""
    found = []
    for row in read_table(text, WISHES, faults).rows:
        check_reference(row, "application", known, "unknown_application", faults)
        if row.complete(WISHES):
            on = row.optional_day("date")
            day = _weekday(row, on, faults)
            hours = window(row.integer("from"), row.integer("to"))
            found.append((row.line, Wish(row.text("application"), day, hours, row.integer("minutes"), on)))
    return found


def read_blocked(text: str, known: Callable[[str], bool], faults: Faults) -> list[Blocked]:
    """Blocked hours in the file's order."""
    found = []
    for row in read_table(text, BLOCKED, faults).rows:
        check_reference(row, "application", known, "unknown_application", faults)
        if row.complete(BLOCKED):
            hours = window(row.integer("from"), row.integer("to"))
            found.append(Blocked(row.text("application"), row.integer("day"), hours, row.text("service")))
    return found


def _weekday(row: Row, on: date | None, faults: Faults) -> int:
    """The weekday that is wished, or that of the date: exactly one of them is to be given."""
    if (row.values["day"] is None) == (on is None):
        faults.add("day_or_date", line=row.line, column=row.name("day" if on is None else "date"))
    if on is not None:
        return on.weekday()
    return 0 if row.values["day"] is None else row.integer("day")
