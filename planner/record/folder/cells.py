"""Cells of CSV files: values as their readers take them."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from typing import Any

from planner.terms.case import DAYS, Window

Row = dict[str, Any]
DAY_MINUTES = 24 * 60
_RUN = ("=", "@", "+", "-", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """With a header; what is not there is an empty cell."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: said(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():  # moments too
            return value.isoformat()
        case tuple() | list() | set() | frozenset():
            return " ".join(sorted(map(str, value)))
    return str(value)


def words(text: str) -> str:
    """Free text on one line, which no spreadsheet runs."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_RUN) else line


def clock(minutes: int) -> str:
    """08:30; 24:00 for the end of the day; on the next day what lies behind it."""
    behind = minutes - DAY_MINUTES if minutes > DAY_MINUTES else minutes
    return f"{behind // 60:02d}:{behind % 60:02d}"


def hours(one: Window) -> list[Row]:
    """A window as `from` and `to`; one of more than 24 hours is two that touch."""
    if one.end - one.start <= DAY_MINUTES:
        return [{"from": clock(one.start), "to": clock(one.end)}]
    later = max(one.start, one.end - DAY_MINUTES)
    return [*hours(Window(one.start, DAY_MINUTES)), {"from": clock(later), "to": clock(one.end)}]


def week_rows(windows: Sequence[Sequence[Window]]) -> list[Row]:
    """One for each day and window."""
    return [{"day": DAYS[at], **row} for at, day in enumerate(windows) for one in day for row in hours(one)]
