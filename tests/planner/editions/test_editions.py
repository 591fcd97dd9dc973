"""Every number of the law has a unit, a source and a status, and stands in one place only."""

import re

import pytest

from planner.editions import CATEGORIES, EDITIONS, STATUSES, edition
from tests.worlds.places import ROOT

PLANNER = ROOT / "planner"


@pytest.mark.parametrize("name", EDITIONS)
def test_every_figure_says_where_it_comes_from(name: str) -> None:
    for figure in edition(name).figures.values():
        assert figure.unit
        assert figure.source
        assert figure.status in STATUSES
        assert re.fullmatch(r"R-\d\d", figure.rule)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_category_has_its_ceiling(name: str) -> None:
    assert [edition(name).ceiling(category) for category in CATEGORIES] == [720, 840, 360, 480, 360]


def test_in_2026_only_the_highest_ceiling_is_sourced() -> None:
    figures = edition("2026").figures

    sourced = [name for name in CATEGORIES if figures[f"ceilings.{name}"].status == "sourced"]
    assert sourced == ["severe_multiple"]


def test_no_number_of_the_law_stands_in_the_code() -> None:
    law = re.compile(r"(?<![\w.#])(720|840|480|360|0\.7|0\.02|7 ?/ ?10)(?![\w.])")

    found = [
        f"{file.name}: {line}"
        for file in PLANNER.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if law.search(line)
    ]
    assert found == []
