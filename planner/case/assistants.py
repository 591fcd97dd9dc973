"""assistants.csv, availability.csv and absences.csv."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from planner.case import cells
from planner.case.table import Column, Row, read_table
from planner.terms.case import BASES, DAYS, AssistantTerms, Window
from planner.terms.refusals import Faults

COLUMNS = {
    "id": Column(cells.identifier),
    "days": Column(cells.several_of(*DAYS)),
    "from": Column(cells.optional(cells.clock)),
    "to": Column(cells.optional(cells.clock)),
    "max_hours_month": Column(cells.whole(0)),
    "basis": Column(cells.one_of(*BASES)),
    "indicated_by": Column(cells.identifiers),
    "family_of": Column(cells.identifiers),
    "child_clearance_until": Column(cells.optional(cells.day)),
    "accepted_for": Column(cells.identifiers),
    "lat": Column(cells.optional(cells.coordinate(90))),
    "lon": Column(cells.optional(cells.coordinate(180))),
}
AVAILABILITY = {
    "assistant": Column(cells.identifier),
    "day": Column(cells.weekday),
    "from": Column(cells.clock),
    "to": Column(cells.clock),
}
ABSENCES = {"assistant": Column(cells.identifier), "from": Column(cells.day), "to": Column(cells.day)}
LISTS = ("indicated_by", "family_of", "accepted_for")

Week = tuple[tuple[Window, ...], ...]


@dataclass
class Assistants:
    """The faultless assistants, the ids of all that could be read, and whether there are no further ones."""

    whole: bool
    rows: list[AssistantTerms] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def known(self, name: str) -> bool:
        return name in self.ids or not self.whole


def read_assistants(text: str, known: Callable[[str], bool], faults: Faults) -> Assistants:
    """The assistants; `known` says whether an application has the id. An empty file: nobody can serve."""
    if not text.strip():
        return Assistants(whole=True)
    table = read_table(text, COLUMNS, faults)
    found = Assistants(table.whole)
    first_line: dict[str, int] = {}
    for row in table.rows:
        _check_row(row, first_line, known, faults)
        if row.complete(COLUMNS):
            found.rows.append(_assistant(row))
    found.ids = set(first_line)
    return found


def read_availability(text: str, assistants: Assistants, faults: Faults) -> Assistants:
    """The assistants with the weeks of availability.csv, which replace their own."""
    week: dict[str, list[list[Window]]] = defaultdict(lambda: [[] for _ in DAYS])
    for row in read_table(text, AVAILABILITY, faults).rows:
        _check_reference(row, "assistant", assistants.known, "unknown_assistant", faults)
        if row.complete(AVAILABILITY):
            window = cells.window(row.integer("from"), row.integer("to"))
            week[row.text("assistant")][row.integer("day")].append(window)
    rows = [replace(one, windows=_week(week[one.id])) if one.id in week else one for one in assistants.rows]
    return replace(assistants, rows=rows)


def read_absences(text: str, assistants: Assistants, faults: Faults) -> Assistants:
    """The assistants with the days on which they are away, both ends inclusive."""
    away: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in read_table(text, ABSENCES, faults).rows:
        _check_reference(row, "assistant", assistants.known, "unknown_assistant", faults)
        if row.complete(ABSENCES):
            first, last = row.day("from"), row.day("to")
            if last < first:
                faults.add("ends_before_start", line=row.line, column="to", value=last, start=first)
            away[row.text("assistant")].append((first, last))
    rows = [replace(one, absences=tuple(sorted(away[one.id]))) if one.id in away else one for one in assistants.rows]
    return replace(assistants, rows=rows)


def _check_row(row: Row, first_line: dict[str, int], known: Callable[[str], bool], faults: Faults) -> None:
    if "id" in row.values:
        name = row.text("id")
        if name in first_line:
            faults.add("duplicate_id", line=row.line, column="id", value=name, first=first_line[name])
        first_line.setdefault(name, row.line)
    for column in LISTS:
        _check_reference(row, column, known, "unknown_application", faults)
    if row.values.get("days"):
        for column in ("from", "to"):
            if column in row.values and row.values[column] is None:
                faults.add("hour_missing", line=row.line, column=column)


def _check_reference(row: Row, column: str, known: Callable[[str], bool], code: str, faults: Faults) -> None:
    if column not in row.values:
        return
    value = row.values[column]
    for name in value if isinstance(value, tuple) else (str(value),):
        if not known(name):
            faults.add(code, line=row.line, column=column, value=name)


def _assistant(row: Row) -> AssistantTerms:
    days = row.names("days")
    hours: list[Window] = []
    if row.values["from"] is not None and row.values["to"] is not None:
        hours = [cells.window(row.integer("from"), row.integer("to"))]
    return AssistantTerms(
        id=row.text("id"),
        windows=_week(hours if day in days else [] for day in DAYS),
        max_hours_month=row.integer("max_hours_month"),
        basis=row.text("basis"),
        indicated_by=frozenset(row.names("indicated_by")),
        family_of=frozenset(row.names("family_of")),
        child_clearance_until=row.optional_day("child_clearance_until"),
        accepted_for=frozenset(row.names("accepted_for")),
        lat=row.number("lat"),
        lon=row.number("lon"),
    )


def _week(days: Iterable[Iterable[Window]]) -> Week:
    return tuple(_joined(day) for day in days)


def _joined(day: Iterable[Window]) -> tuple[Window, ...]:
    """Windows in order; those that touch or overlap are one."""
    joined: list[Window] = []
    for window in sorted(day, key=lambda one: one.start):
        if joined and window.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, window.end))
        else:
            joined.append(window)
    return tuple(joined)
