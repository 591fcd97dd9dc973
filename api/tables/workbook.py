"""Workbooks to write: amounts, hours, days and times as what they are, and texts that stay texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

CREATOR = "Godziny"
FORMULA = ("=", "+", "-", "@")
# As a file states them; a Polish spreadsheet shows 1 234 567,89. A datetime is a date too, so it stands first.
FORMATS: tuple[tuple[type, str], ...] = (
    (Decimal, "#,##0.00"),
    (timedelta, "[h]:mm"),
    (datetime, "yyyy-mm-dd hh:mm"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm"),
)
LEAST_WIDTH, MOST_WIDTH, MEASURED_ROWS = 8, 60, 1000
MORE_ROWS = 500
Row = Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """A header row (none: text alone) and rows as wide. Amounts are Decimals, hours timedeltas, times Warsaw's clock.

    choices: by column, from 0, the words that are offered in its cells, also in MORE_ROWS empty ones below.
    frozen: the first cell that scrolls.
    """

    title: str
    header: Row
    rows: Iterable[Row]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    frozen: str | None = "A2"


def workbook(*sheets: Sheet) -> bytes:
    """An XLSX file with these sheets; the first is the one that opens."""
    book = Workbook()
    book.properties.creator = CREATOR
    for number, one in enumerate(sheets):
        made = book.active if number == 0 else book.create_sheet()
        assert isinstance(made, Worksheet)
        _fill(made, one)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def writable(text: str) -> str:
    """Without what no workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def _fill(made: Worksheet, sheet: Sheet) -> None:
    made.title = sheet.title
    rows = [row for row in (sheet.header, *sheet.rows) if row]
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _write(made.cell(at, column), value)
    made.freeze_panes = sheet.frozen
    for cell in made[1] if sheet.header else ():
        cell.font = Font(bold=True)
    for column, width in enumerate(_widths(rows), 1):
        made.column_dimensions[get_column_letter(column)].width = width
    for place, words in sheet.choices.items():
        _offer(made, get_column_letter(place + 1), len(rows) + MORE_ROWS, words)


def _write(cell: Any, value: Any) -> None:
    """Text is never a formula, also where somebody edits the cell."""
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.value = writable(value)
        cell.data_type = "s"
        if value.startswith(FORMULA):
            cell.quotePrefix = True
        return
    cell.value = value
    cell.number_format = next((code for kind, code in FORMATS if isinstance(value, kind)), "General")


def _widths(rows: Sequence[Row]) -> list[int]:
    """Of each column, by the longest line in it."""
    columns = range(max(map(len, rows), default=0))
    shown = [[_length(row[at]) for row in rows[:MEASURED_ROWS] if at < len(row)] for at in columns]
    return [min(max(LEAST_WIDTH, *lengths) + 2, MOST_WIDTH) for lengths in shown]


def _length(value: Any) -> int:
    """Of a moment, as its format shows it."""
    if isinstance(value, datetime):
        return len("2026-03-02 08:00")
    return max((len(line) for line in str(value).splitlines()), default=0)


def _offer(made: Worksheet, letter: str, last: int, words: Sequence[str]) -> None:
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    choice.add(f"{letter}2:{letter}{last}")
    made.add_data_validation(choice)
