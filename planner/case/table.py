"""CSV text to rows of cells, with the line each row starts on."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Protocol

from planner.case.cells import CellFault, Parser
from planner.terms.refusals import Faults

MOST_ROWS = 200_000
MOST_CELL = 10_000


class Reader(Protocol):
    """What csv.reader returns."""

    line_num: int

    def __next__(self) -> list[str]: ...


@dataclass(frozen=True)
class Column:
    """How a column is read. default: text that stands for an absent optional column; None = required."""

    parse: Parser
    default: str | None = None


@dataclass
class Row:
    """One row's parsed cells; `value` of a faulty cell is missing."""

    line: int
    values: dict[str, object] = field(default_factory=dict)

    def complete(self, columns: Mapping[str, Column]) -> bool:
        return len(self.values) == len(columns)

    def text(self, name: str) -> str:
        return str(self.values[name])

    def integer(self, name: str) -> int:
        value = self.values[name]
        assert isinstance(value, int)
        return value

    def optional_integer(self, name: str) -> int | None:
        return None if self.values[name] is None else self.integer(name)

    def flag(self, name: str) -> bool:
        return self.values[name] is True

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

    def names(self, name: str) -> tuple[str, ...]:
        value = self.values[name]
        assert isinstance(value, tuple)
        return value


@dataclass(frozen=True)
class Table:
    """Rows as far as they could be read. whole: nothing is missing behind them."""

    rows: list[Row]
    whole: bool


def read_table(text: str, columns: Mapping[str, Column], faults: Faults) -> "Table":
    """The rows, every faulty cell reported. Comma or semicolon; the header row decides.

    Blank lines are passed over. `whole` of the answer is False when the file could not be read to its end.
    """
    header_line = text.lstrip().split("\n", 1)[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = ((line, cells) for line, cells in _lines(reader, faults) if any(cell.strip() for cell in cells))
    first, header = next(lines, (1, []))
    names = [name.strip() for name in header]
    if not names:
        faults.add("empty_file", line=first, allowed=", ".join(columns))
        return Table([], whole=False)
    _check_header(first, names, columns, faults)
    rows = [_row(line, names, cells, columns, faults) for line, cells in islice(lines, MOST_ROWS)]
    if next(lines, None) is not None:
        faults.add("too_many_rows", most=MOST_ROWS)
    broken = ("not_csv", "too_many_rows", "more_faults")
    whole = next(iter(columns)) in names and not any(fault.code in broken for fault in faults.found)
    return Table(rows, whole)


def _lines(reader: Reader, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.add("not_csv", line=line, detail=error)
            return


def _check_header(line: int, names: list[str], columns: Mapping[str, Column], faults: Faults) -> None:
    for name, times in Counter(names).items():
        if name not in columns:
            faults.add("unknown_column", line=line, column=name, value=name, allowed=", ".join(columns))
        elif times > 1:
            faults.add("duplicate_column", line=line, column=name)
    for name, column in columns.items():
        if column.default is None and name not in names:
            faults.add("missing_column", line=line, column=name)


def _row(line: int, names: list[str], cells: list[str], columns: Mapping[str, Column], faults: Faults) -> Row:
    row = Row(line)
    if len(cells) != len(names):
        faults.add("cell_count", line=line, found=len(cells), expected=len(names))
        _keep_id(row, names, cells, columns)
        return row
    given = dict(zip(names, cells, strict=True))
    for name, column in columns.items():
        if column.default is None and name not in given:
            continue
        try:
            row.values[name] = column.parse(_clean(given.get(name, column.default or "")))
        except CellFault as fault:
            faults.add(fault.code, line=line, column=name, **fault.facts)
    return row


def _keep_id(row: Row, names: list[str], cells: list[str], columns: Mapping[str, Column]) -> None:
    """The id of a row that cannot be read otherwise, so that nobody who names it is called wrong."""
    place = names.index("id") if "id" in names else len(cells)
    if place < len(cells):
        try:
            row.values["id"] = columns["id"].parse(cells[place].strip())
        except CellFault:
            return


def _clean(cell: str) -> str:
    """The cell without outer blanks. Raises CellFault for what a spreadsheet would run or a file never holds."""
    cell = cell.strip()
    if len(cell) > MOST_CELL:
        raise CellFault("cell_too_long", found=len(cell), most=MOST_CELL)
    if cell.startswith(("=", "@")) or (cell[:1] in "+-" and cell and not _plain_number(cell[1:])):
        raise CellFault("formula_cell", value=cell)
    return cell


def _plain_number(text: str) -> bool:
    return all(character.isdigit() or character in " .,-()/" for character in text)
