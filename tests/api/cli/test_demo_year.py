"""The past year of Krościenko in examples/ runs through real commands, and its files alone give the same account."""

import csv
import re
from itertools import chain
from pathlib import Path

import pytest

from examples.reckoning.files import story
from examples.reckoning.telling import Telling
from examples.replaying import Replay, differences
from tests.worlds.places import EXAMPLES, ROOT

FOLDER = EXAMPLES / "kroscienko-2024"
STORY = (ROOT / "docs" / "rok.md").read_text("utf-8")
FEW = "2024-05"
MOST_BYTES = 1_500_000


@pytest.fixture(autouse=True)
def _own_database(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)


@pytest.mark.parametrize("round_minutes", [15, 1])
def test_the_first_months_are_settled_as_the_files_alone_say(tmp_path: Path, round_minutes: int) -> None:
    folder = _with_rounding(tmp_path / "kroscienko", round_minutes)

    Replay(folder, tmp_path / "out").whole(FEW)

    assert differences(folder, tmp_path / "out", FEW) == []


def test_the_story_has_everything_that_happens_in_a_year() -> None:
    steps = list(story(FOLDER))
    rows = chain.from_iterable(_rows(path) for path in (FOLDER / "year" / "timesheets").iterdir())
    told = list(rows)

    assert {one["do"] for one in steps} >= {"confirm", "accept", "reject", "correct", "withdraw", "replan", "close"}
    assert [one["month"] for one in steps if one["do"] == "close"] == [f"2024-{number:02d}" for number in range(3, 13)]
    assert sum(one["do"] == "correct" for one in steps) == 3
    assert {one["kind"] for one in steps if one["do"] == "cost"} == {"travel", "insurance", "interest"}
    assert {one["outcome"] for one in told} == {"", "no_show", "cancelled"}
    assert {one["confirmed_by"] for one in told} == {"", "assistant"}
    assert ("22:00", "2024-03-30") in {(one["from"], one["date"]) for one in told}
    assert ("22:00", "2024-10-26") in {(one["from"], one["date"]) for one in told}


def test_the_files_alone_give_the_account_that_the_story_tells() -> None:
    account = Telling(FOLDER).whole().statement()

    row = re.search(r"^\| (742 560,00) \| (.+) \|$", STORY, re.MULTILINE)
    assert row is not None
    told = [cell.replace(" ", "").replace(",", ".") for cell in (row[1], *row[2].split(" | "))]
    names = ("received", "pay", "travel", "insurance", "admin", "returned_task", "interest", "people")
    assert told == [*(str(account[name]) for name in names), str(account["minutes"] / 60)]


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in (FOLDER / "year").rglob("*") if path.is_file()) < MOST_BYTES


def _with_rounding(folder: Path, round_minutes: int) -> Path:
    for path in FOLDER.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(FOLDER)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8")
            target.write_text(re.sub(r"round_minutes = \d+", f"round_minutes = {round_minutes}", text), "utf-8")
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
