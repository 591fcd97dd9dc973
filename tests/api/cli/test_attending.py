"""`godziny today`, as a user sees it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from planner.record.application import Godziny
from projections.engine.schema import prepare
from tests.planner.record.test_attending import published


@pytest.fixture(autouse=True)
def _own_database(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    prepare(empty_url)
    with Godziny(empty_url) as app:
        published(app, "Gmina Próbna")


def godziny(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def test_the_list_is_told_by_urgency_with_commands_that_can_be_copied() -> None:
    shown = godziny("today", "--day", "2026-03-10")

    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert lines[0] == "10 Mar 2026: 3 matters worth a call"
    assert lines[2] == "Today and tomorrow"
    assert lines[3] == "  10 Mar 2026  2026-02 is over and not closed (R-51)"
    assert lines[4].strip() == "→ Close it: godziny close 2026-02"
    assert godziny("close", "2026-02").exit_code == 0
    assert "2026-02 is over" not in godziny("today", "--day", "2026-03-10").output


def test_the_same_list_is_written_for_machines_and_over_an_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / "today.json"

    codes = [godziny("today", "--day", "2026-03-10", "--json", str(file)).exit_code for _ in range(2)]

    assert codes == [0, 0]
    found = json.loads(file.read_text("utf-8"))
    assert found["day"] == "2026-03-10"
    assert [one["code"] for one in found["attentions"]] == ["month_to_close", "visits_untold", "visits_untold"]


@pytest.mark.parametrize("day", ["1999-12-31", "2101-01-01", "2026-02-30"])
def test_a_day_that_nobody_can_mean_is_refused(day: str) -> None:
    assert godziny("today", "--day", day).exit_code == 2


def test_without_a_day_it_is_today() -> None:
    assert godziny("today").exit_code == 0
