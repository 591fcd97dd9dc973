"""Timesheet files made from cells: CSV as offices save it, workbooks as openpyxl and as a spreadsheet write them."""

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from planner.terms.clock import local, shown
from planner.terms.done import SIDES, DoneRow

HEADER = ("application", "assistant", "start", "end", "outcome", "areas", "confirmed_by", "reason", "note")
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Cells = Sequence[Sequence[Any]]

FIRST_ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
FIRST_ROW += '<c r="D1" t="s"><v>3</v></c></row>'
STRINGS = "<si><t>application</t></si><si><t>assistant</t></si><si><t>start</t></si><si><t>end</t></si>"


def csv_file(rows: Cells, separator: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_file(*sheets: Cells) -> bytes:
    """A workbook with these sheets, as openpyxl writes it. Texts stay texts."""
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells_of(one: DoneRow, zone: bool = True) -> list[str]:
    """The row as a file states it, with all columns of HEADER. zone: times with their offset."""
    confirmed = "none" if not one.confirmed_by else " ".join(one.confirmed_by)
    said = [shown(at) if zone else f"{local(at):%Y-%m-%d %H:%M}" for at in (one.start, one.end)]
    confirmed = "" if one.confirmed_by == SIDES else confirmed
    return [one.application, one.assistant, *said, one.outcome, " ".join(one.areas), confirmed, one.reason, one.note]


def raw_xlsx(rows: str, *, strings: str = "", formats: Sequence[str] = (), **parts: str) -> bytes:
    """A workbook from XML as a spreadsheet writes it: the rows, `<si>` of shared texts, a style for each number format.

    parts: more or other parts, by name with `__` for `/`.
    """
    numbers = "".join(f'<numFmt numFmtId="{170 + at}" formatCode="{one}"/>' for at, one in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{170 + at}"/>' for at in range(len(formats)))
    sheets = [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), ("worksheet", "worksheets/sheet1.xml")]
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(sheets)
    )
    made = {
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Wizyty" sheetId="1" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(related),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{numbers}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
        f"</cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return zipped(made | {name.replace("__", "/"): text for name, text in parts.items()})


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist() if "__" not in name}


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'
