"""Rows of a timesheet beside what is recorded of the same people and assistants: what they are, and what is wrong."""

from collections.abc import Iterator
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.entry import TimesheetEntry, entry_name
from planner.aggregates.settlement import Settlement
from planner.commands.overlaps import overlaps
from planner.record.entries import entries_about, entry_of
from planner.record.reading import Reading
from planner.terms.calendar import Month
from planner.terms.clock import day_of, now, shown
from planner.terms.done import LONGEST, DoneRow
from planner.terms.refusals import Fault


class Beside:
    """Entries of these months and their neighbours. file: the name in faults; corrects: the closed month, or "".

    Rests on the entries and on whether the months are closed.
    """

    def __init__(self, reading: Reading, rows: tuple[DoneRow, ...], file: str, corrects: str) -> None:
        self.reading, self.rows, self.file, self.corrects = reading, rows, file, corrects
        self.there = entries_about(reading, set(self._threads()))
        self.now = {entry.key: entry for entry in map(entry_of, self.there.values()) if not entry.rejected}

    def known(self, row: DoneRow) -> TimesheetEntry | None:
        """By what it is now, else by what it was told as."""
        found = self.now.get(row.key)
        return self.there[found.name] if found is not None else self.there.get(entry_name(row))

    def _threads(self) -> Iterator[str]:
        scope = self.reading.scope
        for row in self.rows:
            month = month_of_row(row)
            for near in (month.before(), month, month.next()):
                yield scope.thread("assistant", row.assistant, str(near))
                yield scope.thread("application", row.application, str(near))

    def faults(self) -> Iterator[Fault]:
        yield from self._unknown()
        yield from self._wrong_times()
        yield from self._closed()
        yield from self._other_outcome()
        new = [row for row in self.rows if row.outcome == "done" and self.known(row) is None]
        yield from overlaps(self.file, new, list(self.now.values()))

    def _unknown(self) -> Iterator[Fault]:
        for kind, column in ((Application, "application"), (Assistant, "assistant")):
            names = {getattr(row, column) for row in self.rows}
            known = self.reading.unbound().existing(kind, names)
            for row in self.rows:
                name = getattr(row, column)
                if name not in known:
                    yield self._fault(row, column, f"unknown_{column}", value=name)

    def _wrong_times(self) -> Iterator[Fault]:
        present = now()
        for row in self.rows:
            for code, facts in wrong_times(row.start, row.end, present):
                yield self._fault(row, "end", code, **facts)

    def _closed(self) -> Iterator[Fault]:
        """A closed month changes only by what says that it corrects it. Source: R-51."""
        months = {month_of_row(row) for row in self.rows}
        closed = {Month.of(name) for name in self.reading.existing(Settlement, map(str, months))}
        for row in self.rows:
            month = month_of_row(row)
            if self.corrects and str(month) != self.corrects:
                yield self._fault(row, "start", "corrects_other_month", month=month, value=self.corrects)
            elif self.corrects and month not in closed:
                yield self._fault(row, "start", "corrects_open_month", month=month)
            elif month in closed and not self.corrects and self.known(row) is None:
                yield self._fault(row, "start", "done_in_closed_month", month=month)

    def _other_outcome(self) -> Iterator[Fault]:
        """Of what is recorded, or of another row."""
        told: dict[Any, DoneRow] = {}
        for row in self.rows:
            known = self.now.get(row.key) or told.setdefault(row.key, row)
            if known.outcome != row.outcome:
                facts = {"entry": entry_name(row), "known": known.outcome, "value": row.outcome}
                yield self._fault(row, "outcome", "other_outcome", **facts)

    def _fault(self, row: DoneRow, column: str, code: str, **facts: object) -> Fault:
        texts = tuple((name, str(value)) for name, value in facts.items())
        return Fault(self.file, row.line, column, code, texts)


def wrong_times(start: int, end: int, present: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """What cannot be of a visit that took place: at most one code with its facts. All are instants."""
    if end <= start:
        yield "not_after_start", {"value": shown(end), "start": shown(start)}
    elif end - start > LONGEST:
        yield "visit_too_long", {"found": end - start, "most": LONGEST}
    elif end > present:
        yield "done_in_future", {"value": shown(end), "now": shown(present)}


def month_of_row(row: DoneRow) -> Month:
    """A visit belongs wholly to the month in which it starts."""
    return Month.of_day(day_of(row.start))
