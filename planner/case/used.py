"""used.csv and leavers.csv: hours that people used, by month, and who leaves when."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from planner.case import cells, times
from planner.case.assistants import check_reference
from planner.case.dated import APPLICATION
from planner.case.headers import Column
from planner.case.table import Row, read_table
from planner.terms.calendar import Month
from planner.terms.refusals import Faults

Used = dict[str, dict[Month, Fraction]]
Known = Callable[[str], bool]
_HOURS = re.compile(r"\d{1,5}([.,]\d{1,9})?", re.ASCII)


def month(text: str) -> object:
    """A calendar month such as 2026-03. Raises CellFault."""
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        raise cells.CellFault("roster_month", value=text)
    return Month(int(text[:4]), int(text[5:]))


def hours(text: str) -> object:
    """Hours, exactly: 12, 12.5 or 12,5. Raises CellFault."""
    if not _HOURS.fullmatch(text):
        raise cells.CellFault("not_hours", value=text)
    return Fraction(text.replace(",", "."))


def minutes(text: str) -> object:
    """Whole minutes as hours. Raises CellFault."""
    whole = cells.whole(0, 60 * cells.MOST_HOURS)(text)
    assert isinstance(whole, int)
    return Fraction(whole, 60)


COLUMNS = {
    "application": APPLICATION,
    "month": Column(month, None, ("miesiąc",)),
    "hours": Column(cells.optional(hours), "", ("godziny", "liczba godzin")),
    "minutes": Column(cells.optional(minutes), "", ("minuty", "liczba minut")),
}
LEAVERS = {
    "application": APPLICATION,
    "last_day": Column(times.day, None, ("ostatni dzień", "ostatni dzień usług", "do", "do dnia")),
}


def read_used(
    text: str, known: Known, faults: Faults, *, before: Month | None = None, stranger: str = "unknown_application"
) -> Used:
    """Hours by application and month; a month stated twice counts together.

    before: rows of this month on are faults. stranger: what is said of an application that is not known.
    """
    found: Used = defaultdict(lambda: defaultdict(Fraction))
    for row in read_table(text, COLUMNS, faults).rows:
        check_reference(row, "application", known, stranger, faults)
        if not row.complete(COLUMNS):
            continue
        amount, used_in = _amount(row, faults), row.values["month"]
        assert isinstance(used_in, Month)
        if before is not None and used_in >= before:
            faults.add("used_too_late", line=row.line, column=row.name("month"), value=used_in, at=before)
        found[row.text("application")][used_in] += amount
    return {name: dict(months) for name, months in found.items()}


def _amount(row: Row, faults: Faults) -> Fraction:
    """What stands in one of the two columns."""
    stated = [row.values[name] for name in ("hours", "minutes") if row.values[name] is not None]
    if len(stated) != 1:
        faults.add("hours_or_minutes", line=row.line, column=row.name("hours"), found=len(stated))
        return Fraction(0)
    assert isinstance(stated[0], Fraction)
    return stated[0]


def read_leavers(text: str, known: Known, faults: Faults) -> dict[str, date]:
    """The last day of each; two days for one person are a fault."""
    found: dict[str, tuple[int, date]] = {}
    for row in read_table(text, LEAVERS, faults).rows:
        check_reference(row, "application", known, "unknown_leaver", faults)
        if row.complete(LEAVERS):
            name, last = row.text("application"), row.day("last_day")
            first, _ = found.setdefault(name, (row.line, last))
            if first != row.line:
                faults.add("leaves_twice", line=row.line, column=row.name("application"), value=name, first=first)
    return {name: last for name, (_, last) in found.items()}
