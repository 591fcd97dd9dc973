"""wishes.csv and blocked.csv."""

from collections.abc import Callable

from planner.case import cells
from planner.case.table import Column, Row, read_table
from planner.terms.case import Blocked, Wish
from planner.terms.refusals import Faults

_WHEN = {
    "application": Column(cells.identifier),
    "day": Column(cells.weekday),
    "from": Column(cells.clock),
    "to": Column(cells.clock),
}
WISHES = {**_WHEN, "minutes": Column(cells.whole(1, 24 * 60))}
BLOCKED = {**_WHEN, "service": Column(cells.free_text)}


def read_wishes(text: str, known: Callable[[str], bool], faults: Faults) -> list[Wish]:
    """Wishes in the file's order."""
    found = []
    for row in read_table(text, WISHES, faults).rows:
        _check_application(row, known, faults)
        if row.complete(WISHES):
            window = cells.window(row.integer("from"), row.integer("to"))
            minutes = row.integer("minutes")
            if minutes > window.end - window.start:
                length = window.end - window.start
                faults.add("window_too_short", line=row.line, column="minutes", value=minutes, length=length)
            found.append(Wish(row.text("application"), row.integer("day"), window, minutes))
    return found


def read_blocked(text: str, known: Callable[[str], bool], faults: Faults) -> list[Blocked]:
    """Blocked hours in the file's order."""
    found = []
    for row in read_table(text, BLOCKED, faults).rows:
        _check_application(row, known, faults)
        if row.complete(BLOCKED):
            window = cells.window(row.integer("from"), row.integer("to"))
            found.append(Blocked(row.text("application"), row.integer("day"), window, row.text("service")))
    return found


def _check_application(row: Row, known: Callable[[str], bool], faults: Faults) -> None:
    if "application" in row.values and not known(row.text("application")):
        faults.add("unknown_application", line=row.line, column="application", value=row.text("application"))
