"""A month's planned visits as a file to fill in, which reads as exactly these visits and claims nothing."""

import io
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.tables.timesheet import NAMES, template_csv, template_xlsx
from api.words.messages import LANGUAGES, Speaker
from planner.case.timesheet import COLUMNS, timesheet_in
from planner.case.words import UNFILLED
from planner.terms.clock import WARSAW, minute_of, shown
from tests.worlds.looking import NIGHTLY

AUTUMN = minute_of(datetime(2026, 10, 25, tzinfo=WARSAW))
SPRING = minute_of(datetime(2026, 3, 29, tzinfo=WARSAW))
instants = st.sampled_from((SPRING, AUTUMN)).flatmap(lambda day: st.integers(day - 300, day + 600))
MANY = 15_000 if NIGHTLY else 4_000
MAKERS = (template_xlsx, template_csv)


def visit(start: str, end: str, application: str = "A-1", assistant: str = "S-1") -> dict[str, str]:
    return {"application": application, "assistant": assistant, "start": start, "end": end}


PLANNED = [
    visit("2026-03-02T08:00:00+01:00", "2026-03-02T10:30:00+01:00"),
    visit("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00"),
    visit("2026-10-25T01:30:00+02:00", "2026-10-25T02:30:00+02:00"),
    visit("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "A-2"),
    visit("2026-03-03T20:00:00+01:00", "2026-03-04T00:00:00+01:00", "17", "0017"),
]


def key(one: dict[str, str]) -> tuple[str, str, int, int]:
    start, end = (minute_of(datetime.fromisoformat(one[name])) for name in ("start", "end"))
    return one["application"], one["assistant"], start, end


def filled(template: bytes) -> bytes:
    """With the word that every visit took place."""
    if not template.startswith(b"PK"):
        text = template.decode("utf-8-sig")
        for word in UNFILLED:
            text = text.replace(word, "done")
        return text.encode()
    book = load_workbook(io.BytesIO(template))
    for row in book.worksheets[1].iter_rows(min_row=2):
        row[NAMES.index("outcome")].value = "done"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_sent_back_untouched_tells_nothing_and_says_so(make: type, language: str) -> None:
    found = timesheet_in(make(PLANNED, Speaker(language)), "back")

    assert found.rows == ()
    assert [(one.code, dict(one.facts)["count"]) for one in found.notes] == [("rows_unfilled", "5")]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_those_visits_and_nobody_confirmed(make: type, language: str) -> None:
    found = timesheet_in(filled(make(PLANNED, Speaker(language))), "back")

    assert [one.key for one in found.rows] == [key(one) for one in PLANNED]
    assert {one.confirmed_by for one in found.rows} == {()}
    assert found.notes == ()


@pytest.mark.parametrize("make", MAKERS)
@given(starts=st.lists(instants), length=st.integers(1, 720))
def test_any_visits_around_the_changes_of_the_clock_come_back(make: type, starts: list[int], length: int) -> None:
    planned = [visit(shown(start), shown(start + length), f"A-{at}") for at, start in enumerate(starts)]

    found = timesheet_in(filled(make(planned, Speaker("pl"))), "back")

    assert [one.key for one in found.rows] == [key(one) for one in planned]


def test_a_month_without_visits_is_a_file_without_rows() -> None:
    for make in MAKERS:
        assert timesheet_in(make([], Speaker("en")), "back").rows == ()


def test_moments_are_real_ones_and_choices_are_offered() -> None:
    book = load_workbook(io.BytesIO(template_xlsx(PLANNED, Speaker("pl"))))

    about, sheet = book.worksheets
    assert (about.title, sheet.title, book.active.title) == ("Objaśnienia", "Wizyty", "Objaśnienia")
    assert "nikt" in " ".join(str(row[0]) for row in about.values)
    assert [cell.value for cell in sheet[1]] == [COLUMNS[name].polish[0] for name in NAMES]
    assert sheet["C2"].value == datetime(2026, 3, 2, 8)
    assert sheet["C5"].value == datetime(2026, 10, 25, 2, 30)
    assert sheet["D5"].value == "2026-10-25T02:30:00+01:00"
    assert (sheet["A6"].value, sheet["B6"].value) == ("17", "0017")
    assert sheet.freeze_panes == "A2"
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered == {
        "E2:E506": '"wykonana,niestawiennictwo,odwołana"',
        "G2:G506": '"nikt,asystent,uczestnik,asystent uczestnik"',
    }


def test_every_choice_and_every_example_of_the_explanation_is_read() -> None:
    for language in LANGUAGES:
        book = load_workbook(io.BytesIO(template_xlsx([], Speaker(language))))
        for column, one in zip(
            ("outcome", "confirmed_by"), book.worksheets[1].data_validations.dataValidation, strict=True
        ):
            for word in str(one.formula1).strip('"').split(","):
                COLUMNS[column].parse(word)
        areas = next(str(row[0]) for row in book.worksheets[0].values if str(row[0]).startswith(("obszary", "areas")))
        assert len(COLUMNS["areas"].parse(areas.partition(": ")[2].partition(",")[0])) == 4


def test_what_is_filled_in_by_hand_is_read() -> None:
    book = load_workbook(io.BytesIO(template_xlsx(PLANNED[:2], Speaker("pl"))))
    sheet = book.worksheets[1]
    sheet["D2"] = datetime(2026, 3, 2, 10, 15)
    sheet["E2"] = "wykonana"
    sheet["G2"], sheet["I2"] = "asystent uczestnik", "- w domu"
    sheet["E3"], sheet["H3"] = "niestawiennictwo", "szpital"
    out = io.BytesIO()
    book.save(out)

    first, second = timesheet_in(out.getvalue(), "back").rows

    assert (first.minutes, first.confirmed_by, first.note) == (135, ("assistant", "participant"), "- w domu")
    assert (second.outcome, second.confirmed_by, second.reason) == ("no_show", (), "szpital")


def test_a_month_of_many_visits_is_written_and_read() -> None:
    first = datetime(2026, 5, 1, 8, tzinfo=WARSAW)
    starts = [first + timedelta(days=one % 28, minutes=one % 500) for one in range(MANY)]
    planned = [
        visit(start.isoformat(), (start + timedelta(hours=2)).isoformat(), f"A-{at}") for at, start in enumerate(starts)
    ]

    assert len(timesheet_in(filled(template_xlsx(planned, Speaker("pl"))), "back").rows) == MANY
