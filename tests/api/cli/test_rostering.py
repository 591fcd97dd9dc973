"""`roster`, `check-roster`, `who`, `tomorrow`: as a coordinator types them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.places import EXAMPLES

CASE = str(EXAMPLES / "kroscienko-2024")
OTHER = str(EXAMPLES / "krasocin-2026")
MONTHS = [f"2024-{number:02d}" for number in range(3, 13)]


def godziny(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"], catch_exceptions=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """plan.json, and roster.json of May 2024: the construction, without a search."""
    made = tmp_path_factory.mktemp("month")
    assert godziny("solve", CASE, "--json", str(made / "plan.json")).exit_code == 0
    shown = godziny(*roster_of(made), "--json", str(made / "roster.json"), "--html", str(made / "roster.html"))
    assert shown.exit_code == 0
    return made


def roster_of(folder: Path, month: str = "2024-05", steps: str = "0") -> list[str]:
    return ["roster", CASE, str(folder / "plan.json"), "--month", month, "--steps", steps]


def document(folder: Path) -> Any:
    return json.loads((folder / "roster.json").read_text("utf-8"))


SUNDAYS = ["2024-05-05", "2024-05-12", "2024-05-19", "2024-05-26"]


def test_a_month_is_printed_and_written_and_judged_ok(folder: Path) -> None:
    checked = godziny("check-roster", CASE, str(folder / "plan.json"), str(folder / "roster.json"))

    assert checked.exit_code == 0
    assert checked.stdout.startswith("ok: ")
    assert document(folder)["score"]["total"] >= document(folder)["bound"] > 0
    assert "<h1" in (folder / "roster.html").read_text("utf-8")


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_of_kroscienko_keeps_every_rule(folder: Path, month: str, tmp_path: Path) -> None:
    file = str(tmp_path / "roster.json")

    godziny(*roster_of(folder, month), "--json", file)

    assert godziny("check-roster", CASE, str(folder / "plan.json"), file).exit_code == 0


def test_a_broken_rule_ends_with_1_and_is_named(folder: Path, tmp_path: Path) -> None:
    broken = document(folder)
    broken["visits"][0]["assistant"] = broken["visits"][1]["assistant"]
    broken["visits"][0]["start"] = broken["visits"][1]["start"]
    broken["visits"][0]["end"] = broken["visits"][1]["end"]
    (tmp_path / "broken.json").write_text(json.dumps(broken), "utf-8")

    checked = godziny("check-roster", CASE, str(folder / "plan.json"), str(tmp_path / "broken.json"))

    assert checked.exit_code == 1
    assert "R-35" in checked.output


def test_a_plan_of_another_case_is_refused(folder: Path) -> None:
    refused = godziny("roster", OTHER, str(folder / "plan.json"), "--month", "2026-03", "--steps", "0")

    assert refused.exit_code == 2
    assert "a plan of another case" in refused.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--month", "2025-01"], "has no day in the programme"),
        (["--month", "2024-13"], "is no month"),
        (["--month", "2024-05", "--from", "2024-05-10T08:00"], "has no offset"),
        (["--month", "2024-05", "--pin", "A-1@tomorrow"], "is no point in time"),
        (["--month", "2024-05", "--keep", "nowhere.json"], "the file is missing"),
    ],
)
def test_what_is_asked_wrongly_ends_with_2(folder: Path, arguments: list[str], said: str) -> None:
    refused = godziny("roster", CASE, str(folder / "plan.json"), "--steps", "0", *arguments)

    assert refused.exit_code == 2
    assert said in refused.output


def test_a_window_shorter_than_the_visit_is_a_note_and_left_unfilled(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(CASE, case)
    with (case / "wishes.csv").open("a", encoding="utf-8") as wishes:
        wishes.write("A-0007,sun,08:00,09:00,90\n")

    given = ("roster", str(case), str(folder / "plan.json"), "--month", "2024-05", "--steps", "0")
    made = godziny(*given, "--json", str(tmp_path / "roster.json"))

    assert made.exit_code == 0
    assert "a visit of 90 min from a quarter hour does not fit a window of 60 min" in made.stderr
    unfilled = json.loads((tmp_path / "roster.json").read_text("utf-8"))["unfilled"]
    assert [one["date"] for one in unfilled if (one["application"], one["minutes"]) == ("A-0007", 90)] == SUNDAYS


def test_an_absent_assistant_changes_little_else(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(CASE, case)
    (case / "absences.csv").write_text("assistant,from,to\nS-004,2024-05-13,2024-05-19\n", "utf-8")
    old = str(folder / "roster.json")

    kept = godziny(
        "roster",
        str(case),
        str(folder / "plan.json"),
        "--month",
        "2024-05",
        "--steps",
        "3",
        "--keep",
        old,
        "--json",
        "-",
    )

    new = {tuple(one.values()) for one in json.loads(kept.stdout)["visits"]}
    gone = [
        one for one in document(folder)["visits"] if one["assistant"] == "S-004" and "13" <= one["start"][8:10] < "20"
    ]
    others = {tuple(one.values()) for one in document(folder)["visits"] if one not in gone}
    assert gone
    assert len(others & new) >= 0.95 * len(others)


def test_a_roster_made_with_others_says_which_option_is_missing(folder: Path, tmp_path: Path) -> None:
    plan, old, new = str(folder / "plan.json"), str(folder / "roster.json"), str(tmp_path / "new.json")
    before, other = str(tmp_path / "before.json"), str(tmp_path / "other.json")
    Path(before).write_text('{"month": "2024-04", "visits": []}', "utf-8")
    Path(other).write_text(json.dumps({**document(folder), "visits": document(folder)["visits"][1:]}), "utf-8")
    assert godziny(*roster_of(folder), "--keep", old, "--before", before, "--json", new).exit_code == 0

    missing = godziny("check-roster", CASE, plan, new, "--before", before)
    nothing = godziny("check-roster", CASE, plan, new)
    all_there = godziny("check-roster", CASE, plan, new, "--before", before, "--keep", old)
    another = godziny("check-roster", CASE, plan, new, "--before", before, "--keep", other)

    assert (missing.exit_code, "Add --keep" in missing.output) == (2, True)
    assert (nothing.exit_code, "Add --keep, --before" in nothing.output) == (2, True)
    assert (all_there.exit_code, "another document" in all_there.output) == (0, False)
    assert (another.exit_code, "made with another document than the one given: --keep" in another.output) == (1, True)


def test_who_else_could_come_is_ranked_by_what_it_costs(folder: Path) -> None:
    visit = document(folder)["visits"][10]
    plan, roster = str(folder / "plan.json"), str(folder / "roster.json")

    asked = godziny(
        "who", CASE, plan, roster, "--application", visit["application"], "--start", visit["start"], "--json", "-"
    )

    answer = json.loads(asked.stdout)
    changes = [one["change"] for one in answer["could"]]
    assert changes == sorted(changes)
    assert len(answer["could"]) + len(answer["cannot"]) == 21
    assert godziny("who", CASE, plan, roster, "--application", "A-9", "--start", visit["start"]).exit_code == 2


def test_tomorrow_says_where_to_be_and_knows_who_is_not_in_the_roster(folder: Path) -> None:
    visit = document(folder)["visits"][0]
    file, day = str(folder / "roster.json"), visit["start"][:10]

    assert visit["application"] in godziny("tomorrow", file, visit["assistant"], "--day", day).output
    assert godziny("tomorrow", file, "S-999", "--day", day).exit_code == 2
    assert godziny("tomorrow", file, visit["assistant"], "--day", "2025-01-01").exit_code == 2
