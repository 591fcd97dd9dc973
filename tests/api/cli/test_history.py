"""`history` and `journal`, as a user sees them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.places import EXAMPLES


@pytest.fixture(autouse=True)
def _recorded(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    godziny("import", str(EXAMPLES / "krasocin-2026"), "--actor", "jan")
    godziny("announce", "--yes", "--actor", "ewa")


def godziny(*arguments: str, language: str = "pl") -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", language])


def test_the_programme_is_told_by_its_name_by_a_word_and_by_nothing() -> None:
    told = [godziny("history", *name) for name in ((), ("programme",), ("gmina-krasocin/2026",))]

    assert {one.exit_code for one in told} == {0}
    assert len({one.output for one in told}) == 1
    assert "ustalono zasady, budżet" in told[0].output
    assert "ewa: ogłoszono plan P-1" in told[0].output


def test_a_story_and_a_rule_come_as_json_too(tmp_path: Path) -> None:
    person, rule = (tmp_path / name for name in ("person.json", "rule.json"))

    godziny("history", "A-0002", "--json", str(person))
    godziny("history", "--rule", "budget.hours", "--json", str(rule))

    events = json.loads(person.read_text("utf-8"))["events"]
    assert events[0]["event"] == "application.received"
    assert events[0]["command"] == "import"
    assert json.loads(rule.read_text("utf-8"))["values"][0]["new"] == 16850
    assert godziny("history", "A-0002", "--json", str(person)).exit_code == 0


def test_the_journal_is_read_and_written_over_an_earlier_one(tmp_path: Path) -> None:
    file = str(tmp_path / "journal.json")

    whole, again = godziny("journal", "--json", file), godziny("journal", "--actor", "ewa", "--json", file)

    assert "jan: zapis folderu i policzenie planu (P-1)" in whole.output
    assert "wpływ wniosku × " in " ".join(whole.output.split())
    assert "zapis folderu" not in again.output
    assert godziny("journal", "--last", "0").exit_code == 2
    assert "--before" in godziny("journal", "--last", "1").output
