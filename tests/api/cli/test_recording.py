"""`import`, `announce`, `balances`, `history` and the others, as a user sees them."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from planner.record.store.schema import EVENTS
from tests.worlds.places import EXAMPLES


@pytest.fixture(autouse=True)
def _own_database(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)


def godziny(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def test_from_a_folder_to_balances(tmp_path: Path) -> None:
    imported = godziny("import", str(EXAMPLES / "krasocin-2026"), "--actor", "jan")
    announced = godziny("announce")
    balances = godziny("balances", "--json", str(tmp_path / "balances.json"))

    assert (imported.exit_code, announced.exit_code, balances.exit_code) == (0, 0, 0)
    assert "Plan P-1: proven best; 53 people, 16,850 of 16,850 h." in imported.output
    assert "53 people have 16,850 h; people who left keep 0; 0 in reserve." in announced.output
    assert "Budget 16,850 h = granted 16,850 + reserve 0" in balances.output
    assert all(len(line) <= 80 for line in balances.output.splitlines())
    document = json.loads((tmp_path / "balances.json").read_text())
    assert (document["budget"], document["reserve"], len(document["people"])) == (16_850, 0, 53)


def test_the_story_of_a_person_of_a_plan_and_of_the_programme() -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    godziny("announce")
    godziny("notify", "A-0002", "--how", "in_writing")

    person = godziny("history", "A-0002").output
    assert person.index("application received") < person.index("hours granted") < person.index("applicant notified")
    assert "plan announced" in godziny("history", "P-1").output
    assert "rules and budget set" in godziny("history", "programme").output
    assert "announced by" in godziny("history").output
    assert godziny("history", "A-9999").exit_code == 2


def test_leaving_tells_who_would_be_next_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cli.replanning.today", lambda: date(2026, 5, 20))
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    godziny("announce")

    told = godziny("withdraw", "A-0002", "--last-day", "2026-05-20", "--used-hours", "40").output

    assert "From 2026-06 the reserve would be" in told
    assert "A-0022: 147 h (limited by: highest share of those who stay)" in told


@pytest.mark.parametrize("day", [date(2026, 5, 20), date(2026, 12, 20)])
def test_leaving_is_done_also_where_there_is_nobody_to_propose(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cli.replanning.today", lambda: day)
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    if day.month == 12:
        godziny("announce")

    done = godziny("withdraw", "A-0002", "--last-day", "2026-05-20", "--used-hours", "0")

    assert (done.exit_code, "From 2027" in done.output) == (0, False)


def test_leaving_coming_back_and_calling_up() -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    godziny("announce")

    assert "494 h in the programme's reserve" in godziny("withdraw", "A-0002", "--used-hours", "40").output
    assert "534 h, 0 h in the programme's reserve" in godziny("reinstate", "A-0002").output
    assert "Say how many of them were used" in godziny("withdraw", "A-0002").output
    assert godziny("withdraw", "A-0002", "--used-hours", "0").exit_code == 0
    assert godziny("call-up", "A-0003", "--hours", "10", "--effective", "2026-03-01").exit_code == 2
    waiting = json.loads(godziny("ranking", "--json", "-").output)["ranking"]
    first = next(row["application"] for row in waiting if row["standing"] == "waiting")
    assert (
        "were granted"
        not in (called := godziny("call-up", first, "--hours", "100", "--effective", "2026-03-01")).output
    )
    assert (called.exit_code, "434 h are left" in called.output) == (0, True)


def test_an_answer_that_cannot_be_written_says_that_the_command_was_done() -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))

    answer = godziny("announce", "--json", "/dev/full")
    assert (answer.exit_code, "The command was done" in answer.output) == (2, True)
    assert "Plan P-1 is announced already" in godziny("announce").output


def test_where_no_answer_can_be_written_nothing_is_done(tmp_path: Path) -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))

    answer = godziny("announce", "--json", str(tmp_path / "missing" / "x"))
    assert (answer.exit_code, "cannot be written" in answer.output) == (2, True)
    assert godziny("announce").exit_code == 0


@pytest.mark.parametrize("arguments", [("history", "\udcff"), ("withdraw", ""), ("announce", ""), ("announce", "P-9")])
def test_names_that_nothing_has_are_refused(arguments: tuple[str, ...]) -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))

    answer = godziny(*arguments)
    assert (answer.exit_code, answer.exception.__class__) == (2, SystemExit)


def test_polish_numbers_keep_their_spaces() -> None:
    answer = CliRunner().invoke(main, ["import", str(EXAMPLES / "krasocin-2026"), "--lang", "pl"])

    assert "16\N{NO-BREAK SPACE}850 godz." in answer.output
    assert "\N{REPLACEMENT CHARACTER}" not in answer.output


def test_two_programmes_must_be_told_apart() -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    godziny("import", str(EXAMPLES / "kroscienko-2024"))

    which = godziny("balances")
    named = godziny("balances", "--programme", "gmina-krasocin/2026")

    assert (which.exit_code, named.exit_code) == (2, 0)
    assert "gmina-krasocin/2026" in which.output
    assert godziny("balances", "--programme", "nothing/2026").exit_code == 2


def test_an_empty_record_says_how_to_begin() -> None:
    for command in ("balances", "announce", "history", "ranking"):
        answer = godziny(command)
        assert (answer.exit_code, "godziny import FOLDER" in answer.output) == (2, True)


def test_a_faulty_folder_stores_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(str(EXAMPLES / "krasocin-2026"), folder)
    with (folder / "applications.csv").open("a") as rows:
        rows.write("A-9999,yesterday\n")

    assert godziny("import", str(folder)).exit_code == 2
    assert "The record is empty" in godziny("balances").output


def test_an_impossible_case_is_recorded_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(str(EXAMPLES / "krasocin-2026"), folder)
    head, *rows = (folder / "applications.csv").read_text().splitlines()
    forced = [f"{head},commission,commission_reason", *(f"{row},admit,pilne" for row in rows)]
    (folder / "applications.csv").write_text("\n".join(forced) + "\n")

    imported = godziny("import", str(folder))
    assert (imported.exit_code, "proven impossible" in imported.output) == (1, True)
    announced = godziny("announce")
    assert (announced.exit_code, "cannot be announced" in announced.output) == (2, True)


def test_out_of_time_records_the_folder_without_a_plan() -> None:
    imported = godziny("import", str(EXAMPLES / "krasocin-2026"), "--seconds", "0")

    assert (imported.exit_code, "No plan: out of time" in imported.output) == (3, True)
    assert "there is no plan yet" in godziny("announce").output


def test_out_and_in_again(tmp_path: Path, server_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.worlds.databases import database

    godziny("import", str(EXAMPLES / "krasocin-2026"))
    out = godziny("backup", str(tmp_path / "copy"))
    with database(server_url) as other:
        monkeypatch.setenv("DATABASE_URL", other)
        back = godziny("restore", str(tmp_path / "copy"))
        assert godziny("rebuild").exit_code == 0

    digest = out.output.split("sha256:")[1].split()[0]
    assert (out.exit_code, back.exit_code, digest in back.output) == (0, 0, True)


def test_a_database_that_is_away_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")

    answer = godziny("balances")
    assert (answer.exit_code, "No connection to the database" in answer.output) == (2, True)
    assert EVENTS not in answer.output


def test_an_application_is_corrected_as_a_row_of_the_folder_is_read() -> None:
    godziny("import", str(EXAMPLES / "krasocin-2026"))
    godziny("announce", "--yes")
    plans = godziny("history").output

    done = godziny("correct-application", "A-0002", "punkty=12", "certificate_valid_until=30.06.2026")
    again = godziny("correct-application", "A-0002", "points=12")
    wrong = godziny("correct-application", "A-0002", "points=-1", "nothing=1", "birth_date=31.02.1990")

    assert (done.exit_code, "last day of service: 31 Dec 2026 → 30 Jun 2026" in done.output) == (0, True)
    assert "personal data (kept apart): certificate's date" in done.output
    assert "it is so already" in again.output
    assert (wrong.exit_code, wrong.output.count("A-0002 ")) == (2, 3)
    assert godziny("history").output == plans


def test_a_plan_in_force_and_a_draft_are_checked_against_the_record() -> None:
    folder = str(EXAMPLES / "krasocin-2026")
    godziny("import", folder)
    godziny("announce", "--yes")

    in_force, named = godziny("check", "--recorded"), godziny("check", "--recorded", "P-1")
    drafted = godziny("draft", "--month", "2026-03", "--steps", "0", "--seconds", "5")
    draft = godziny("check-roster", "--recorded", "2026-03/D-1")

    assert (in_force.exit_code, named.exit_code, drafted.exit_code, draft.exit_code) == (0, 0, 0, 0)
    assert "Judged by the data that plan P-1 of the record was made from" in in_force.output
    assert "check FOLDER PLAN" in godziny("check", folder).output
    assert "check-roster FOLDER PLAN ROSTER" in godziny("check-roster", "--recorded").output
    assert godziny("check", "--recorded", "P-9").exit_code == 2
