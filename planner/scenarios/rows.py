"""Changed, added and removed rows of a case. What a cell may hold is what its file's reader allows."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from planner.case import applications, assistants, dated, wishes
from planner.case.cells import CellFault
from planner.case.headers import Columns
from planner.case.table import parsed
from planner.rules.windows import week, window
from planner.scenarios.change import ASKED, Add, Cell, Remove
from planner.terms.case import DAYS, AssistantRate, AssistantTerms, Case, ProgrammeRules
from planner.terms.refusals import Faults

HOURS = ("days", "from", "to")


class Rows:
    """The rows while they change. blamed, staff_blamed: the file and line, or the change, that last touched a row."""

    def __init__(self, case: Case, faults: Faults) -> None:
        self.given, self.faults = case, faults
        self.people = {one.id: one for one in case.applications}
        self.staff = None if case.assistants is None else {one.id: one for one in case.assistants}
        self.wishes, self.blocked = list(case.wishes), list(case.blocked)
        self.absences, self.rates = list(case.person_absences), list(case.rates)
        self.blamed: dict[str, tuple[str, int]] = {}
        self.staff_blamed: dict[str, tuple[str, int]] = {}

    def case(self, programme: ProgrammeRules) -> Case:
        return replace(
            self.given,
            programme=programme,
            applications=_sorted(self.people),
            assistants=None if self.staff is None else _sorted(self.staff),
            wishes=tuple(self.wishes),
            blocked=tuple(self.blocked),
            person_absences=tuple(self.absences),
            rates=tuple(self.rates),
        )

    def set(self, change: Cell, number: int) -> None:
        """One cell of one row."""
        staff = self.staff or {}
        person, assistant = change.id in self.people, change.id in staff
        if person and assistant and change.column in applications.COLUMNS.keys() & assistants.COLUMNS.keys():
            self.faults.add("id_of_two", line=number, column=change.id, value=change.id)
        elif assistant and (not person or change.column in assistants.COLUMNS):
            self.staff_blamed[change.id] = ASKED, number
            staff[change.id] = self._assistant(staff[change.id], change, number)
        elif person:
            self.blamed[change.id] = ASKED, number
            self.people[change.id] = self._with_cell(self.people[change.id], applications, change, number)
        else:
            self.faults.add("nobody_of_id", line=number, column=change.id, value=change.id)

    def _with_cell(self, row: Any, file: Any, change: Cell, number: int) -> Any:
        """file: the module that reads the row's file."""
        value = self._parsed(file.COLUMNS, change, number)
        if isinstance(value, CellFault):
            return row
        if change.column in file.CONTACT:
            contact = {**dict(row.contact), change.column: value}
            return replace(row, contact=tuple((name, contact[name]) for name in file.CONTACT if contact.get(name)))
        return replace(row, **{change.column: frozenset(value) if change.column in assistants.LISTS else value})

    def _parsed(self, columns: Columns, change: Cell, number: int) -> Any:
        """The cell's value; a CellFault, told, where it has none."""
        names = [name for name in columns if name != "id"]
        try:
            if change.column not in names:
                raise CellFault("no_column", value=change.column, allowed=", ".join(names))
            return parsed(columns[change.column], change.value)
        except CellFault as fault:
            self.faults.add(fault.code, line=number, column=f"{change.id}.{change.column}", **fault.facts)
            return fault

    def _assistant(self, row: AssistantTerms, change: Cell, number: int) -> AssistantTerms:
        if change.column in HOURS:
            return self._hours(row, change, number)
        changed: AssistantTerms = self._with_cell(row, assistants, change, number)
        if change.column in assistants.LISTS:
            self._check_known(changed, change.column, number)
        return changed

    def _hours(self, row: AssistantTerms, change: Cell, number: int) -> AssistantTerms:
        """Days or hours of somebody who has the same hours on each day."""
        value = self._parsed(assistants.COLUMNS, change, number)
        if isinstance(value, CellFault):
            return row
        hours = {day for day in row.windows if day}
        if len(hours) != 1 or len(next(iter(hours))) != 1 or (value is None):
            self.faults.add("hours_not_one", line=number, column=f"{change.id}.{change.column}", value=change.value)
            return row
        span, days = next(iter(hours))[0], [day for day, now in zip(DAYS, row.windows, strict=True) if now]
        start, end = (value, span.end) if change.column == "from" else (span.start, value)
        given = [span] if change.column == "days" else [window(start, end % (24 * 60) or 24 * 60)]
        wanted = value if change.column == "days" else days
        return replace(row, windows=week(given if day in wanted else [] for day in DAYS))

    def _check_known(self, row: AssistantTerms, column: str, number: int) -> None:
        for name in sorted(getattr(row, column) - self.people.keys()):
            self.faults.add("unknown_application", line=number, column=f"{row.id}.{column}", value=name)

    def remove(self, change: Remove, number: int) -> None:
        """The row, and what refers to it."""
        if change.id in self.people and change.id in (self.staff or {}):
            self.faults.add("id_of_two", line=number, column=change.id, value=change.id)
        elif change.id in self.people:
            del self.people[change.id]
            self.wishes = [one for one in self.wishes if one.application != change.id]
            self.blocked = [one for one in self.blocked if one.application != change.id]
            self.absences = [one for one in self.absences if one.application != change.id]
            if self.staff is not None:
                self.staff = {name: _without(one, change.id) for name, one in self.staff.items()}
        elif self.staff is not None and change.id in self.staff:
            del self.staff[change.id]
            self.rates = [one for one in self.rates if one.assistant != change.id]
        else:
            self.faults.add("nobody_of_id", line=number, column=change.id, value=change.id)

    def add(self, change: Add) -> None:
        """Rows as their file has them."""
        found = Faults(change.named)
        match change.file:
            case "applications":
                self._add_people(change, found)
            case "assistants":
                self._add_staff(change, found)
            case "availability" | "absences":
                self._change_staff(change, found)
            case "rates":
                self._add_rates(change, found)
            case _:
                self._add_of_people(change, found)
        self.faults.found += found.found

    def _add_people(self, change: Add, found: Faults) -> None:
        known = set(self.people)
        for line, one in applications.read_applications(change.rows, found).rows:
            self._check_new(one.id, known, line, found)
            self.people[one.id], self.blamed[one.id] = one, (change.named, line)

    def _add_staff(self, change: Add, found: Faults) -> None:
        self.staff = {} if self.staff is None else self.staff
        known = set(self.staff)
        for one in assistants.read_assistants(change.rows, self.people.__contains__, found).rows:
            self._check_new(one.id, known, 0, found)
            self.staff[one.id] = one

    def _check_new(self, name: str, known: Iterable[str], line: int, found: Faults) -> None:
        if name in known:
            found.add("known_already", line=line, column="id", value=name)

    def _change_staff(self, change: Add, found: Faults) -> None:
        """Absences are added to those there are; a week of availability replaces an assistant's own."""
        staff = self.staff or {}
        present = [replace(one, absences=()) for one in staff.values()]
        everybody = assistants.Assistants(whole=True, rows=present, ids=set(staff))
        read = dated.read_availability if change.file == "availability" else dated.read_absences
        for one in read(change.rows, everybody, found).rows:
            away = sorted((*staff[one.id].absences, *one.absences))
            staff[one.id] = replace(one, absences=tuple(away))

    def _add_rates(self, change: Add, found: Faults) -> None:
        """In the order of assistants and days; two rates of one day are a fault."""
        known = {_from(one) for one in self.rates}
        for one in dated.read_rates(change.rows, (self.staff or {}).__contains__, found):
            if _from(one) in known:
                found.add("known_already", column="from", value=f"{one.assistant} {one.since}")
            self.rates.append(one)
        self.rates.sort(key=_from)

    def _add_of_people(self, change: Add, found: Faults) -> None:
        known = self.people.__contains__
        readers: dict[str, Callable[[], None]] = {
            "wishes": lambda: self.wishes.extend(one for _, one in wishes.read_wishes(change.rows, known, found)),
            "blocked": lambda: self.blocked.extend(wishes.read_blocked(change.rows, known, found)),
            "person_absences": lambda: self.absences.extend(dated.read_person_absences(change.rows, known, found)),
        }
        readers[change.file]()


def _from(one: AssistantRate) -> tuple[str, date]:
    return one.assistant, one.since


def _without(one: AssistantTerms, name: str) -> AssistantTerms:
    return replace(one, **{column: getattr(one, column) - {name} for column in assistants.LISTS})


def _sorted(rows: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(rows[name] for name in sorted(rows))
