"""A timesheet file says which visits took place; what contradicts itself is refused whole."""

from datetime import datetime

import pytest

from planner.case.timesheet import read_timesheet, timesheet_in
from planner.terms.clock import minute_of
from planner.terms.done import SIDES, DoneRow
from planner.terms.refusals import Fault, InputRefused

STATED = "application,assistant,start,end"
DATED = "application,assistant,date,from,to"
VISIT = "A-1,S-1,2026-03-02 08:00,2026-03-02 10:30"


def at(iso: str) -> int:
    return minute_of(datetime.fromisoformat(iso))


MORNING = DoneRow("A-1", "S-1", at("2026-03-02T08:00+01:00"), at("2026-03-02T10:30+01:00"), line=2)


def read(*lines: str) -> list[DoneRow]:
    return read_timesheet("\n".join(lines).encode(), "march.csv")


def refused(*lines: str) -> list[Fault]:
    with pytest.raises(InputRefused) as caught:
        read(*lines)
    return caught.value.faults


def where(faults: list[Fault]) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.code) for fault in faults]


def times(*row: str) -> tuple[int, int]:
    """Start and end of the one visit with these cells after who."""
    header = STATED if len(row) == 2 else DATED
    (one,) = read(header, ",".join(("A-1", "S-1", *row)))
    return one.start, one.end


def test_a_row_without_more_was_done_and_confirmed_by_both() -> None:
    assert read(STATED, VISIT) == [MORNING]
    assert MORNING.confirmed_by == SIDES


@pytest.mark.parametrize(
    "rows",
    [
        ("nr wniosku;asystent;początek;koniec", "A-1;S-1;02.03.2026 8:00;2.03.2026 10:30"),
        ("Nr wniosku\tAsystent\tData\tOd\tDo", "A-1\tS-1\t2.03.2026\t8:00\t10:30"),
        (DATED, "A-1,S-1,2026-03-02,08:00,10:30"),
        (STATED, "A-1,S-1,2026-03-02T08:00:00+01:00,2026-03-02T09:30Z"),
        ("sep=;", "uczestnik;nr asystenta;dzień;godzina od;godzina do", "A-1;S-1;2026-03-02;8:00;10:30"),
    ],
)
def test_the_same_visit_in_the_words_of_an_office(rows: tuple[str, ...]) -> None:
    (one,) = read(*rows)

    assert one.key == MORNING.key


def test_every_column_is_read_in_polish() -> None:
    header = "nr wniosku;asystent;data;od;do;wynik;obszary;potwierdzili;powód;uwagi"

    rows = read(
        header,
        "A-1;S-1;2.03.2026;8:00;10:30;odbyła się;dom, samoobsługa;asystent i uczestnik;;- bez uwag",
        "A-2;S-1;2.03.2026;11:00;12:00;Niestawiennictwo;;asystent;nie otworzył;",
        "A-3;S-1;2.03.2026;13:00;14:00;ODWOLANA;;nikt;szpital;dzwoniła córka",
        "A-4;S-1;2.03.2026;15:00;16:00;wykonana;;uczestniczka;;",
    )

    said = [(one.outcome, one.areas, one.confirmed_by, one.reason, one.note) for one in rows]
    assert said == [
        ("done", ("self_care", "household"), SIDES, "", "- bez uwag"),
        ("no_show", (), ("assistant",), "nie otworzył", ""),
        ("cancelled", (), (), "szpital", "dzwoniła córka"),
        ("done", (), ("participant",), "", ""),
    ]


def test_who_confirmed_and_where_it_helped_are_told_in_one_order() -> None:
    (one,) = read(f"{STATED},confirmed_by,areas", f"{VISIT},participant assistant,participation self-care mobility")

    assert (one.confirmed_by, one.areas) == (SIDES, ("self_care", "mobility", "participation"))


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        (("2026-03-02", "22:00", "06:00"), "2026-03-02T22:00+01:00", "2026-03-03T06:00+01:00"),
        (("2026-03-02", "20:00", "24:00"), "2026-03-02T20:00+01:00", "2026-03-03T00:00+01:00"),
        (("2026-03-02", "00:00", "24:00"), "2026-03-02T00:00+01:00", "2026-03-03T00:00+01:00"),
        (("2026-03-02", "08:00", "08:00"), "2026-03-02T08:00+01:00", "2026-03-03T08:00+01:00"),
        (("2026-03-28", "22:00", "06:00"), "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00"),  # 7 h
        (("2026-10-24", "22:00", "06:00"), "2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00"),  # 9 h
        (("2026-03-29", "02:30", "04:00"), "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00"),  # never
        (("2026-10-25", "02:30", "03:30"), "2026-10-25T02:30+02:00", "2026-10-25T03:30+01:00"),  # twice
        (("2026-10-25 02:30+01:00", "2026-10-25 03:30"), "2026-10-25T02:30+01:00", "2026-10-25T03:30+01:00"),
        (
            ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:30+01:00",
        ),
        (("2026-12-31", "22:00", "02:00"), "2026-12-31T22:00+01:00", "2027-01-01T02:00+01:00"),
    ],
)
def test_times_are_warsaws_and_elapsed(row: tuple[str, ...], start: str, end: str) -> None:
    assert times(*row) == (at(start), at(end))


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("2026-03-02 10:00", "2026-03-02 10:00"), "end", "not_after_start"),
        (("2026-03-02 10:00", "2026-03-02 09:00"), "end", "not_after_start"),
        (("2026-03-29", "02:15", "02:45"), "to", "not_after_start"),  # both are the end of the gap
        (("2026-03-02 08:00", "2026-03-03 08:01"), "end", "visit_too_long"),
        (("2026-10-25", "00:00", "24:00"), "to", "visit_too_long"),  # 25 h
        (("2026-03-02 08:00:30", "2026-03-02 09:00"), "start", "not_full_minute"),
        (("2026-03-02 08:00", "2026-03-02 09:00:00.5"), "end", "not_moment"),
        (("2026-03-02T08:00:00.5", "2026-03-02 09:00"), "start", "not_full_minute"),
        (("2026-03-02", "2026-03-02 09:00"), "start", "not_moment"),
        (("2026-03-02", "8", "09:00"), "from", "not_clock"),
        (("2026-03-02", "08:00", "24:01"), "to", "not_clock"),
        (("30.02.2026", "08:00", "09:00"), "date", "no_such_day"),
        (("", "08:00", "09:00"), "date", "not_date"),
    ],
)
def test_times_that_cannot_be_are_faults(row: tuple[str, ...], column: str, code: str) -> None:
    header = STATED if len(row) == 2 else DATED

    faults = refused(header, ",".join(("A-1", "S-1", *row)))

    assert where(faults) == [(2, column, code)]


def test_exactly_24_elapsed_hours_are_allowed() -> None:
    start, end = times("2026-03-02 08:00", "2026-03-03 08:00")
    across, until = times("2026-10-24 12:00", "2026-10-25 11:00")

    assert end - start == until - across == 24 * 60


def test_a_fault_names_the_column_as_the_file_does() -> None:
    faults = refused("nr wniosku;asystent;data;od;do", "A-1;S-1;29.03.2026;2:15;2:45")

    assert where(faults) == [(2, "do (to)", "not_after_start")]


def test_a_time_in_both_ways_or_in_none_is_a_fault() -> None:
    both = refused(f"{STATED},data,wynik", f"{VISIT},2026-03-02,maybe")
    none = refused("application,assistant,wynik", "A-1,S-1,maybe")

    assert where(both) == [(1, "", "start_or_date"), (2, "wynik (outcome)", "not_allowed")]
    assert dict(both[0].facts) == {"names": "start, end, data"}
    assert where(none) == [(1, "start", "missing_column"), (2, "wynik (outcome)", "not_allowed")]
    assert "date (data), from (od), to (do)" in dict(none[0].facts)["allowed"]


def test_half_of_a_way_to_say_when_names_what_is_missing() -> None:
    assert where(refused("application,assistant,start", "A-1,S-1,x"))[0] == (1, "end", "missing_column")
    assert where(refused("application,assistant,od,do", "A-1,S-1,8:00,9:00")) == [(1, "date", "missing_column")]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    faults = refused(
        f"{STATED},outcome,areas,confirmed_by",
        "A 1,,2026-03-02,2026-03-02 09:00,maybe,garden,nobody",
        f"{VISIT},done,,none assistant",
        "A-1,S-1,2026-03-02 08:00,2026-03-02 07:00,,,",
    )

    assert where(faults) == [
        (2, "application", "bad_id"),
        (2, "areas", "not_allowed"),
        (2, "assistant", "bad_id"),
        (2, "confirmed_by", "not_allowed"),
        (2, "outcome", "not_allowed"),
        (2, "start", "not_moment"),
        (3, "confirmed_by", "not_allowed"),
        (4, "end", "not_after_start"),
    ]


def test_rows_of_one_visit_add_up() -> None:
    header = f"{STATED},areas,confirmed_by,reason,note"

    rows = read(
        header,
        f"{VISIT},mobility,assistant,,first",
        "A-2,S-2,2026-03-02 08:00,2026-03-02 09:00,,none,,",
        f"{VISIT},household,participant,because,",
        f"{VISIT},,none,,last",
    )

    assert [one.application for one in rows] == ["A-1", "A-2"]
    one = rows[0]
    assert (one.areas, one.confirmed_by, one.reason, one.note, one.line) == (
        ("household", "mobility"),
        SIDES,
        "because",
        "last",
        2,
    )


def test_the_same_instant_written_in_two_ways_is_one_visit() -> None:
    rows = read(STATED, VISIT, "A-1,S-1,2026-03-02T07:00Z,2026-03-02T09:30Z")

    assert rows == [MORNING]


def test_two_outcomes_of_one_visit_are_a_fault() -> None:
    faults = refused(f"{STATED},outcome", f"{VISIT},done", f"{VISIT},no_show", f"{VISIT},")

    assert where(faults) == [(3, "outcome", "outcome_differs")]
    assert dict(faults[0].facts) == {"value": "no_show", "other": "done", "first": "2"}


@pytest.mark.parametrize("column", ["reason", "note", "powód", "Uwagi"])
def test_what_is_private_is_in_no_fault(column: str) -> None:
    faults = refused(f"{STATED},{column}", f"{VISIT},=SECRET()", f"{VISIT},{'SECRET' * 2000}")

    assert [fault.code for fault in faults] == ["formula_cell", "cell_too_long"]
    assert "SECRET" not in str(faults)


def test_windows_1250_further_columns_and_missing_cells_are_noted() -> None:
    text = f"{STATED},Lp.,powód\n{VISIT},1,gościł w Żorach\n{VISIT.replace('A-1', 'A-2')}\n"

    found = timesheet_in(text.encode("cp1250"), "march.csv")

    assert [note.code for note in found.notes] == ["columns_ignored", "windows_1250", "short_rows"]
    assert found.rows[0].reason == "gościł w Żorach"


def test_a_file_of_nothing_is_a_fault_and_a_header_alone_is_none() -> None:
    assert where(refused("")) == [(1, "", "empty_file")]
    assert where(refused("", " ", "")) == [(1, "", "empty_file")]
    assert read(STATED) == []
