"""A sheet's cells to rows of texts, a few rows at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from string import ascii_uppercase
from typing import Any

from planner.case.lines import BadCell, Line
from planner.case.workbook.archive import Attributes, book_fault, parsed_chunks
from planner.case.workbook.book import Book, SheetPart, unescaped
from planner.case.workbook.numbers import number_of, plain

MOST_COLUMNS = 256
LAST_ROW = 1_048_576
TEXTS = ("inlineStr", "str", "d")
Handler = Callable[[Any], None]


def cell_fault(code: str, text: str) -> str:
    return BadCell(code, text)


def sheet_lines(book: Book, sheet: SheetPart) -> Iterator[Line]:
    """Every row in which something stands, with its number, as wide as the first one or wider.

    Raises what Book raises.
    """
    cells = _Cells(book)
    for _ in parsed_chunks(book.archive.open(sheet.part), cells.start, cells.end, cells.text):
        yield from cells.lines
        cells.lines.clear()


class _Columns(defaultdict[str, int]):
    """By letters the number of a column, from 0."""

    def __missing__(self, letters: str) -> int:
        """Raises ValueError for what names no column."""
        if not letters:
            raise ValueError(letters)
        number = 0
        for letter in letters:
            number = number * 26 + ascii_uppercase.index(letter) + 1
        self[letters] = number - 1
        return self[letters]


class _Named(dict[str, Handler | None]):
    """Handlers by the names of elements as they are written, with a prefix or without."""

    def __missing__(self, name: str) -> Handler | None:
        local = name.rpartition(":")[2]
        self[name] = self[local] if local != name else None
        return self[name]


class _Cells:
    """Handlers of an XML parser, which gather `lines`. Nothing outside the sheet's data is looked at."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.lines: list[Line] = []
        self.columns = _Columns()
        self.starts = _Named(c=self._cell, v=self._value, t=self._value, row=self._row, f=self._formula)
        self.starts |= {"rPh": self._spoken, "sheetData": self._data}
        self.ends = _Named(c=self._cell_ends, v=self._value_ends, t=self._value_ends, row=self._row_ends)
        self.ends |= {"rPh": self._spoken_ends, "sheetData": self._data_ends}
        self.inside = self.keeping = self.spoken = self.formula = False
        self.row, self.column, self.width = 0, -1, 0
        self.cell: Attributes = {}
        self.pieces: list[str] = []
        self.filled: dict[int, str] = {}

    def start(self, element: str, attributes: Attributes) -> None:
        handler = self.starts[element]
        if handler is not None:
            handler(attributes)

    def end(self, element: str) -> None:
        handler = self.ends[element]
        if handler is not None:
            handler(None)

    def text(self, piece: str) -> None:
        if self.keeping:
            self.pieces.append(piece)

    def _data(self, _: Attributes) -> None:
        self.inside = True

    def _data_ends(self, _: None) -> None:
        self.inside = False

    def _row(self, attributes: Attributes) -> None:
        """A sheet's drawings have elements of this name too, behind its data."""
        if self.inside:
            row = int(attributes.get("r", self.row + 1))
            if not self.row < row <= LAST_ROW:
                raise book_fault("not_workbook")
            self.row, self.column = row, -1

    def _cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self.column = self.column + 1 if place is None else self.columns[place.rstrip("0123456789")]
        self.cell, self.formula = attributes, False

    def _value(self, _: Attributes) -> None:
        self.keeping = not self.spoken

    def _value_ends(self, _: None) -> None:
        self.keeping = False

    def _formula(self, _: Attributes) -> None:
        self.formula = True

    def _spoken(self, _: Attributes) -> None:
        self.spoken = True

    def _spoken_ends(self, _: None) -> None:
        self.spoken = False

    def _cell_ends(self, _: None) -> None:
        shown = self._shown("".join(self.pieces)) if self.pieces or self.formula else ""
        self.pieces.clear()
        if not self.inside or not shown or shown.isspace():
            return
        if self.column >= MOST_COLUMNS:
            raise book_fault("too_many_columns", line=self.row, most=MOST_COLUMNS)
        self.filled[self.column] = shown

    def _shown(self, text: str) -> str:
        kind = self.cell.get("t", "n")
        if kind == "s" and text:
            return self._shared(int(text))
        if kind in TEXTS:
            return unescaped(text)
        if not text:
            return cell_fault("formula_without_value", "=") if self.formula else ""
        if kind == "e":
            return cell_fault("error_cell", text)
        return ("FALSE", "TRUE")[text == "1"] if kind == "b" else self._number(text)

    def _shared(self, number: int) -> str:
        if not 0 <= number < len(self.book.texts):
            raise book_fault("not_workbook")
        return self.book.texts[number]

    def _number(self, text: str) -> str:
        style, styles = int(self.cell.get("s", 0)), self.book.styles
        return (styles[style] if 0 <= style < len(styles) else plain)(number_of(text))

    def _row_ends(self, _: None) -> None:
        if self.filled:
            width = max(max(self.filled) + 1, self.width)
            self.width = self.width or width
            filled = self.filled.get
            self.lines.append((self.row, [filled(at, "") for at in range(width)]))
            self.filled.clear()
