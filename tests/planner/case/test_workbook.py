"""A workbook is read as a person sees it: dates, times, ids; what cannot be read says why."""

import io
from datetime import date, datetime, timedelta
from datetime import time as clock

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from planner.case.timesheet import read_timesheet, timesheet_in
from planner.terms.clock import minute_of
from planner.terms.done import DoneRow
from planner.terms.refusals import Fault, InputRefused
from tests.worlds.timesheets import FIRST_ROW, MAIN, STRINGS, raw_xlsx, saved, unzipped, xlsx_file, zipped

STATED = ("application", "assistant", "start", "end")
DATED = ("nr wniosku", "asystent", "data", "od", "do")
VISIT = ("A-1", "S-1", datetime(2026, 3, 2, 8), datetime(2026, 3, 2, 10, 30))


def at(iso: str) -> int:
    return minute_of(datetime.fromisoformat(iso))


MORNING = ("A-1", "S-1", at("2026-03-02T08:00+01:00"), at("2026-03-02T10:30+01:00"))


def keys(data: bytes) -> list[tuple[str, str, int, int]]:
    return [one.key for one in read_timesheet(data, "march.xlsx")]


def refused(data: bytes) -> list[Fault]:
    with pytest.raises(InputRefused) as caught:
        read_timesheet(data, "march.xlsx")
    return caught.value.faults


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in refused(data)]


def where(data: bytes) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.code) for fault in refused(data)]


@pytest.mark.parametrize(
    "row",
    [
        ("A-1", "S-1", date(2026, 3, 2), clock(8), clock(10, 30)),
        ("A-1", "S-1", datetime(2026, 3, 2), timedelta(hours=8), timedelta(hours=10, minutes=30)),
        ("A-1", "S-1", "2.03.2026", "8:00", "10:30"),
        (" A-1", "S-1 ", "2026-03-02", clock(8), " 10:30 "),
        ("A-1", "S-1", "2.03.2026 0:00", "08:00:00", "10:30:00"),
    ],
)
def test_dates_and_times_of_a_spreadsheet(row: tuple[object, ...]) -> None:
    assert keys(xlsx_file([DATED, row])) == [MORNING]


@pytest.mark.parametrize(
    "row",
    [
        VISIT,
        ("A-1", "S-1", "02.03.2026 8:00", "2026-03-02T09:30:00Z"),
        ("A-1", "S-1", datetime(2026, 3, 2, 7, 59, 59, 999_900), datetime(2026, 3, 2, 10, 30, 0, 100)),
    ],
)
def test_moments_of_a_spreadsheet(row: tuple[object, ...]) -> None:
    assert keys(xlsx_file([STATED, row])) == [MORNING]


def test_every_minute_of_a_day_is_that_minute() -> None:
    """In spite of the fractions of days with which a spreadsheet reckons."""
    days = [date(2026, 1, 1) + timedelta(days=30 * number) for number in range(12)]
    starts = [
        datetime.combine(day, clock()) + timedelta(minutes=number) for day in days for number in range(0, 1440, 7)
    ]
    rows = [("A-1", f"S-{number}", one, one + timedelta(minutes=60)) for number, one in enumerate(starts)]

    found = read_timesheet(xlsx_file([STATED, *rows]), "year.xlsx")

    assert [one.minutes for one in found] == [60] * len(rows)


def test_a_workbook_that_counts_days_from_1904_says_the_same() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (STATED, VISIT):
        book.active.append(row)

    assert keys(saved(book)) == [MORNING]


def test_ids_that_are_numbers_are_read_as_they_are_shown() -> None:
    book = Workbook()
    book.active.append(DATED)
    book.active.append((17, 3.0, date(2026, 3, 2), clock(8), clock(10, 30)))
    book.active.append((17, 3, date(2026, 3, 2), clock(11), clock(12)))
    book.active["A3"].number_format, book.active["B3"].number_format = "0000", '"S-"000'

    found = read_timesheet(saved(book), "march.xlsx")

    assert [(one.application, one.assistant) for one in found] == [("17", "3"), ("0017", "S-003")]


def test_hidden_seconds_are_not_cut_off() -> None:
    row = ("A-1", "S-1", datetime(2026, 3, 2, 8, 0, 30), datetime(2026, 3, 2, 9))

    assert where(xlsx_file([STATED, row])) == [(2, "start", "not_full_minute")]


def test_the_first_visible_sheet_with_visits_is_read_and_others_are_named() -> None:
    book = Workbook()
    hidden, notes, visits, sums = book.active, *(book.create_sheet(name) for name in ("Objaśnienia", "marzec", "sumy"))
    hidden.sheet_state = "hidden"
    for sheet, row in ((hidden, VISIT), (visits, VISIT)):
        sheet.append(STATED)
        sheet.append(row)
    hidden.append(VISIT)
    notes["B3"], sums["A1"] = "Nr wniosku: …", 12
    book.create_sheet("pusty")
    book.create_chartsheet("wykres")

    found = timesheet_in(saved(book), "march.xlsx")

    assert [one.key for one in found.rows] == [MORNING]
    assert [(note.code, dict(note.facts)) for note in found.notes] == [
        ("sheets_ignored", {"names": "sumy", "count": "1"})
    ]


def test_visits_in_two_sheets_are_a_fault_and_not_half_read() -> None:
    faults = refused(xlsx_file([STATED, VISIT], [STATED, VISIT]))

    assert [(fault.code, dict(fault.facts)) for fault in faults] == [("several_sheets", {"names": "Sheet, Sheet1"})]


def test_a_sheet_without_the_columns_says_which() -> None:
    assert codes(xlsx_file([("co", "kto"), (1, 2)])) == ["missing_column"] * 3
    assert codes(xlsx_file([])) == ["no_sheet"]


def test_a_row_of_the_sheet_is_named_and_empty_rows_and_columns_are_passed_over() -> None:
    rows = [(), (None, *STATED), (), (None, *VISIT), (None, "A-1", "S-1", datetime(2026, 3, 2, 9), "x")]

    assert where(xlsx_file(rows)) == [(5, "end", "not_moment")]
    assert keys(xlsx_file(rows[:4])) == [MORNING]


def test_text_that_looks_like_a_formula_is_refused_as_in_csv() -> None:
    rows = [(*STATED, "powód"), (*VISIT, "=1+1"), (*VISIT, "- nie było")]

    assert where(xlsx_file(rows)) == [(2, "powód (reason)", "formula_cell")]


def test_a_formula_counts_with_its_result_and_without_one_is_a_fault() -> None:
    moment = '<c r="C2" s="0"><f>D2-1</f><v>46083.333333333336</v></c>'
    rest = '<c r="A2" t="str"><f>"A"&amp;"-1"</f><v>A-1</v></c><c r="B2" t="inlineStr"><is><t>S-1</t></is></c>'
    end = '<c r="D2" s="0"><f>C2+1</f>{}</c>'
    formats = ("yyyy-mm-dd hh:mm",)

    with_result = raw_xlsx(
        f'{FIRST_ROW}<row r="2">{rest}{moment}{end.format("<v>46083.4375</v>")}</row>', strings=STRINGS, formats=formats
    )
    without = raw_xlsx(
        f'{FIRST_ROW}<row r="2">{rest}{moment}{end.format("<v/>")}</row>', strings=STRINGS, formats=formats
    )

    assert keys(with_result) == [MORNING]
    assert where(without) == [(2, "end", "formula_without_value")]


def test_a_formula_that_openpyxl_wrote_has_no_result() -> None:
    book = Workbook()
    book.active.append(STATED)
    book.active.append((*VISIT[:3], "=C2+1"))

    assert where(saved(book)) == [(2, "end", "formula_without_value")]


def test_an_error_that_the_spreadsheet_shows_is_a_fault_in_a_column_that_is_read() -> None:
    cells = "".join(f'<c r="{column}2" t="e"><v>#N/A</v></c>' for column in "ABE")
    header = FIRST_ROW.replace("</row>", '<c r="E1" t="str"><v>suma</v></c></row>')
    data = raw_xlsx(f'{header}<row r="2">{cells}</row>', strings=STRINGS)

    assert [fault for fault in where(data) if fault[2] == "error_cell"] == [
        (2, "application", "error_cell"),
        (2, "assistant", "error_cell"),
    ]


def test_shared_texts_in_runs_and_with_their_pronunciation() -> None:
    text = "<si><r><t>A</t></r><r><rPr><b/></rPr><t>-1</t></r><rPh><t>AAA</t></rPh></si><si><t>S_x000D_-1</t></si>"
    cells = (
        '<c t="s"><v>4</v></c><c t="s"><v>5</v></c><c s="0"><v>46083.333333333336</v></c><c s="0"><v>46083.4375</v></c>'
    )
    data = raw_xlsx(f"{FIRST_ROW}<row>{cells}</row>", strings=STRINGS + text, formats=("yyyy-mm-dd h:mm",))

    assert keys(data) == [MORNING]


def test_elements_with_prefixes_and_cells_behind_the_data_are_no_trouble() -> None:
    rows = f'{FIRST_ROW}<row r="2"><c r="A2" t="str"><v>A-1</v></c></row>'.replace("<", "<x:").replace("<x:/", "</x:")
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData><x:controls><x:row>0</x:row>'
    data = raw_xlsx("", strings=STRINGS, xl__worksheets__sheet1__xml="")
    parts = {name: text for name, text in unzipped(data).items() if "sheet1" not in name}
    parts["xl/worksheets/sheet1.xml"] = f"{sheet}<x:c><x:v>1</x:v></x:c></x:controls></x:worksheet>"

    assert {fault[:2] for fault in where(zipped(parts))} == {(2, "assistant"), (2, "start"), (2, "end")}


def test_what_openpyxl_reads_is_what_we_read() -> None:
    rows = [STATED, *((f"A-{number}", "S-1", *VISIT[2:]) for number in range(50))]
    data = xlsx_file(rows)

    ours: list[DoneRow] = read_timesheet(data, "x.xlsx")

    theirs = list(load_workbook(io.BytesIO(data)).active.values)[1:]
    assert [(one.application, one.start) for one in ours] == [(row[0], MORNING[2]) for row in theirs]
