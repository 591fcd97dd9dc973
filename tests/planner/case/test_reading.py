"""Bad folders are refused whole, with every fault of every file at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.case.reader import read_case
from planner.documents.digests import input_digests
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.derive import derive
from planner.terms.refusals import Fault, InputRefused
from tests.worlds.places import EXAMPLES

HEADER, FIRST = (EXAMPLES / "krasocin-2026" / "applications.csv").read_text("utf-8").splitlines()[:2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Krasocin's folder."""
    return Path(shutil.copytree(EXAMPLES / "krasocin-2026", tmp_path / "case"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> list[Fault]:
    with pytest.raises(InputRefused) as refused:
        read_case(folder)
    return refused.value.faults


def codes(folder: Path) -> list[tuple[str, int, str, str]]:
    return [(fault.file, fault.line, fault.column, fault.code) for fault in faults(folder)]


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code"),
    [
        ("moderate,no,no,1995-10-16", "modrate,no,no,1995-10-16", 2, "category", "not_allowed"),
        ("2025-12-20T09:51:00+01:00", "20.12.2025", 2, "received_at", "not_moment"),
        ("2025-12-20T09:51:00+01:00", "20.13.2025 9:51", 2, "received_at", "not_moment"),
        ("1995-10-16", "1995-02-31", 2, "birth_date", "no_such_day"),
        ("1995-10-16", "31.02.1995", 2, "birth_date", "no_such_day"),
        ("1995-10-16", "16/10/1995", 2, "birth_date", "not_date"),
        ("1995-10-16", "2026-01-01", 2, "birth_date", "born_later"),
        (",230,92,yes", ",-5,92,yes", 2, "requested_hours", "not_whole"),
        (",230,92,yes", ",12.5,92,yes", 2, "requested_hours", "not_whole"),
        (",230,92,yes", ",٣٠,92,yes", 2, "requested_hours", "not_whole"),
        (",230,92,yes", ",230,1e9,yes", 2, "points", "not_whole"),
        (",230,92,yes", ",230,92,może", 2, "documents_complete", "not_allowed"),
        ("A-0020,", "../A-0020,", 2, "id", "bad_id"),
        ("A-0020,", "95101600000,", 2, "id", "id_is_pesel"),
        ("A-0020,", "wn/951016-00000,", 2, "id", "id_is_pesel"),
        ("A-0020,", "=1+1,", 2, "id", "formula_cell"),
        ("A-0035,2025", "A-0020,2025", 3, "id", "duplicate_id"),
        ("50.90815", "150.90815", 2, "lat", "not_degrees"),
        ("A-0020,2025-12-20T09:51:00+01:00,", "A-0020,", 2, "", "cell_count"),
        ("id,received_at,", "id,received,", 1, "received_at", "missing_column"),
        ("id,received_at,", "id,nr,", 1, "id", "duplicate_column"),
        ("id,received_at,", "id,id,", 1, "id", "duplicate_column"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(
    folder: Path, old: str, new: str, line: int, column: str, code: str
) -> None:
    change(folder, "applications.csv", old, new)

    assert ("applications.csv", line, column, code) in codes(folder)


def test_all_faults_of_all_files_come_at_once(folder: Path) -> None:
    change(folder, "programme.toml", 'policy = "proportional"', 'policy = "fair"')
    change(folder, "applications.csv", "1995-10-16", "1995-13-16")
    change(folder, "applications.csv", ",420,36,yes", ",0,36,maybe")
    change(folder, "assistants.csv", "A-0006 A-0045", "A-0006 A-9999")
    change(folder, "wishes.csv", "A-0020,wed,08:00,09:45,105", "A-0020,wed,08:00,09:45,0")
    change(folder, "blocked.csv", "A-0069,wed", "A-0069,midweek")

    assert codes(folder) == [
        ("applications.csv", 2, "birth_date", "no_such_day"),
        ("applications.csv", 3, "documents_complete", "not_allowed"),
        ("applications.csv", 3, "requested_hours", "not_whole"),
        ("assistants.csv", 2, "indicated_by", "unknown_application"),
        ("blocked.csv", 2, "day", "not_allowed"),
        ("programme.toml", 14, "split.policy", "not_allowed"),
        ("wishes.csv", 2, "minutes", "not_whole"),
    ]


def test_a_faulty_application_is_not_also_an_unknown_one(folder: Path) -> None:
    change(folder, "applications.csv", "1995-10-16", "soon")

    assert [fault.file for fault in faults(folder)] == ["applications.csv"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: text.encode() + "zażółć gęślą".encode("iso8859-2"), "encoding"),
        (lambda text: text.encode() + "zażółć gęślą".encode("cp852"), "encoding"),
        (lambda text: text.encode() + "ł".encode() + "ł".encode("cp1250"), "encoding"),
        (lambda text: text.encode("utf-16"), "encoding"),
        (lambda text: text.encode() + b"\0", "nul_byte"),
        (lambda _: b"", "empty_file"),
        (lambda text: text.encode() + b'"', "not_csv"),
    ],
)
def test_bytes_that_are_no_clean_utf8_table_are_refused_by_name(
    folder: Path, spoil: Callable[[str], bytes], code: str
) -> None:
    file = folder / "applications.csv"
    file.write_bytes(spoil(file.read_text("utf-8")))

    assert code in [fault.code for fault in faults(folder)]


def test_a_file_of_200_megabytes_is_refused_unread(folder: Path) -> None:
    with (folder / "applications.csv").open("r+b") as file:
        file.truncate(200 * 2**20)

    assert [fault.code for fault in faults(folder)] == ["file_too_large"]


def test_the_digest_knows_facts_and_not_files(folder: Path) -> None:
    def digest() -> dict[str, str]:
        return input_digests(inputs_of(read_case(folder)))

    plain = digest()
    header, *rows = (folder / "applications.csv").read_text("utf-8").splitlines()
    (folder / "applications.csv").write_text("\n".join([header, *reversed(rows)]), "utf-8")
    assert digest() == plain

    change(folder, "applications.csv", ",230,92,yes", ",231,92,yes")
    changed = digest()
    assert changed["all"] != plain["all"]
    assert (changed["programme"], changed["assistants"]) == (plain["programme"], plain["assistants"])


@pytest.mark.parametrize(
    ("old", "new", "column", "code"),
    [
        ('edition = "2026"', 'edition = "2031"', "edition", "not_allowed"),
        ("from = 2026-02-01", "from = 2027-02-01", "to", "ends_before_start"),
        ("2026-01-16T15:00:00+01:00", "2026-01-16", "applications_until", "not_toml_moment"),
        ("2026-01-16T15:00:00+01:00", '"2026-01-16T15:00:00+01:00"', "applications_until", "without_quotes"),
        ("from = 2026-02-01", 'from = "2026-02-01"', "from", "without_quotes"),
        ("from = 2026-02-01", "from = 1026-02-01", "from", "year_range"),
        ("2026-01-16T15:00:00+01:00", "0001-01-01T00:00:00+14:00", "applications_until", "year_range"),
        ("2026-01-16T15:00:00+01:00", "0001-01-01T00:00:00", "applications_until", "year_range"),
        ("2026-01-16T15:00:00+01:00", "9999-12-31T23:59:59-14:00", "applications_until", "year_range"),
        ("from = 2026-02-01", 'from = "soon"', "from", "not_toml_date"),
        ('edition = "2026"', "edition = 2026", "edition", "in_quotes"),
        ('unit = "Gmina Krasocin"', "unit = 1", "unit", "in_quotes"),
        ("hours = 16850", 'hours = "16850"', "budget.hours", "without_quotes"),
        ("hours = 16850", "hours = -1", "budget.hours", "not_whole"),
        ("hours = 16850", "hours = 16850.5", "budget.hours", "not_whole"),
        ("hours = 16850", "hours = true", "budget.hours", "not_whole"),
        ('"827324.04"', "827324.04", "budget.total", "in_quotes"),
        ('"48.00"', '"0"', "budget.hourly_cost", "not_above_zero"),
        ("step_hours = 1", "step_hours = 361", "split.step_hours", "not_whole"),
        ("step_hours = 1", "steps = 1", "split.steps", "unknown_key"),
        ("[places]", "[averages]\nsevere = -383.5\n[places]", "averages.severe", "not_average"),
        ("[places]", "[ceilings]\nsevere = 0\n[places]", "ceilings.severe", "not_whole"),
        ('unit = "Gmina Krasocin"', "", "unit", "missing_key"),
        ("[budget]", "[budget", "", "not_toml"),
    ],
)
def test_a_wrong_setting_is_named_by_its_key(folder: Path, old: str, new: str, column: str, code: str) -> None:
    change(folder, "programme.toml", old, new)

    assert (column, code) in [(fault.column, fault.code) for fault in faults(folder)]


def test_points_below_one_are_a_fault_only_where_points_decide(folder: Path) -> None:
    change(folder, "applications.csv", ",230,92,yes", ",230,0,yes")
    read_case(folder)

    change(folder, "programme.toml", 'policy = "proportional"', 'policy = "points"')
    assert codes(folder) == [("applications.csv", 2, "points", "points_needed")]


def test_an_average_is_needed_for_every_category_that_applies(folder: Path) -> None:
    change(folder, "programme.toml", 'policy = "proportional"', 'policy = "average"')
    change(folder, "programme.toml", "[places]", "[averages]\nsevere = 383.5\nchild = 360\n[places]")

    missing = [fault.column for fault in faults(folder)]
    assert missing == ["averages.moderate", "averages.moderate_multiple", "averages.severe_multiple"]


def test_a_decision_of_the_commission_needs_its_reason(folder: Path) -> None:
    rows = f"{HEADER},commission,commission_reason\n{FIRST},admit,\n"
    (folder / "applications.csv").write_text(rows, "utf-8")

    assert ("applications.csv", 2, "commission_reason", "reason_missing") in codes(folder)


def test_no_file_of_assistants_and_an_empty_one_are_different(folder: Path) -> None:
    (folder / "assistants.csv").unlink()
    assert read_case(folder).assistants is None

    for empty in (
        "",
        "id,days,from,to,max_hours_month,basis,indicated_by,family_of,child_clearance_until,accepted_for,lat,lon",
    ):
        (folder / "assistants.csv").write_text(empty, "utf-8")
        assert read_case(folder).assistants == ()


def test_availability_replaces_and_absences_take_away(folder: Path) -> None:
    (folder / "availability.csv").write_text(
        "assistant,day,from,to\nS-001,mon,08:00,10:00\nS-001,mon,10:00,12:00\n", "utf-8"
    )
    (folder / "absences.csv").write_text("assistant,from,to\nS-001,2026-03-01,2026-03-31\n", "utf-8")

    case = read_case(folder)

    windows = case.assistants[0].windows if case.assistants else ()
    assert [[(one.start, one.end) for one in day] for day in windows] == [[(480, 720)], [], [], [], [], [], []]
    capacity = derive(inputs_of(case)).instance.assistants[0].capacity  # type: ignore[index]
    assert capacity[:3] == (16, 0, 16)


def test_a_missing_folder_and_a_folder_in_place_of_a_file_are_faults(tmp_path: Path) -> None:
    assert [fault.code for fault in faults(tmp_path / "nowhere")] == ["no_folder"]

    (tmp_path / "programme.toml").mkdir()
    assert [fault.code for fault in faults(tmp_path)] == ["no_file", "not_a_file"]


def add(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "hours = " + "9" * 5000,
        "hours = " + "[" * 3000,
        "hours = 0x" + "F" * 6000,
        "[averages]\nsevere = nan",
        "[budget]\nhours = 1\ntotal = 1e99999999999999999999999",
        '[budget]\nhours = 1\ntotal = "1e-99999999"\nhourly_cost = "1e-99999999"',
        "unknown = 1\n" * 1 + "\n".join(f"unknown_{number} = 1" for number in range(20_000)),
    ],
)
def test_numbers_and_nesting_out_of_all_bounds_are_faults_and_quick(folder: Path, text: str) -> None:
    add(folder, "programme.toml", text)

    assert faults(folder)


def test_a_very_wide_or_very_long_table_is_refused_in_time(folder: Path) -> None:
    add(folder, "blocked.csv", ",".join(f"c{number}" for number in range(100_000)))
    add(folder, "wishes.csv", "application,day,from,to,minutes\n" + "a,b\n" * 300_000)

    found = {(fault.file, fault.code) for fault in faults(folder)}

    assert {("blocked.csv", "missing_column"), ("wishes.csv", "more_faults")} <= found


def test_a_link_that_leads_nowhere_is_not_an_absent_file(folder: Path) -> None:
    (folder / "assistants.csv").unlink()
    (folder / "assistants.csv").symlink_to(folder / "nowhere")

    assert [fault.code for fault in faults(folder)] == ["not_a_file"]


def test_a_number_where_yes_or_no_is_meant_is_refused(folder: Path) -> None:
    change(folder, "programme.toml", "step_hours = 1", "step_hours = 1\nadmission_needs_assistants = 1")

    assert ("programme.toml", 16, "split.admission_needs_assistants", "not_allowed") in codes(folder)


def test_nobody_applied_but_somebody_is_named(folder: Path) -> None:
    add(folder, "applications.csv", HEADER)

    assert {fault.code for fault in faults(folder)} == {"unknown_application"}


def test_one_broken_row_makes_no_false_faults_elsewhere(folder: Path) -> None:
    change(folder, "applications.csv", "A-0006,2025", "A-0006,x,2025")
    assert [fault.code for fault in faults(folder)] == ["cell_count"]

    change(folder, "applications.csv", "A-0006,x,2025", '"A-0006,2025')
    assert [fault.code for fault in faults(folder)] == ["not_csv"]


def test_a_faulty_assistant_is_not_also_an_unknown_one(folder: Path) -> None:
    change(folder, "assistants.csv", "S-001,mon", "S-001,pn-pt")
    add(folder, "absences.csv", "assistant,from,to\nS-001,2026-03-01,2026-03-31\nS-999,2026-03-01,2026-03-31\n")

    assert [(fault.file, fault.line, fault.code) for fault in faults(folder)] == [
        ("absences.csv", 3, "unknown_assistant"),
        ("assistants.csv", 2, "not_allowed"),
    ]


def test_faults_that_need_two_keys_come_together_with_the_others(folder: Path) -> None:
    change(folder, "programme.toml", "to = 2026-12-31", "to = 2025-12-31\nfoo = 1")

    assert {fault.code for fault in faults(folder)} == {"ends_before_start", "unknown_key"}


def test_the_line_of_a_duplicate_is_its_own(folder: Path) -> None:
    change(folder, "programme.toml", "step_hours = 1", "step_hours = 5")
    text = (folder / "applications.csv").read_text("utf-8").rstrip("\n")
    add(folder, "applications.csv", f"{text}\n{FIRST.replace(',230,', ',3,')}\n")

    assert ("applications.csv", 73, "requested_hours", "below_step") in codes(folder)


def test_blank_lines_are_passed_over_and_lines_still_counted(folder: Path) -> None:
    text = (folder / "applications.csv").read_text("utf-8")
    add(folder, "applications.csv", "\n\n" + text.replace("1995-10-16", "never"))

    assert ("applications.csv", 4, "birth_date", "not_date") in codes(folder)
