"""The command line as people and scripts use it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.places import EXAMPLES, KRASOCIN


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    assert run("solve", str(KRASOCIN), "--json", str(file)).exit_code == 0
    return file


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("name", ["krasocin-2026", "kroscienko-2024"])
def test_solve_prints_at_most_80_columns(name: str, language: str) -> None:
    printed = run("solve", str(EXAMPLES / name), "--lang", language).stdout

    assert max(map(len, printed.splitlines())) <= 80


def test_solve_speaks_polish_or_english() -> None:
    assert "Przyjęto 53 osoby" in run("solve", str(KRASOCIN), "--lang", "pl").stdout
    assert "53 people admitted" in run("solve", str(KRASOCIN), "--lang", "en").stdout


def test_the_locale_is_the_default_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "pl_PL.UTF-8")

    assert "Lista rezerwowa" in run("solve", str(KRASOCIN)).stdout


def test_json_on_standard_output_is_nothing_but_json() -> None:
    document = json.loads(run("solve", str(KRASOCIN), "--json", "-").stdout)

    assert document["totals"] == {"hours": 16850, "people": 53, "high_support": 50, "budget_hours": 16850}
    assert document["inputs_digest"].startswith("sha256:")
    assert document["engine"]["ortools"].startswith("9.15")


def test_unconfirmed_figures_are_listed_with_the_plan(plan_file: Path) -> None:
    keys = [figure["key"] for figure in json.loads(plan_file.read_text("utf-8"))["unconfirmed"]]

    assert "ceilings.severe" in keys
    assert "ceilings.severe_multiple" not in keys


def test_check_says_ok_to_a_solved_plan(plan_file: Path) -> None:
    result = run("check", str(KRASOCIN), str(plan_file))

    assert (result.exit_code, result.stdout.split(":")[0]) == (0, "ok")


@pytest.mark.parametrize(("hours", "status", "word"), [(1, 1, "unlawful"), (-1, 4, "lawful, not the best")])
def test_check_tells_unlawful_from_not_the_best(
    plan_file: Path, tmp_path: Path, hours: int, status: int, word: str
) -> None:
    document = json.loads(plan_file.read_text("utf-8"))
    grant = document["admitted"][0]
    month = next(iter(grant["months"]))
    grant["hours"] += hours
    grant["months"][month] += hours
    document["totals"]["hours"] += hours
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(document), "utf-8")

    result = run("check", str(KRASOCIN), str(changed))

    assert result.exit_code == status
    assert result.stdout.startswith(word)


def test_a_faulty_folder_ends_with_status_2_and_every_fault(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KRASOCIN, tmp_path / "case"))
    text = (folder / "applications.csv").read_text("utf-8")
    (folder / "applications.csv").write_text(
        text.replace("1995-10-16", "1995-02-31").replace("1937-02-03", ""), "utf-8"
    )

    result = run("solve", str(folder), "--json", str(tmp_path / "plan.json"), "--lang", "en")

    assert result.exit_code == 2
    assert "applications.csv:2 birth_date: “…”: there is no such day; allowed is" in result.stderr
    assert "applications.csv:3 birth_date: “” is no date; allowed is 2025-12-19 or 19.12.2025" in result.stderr
    assert "2 faults found; nothing was stored." in result.stderr
    assert not (tmp_path / "plan.json").exists()


def test_an_impossible_case_ends_with_status_1_and_says_what_helps(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KRASOCIN, tmp_path / "case"))
    header, *rows = (folder / "applications.csv").read_text("utf-8").splitlines()
    forced = [f"{header},commission,commission_reason", *(f"{row},admit,protokół" for row in rows)]
    (folder / "applications.csv").write_text("\n".join(forced), "utf-8")

    result = run("solve", str(folder), "--lang", "en")

    assert result.exit_code == 1
    assert "Proven impossible" in result.stdout
    assert "places.total=68" in result.stdout


def test_no_time_ends_with_status_3() -> None:
    assert run("solve", str(KRASOCIN), "--seconds", "0").exit_code == 3


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"admitted": [], "admitted": []}', "[" * 100_000, "NaN"])
def test_a_document_that_is_no_plan_ends_with_status_2(tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(text, "utf-8")

    assert run("check", str(KRASOCIN), str(file)).exit_code == 2


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    result = run("solve", str(KRASOCIN), "--json", str(tmp_path / "none" / "plan.json"), "--lang", "en")

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_picture_is_the_same_to_the_byte_and_names_everybody(tmp_path: Path) -> None:
    files = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for file in files:
        assert run("solve", str(KRASOCIN), "--svg", str(file), "--lang", "pl").exit_code == 0

    text = files[0].read_text("utf-8")
    assert text == files[1].read_text("utf-8")
    assert "A-0029" in text
    assert "przyznane" in text


def test_demo_stores_its_result_leaves_a_folder_and_says_what_next(
    tmp_path: Path, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    result = run("demo", "--out", str(tmp_path / "out"), "--lang", "en")
    again = run("demo", "--out", str(tmp_path / "out"), "--lang", "en")

    assert result.exit_code == 0
    assert "Next" in result.stdout
    assert "Stored in the database: gmina-krasocin/2026" in result.stdout
    assert "The database has it already: gmina-krasocin/2026" in again.stdout
    assert run("announce", "--lang", "en").exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"krasocin-2026", "plan.json", "plan.svg"}


def test_the_installed_command_runs_without_a_terminal() -> None:
    command = Path(sys.executable).parent / "godziny"

    done = subprocess.run([command, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)

    assert done.stdout.startswith("godziny")


def test_when_one_file_cannot_be_written_neither_is(tmp_path: Path) -> None:
    plan, svg = tmp_path / "plan.json", tmp_path / "none" / "plan.svg"

    result = run("solve", str(KRASOCIN), "--json", str(plan), "--svg", str(svg))

    assert result.exit_code == 2
    assert not plan.exists()


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)

    assert run("solve", str(KRASOCIN), "--json", str(pipe)).exit_code == 0

    text, _ = reader.communicate(timeout=30)
    assert json.loads(text)["status"] == "optimal"
    assert pipe.is_fifo()


def test_no_picture_is_promised_where_there_is_no_plan(tmp_path: Path) -> None:
    result = run("solve", str(KRASOCIN), "--seconds", "0", "--svg", str(tmp_path / "plan.svg"))

    assert result.exit_code == 3
    assert "plan.svg" not in result.stderr


def test_a_unit_with_a_dollar_sign_has_its_picture(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KRASOCIN, tmp_path / "case"))
    text = (folder / "programme.toml").read_text("utf-8")
    (folder / "programme.toml").write_text(text.replace('"Gmina Krasocin"', "'Gmina $\\frac$ & <x>'"), "utf-8")

    assert run("solve", str(folder), "--svg", str(tmp_path / "plan.svg")).exit_code == 0
    ElementTree.parse(tmp_path / "plan.svg")


def test_seconds_that_are_no_number_are_refused() -> None:
    assert run("solve", str(KRASOCIN), "--seconds", "nan").exit_code == 2


@pytest.mark.parametrize(
    "document",
    [
        '{"admitted": [{"application": "\\ud800", "hours": 1, "months": {}}]}',
        '{"admitted": [], "status": "banana"}',
        '{"admitted": [], "totals": {"hours": "x"}}',
    ],
)
def test_text_and_words_that_no_plan_has_end_with_status_2(tmp_path: Path, document: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(document, "utf-8")

    assert run("check", str(KRASOCIN), str(file)).exit_code == 2


def test_an_id_cannot_write_on_the_screen(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text('{"admitted": [{"application": "\\u001b[2J", "hours": 0, "months": {}}]}', "utf-8")

    assert "\x1b" not in run("check", str(KRASOCIN), str(file)).stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("A-0029", ["339 h are granted", "98 points", "63.7%", "The budget of 16,850 h is used up", "February 28"]),
        ("A-0028", ["position 2 on the waiting list", "no free place (R-13)", "A-0055", "deadline: 16 Jan 2026"]),
        ("A-0013", ["refused", "received after the deadline (R-05)", "19 points"]),
    ],
)
def test_one_person_is_told_their_whole_story(name: str, words: list[str]) -> None:
    printed = run("solve", str(KRASOCIN), "--person", name, "--lang", "en").stdout

    assert [word for word in words if word.lower() not in " ".join(printed.split()).lower()] == []
    assert len(printed.splitlines()) < 35


def test_a_person_without_an_application_is_said_so() -> None:
    result = run("solve", str(KRASOCIN), "--person", "A-9999", "--lang", "en")

    assert result.exit_code == 2
    assert "there is no application “A-9999”" in result.stderr
