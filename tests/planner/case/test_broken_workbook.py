"""What is no workbook that can be read is refused, at once and with the reason."""

import struct
import time
from datetime import datetime

import pytest

from planner.case.timesheet import read_timesheet
from planner.case.workbook import archive
from planner.terms.refusals import Fault, InputRefused
from tests.worlds.timesheets import FIRST_ROW, STRINGS, raw_xlsx, unzipped, xlsx_file, zipped

STATED = ("application", "assistant", "start", "end")
VISIT = ("A-1", "S-1", datetime(2026, 3, 2, 8), datetime(2026, 3, 2, 10, 30))


def refused(data: bytes) -> list[Fault]:
    with pytest.raises(InputRefused) as caught:
        read_timesheet(data, "march.xlsx")
    return caught.value.faults


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in refused(data)]


def test_other_workbooks_say_what_they_are() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    locked = compound + "EncryptedPackage".encode("utf-16-le")
    said = [(one.code, dict(one.facts)) for one in refused(zipped({"content.xml": "<x/>", "mimetype": "x"}))]

    assert codes(compound) == ["other_workbook"]
    assert codes(locked) == ["workbook_encrypted"]
    assert said == [("other_workbook", {"kind": "ODS"})]
    assert codes(zipped({"xl/workbook.bin": ""})) == ["other_workbook"]
    assert codes(zipped({"word/document.xml": "<x/>"})) == ["not_workbook"]


def test_a_zip_with_a_password_is_a_fault() -> None:
    data = bytearray(xlsx_file([STATED, VISIT]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)

    assert codes(bytes(data)) == ["workbook_encrypted"]


def test_a_zip_bomb_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = raw_xlsx(f'{FIRST_ROW}<row r="2"><c r="A2" t="str"><v>{" " * 300 * 2**20}</v></c></row>', strings=STRINGS)
    styles = raw_xlsx(FIRST_ROW, strings=STRINGS, xl__styles=" ")
    begun = time.monotonic()

    assert len(bomb) < 2**20
    assert codes(bomb) == ["workbook_too_large"]
    assert time.monotonic() - begun < 5
    monkeypatch.setattr(archive, "MOST_SMALL", 100)
    assert codes(styles) == ["workbook_too_large"]


def test_entities_that_unfold_are_no_workbook() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    parts = unzipped(xlsx_file([STATED, VISIT]))
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        assert codes(zipped(parts | {name: entities + parts[name].partition("?>")[2]})) == ["not_workbook"], name


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="2"><c r="A2" t="s"><v>99</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<row r="2"><c r="A2"><v>one</v></c></row>',
        '<row r="2"><c r="A2"><v>nan</v></c></row>',
        '<row r="2"><c r="2"><v>1</v></c></row>',
        '<row r="2"><c r="a2"><v>1</v></c></row>',
        '<row r="2"><c s="x"><v>1</v></c></row>',
        '<row r="2">',
    ],
)
def test_a_sheet_that_no_spreadsheet_wrote_is_one_fault(row: str) -> None:
    assert "not_workbook" in codes(raw_xlsx(FIRST_ROW + row, strings=STRINGS))


def test_cells_far_to_the_right_are_a_fault_unless_they_are_empty() -> None:
    far = '<row r="2"><c r="XFD2"{}</row>'

    assert [
        (one.line, one.column, one.code)
        for one in refused(raw_xlsx(FIRST_ROW + far.format(' t="str"><v>x</v></c>'), strings=STRINGS))
    ] == [(2, "", "too_many_columns")]
    assert read_timesheet(raw_xlsx(FIRST_ROW + far.format(' s="1"/>'), strings=STRINGS), "x.xlsx") == []


def test_a_part_that_lies_about_its_length_is_no_workbook() -> None:
    data = bytearray(xlsx_file([STATED, VISIT]))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", data, place + 24, 10)
        place = data.find(b"PK\x01\x02", place + 1)

    assert codes(bytes(data)) == ["not_workbook"]
