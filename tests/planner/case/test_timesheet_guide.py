"""What the user's guide says of timesheets is true."""

import re

from planner.case.timesheet import COLUMNS, read_timesheet
from planner.terms.done import OUTCOMES
from tests.worlds.places import ROOT


def guide() -> str:
    """What the user's guide says of timesheets."""
    text = (ROOT / "docs" / "przewodnik.md").read_text("utf-8")
    return text.partition("## Karty pracy")[2].partition("\n## ")[0]


def test_the_guide_lists_every_column_and_all_its_polish_names() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", guide(), re.MULTILINE)

    assert {name: told.split(", ") for name, told in rows} == {name: list(one.polish) for name, one in COLUMNS.items()}


def test_the_example_and_the_words_of_the_guide_are_read() -> None:
    example = guide().partition("```csv\n")[2].partition("```")[0]
    words = re.findall(r"([^\W\d_]+) \(`(\w+)`\)", guide())

    said = [
        (one.outcome, len(one.areas), len(one.confirmed_by), one.minutes)
        for one in read_timesheet(example.encode(), "x")
    ]
    assert said == [("done", 2, 2, 150), ("done", 1, 1, 480), ("no_show", 0, 1, 120), ("cancelled", 0, 0, 120)]
    assert len(words) == 7
    for polish, code in words:
        column = COLUMNS["outcome" if code in OUTCOMES else "areas"]
        assert column.parse(polish) in (code, (code,))
