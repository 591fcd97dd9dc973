"""Faults and notes as people read them: grouped by cause, with the type that is meant, and every way out whole."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import main
from api.words.messages import Speaker
from api.words.refusals import show_notes, show_refusal
from planner.case.reader import read_case
from planner.terms.refusals import Fault, Faults, InputRefused, Note
from tests.worlds.places import KRASOCIN

ENGLISH, POLISH = Speaker("en"), Speaker("pl")


def rows(count: int, code: str = "not_date", column: str = "birth_date") -> list[Fault]:
    return [Fault("applications.csv", 2 + at, column, code, (("value", f"v{at}"),)) for at in range(count)]


def said(folder: Path, language: str = "en") -> list[str]:
    with pytest.raises(InputRefused) as refused:
        read_case(folder)
    return show_refusal(refused.value, Speaker(language)).splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KRASOCIN, tmp_path / "case"))


def test_five_rows_of_one_cause_are_told_one_by_one_and_six_as_one() -> None:
    assert len(show_refusal(InputRefused(rows(5)), ENGLISH).splitlines()) == 5 + 1

    told = show_refusal(InputRefused(rows(6)), ENGLISH).splitlines()

    assert told == [
        "applications.csv:2 birth_date: 6 rows, first in line 2: “v0” is no date; allowed is 2025-12-19 or 19.12.2025"
        " (lines 2–7)",
        "6 faults found; nothing was stored.",
    ]
    assert "birth_date: 6 wierszy, pierwszy w wierszu 2:" in show_refusal(InputRefused(rows(6)), POLISH)


def test_other_causes_between_stay_where_they_are() -> None:
    faults = [
        *rows(8),
        Fault("applications.csv", 4, "id", "bad_id", (("value", "?"),)),
        Fault("a.csv", 0, "", "no_file"),
    ]

    told = show_refusal(InputRefused(faults), ENGLISH).splitlines()

    assert [line.split(":")[0] for line in told[:-1]] == ["a.csv", "applications.csv", "applications.csv"]
    assert told[-1] == "10 faults found; nothing was stored."


def test_where_the_rows_are_is_told_in_ranges_up_to_a_limit() -> None:
    odd = [Fault("a.csv", 2 * at + 3, "id", "bad_id", (("value", "?"),)) for at in range(30)]

    told = show_refusal(InputRefused(odd), ENGLISH).splitlines()[0]

    assert "30 rows, first in line 3:" in told
    assert told.endswith(
        "(lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41 and 10 more)"
    )


def test_notes_are_grouped_as_faults_are() -> None:
    facts = (("day", "2027-01-01"), ("application", "A-1"))
    notes = [Note("wishes.csv", 2 + at, "date", "wish_outside", facts) for at in range(7)]

    assert len(show_notes(notes, POLISH).splitlines()) == 1
    assert show_notes(notes[:1], POLISH).startswith("Uwaga: wishes.csv:2 date: A-1: 2027-01-01 leży poza programem")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('edition = "2026"', "edition = 2026", 'edition: 2026 without quotes; write it in quotes: "2026"'),
        (
            "from = 2026-02-01",
            'from = "2026-02-01"',
            'from: "2026-02-01" in quotes; write it without quotes: 2026-02-01',
        ),
        ("hours = 16850", 'hours = "16850"', 'budget.hours: "16850" in quotes; write it without quotes: 16850'),
        ('"48.00"', "48.00", 'budget.hourly_cost: 48.00 without quotes; write it in quotes: "48.00"'),
        ('"48.00"', '"0"', "budget.hourly_cost: “0”; allowed is an amount above zero"),
        ("step_hours = 1", "admission_needs_assistants = 'true'", "without quotes: true"),
        ("[budget]", "teryt = 2613022\n[budget]", 'teryt: 2613022 without quotes; write it in quotes: "2613022"'),
        ("[budget]", 'teryt = "26130"\n[budget]', "teryt: “26130” is no TERYT code; allowed are 4, 6 or 7 digits"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_its_type(folder: Path, old: str, new: str, sentence: str) -> None:
    text = (folder / "programme.toml").read_text("utf-8")
    assert old in text
    (folder / "programme.toml").write_text(text.replace(old, new), "utf-8")

    assert any(sentence in line for line in said(folder))


def test_a_list_that_is_the_way_out_is_never_cut(folder: Path) -> None:
    (folder / "applications.csv").write_text("", "utf-8")
    (folder / "programme.toml").write_text("unitt = 1", "utf-8")

    told = "\n".join(said(folder))

    assert "…" not in told
    assert "documents_complete, lat, lon, resident, missing_documents" in told
    assert "name, pesel, phone, email, address" in told
    assert Faults("x").file == "x"


def test_a_header_in_polish_is_called_as_it_stands(folder: Path) -> None:
    text = (folder / "applications.csv").read_text("utf-8")
    (folder / "applications.csv").write_text(text.replace("birth_date", "Data urodzenia").replace("1995-10-16", "x"))

    assert said(folder)[0].startswith("applications.csv:2 Data urodzenia (birth_date): “…” is no date")


def test_a_folder_of_one_mistake_in_every_row_is_told_in_a_few_lines(folder: Path) -> None:
    text = (folder / "applications.csv").read_text("utf-8")
    (folder / "applications.csv").write_text(text.replace("+01:00", " CET").replace(",yes,", ",może,"), "utf-8")

    told = said(folder)

    assert len(told) <= 5
    assert told[-1].startswith("1")
    assert any("received_at: 71 rows, first in line 2:" in line for line in told)


def test_notes_go_to_standard_error_also_beside_faults(folder: Path) -> None:
    head, *rows = (folder / "applications.csv").read_text("utf-8").splitlines()
    (folder / "applications.csv").write_text("\n".join([f"{head},Uwagi", *(f"{row},x" for row in rows)]), "utf-8")
    solved = CliRunner().invoke(main, ["solve", str(folder), "--lang", "pl", "--json", "-"], catch_exceptions=False)

    assert solved.stderr.startswith("Uwaga: applications.csv:1: pominięto kolumny, których program nie zna: Uwagi")
    assert solved.stdout.startswith("{")

    (folder / "programme.toml").unlink()
    assert any(line.startswith("Uwaga: applications.csv:1:") for line in said(folder, "pl"))
