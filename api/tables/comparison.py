"""Compared plans as tables: the figures, a row per plan; and everybody's hours, a row per person."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from api.tables.workbook import FORMULA, Sheet, workbook, writable
from planner.editions import CATEGORIES
from planner.scenarios.comparison import Comparison
from planner.scenarios.figures import Figures

COLUMNS = (
    *("name", "status", "people", "waiting", "hours", "budget_hours", "left", "lost", "money", "quota"),
    *("lowest_share", "gini", "jain"),
)
Row = list[Any]


def figures_csv(found: Sequence[Figures]) -> str:
    """A header and a row per plan; numbers with a point, separated by commas."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([[_cell(value) for value in row] for row in figure_rows(found)])
    return text.getvalue()


def comparison_xlsx(found: Comparison) -> bytes:
    """Two sheets: figures, people."""
    return workbook(_sheet("figures", figure_rows(found.figures)), _sheet("people", people_rows(found)))


def figure_rows(found: Sequence[Figures]) -> Iterator[Row]:
    kinds = [f"{what}_{category}" for what in ("people", "hours") for category in CATEGORIES]
    yield [*COLUMNS, *kinds, "unused_why"]
    for one in found:
        people = [one.people_by_category.get(category, 0) for category in CATEGORIES]
        hours = [one.hours_by_category.get(category, 0) for category in CATEGORIES]
        why = " ".join(dict.fromkeys(f"{reason['who']}:{reason['reason']}" for reason in one.unused))
        yield [*(_plain(getattr(one, name)) for name in COLUMNS), *people, *hours, why]


def people_rows(found: Comparison) -> Iterator[Row]:
    """Per plan hours, and what limits or keeps out."""
    names = [one.name for one in found.figures]
    yield ["application", *names, *(f"{name}: why" for name in names)]
    for one in found.people:
        yield [one.application, *one.hours, *(" ".join(why) for why in one.why)]


def _plain(value: Any) -> Any:
    """Floats as they are read best; None is empty."""
    return round(value, 6) if isinstance(value, float) else value


def _sheet(title: str, rows: Iterator[Row]) -> Sheet:
    header, *body = ([_cell(value) for value in row] for row in rows)
    return Sheet(title, header, body, frozen="B2")


def _cell(value: Any) -> Any:
    """Text stays text, also where the table is opened elsewhere."""
    if not isinstance(value, str):
        return value
    text = writable(value)
    return f"'{text}" if text.startswith(FORMULA) else text
