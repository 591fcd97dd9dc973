"""The settlements of a programme as recorded: months that are closed, those that are open, and what both rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.programme import Programme
from planner.aggregates.settlement import Settlement
from planner.record.carried import carried_from_json
from planner.record.entries import entries_about, entries_since, entry_of, month_of
from planner.record.ground import ground_of
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.settlement.account import corrections, settlement
from planner.settlement.entry import Entry
from planner.settlement.ground import Ground
from planner.settlement.judging import Carried, Judged, judged
from planner.settlement.line import Line, line_from_json, line_of
from planner.settlement.revising import Revised, revised
from planner.terms.calendar import Month

Document = dict[str, Any]
Lines = dict[str, Line]
Told = tuple[TimesheetEntry, Entry]
GROUND: tuple[type[Recorded], ...] = (Programme, Application, Assistant, Settlement)


@dataclass(frozen=True)
class OpenMonth:
    """A month that nobody closed: its entries judged as things are, and what it leaves to the next."""

    month: Month
    judged: tuple[Judged, ...]
    lines: Lines
    carried: Carried


class Books:
    """Rests on the programme, its people, assistants and settlements, and on the entries of months it is asked for.

    before: books of an earlier state of the same programme, of which what nobody touched since is taken over; then it
    rests on nothing.
    """

    now: ProgrammeNow
    closed: dict[Month, Settlement]
    ground: Ground

    def __init__(self, reading: Reading, before: "Books | None" = None) -> None:
        self.reading = reading
        self.taken = None if before is None else Taken.over(before, reading)
        if before is not None and self.taken is not None and self.taken.ground:
            self.now, self.closed, self.ground = before.now, before.closed, before.ground
        else:
            self.now = ProgrammeNow.read(reading)
            self.closed = {Month.of(name): one for name, one in sorted(reading.all_of(Settlement).items())}
            self.ground = ground_of(reading, self.now, None, self.closed)
        self._first: dict[Month, Lines] = {} if before is None else dict(before._first)
        self._told: dict[Month, dict[str, Told]] = {}
        self._opened: dict[Month, tuple[Carried, OpenMonth]] = {}

    @property
    def months(self) -> tuple[Month, ...]:
        return self.now.programme.rules.months

    @property
    def last_closed(self) -> Month | None:
        return max(self.closed, default=None)

    @property
    def following(self) -> Month | None:
        """The next to be closed."""
        return next((month for month in self.months if month not in self.closed), None)

    @property
    def categories(self) -> Mapping[str, str]:
        """By person: as they are, and once every month is closed as they were then."""
        now, last = self.ground.now.categories, self.last_closed
        return now if last is None or self.following else {**now, **self.ground.terms(last).categories}

    @property
    def until(self) -> int:
        """Of the newest settlement: whatever was recorded of months closed before it, it knew."""
        return self.reading.recorded.journal.newest_of_kind(self.reading.scope, Settlement.TOPIC)

    def lines(self, month: Month) -> Lines:
        """Of a closed month, as the settlements until now leave them."""
        found = dict(self.first_lines(month))
        for later in (self.closed[one] for one in self.closed if one > month):
            found.update({name: line_from_json(one) for name, one in later.revised.get(str(month), {}).items()})
        return found

    def first_lines(self, month: Month) -> Lines:
        """Of a closed month, as it was closed."""
        if month not in self._first:
            self._first[month] = {name: line_from_json(one) for name, one in self.closed[month].lines.items()}
        return self._first[month]

    @cached_property
    def revised(self) -> Revised:
        """What closed months say now that no settlement has said yet."""
        if self.taken is not None and self.taken.revised is not None:
            return self.taken.revised
        for month in self.closed:
            self.reading.rest_on_thread(self._thread(month))
        touched = [entry_of(one) for one in entries_since(self.reading, self.until, self.closed).values()]
        return revised({one: self.lines(one) for one in self.closed} if touched else {}, touched, self, self.ground)

    @cached_property
    def pending(self) -> list[Document]:
        """Corrections that the next settlement will have."""
        found: list[Document] = []
        for month, lines in sorted(self.revised.lines.items()):
            before = self.lines(month)
            found += corrections(month, before, {**before, **lines})
        return found

    @cached_property
    def carried(self) -> Carried:
        """What the closed months leave to the first open one, corrections included."""
        if self.last_closed is None:
            return Carried()
        return self.revised.after(carried_from_json(self.closed[self.last_closed].carried))

    def open_months(self, last: Month) -> list[OpenMonth]:
        """Judged in order, until `last`."""
        found, carried = [], self.carried
        for month in self.months:
            if month <= last and month not in self.closed:
                found.append(self._judged(month, carried))
                carried = found[-1].carried
        return found

    def _judged(self, month: Month, carried: Carried) -> OpenMonth:
        known = None if self.taken is None else self.taken.opened(month, carried)
        if known is None:
            answers, left = judged(self.entries(month), self.ground, carried)
            known = OpenMonth(month, tuple(answers), self._lines_of(month, answers), left)
        self._opened[month] = carried, known
        return known

    def entries(self, month: Month) -> list[Entry]:
        return [one for _, one in self.told(month).values()]

    def told(self, month: Month) -> dict[str, Told]:
        """Every entry of the month as it is recorded, by name."""
        if month not in self._told:
            known = {} if self.taken is None else self.taken.told.get(month, {})
            found = self.taken.of_month(month) if known and self.taken else self._recorded(month)
            self._told[month] = {**known, **{name: (one, entry_of(one)) for name, one in found.items()}}
        return self._told[month]

    def _recorded(self, month: Month) -> dict[str, TimesheetEntry]:
        return entries_about(self.reading, [self._thread(month)])

    def outside(self) -> list[Month]:
        """Months outside the programme of which entries are told; no settlement has them. Source: R-46."""
        scope, first, last = self.reading.scope, self.months[0], self.months[-1]
        names = self.reading.recorded.journal.names_outside(scope, TimesheetEntry.TOPIC, f"E-{first}-", f"E-{last}-~")
        return sorted(set(map(month_of, names)))

    def judged_alone(self, month: Month) -> Lines:
        """Of a month outside: it holds nothing of any grant."""
        answers, _ = judged(self.entries(month), self.ground, Carried())
        return self._lines_of(month, answers)

    def preview(self, one: OpenMonth, *, closed: bool = False) -> Document:
        """The settlement of an open month, with the corrections where it is the next to be closed."""
        pending = self.pending if one.month == self.following else []
        return settlement(one.month, one.lines, self.ground.now.categories, pending, closed=closed)

    def of_assistants(self, names: Iterable[str], months: Iterable[Month]) -> list[Entry]:
        found = self._about("assistant", names, months)
        return [one for one in found if one.assistant in set(names)]

    def of_people(self, names: Iterable[str], months: Iterable[Month]) -> list[Entry]:
        return self._about("application", names, months)

    def _about(self, kind: str, names: Iterable[str], months: Iterable[Month]) -> list[Entry]:
        threads = [self.reading.scope.thread(kind, name, str(month)) for month in months for name in names]
        return [entry_of(one) for one in entries_about(self.reading, threads).values()]

    def _thread(self, month: Month) -> str:
        return self.reading.scope.thread("month", str(month))

    def _lines_of(self, month: Month, answers: Iterable[Judged]) -> Lines:
        asked = self.ground.terms(month).settling.confirmed_by
        rates: dict[tuple[str, date], Decimal | None] = {}
        lines = {}
        for one in answers:
            key = (one.entry.assistant, one.entry.day)
            if key not in rates:
                rates[key] = self.ground.rate(*key)
            lines[one.entry.name] = line_of(one, asked, rates[key])
        return lines


@dataclass(frozen=True)
class Taken:
    """What later books take over. ground: whether programme, people, assistants and settlements are as they were.

    told: entries of before, by month; changed: those that came or changed since; revised: None where it may differ.
    judged: open months with what they were judged upon.
    """

    ground: bool
    told: Mapping[Month, dict[str, Told]]
    changed: Mapping[str, TimesheetEntry]
    revised: Revised | None
    judged: Mapping[Month, tuple[Carried, OpenMonth]]

    @classmethod
    def over(cls, before: Books, reading: Reading) -> "Taken":
        journal, since = reading.recorded.journal, before.reading.since
        ground = not any(journal.streams_since(reading.scope, kind.TOPIC, since) for kind in GROUND)
        changed = entries_since(reading, since)
        same = ground and not any(month_of(name) in before.closed for name in changed)
        return cls(ground, before._told, changed, before.revised if same else None, before._opened if ground else {})

    def opened(self, month: Month, carried: Carried) -> OpenMonth | None:
        """The month as it was judged, where that would come out again."""
        before, found = self.judged.get(month, (None, None))
        return None if before != carried or self.of_month(month) else found

    def of_month(self, month: Month) -> dict[str, TimesheetEntry]:
        return {name: one for name, one in self.changed.items() if month_of(name) == month}
