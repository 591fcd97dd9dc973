"""Rows of cells to rows of values, every faulty cell reported."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from planner.case.cells import CellFault
from planner.case.headers import Column, Columns, Header, read_header
from planner.case.lines import BadCell, Line, csv_lines
from planner.terms.refusals import Faults

MOST_ROWS = 200_000
MOST_CELL = 10_000
_STARTS = frozenset("=@+-")
_CALL = re.compile(r"\||\w\(")
_NUMBER = re.compile(r"[\d .,\-()/]*")


@dataclass
class Row:
    """One row's parsed cells; `value` of a faulty cell is missing. called: the names in messages of the
    columns that the file has.
    """

    line: int
    called: dict[str, str] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)

    def complete(self, columns: Columns) -> bool:
        return len(self.values) == len(columns)

    def name(self, column: str) -> str:
        return self.called.get(column, column)

    def has(self, name: str) -> bool:
        """Whether the file has the column."""
        return name in self.called

    def text(self, name: str) -> str:
        return str(self.values[name])

    def optional_text(self, name: str) -> str | None:
        return None if self.values[name] is None else self.text(name)

    def integer(self, name: str) -> int:
        value = self.values[name]
        assert isinstance(value, int)
        return value

    def optional_integer(self, name: str) -> int | None:
        return None if self.values[name] is None else self.integer(name)

    def flag(self, name: str) -> bool:
        return self.values[name] is True

    def optional_flag(self, name: str) -> bool | None:
        return None if self.values[name] is None else self.flag(name)

    def day(self, name: str) -> date:
        value = self.values[name]
        assert isinstance(value, date)
        return value

    def optional_day(self, name: str) -> date | None:
        return None if self.values[name] is None else self.day(name)

    def moment(self, name: str) -> datetime:
        value = self.values[name]
        assert isinstance(value, datetime)
        return value

    def number(self, name: str) -> float | None:
        value = self.values[name]
        assert value is None or isinstance(value, float)
        return value

    def money(self, name: str) -> Decimal | None:
        value = self.values[name]
        assert value is None or isinstance(value, Decimal)
        return value

    def names(self, name: str) -> tuple[str, ...]:
        value = self.values[name]
        assert isinstance(value, tuple)
        return value


@dataclass(frozen=True)
class Table:
    """Rows as far as they could be read. whole: nothing is missing behind them."""

    rows: list[Row]
    whole: bool


def read_table(text: str, columns: Columns, faults: Faults) -> Table:
    """The rows of a CSV file. Comma, semicolon or tab; the header row decides. Blank lines are passed over."""
    return table_of(csv_lines(text, faults), columns, faults)


def table_of(lines: Iterator[Line], columns: Columns, faults: Faults) -> Table:
    """`whole` of the answer is False when the rows could not be read to their end."""
    first, names = next(lines, (1, []))
    if not names:
        faults.add("empty_file", line=first, allowed=", ".join(columns))
        return Table([], whole=False)
    header = read_header(first, [name.strip() for name in names], columns, faults)
    rows = _Rows(header, columns, faults).read(islice(lines, MOST_ROWS))
    if next(lines, None) is not None:
        faults.add("too_many_rows", most=MOST_ROWS)
    broken = ("not_csv", "too_many_rows", "more_faults")
    whole = next(iter(columns)) in header.place and not any(fault.code in broken for fault in faults.found)
    return Table(rows, whole)


class _Rows:
    """Reads the rows under one header."""

    def __init__(self, header: Header, columns: Columns, faults: Faults) -> None:
        self.header, self.columns, self.faults = header, columns, faults
        there = {*header.place, *header.replaced}
        self.given = {name: one for name, one in columns.items() if name in there or one.default is not None}
        self.short: list[int] = []
        self.nameless: list[int] = []

    def read(self, lines: Iterable[Line]) -> list[Row]:
        rows = [self._row(line, cells) for line, cells in lines]
        if self.short:
            self.faults.note("short_rows", line=self.short[0], count=len(self.short))
        if self.nameless:
            self.faults.note("nameless_column", line=self.nameless[0], count=len(self.nameless))
        return rows

    def _row(self, line: int, cells: list[str]) -> Row:
        row, width = Row(line, self.header.called), self.header.width
        if any(cell.strip() for cell in cells[width:]) or len(cells) < self.header.expected:
            self._wrong_count(row, cells)
            return row
        if any(cells[at].strip() for at in self.header.nameless if at < len(cells)):
            self.nameless.append(line)
        if len(cells) < width:
            self._short(row, cells)
        else:
            self._parse(row, cells, self.faults)
        return row

    def _short(self, row: Row, cells: list[str]) -> None:
        """Excel leaves out empty cells at a row's end. Where anything does not fit, a cell is missing elsewhere."""
        found = Faults(self.faults.file)
        self._parse(row, [*cells, *[""] * (self.header.width - len(cells))], found)
        if found.found:
            row.values.clear()
            self._wrong_count(row, cells)
        elif any(at >= len(cells) for at in self.header.place.values()):
            self.short.append(row.line)

    def _parse(self, row: Row, cells: list[str], faults: Faults) -> None:
        place = self.header.place
        for name, column in self.given.items():
            try:
                cell = cells[place[name]] if name in place else column.default or ""
                absent = name in self.header.replaced and not cell.strip()
                row.values[name] = None if absent else parsed(column, cell)
            except CellFault as fault:
                add_fault(fault, row, name, faults)

    def _wrong_count(self, row: Row, cells: list[str]) -> None:
        self.faults.add("cell_count", line=row.line, found=len(cells), expected=self.header.width)
        self._keep_id(row, cells)

    def _keep_id(self, row: Row, cells: list[str]) -> None:
        """The id of a row that cannot be read otherwise, so that nobody who names it is called wrong."""
        place = self.header.place.get("id", len(cells))
        if place < len(cells):
            try:
                row.values["id"] = self.columns["id"].parse(cells[place].strip())
            except CellFault:
                return


def add_fault(fault: CellFault, row: Row, name: str, faults: Faults) -> None:
    """A fault in the row."""
    faults.add(fault.code, line=row.line, column=row.name(name), **fault.facts)


def parsed(column: Column, cell: str) -> object:
    """The cell's value. Raises CellFault, in which no private cell is shown."""
    try:
        return column.parse(_clean(cell))
    except CellFault as fault:
        hidden = {"value": "…"} if column.private and fault.facts.get("value") else {}
        raise CellFault(fault.code, **{**fault.facts, **hidden}) from None


def _clean(cell: str) -> str:
    """The cell without outer blanks. Raises CellFault for what a spreadsheet would run or a file never holds.

    A text may begin with a dash, as “- osoba samotna” does; with a call or a pipe behind it, it is a formula.
    """
    if isinstance(cell, BadCell):
        raise CellFault(cell.code, value=str(cell))
    cell = cell.strip()
    if len(cell) > MOST_CELL:
        raise CellFault("cell_too_long", found=len(cell), most=MOST_CELL)
    if cell[:1] in _STARTS and (cell[0] in "=@" or (not _NUMBER.fullmatch(cell[1:]) and _CALL.search(cell))):
        raise CellFault("formula_cell", value=cell)
    return cell
