"""availability.csv, absences.csv, person_absences.csv and rates.csv: what changes with the days."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from planner.case import cells, times
from planner.case.assistants import Assistants, check_reference
from planner.case.headers import Column
from planner.case.table import Row, read_table
from planner.rules.windows import week, window
from planner.terms.case import DAYS, AssistantRate, PersonAbsence, Window
from planner.terms.refusals import Faults

APPLICATION = Column(cells.identifier, None, ("wniosek", "nr wniosku", "numer wniosku", "nr", "uczestnik", "osoba"))
_ASSISTANT = Column(cells.identifier, None, ("asystent", "nr asystenta", "numer asystenta", "nr"))
_DAYS = {"from": Column(times.day, None, ("od", "od dnia")), "to": Column(times.day, None, ("do", "do dnia"))}
AVAILABILITY = {
    "assistant": _ASSISTANT,
    "day": Column(cells.weekday, None, ("dzień", "dzień tygodnia")),
    "from": Column(times.clock, None, ("od", "od godziny")),
    "to": Column(times.clock, None, ("do", "do godziny")),
}
ABSENCES = {"assistant": _ASSISTANT, **_DAYS}
PERSON_ABSENCES = {"application": APPLICATION, **_DAYS}
RATES = {
    "assistant": _ASSISTANT,
    "from": Column(times.day, None, ("od", "od dnia")),
    "rate": Column(cells.money, None, ("stawka", "stawka za godzinę")),
}


def read_availability(text: str, assistants: Assistants, faults: Faults) -> Assistants:
    """The assistants with the weeks of availability.csv, which replace their own."""
    windows: dict[str, list[list[Window]]] = defaultdict(lambda: [[] for _ in DAYS])
    for row in read_table(text, AVAILABILITY, faults).rows:
        check_reference(row, "assistant", assistants.known, "unknown_assistant", faults)
        if row.complete(AVAILABILITY):
            hours = window(row.integer("from"), row.integer("to"))
            windows[row.text("assistant")][row.integer("day")].append(hours)
    rows = [replace(one, windows=week(windows[one.id])) if one.id in windows else one for one in assistants.rows]
    return replace(assistants, rows=rows)


def read_absences(text: str, assistants: Assistants, faults: Faults) -> Assistants:
    """The assistants with the days on which they are away, both ends inclusive."""
    away: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in read_table(text, ABSENCES, faults).rows:
        check_reference(row, "assistant", assistants.known, "unknown_assistant", faults)
        if row.complete(ABSENCES):
            away[row.text("assistant")].append(_days(row, faults))
    rows = [replace(one, absences=tuple(sorted(away[one.id]))) if one.id in away else one for one in assistants.rows]
    return replace(assistants, rows=rows)


def read_person_absences(text: str, known: Callable[[str], bool], faults: Faults) -> list[PersonAbsence]:
    """In the file's order."""
    found = []
    for row in read_table(text, PERSON_ABSENCES, faults).rows:
        check_reference(row, "application", known, "unknown_application", faults)
        if row.complete(PERSON_ABSENCES):
            found.append(PersonAbsence(row.text("application"), *_days(row, faults)))
    return found


def read_rates(text: str, known: Callable[[str], bool], faults: Faults) -> list[AssistantRate]:
    """Sorted by assistant and day; two rates of one day are a fault."""
    found: dict[tuple[str, date], tuple[int, AssistantRate]] = {}
    for row in read_table(text, RATES, faults).rows:
        check_reference(row, "assistant", known, "unknown_assistant", faults)
        rate = row.money("rate") if row.complete(RATES) else None
        if rate is None:
            continue
        key = row.text("assistant"), row.day("from")
        first, _ = found.setdefault(key, (row.line, AssistantRate(*key, rate)))
        if first != row.line:
            faults.add("duplicate_rate", line=row.line, column=row.name("from"), value=key[1], first=first)
    return [rate for _, (_, rate) in sorted(found.items())]


def _days(row: Row, faults: Faults) -> tuple[date, date]:
    first, last = row.day("from"), row.day("to")
    if last < first:
        faults.add("ends_before_start", line=row.line, column=row.name("to"), value=last, start=first)
    return first, last
