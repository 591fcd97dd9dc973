"""`godziny visits` and `publish`, once somebody's absence makes a published visit impossible."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from planner.record.application import Godziny
from projections.engine.schema import prepare
from tests.planner.commands.test_broken_visits import published


@pytest.fixture(autouse=True)
def _own_database(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    prepare(empty_url)
    with Godziny(empty_url) as app:
        published(app, "Gmina Próbna")


def godziny(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def test_a_visit_that_cannot_take_place_says_so_where_visits_are_listed(tmp_path: Path) -> None:
    assert "cannot" not in godziny("visits").output
    godziny("absence", "S-1", "--from", "2026-03-02", "--to", "2026-03-02")

    shown = godziny("visits", "--month", "2026-03", "--json", str(tmp_path / "visits.json")).output.splitlines()

    assert shown[1].split()[1:] == ["S-1", "A-1", "V-2026-03-1"]
    assert shown[2].strip() == "cannot take place: the assistant is absent"
    assert [line.strip() for line in shown].count(shown[2].strip()) == 1
    assert shown[-1].endswith("breaks a rule now; the way out: godziny visits --broken")
    written = json.loads((tmp_path / "visits.json").read_text("utf-8"))
    assert [(one["visit"], one["codes"]) for one in written["broken"]] == [("V-2026-03-1", ["absent"])]
    assert len(written["visits"]) == 3


def test_whoever_is_not_concerned_is_told_nothing_of_it() -> None:
    godziny("absence", "S-1", "--from", "2026-03-02", "--to", "2026-03-02")

    assert "cannot" not in godziny("visits", "--assistant", "S-2").output


def test_publishing_again_what_breaks_rules_by_now_names_them() -> None:
    godziny("absence", "S-1", "--from", "2026-03-02", "--to", "2026-03-02")

    refused = godziny("publish", "2026-03/D-1")

    assert refused.exit_code == 2
    assert "in force already, but by now it breaks rules" in " ".join(refused.output.split())
    assert "absent" in refused.output


def test_an_assistant_who_leaves_is_served_the_list_and_may_return() -> None:
    left = godziny("assistant-leaves", "S-1", "--last-day", "2026-03-02")

    assert left.exit_code == 0
    assert "V-2026-03-3" in left.output
    assert "V-2026-03-1" not in left.output
    assert godziny("assistant-returns", "S-1").exit_code == 0
    assert "No published visit breaks a rule" in godziny("visits", "--broken").output
    assert godziny("assistant-returns", "S-1").exit_code == 2
