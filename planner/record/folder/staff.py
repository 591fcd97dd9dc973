"""assistants.csv, availability.csv, absences.csv, rates.csv."""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from planner.aggregates.assistant import Assistant
from planner.record.folder.cells import Row, csv_text, hours, week_rows
from planner.terms.case import DAYS, AssistantTerms, ProgrammeRules

COLUMNS = (
    *("id", "days", "from", "to", "max_hours_month", "basis", "indicated_by", "family_of", "child_clearance_until"),
    *("accepted_for", "lat", "lon", "rate", "pay"),
)
LISTS = ("indicated_by", "family_of", "accepted_for")
Known = Mapping[str, Any]


def staff_files(
    rules: ProgrammeRules, staff: Iterable[Assistant], people: Set[str], homes: Mapping[str, Known]
) -> dict[str, str]:
    """By file name. people: who may be named; whoever is not in the folder is left out of lists."""
    known = [(one, one.given(rules.last)) for one in staff]
    rows = [_row(one, given, people, homes.get(one.name, {})) for one, given in known]
    weeks = [
        {"assistant": one.name, **row} for one, given in known if not _alike(given) for row in week_rows(given.windows)
    ]
    away = [
        {"assistant": one.name, "from": first, "to": last} for one, given in known for first, last in given.absences
    ]
    rates = [{"assistant": one.name, **rate} for one, _ in known for rate in one.rates if rate["from"]]
    further = {
        "availability.csv": (("assistant", "day", "from", "to"), weeks),
        "absences.csv": (("assistant", "from", "to"), away),
        "rates.csv": (("assistant", "from", "rate"), rates),
    }
    files = {name: csv_text(columns, listed) for name, (columns, listed) in further.items() if listed}
    return {"assistants.csv": csv_text(COLUMNS, rows), **files}


def _row(one: Assistant, given: AssistantTerms, people: Set[str], home: Known) -> Row:
    plain = {name: getattr(given, name) for name in ("id", "max_hours_month", "basis", "child_clearance_until")}
    lists = {name: getattr(given, name) & people for name in LISTS}
    rate = next((rate["rate"] for rate in one.rates if not rate["from"]), None)
    place = {name: home[name] for name in ("lat", "lon")} if {"lat", "lon"} <= home.keys() else {}
    return {**plain, **lists, **_week(given), **place, "rate": rate, "pay": one.pay}


def _alike(given: AssistantTerms) -> bool:
    """Whether one pair of hours tells the whole week."""
    weeks = {day for day in given.windows if day}
    return not weeks or (len(weeks) == 1 and len(day := next(iter(weeks))) == 1 and len(hours(day[0])) == 1)


def _week(given: AssistantTerms) -> Row:
    served = [(name, day) for name, day in zip(DAYS, given.windows, strict=True) if day]
    if not served or not _alike(given):
        return {"days": ""}
    return {"days": " ".join(name for name, _ in served), **hours(served[0][1][0])[0]}
