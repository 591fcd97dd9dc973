"""used.csv: hours that people used, by month."""

import re
from collections import defaultdict
from collections.abc import Callable

from planner.case import cells
from planner.case.assistants import check_reference
from planner.case.dated import APPLICATION
from planner.case.headers import Column
from planner.case.table import read_table
from planner.terms.calendar import Month
from planner.terms.refusals import Faults


def month(text: str) -> object:
    """A calendar month such as 2026-03. Raises CellFault."""
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        raise cells.CellFault("roster_month", value=text)
    return Month(int(text[:4]), int(text[5:]))


COLUMNS = {
    "application": APPLICATION,
    "month": Column(month, None, ("miesiąc",)),
    "hours": Column(cells.whole(0), None, ("godziny", "liczba godzin")),
}


def read_used(text: str, known: Callable[[str], bool], faults: Faults) -> dict[str, dict[str, int]]:
    """Hours by application and month; a month stated twice counts together."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in read_table(text, COLUMNS, faults).rows:
        check_reference(row, "application", known, "unknown_application", faults)
        if row.complete(COLUMNS):
            found[row.text("application")][str(row.values["month"])] += row.integer("hours")
    return {name: dict(months) for name, months in found.items()}
