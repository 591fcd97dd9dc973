"""CSV text to rows of cells, with the line each row starts on. A sheet of a workbook gives the same rows."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Protocol

from planner.terms.refusals import Faults

SEPARATORS = (",", ";", "\t")
_SEP_LINE = re.compile(r"""\s*"?sep=([,;\t|])"?[,;\t|]*[ ]*(?=[\r\n]|\Z)""", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
Line = tuple[int, list[str]]


class BadCell(str):
    """A cell of a workbook that shows something (the text) but holds no value. code: the fault, where it is read."""

    code: str

    def __new__(cls, code: str, text: str) -> "BadCell":
        made = super().__new__(cls, text)
        made.code = code
        return made


class Reader(Protocol):
    """What csv.reader returns."""

    line_num: int

    def __next__(self) -> list[str]: ...


def csv_lines(text: str, faults: Faults) -> Iterator[Line]:
    """Every row that is not blank. The separator is what `sep=` says, else what the header has most of."""
    sep = _SEP_LINE.match(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sep[1] if sep else _separator(text), strict=True)
    rows = ((line, cells) for line, cells in _rows(reader, faults) if any(cell.strip() for cell in cells))
    if sep:
        next(rows, None)
    return rows


def _separator(text: str) -> str:
    lines = (_QUOTED.sub("", match[0]) for match in re.finditer(r"[^\r\n]+", text))
    header = next((line for line in lines if line.strip(" \t,;")), "")
    return max(SEPARATORS, key=header.count)


def _rows(reader: Reader, faults: Faults) -> Iterator[Line]:
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.add("not_csv", line=line, detail=error)
            return
