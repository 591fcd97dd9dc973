"""A workbook's bytes to the rows of the one sheet that is wanted. What is no such workbook is a fault that says so."""

import struct
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from planner.case.headers import listed_names
from planner.case.lines import Line
from planner.case.workbook.archive import Archive, WorkbookUnreadable, book_fault
from planner.case.workbook.book import Book
from planner.case.workbook.sheet import sheet_lines
from planner.terms.refusals import Faults

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {"content.xml": "ODS", "xl/workbook.bin": "XLSB"}
# What a broken archive, broken XML and numbers that are none raise.
BROKEN = (
    *(BadZipFile, zlib.error, ExpatError, struct.error, OSError, EOFError),
    *(LookupError, ValueError, OverflowError, RuntimeError),
)
Wanted = Callable[[list[str]], bool]


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a workbook of some kind, by what they begin with."""
    return data.startswith((*ZIP, COMPOUND))


def workbook_lines(data: bytes, wanted: Wanted, faults: Faults, about: tuple[str, ...] = ()) -> Iterator[Line]:
    """The rows of the visible sheet whose first row is `wanted`; where none is, of the first one that is not empty.

    Two wanted sheets are a fault: the file is read whole. Others that hold something are named in a note, but for
    those called as in `about`.
    """
    try:
        yield from _lines(_book(data), wanted, faults, about)
    except WorkbookUnreadable as error:
        faults.add(error.code, line=error.line, **error.facts)
    except BROKEN:
        faults.add("not_workbook")


def _book(data: bytes) -> Book:
    if data.startswith(COMPOUND):
        raise book_fault("workbook_encrypted") if ENCRYPTED in data else book_fault("other_workbook", kind="XLS")
    archive = Archive(data)
    for part, kind in OTHERS.items():
        if part in archive:
            raise book_fault("other_workbook", kind=kind)
    return Book(archive)


def _lines(book: Book, wanted: Wanted, faults: Faults, about: tuple[str, ...]) -> Iterator[Line]:
    begun = [(sheet.name, sheet_lines(book, sheet)) for sheet in book.sheets()]
    filled = [(name, first, rest) for name, rest in begun if (first := next(rest, None)) is not None]
    fitting = [one for one in filled if wanted(one[1][1])] or filled[:1]
    if not fitting:
        raise book_fault("no_sheet")
    if len(fitting) > 1:
        faults.add("several_sheets", names=listed_names([name for name, _, _ in fitting]))
    further = [name for name, _, _ in filled if name not in {one[0] for one in fitting} and name not in about]
    if further:
        faults.note("sheets_ignored", names=listed_names(further), count=len(further))
    for _, first, rest in fitting[:1]:
        yield from chain([first], rest)
