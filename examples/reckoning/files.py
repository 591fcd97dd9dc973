"""The year read from its files: a case folder, the files laid over it in `year/`, and the story of what was decided."""

import csv
import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from examples.reckoning.facts import Helper, Person, Visit, clock, minute
from examples.reckoning.settling import Year
from examples.reckoning.statement import Grant

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BOTH = frozenset({"assistant", "participant"})
SIXTEEN = 16
Row = dict[str, str]


def year_of(folder: Path) -> tuple[Year, Grant]:
    """folder: of the case; what its subfolder `year` has stands instead."""
    table = tomllib.loads(_text(folder, "programme.toml"), parse_float=Decimal)
    settlement, budget = table.get("settlement", {}), table["budget"]
    year = Year(dict(_people(folder, table)), dict(_helpers(folder)), settlement.get("round_minutes", 1))
    year.asked = frozenset(settlement.get("confirmed_by", BOTH))
    year.hourly = Decimal(budget["hourly_cost"])
    year.months = tuple(_months(table["from"], table["to"]))
    admin = Decimal(budget["admin"]) if "admin" in budget else None
    return year, Grant(Decimal(budget["total"]), Decimal(budget.get("admin_share", "0.02")), admin)


def story(folder: Path) -> Iterator[dict[str, Any]]:
    """What was done and decided, in order."""
    return (json.loads(line) for line in _text(folder, "story.jsonl").splitlines())


def plan(folder: Path, name: str) -> Any:
    return json.loads(_text(folder, name))


def timesheet(folder: Path, name: str) -> Iterator[Visit]:
    return map(visit_of, rows(folder, f"timesheets/{name}"))


def visit_of(row: Row) -> Visit:
    """`to` not after `from` is on the next day."""
    day, begin, end = date.fromisoformat(row["date"]), minutes(row["from"]), minutes(row["to"])
    confirmed = frozenset(row.get("confirmed_by", "").split()) or BOTH
    start, over = clock(day, begin), clock(day, end + (24 * 60 if end <= begin else 0))
    return Visit(row["application"], row["assistant"], start, over, row.get("outcome") or "done", confirmed - {"none"})


def moment(text: str) -> int:
    return minute(datetime.fromisoformat(text))


def rows(folder: Path, name: str) -> list[Row]:
    return list(csv.DictReader(_text(folder, name).splitlines()))


def minutes(text: str) -> int:
    hour, _, rest = text.partition(":")
    return 60 * int(hour) + int(rest)


def _text(folder: Path, name: str) -> str:
    newer = folder / "year" / name
    return (newer if newer.exists() else folder / name).read_text("utf-8")


def _people(folder: Path, table: dict[str, Any]) -> Iterator[tuple[str, Person]]:
    """Served from the programme's first day until the certificate's last, or the eve of the 16th birthday."""
    busy: dict[str, list[tuple[int, int, int]]] = {}
    for row in rows(folder, "blocked.csv"):
        begin, end = minutes(row["from"]), minutes(row["to"])
        window = (DAYS.index(row["day"]), begin, end + (24 * 60 if end <= begin else 0))
        busy.setdefault(row["application"], []).append(window)
    for row in rows(folder, "applications.csv"):
        ends = [table["to"]]
        if row["certificate_valid_until"]:
            ends.append(date.fromisoformat(row["certificate_valid_until"]))
        if row["category"] == "child":
            ends.append(_sixteenth(date.fromisoformat(row["birth_date"])) - timedelta(days=1))
        yield row["id"], Person(row["category"], table["from"], min(ends), tuple(busy.get(row["id"], ())))


def _sixteenth(born: date) -> date:
    """29 February comes on the 28th in a common year; 16 years later is a leap year again."""
    return born.replace(year=born.year + SIXTEEN)


def _helpers(folder: Path) -> Iterator[tuple[str, Helper]]:
    changes: dict[str, list[tuple[date, Decimal]]] = {}
    for row in rows(folder, "rates.csv"):
        changes.setdefault(row["assistant"], []).append((date.fromisoformat(row["from"]), Decimal(row["rate"])))
    for row in rows(folder, "assistants.csv"):
        always = [(date.min, Decimal(row["rate"]))] if row.get("rate") else []
        only = frozenset(row["indicated_by"].split()) if row["basis"] == "indicated" else None
        cleared = date.fromisoformat(row["child_clearance_until"] or "0001-01-01")
        ties = (frozenset(row["family_of"].split()), frozenset(row["accepted_for"].split()))
        yield row["id"], Helper((*always, *changes.get(row["id"], ())), only, *ties, cleared)


def _months(first: date, last: date) -> Iterator[str]:
    for number in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield f"{number // 12}-{number % 12 + 1:02d}"
