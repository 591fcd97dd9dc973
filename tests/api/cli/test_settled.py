"""`timesheet`, `close`, `correct`, `settlement`, `statement`: exactly the shapes of the contract, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import main
from tests.worlds.cases import application, assistant, case
from tests.worlds.folders import Folder

ROWS = (
    "application,assistant,start,end,confirmed_by\n"
    "A-1,S-1,2026-01-31 23:00,2026-02-01 01:00,\n"
    "A-1,S-1,2026-02-02 08:00,2026-02-02 08:20,\n"
    "A-2,S-1,2026-02-02 09:00,2026-02-02 09:20,\n"
    "A-2,S-1,2026-02-03 09:00,2026-02-03 10:00,assistant\n"
)
SETTLED = {
    "month": "2026-02",
    "closed": True,
    "people": [
        {"application": "A-1", "category": "severe", "minutes": 20, "cost": "16.67"},
        {"application": "A-2", "category": "severe", "minutes": 20, "cost": "16.67"},
    ],
    "assistants": [{"assistant": "S-1", "minutes": 40, "cost": "33.34"}],
    "categories": [{"category": "severe", "people": 2, "minutes": 40, "cost": "33.34"}],
    "total": {"minutes": 40, "cost": "33.34"},
}


@pytest.fixture(autouse=True)
def year(empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Announced, with visits in January (outside the programme) and February."""
    monkeypatch.setenv("DATABASE_URL", empty_url)
    folder = Folder.of(case([application("A-1"), application("A-2")], [assistant("S-1")])).write(tmp_path / "case")
    (folder / "rates.csv").write_text("assistant,from,rate\nS-1,2026-02-01,50.01\n")
    (tmp_path / "rows.csv").write_text(ROWS)
    godziny("import", folder)
    godziny("announce")
    godziny("timesheet", tmp_path / "rows.csv")


def godziny(*arguments: object) -> Result:
    found = CliRunner().invoke(main, [*map(str, arguments), "--lang", "en"], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found


def told(*arguments: object) -> Any:
    """As JSON in which no number is a float."""
    return json.loads(godziny(*arguments, "--json", "-").stdout, parse_float=lambda text: pytest.fail(text))


def test_a_settlement_is_what_the_contract_says_key_by_key() -> None:
    assert told("settlement", "2026-02") == {**SETTLED, "closed": False}
    assert told("close", "2026-02")["settlement"] == SETTLED
    assert told("settlement", "2026-02") == SETTLED
    assert "hours:min" in godziny("settlement", "2026-02").stdout


def test_what_is_confirmed_after_closing_is_a_correction_of_the_next_settlement_and_of_the_year() -> None:
    godziny("close", "2026-02")
    (waiting,) = told("entries", "--state", "open")["entries"]
    godziny("confirm", waiting["entry"])

    correction = {"month": "2026-02", "application": "A-2", "assistant": "S-1", "minutes": 60, "cost": "50.01"}
    march = told("close", "2026-03")["settlement"]
    assert march["corrections"] == [correction]
    assert march["total"] == {"minutes": 60, "cost": "50.01"}
    year = told("statement")
    assert (year["complete"], year["pay"], year["minutes"], year["corrections"]) == (True, "83.35", 100, [correction])
    assert year["categories"] == [{"category": "severe", "people": 2, "minutes": 100}]


def test_entries_of_months_outside_the_programme_are_listed_too() -> None:
    assert [one["start"][:10] for one in told("entries", "--state", "disputed")["entries"]] == ["2026-01-31"]


def test_a_template_never_takes_the_place_of_one_that_somebody_filled_in(tmp_path: Path) -> None:
    start = "2026-03-02T08:00:00+01:00"
    folder = tmp_path / "case"
    (folder / "wishes.csv").write_text("application,day,from,to,minutes\nA-1,mon,08:00,12:00,120\n")
    godziny("import", folder)
    godziny("book", "--application", "A-1", "--assistant", "S-1", "--start", start, "--minutes", 120)
    target = tmp_path / "march.xlsx"
    asked = ["timesheet", "--template", "2026-03", "--to", str(target), "--lang", "en"]
    godziny(*asked[:-2])

    again = CliRunner().invoke(main, asked)
    empty = CliRunner().invoke(main, ["timesheet", "--template", "2026-02", "--to", str(tmp_path / "n.xlsx")])
    untouched = godziny("timesheet", target)

    assert (again.exit_code, empty.exit_code) == (2, 2)
    assert "not filled in" in untouched.output
    assert "New visits: 0" in untouched.output
