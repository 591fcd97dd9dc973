"""`replay` and `folder`, as a user sees them."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from api.cli.replaying import VIEWS
from planner.terms.scope import today
from tests.worlds.places import EXAMPLES

KRASOCIN = str(EXAMPLES / "krasocin-2026")


@pytest.fixture(autouse=True)
def _own_database(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)


def godziny(*arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", lang])


def test_balances_before_and_after_the_announcement_as_known_and_as_true(tmp_path: Path) -> None:
    godziny("import", KRASOCIN)
    between = datetime.now(UTC).isoformat()
    godziny("announce")
    live, known, true = (tmp_path / name for name in ("live.json", "known.json", "true.json"))

    godziny("balances", "--json", str(live))
    before = godziny("replay", "--at", between, "--known", "--json", str(known))
    after = godziny("replay", "--at", str(today()), "--json", str(true))

    assert (before.exit_code, after.exit_code) == (0, 0)
    assert "what was known on" in before.output
    assert "The newest entry of the journal: 1," in before.output
    assert "nothing announced yet" in before.output
    assert (json.loads(known.read_text())["people"], json.loads(known.read_text())["number"]) == ([], 1)
    said, now = json.loads(true.read_text()), json.loads(live.read_text())
    assert {key: said[key] for key in now} == now
    assert (said["known"], said["number"]) == (False, 2)
    assert all(len(line) <= 80 for line in after.output.splitlines())


def test_every_view_can_be_asked_for_in_both_languages(tmp_path: Path) -> None:
    godziny("import", KRASOCIN)
    godziny("announce")

    for lang in ("pl", "en"):
        for view in VIEWS:
            asked = ("replay", "--at", str(today()), "--show", view, "--month", "2026-03")
            told = godziny(*asked, "--json", str(tmp_path / f"{view}.json"), lang=lang)
            assert told.exit_code == 0, told.output
            assert json.loads((tmp_path / f"{view}.json").read_text())["programme"] == "gmina-krasocin/2026"
    assert "Plan P-1: proven best" in godziny("replay", "--at", str(today()), "--plan", "P-1").output


def test_before_the_first_event_it_is_said_in_words() -> None:
    godziny("import", KRASOCIN)

    known = godziny("replay", "--at", "2026-01-01", "--known")
    true = godziny("replay", "--at", "2026-01-01", lang="pl")

    assert (known.exit_code, true.exit_code) == (0, 0)
    assert "Nothing had been recorded then." in known.output
    assert "Nic jeszcze wtedy nie obowiązywało." in true.output


@pytest.mark.parametrize("text", ["wczoraj", "2026-02-30"])
def test_what_is_no_moment_is_refused_with_what_is_allowed(text: str) -> None:
    godziny("import", KRASOCIN)
    told = godziny("replay", "--at", text)

    assert (told.exit_code, "2026-03-31 12:00" in told.output) == (2, True)


def test_of_the_future_nothing_is_known() -> None:
    godziny("import", KRASOCIN)
    told = godziny("replay", "--at", str(date.today() + timedelta(days=2)), "--known")

    assert (told.exit_code, "in the future" in told.output) == (2, True)


def test_a_folder_is_solved_to_the_recorded_plan(tmp_path: Path) -> None:
    godziny("import", KRASOCIN, "--json", str(tmp_path / "import.json"))
    godziny("announce")
    folder, plan = tmp_path / "out", tmp_path / "plan.json"

    made = godziny("folder", str(folder), "--at", str(today()), "--json", str(tmp_path / "folder.json"))
    solved = godziny("solve", str(folder), "--json", str(plan))
    godziny("replay", "--at", str(today()), "--show", "plan", "--json", str(tmp_path / "then.json"))

    assert (made.exit_code, solved.exit_code) == (0, 0), made.output + solved.output
    then, again = (json.loads((tmp_path / name).read_text()) for name in ("then.json", "plan.json"))
    for key in ("admitted", "waiting", "refused", "inputs_digest"):
        assert then["document"][key] == again[key]
    assert json.loads((tmp_path / "folder.json").read_text())["inputs_digest"] == again["inputs_digest"]
    assert godziny("import", str(folder)).exit_code == 0


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    godziny("import", KRASOCIN)
    (tmp_path / "mine").write_text("mine")
    told = godziny("folder", str(tmp_path))

    assert (told.exit_code, sorted(one.name for one in tmp_path.iterdir())) == (2, ["mine"])


def test_of_a_moment_before_the_record_no_folder_is_made(tmp_path: Path) -> None:
    godziny("import", KRASOCIN)
    told = godziny("folder", str(tmp_path / "out"), "--at", "2026-01-01", "--known")

    assert (told.exit_code, (tmp_path / "out").exists()) == (2, False)
