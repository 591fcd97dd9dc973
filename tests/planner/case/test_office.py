"""What a Polish office writes is read too, in any mixture, and means the same."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.case import applications, assistants, dated, times, wishes
from planner.case.cells import CellFault, Parser, coordinate, money, optional, several_of, weekday, whole
from planner.case.reader import read_case
from planner.case.words import DAY
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.case import Case
from planner.terms.refusals import InputRefused, Note
from tests.worlds.office import enrich, guide, rewrite
from tests.worlds.places import CASES, KRASOCIN

FILES = {
    "applications.csv": applications.COLUMNS,
    "assistants.csv": assistants.COLUMNS,
    "availability.csv": dated.AVAILABILITY,
    "absences.csv": dated.ABSENCES,
    "person_absences.csv": dated.PERSON_ABSENCES,
    "rates.csv": dated.RATES,
    "wishes.csv": wishes.WISHES,
    "blocked.csv": wishes.BLOCKED,
}
PROGRAMME = (CASES / "excel-csv" / "programme.toml").read_text("utf-8")
HEADER = (
    "id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,points,"
    "documents_complete"
)
ROW = "A-1,2025-12-20T09:00:00+01:00,severe,no,no,1970-01-01,,300,5,yes"
POLISH = (
    "nr;wpłynął;kategoria;równoważne;samotnie;data urodzenia;orzeczenie do;godziny;punkty;komplet\r\n"
    "A-1;20.12.2025 9:00;znaczny;nie;nie;1.01.1970;;300;5;tak\r\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "programme.toml").write_text(PROGRAMME, "utf-8")
    return tmp_path


@pytest.fixture
def read(folder: Path) -> Callable[[str | bytes], Case]:
    """Reads a folder with these applications."""

    def reading(text: str | bytes) -> Case:
        (folder / "applications.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_case(folder)

    return reading


def codes(case: Case) -> list[str]:
    return [note.code for note in case.notes]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Krasocin with every optional file and most optional columns, written plainly."""
    made = Path(shutil.copytree(KRASOCIN, tmp_path_factory.mktemp("plain") / "case"))
    enrich(made)
    return made


@given(st.integers(0, 2**32))
def test_any_mixture_of_polish_spellings_is_the_same_case(rich: Path, seed: int) -> None:
    plain = read_case(rich)
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(rich, Path(place) / "case"))

        rewrite(folder, Random(seed))

        assert read_case(folder) == plain


def test_the_guide_lists_every_column_and_all_its_polish_names() -> None:
    named = {file: {name: list(one.polish) for name, one in columns.items()} for file, columns in FILES.items()}

    assert guide() == named


def test_what_excel_saves_is_allocated_as_its_plain_twin(read: Callable[[str], Case]) -> None:
    excel = read_case(CASES / "excel-csv")
    plain = read(f"{HEADER},lat,lon,commission,commission_reason\n{ROW},50.9,20.1,admit,- osoba samotna\n")

    assert excel == plain
    assert excel.notes == ()
    assert solve(excel, Run()).as_json() == solve(plain, Run()).as_json()
    assert excel.applications[0].commission_reason == "- osoba samotna"


def test_polish_headers_and_values_are_read(read: Callable[[str], Case]) -> None:
    assert read(POLISH) == read(f"{HEADER}\n{ROW}\n")


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\r\n", '"sep=;"\r\n', "sep=;;;;;\r\n", "\r\n;;;\r\n"])
def test_a_first_line_for_excel_is_no_header(read: Callable[[str | bytes], Case], first: str) -> None:
    plain = read(POLISH)

    assert read(first + POLISH) == plain
    assert read(b"\xef\xbb\xbf" + (first + POLISH).encode()) == plain


def test_windows_1250_is_read_with_a_note(read: Callable[[str | bytes], Case]) -> None:
    text = POLISH.replace("\r\nA-1", ";imię i nazwisko\r\nA-1").replace(";tak", ";tak;Żaneta Gęś")

    case = read(text.encode("cp1250"))

    assert dict(case.applications[0].contact) == {"name": "Żaneta Gęś"}
    assert codes(case) == ["homes_next_door", "windows_1250"]


def test_a_column_with_an_empty_cell_is_told_from_one_that_is_not_there(read: Callable[[str | bytes], Case]) -> None:
    without = read(POLISH)
    empty = read(POLISH.replace("\r\nA-1", ";imię i nazwisko;telefon\r\nA-1").replace(";tak", ";tak;;600"))

    assert without.applications[0].emptied == set()
    assert (empty.applications[0].emptied, empty.applications[0].contact) == ({"name"}, (("phone", "600"),))


def test_columns_nobody_knows_are_named_once_and_passed_over(read: Callable[[str], Case]) -> None:
    rows = "".join(f"{number},x,{ROW.replace('A-1', f'A-{number}')},,y\n" for number in range(1, 9))

    case = read(f"Lp.,Uwagi,{HEADER},,data wpisu\n{rows}")

    assert len(case.applications) == 8
    ignored = Note("applications.csv", 1, "", "columns_ignored", (("names", "Lp., Uwagi, data wpisu"), ("count", "3")))
    assert [note for note in case.notes if note.column == ""] == [ignored]


def test_a_column_without_a_name_that_holds_something_is_a_note(read: Callable[[str], Case]) -> None:
    case = read(f"{HEADER},,\n{ROW},,oops\n")

    assert codes(case) == ["homes_next_door", "nameless_column"]


def test_cells_that_excel_leaves_out_at_the_end_are_empty_and_a_note(read: Callable[[str], Case]) -> None:
    case = read(f"{HEADER},commission,commission_reason,lat,lon\n{ROW},,,50.9,20.1\n{ROW.replace('A-1', 'A-2')}\n")

    assert case.applications[1].lat is None
    assert codes(case) == ["homes_next_door", "short_rows"]


def test_a_cell_missing_in_the_middle_is_a_fault_though_the_rest_is_optional(read: Callable[[str], Case]) -> None:
    shifted = ROW.replace(",severe", "")

    with pytest.raises(InputRefused) as refused:
        read(f"{HEADER},lat,lon\n{shifted},50.9,20.1\n")

    assert [fault.code for fault in refused.value.faults] == ["cell_count"]


def test_homes_without_coordinates_are_said_once(read: Callable[[str], Case]) -> None:
    case = read(f"{HEADER},lat,lon\n{ROW},,\n{ROW.replace('A-1', 'A-2')},,\n{ROW.replace('A-1', 'A-3')},50.9,20.1\n")

    assert [(note.code, dict(note.facts)) for note in case.notes] == [
        ("homes_next_door", {"count": "2", "people": "3"})
    ]


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("- osoba samotna", False),
        ("- osoba samotna (bez rodziny)", False),
        ("-pilne!", False),
        ("+48 600 100 200", False),
        ("=1+1", True),
        ("@SUM(A1)", True),
        ("-2+3+cmd|' /C calc'!A0", True),
        ("- cmd|' /C calc'!A0", True),
        ('+HYPERLINK("x")', True),
    ],
)
def test_a_text_may_begin_with_a_dash_but_is_no_formula(read: Callable[[str], Case], cell: str, formula: bool) -> None:
    quoted = cell.replace('"', '""')
    text = f'{HEADER},commission,commission_reason\n{ROW},admit,"{quoted}"\n'

    if not formula:
        assert read(text).applications[0].commission_reason == cell
        return
    with pytest.raises(InputRefused) as refused:
        read(text)
    assert [fault.code for fault in refused.value.faults] == ["formula_cell"]
    assert cell not in str(refused.value.faults)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("19.12.2025 12:04", "2025-12-19T12:04:00+01:00"),
        ("1.7.2025 8:00", "2025-07-01T08:00:00+02:00"),
        ("2025-12-19 12:04:30", "2025-12-19T12:04:30+01:00"),
        ("2025-12-19T12:04", "2025-12-19T12:04:00+01:00"),
        ("2025-12-19 12:04+00:00", "2025-12-19T12:04:00+00:00"),
        ("26.10.2025 02:30", "2025-10-26T02:30:00+02:00"),  # twice: the first
        ("30.03.2025 02:30", "2025-03-30T03:00:00+02:00"),  # never: the end of the gap
        ("30.03.2025 01:59", "2025-03-30T01:59:00+01:00"),
    ],
)
def test_a_time_without_offset_is_warsaws(text: str, iso: str) -> None:
    assert times.moment(text) == datetime.fromisoformat(iso)
    assert str(times.moment(text)) == str(datetime.fromisoformat(iso))


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (times.day, "9.1.2026", date(2026, 1, 9)),
        (times.clock, "8:00", 480),
        (times.clock, "24:00", 1440),
        (whole(0), "1 200", 1200),
        (whole(0), "1\N{NO-BREAK SPACE}200,00", 1200),
        (coordinate(90), "50,9", 50.9),
        (weekday, "Śr.", 2),
        (several_of(DAY), "pn, WT śr;nd", ("mon", "tue", "wed", "sun")),
        (optional(times.day, "bezterminowo"), "Bezterminowo", None),
    ],
)
def test_a_cell_as_offices_write_it(parse: Parser, text: str, value: object) -> None:
    assert parse(text) == value


def test_money_is_exact() -> None:
    assert [str(money(text)) for text in ("48.50", "48,50", "1 048,5 zł")] == ["48.50", "48.50", "1048.5"]


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (times.day, "19.12.25"),
        (times.day, "12/19/2025"),
        (times.moment, "19.12.2025"),
        (times.moment, "19.12.2025 24:30"),
        (times.clock, "8"),
        (times.clock, "24:01"),
        (whole(0), "12,5"),
        (whole(0), "1,000"),
        (whole(0), "12 00"),
        (several_of(DAY), "pn-pt"),
        (money, "48.5.0"),
        (money, "-1"),
    ],
)
def test_a_cell_that_could_mean_two_things_is_refused(parse: Parser, text: str) -> None:
    with pytest.raises(CellFault):
        parse(text)
