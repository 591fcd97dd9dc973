"""Timesheets: files of visits as they happened, CSV or XLSX. Source: formats (What was done), R-33, R-44, R-51, R-57.

Only what a file says by itself is judged here. Ids, overlaps, the future and closed months are the record's matter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from planner.case import times, visit_cells
from planner.case.cells import free_text, identifier
from planner.case.headers import Column, Columns, listed_names
from planner.case.lines import Line, csv_lines
from planner.case.table import Row, table_of
from planner.case.text import decoded, too_large
from planner.case.words import folded
from planner.case.workbook.reading import is_workbook, workbook_lines
from planner.terms.clock import shown
from planner.terms.done import LONGEST, DoneRow, together
from planner.terms.refusals import Faults, InputRefused, Note

DAY_MINUTES = 24 * 60
# Sheets of the product's own workbooks that say how to fill in the others.
ABOUT = ("Objaśnienia", "How to fill in")
WHO = {
    "application": Column(identifier, None, ("nr wniosku", "numer wniosku", "wniosek", "uczestnik", "osoba")),
    "assistant": Column(identifier, None, ("asystent", "nr asystenta", "numer asystenta")),
}
MOMENTS = {
    "start": Column(visit_cells.instant, None, ("początek", "początek wizyty", "rozpoczęcie")),
    "end": Column(visit_cells.instant, None, ("koniec", "koniec wizyty", "zakończenie")),
}
CLOCK = {
    "date": Column(visit_cells.day, None, ("data", "data wizyty", "dzień")),
    "from": Column(times.clock, None, ("od", "od godziny", "godzina od")),
    "to": Column(times.clock, None, ("do", "do godziny", "godzina do")),
}
WHAT = {
    "outcome": Column(visit_cells.outcome, "", ("wynik", "wynik wizyty")),
    "areas": Column(visit_cells.areas, "", ("obszary", "obszar", "obszary wsparcia")),
    "confirmed_by": Column(visit_cells.confirmed_by, "", ("potwierdzili", "potwierdzone przez", "kto potwierdził")),
    "reason": Column(free_text, "", ("powód", "przyczyna"), private=True),
    "note": Column(free_text, "", ("uwagi", "uwaga"), private=True),
}
COLUMNS: Columns = {**WHO, **MOMENTS, **CLOCK, **WHAT}
_KNOWN = {folded(name): column for column, one in COLUMNS.items() for name in (column, *one.polish)}


@dataclass(frozen=True)
class Timesheet:
    """rows: one for each visit, in the file's order. notes: what of the file was passed over, sorted."""

    rows: tuple[DoneRow, ...]
    notes: tuple[Note, ...]


def read_timesheet(data: bytes, name: str) -> list[DoneRow]:
    """The visits that the bytes of a file state. Raises InputRefused as `timesheet_in` does."""
    return list(timesheet_in(data, name).rows)


def timesheet_in(data: bytes, name: str) -> Timesheet:
    """The visits and the notes. What the bytes are is told by the bytes. Raises InputRefused with every fault."""
    faults = Faults(name)
    rows = tuple(_one_for_each_visit(_rows(_lines(data, faults), faults), faults))
    if faults.found:
        raise InputRefused(faults.found, faults.notes)
    return Timesheet(rows, tuple(sorted(faults.notes)))


def is_timesheet(names: list[str]) -> bool:
    """Whether a sheet with this first row holds visits."""
    return WHO.keys() <= {_KNOWN.get(folded(name)) for name in names}


def _lines(data: bytes, faults: Faults) -> Iterator[Line]:
    if too_large(len(data), faults):
        return iter(())
    if is_workbook(data):
        return workbook_lines(data, is_timesheet, faults, ABOUT)
    text = decoded(data, faults, office=True)
    return iter(()) if text is None else csv_lines(text, faults)


def _rows(lines: Iterator[Line], faults: Faults) -> Iterator[DoneRow]:
    first = next(lines, None)
    if first is None and faults.found:
        return
    columns = _columns(first, faults)
    rows = table_of(chain([first] if first else [], lines), columns, faults).rows
    for row in _filled(rows, faults):
        if row.complete(columns) and "start" in columns:
            yield from _visit(row, row.integer("start"), row.integer("end"), faults)
        elif row.complete(columns) and "date" in columns:
            yield from _visit(row, *_clocked(row), faults)


def _filled(rows: Iterable[Row], faults: Faults) -> Iterator[Row]:
    """Rows of a template in which nobody has said yet what came of the visit are left out, and counted in a note."""
    left = []
    for row in rows:
        if row.values.get("outcome") == visit_cells.UNFILLED:
            left.append(row.line)
        else:
            yield row
    if left:
        faults.note("rows_unfilled", line=left[0], count=len(left))


def _columns(first: Line | None, faults: Faults) -> Columns:
    """Those of the file: how it says when. Both ways, or neither, is a fault; then the rest is read all the same."""
    line, names = first or (0, [])
    said = {_KNOWN.get(folded(name)) for name in names}
    moments, clock = bool(said & MOMENTS.keys()), bool(said & CLOCK.keys())
    if moments and clock:
        faults.add("start_or_date", line=line, names=listed_names(_when(names)))
    elif first and not moments and not clock:
        faults.add("missing_column", line=line, column="start", allowed=f"{_listed(MOMENTS)} / {_listed(CLOCK)}")
        return {**WHO, **WHAT}
    return {**WHO, **(CLOCK if clock and not moments else MOMENTS), **WHAT}


def _when(names: list[str]) -> list[str]:
    """The header's names that say when."""
    return [name for name in names if _KNOWN.get(folded(name)) in MOMENTS.keys() | CLOCK.keys()]


def _listed(columns: Columns) -> str:
    return ", ".join(f"{name} ({one.polish[0]})" for name, one in columns.items())


def _clocked(row: Row) -> tuple[int, int]:
    """A `to` that is not after `from` is on the next day."""
    day, start, end = row.day("date"), row.integer("from"), row.integer("to")
    until = end if end > start else end + DAY_MINUTES
    return visit_cells.instant_of(day, start), visit_cells.instant_of(day, until)


def _visit(row: Row, start: int, end: int, faults: Faults) -> Iterator[DoneRow]:
    """The row's visit, if its end is after its start and by no more than 24 elapsed hours (R-33)."""
    column = row.name("end" if "end" in row.values else "to")
    if end <= start:
        faults.add("not_after_start", line=row.line, column=column, value=shown(end), start=shown(start))
    elif end - start > LONGEST:
        faults.add("visit_too_long", line=row.line, column=column, found=end - start, most=LONGEST)
    else:
        yield DoneRow(
            *(row.text("application"), row.text("assistant"), start, end, row.text("outcome")),
            *(row.names("areas"), row.names("confirmed_by"), row.text("reason"), row.text("note"), row.line),
        )


def _one_for_each_visit(rows: Iterable[DoneRow], faults: Faults) -> Iterator[DoneRow]:
    """Rows of one visit are joined where the first of them stands. That they differ in what happened is a fault."""
    found: dict[tuple[str, str, int, int], DoneRow] = {}
    for row in rows:
        known = found.setdefault(row.key, row)
        if known.outcome != row.outcome:
            facts = {"value": row.outcome, "other": known.outcome, "first": known.line}
            faults.add("outcome_differs", line=row.line, column="outcome", **facts)
        elif known is not row:
            found[row.key] = together(known, row)
    yield from found.values()
