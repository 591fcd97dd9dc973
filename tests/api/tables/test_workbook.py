"""Sheets that are written hold real amounts, hours and times, and texts that stay texts."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from api.tables.workbook import Sheet, workbook


def cells(*rows: tuple[object, ...]) -> list[object]:
    book = load_workbook(io.BytesIO(workbook(Sheet("sums", ("what", "much"), rows))))
    return list(book.active[2])


def written(*values: object) -> list[str | None]:
    """What stands in the file for each."""
    with ZipFile(io.BytesIO(workbook(Sheet("sums", (), [values])))) as opened:
        root = ElementTree.fromstring(opened.read("xl/worksheets/sheet1.xml"))
    return [found.text for found in root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}v")]


def test_amounts_hours_days_and_times_are_numbers_with_their_formats() -> None:
    row = (Decimal("1704.10"), timedelta(hours=35, minutes=30), date(2026, 3, 2), datetime(2026, 3, 2, 8), time(8), 7)

    found = cells(row)

    assert [one.data_type for one in found] == ["n", "d", "d", "d", "d", "n"]
    assert [one.number_format for one in found] == [
        *("#,##0.00", "[h]:mm", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm", "General"),
    ]
    assert found[1].value == timedelta(hours=35, minutes=30)


@pytest.mark.parametrize("amount", ["0.10", "0.01", "-12.30", "9999999999999.99", "2915974.00", "1.005", "0"])
def test_an_amount_stands_in_the_file_as_it_is(amount: str) -> None:
    (text,) = written(Decimal(amount))

    assert Decimal(str(text)) == Decimal(amount)


@pytest.mark.parametrize("text", ["=1+1", "+48 600", "-2", "@SUM(A1)", "#N/A", "- osoba samotna", "=HYPERLINK(1)"])
def test_a_text_is_never_a_formula(text: str) -> None:
    (cell,) = cells((text,))[:1]

    assert (cell.data_type, cell.value) == ("s", text)
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))


def test_what_no_workbook_can_hold_is_left_out() -> None:
    (cell,) = cells(("a\x00b\x1fc",))[:1]

    assert cell.value == "abc"


def test_the_first_sheet_opens_and_headers_stay_in_sight() -> None:
    book = load_workbook(
        io.BytesIO(workbook(Sheet("a", ("x",), [("y" * 500,)]), Sheet("b", (), [("text",)], frozen=None)))
    )

    first, second = book.worksheets
    assert (book.active.title, first.freeze_panes, second.freeze_panes) == ("a", "A2", None)
    assert first["A1"].font.bold
    assert not second["A1"].font.bold
    assert first.column_dimensions["A"].width == 60
