"""Visits done, told one by one or as a whole timesheet: taken whole or not at all. Source: formats (what was done)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from pydantic import Field, SkipValidation

from planner.aggregates.entry import TimesheetEntry
from planner.commands.rows_beside import Beside
from planner.commands.visit_done import VisitDone
from planner.documents.finding import Finding
from planner.documents.shapes.units import ApplicationId, AssistantId, EntryId, Instant, Minutes, RuleId, Visits
from planner.record.command import Answer, Command, Decided
from planner.record.entries import entry_of
from planner.record.judged_entries import looked_at
from planner.record.reading import Reading
from planner.settlement.entry import Entry
from planner.terms.clock import day_of, shown
from planner.terms.done import DoneRow, merged
from planner.terms.refusals import InputRefused
from planner.terms.scope import Act, PersonalData

MOST_TOLD = 200
NOTED = ("reason", "note")


class Told(Answer):
    """What stands against an entry, or only warns. minutes: how many of its are disputed.

    found: each with its code, rule and facts.
    """

    entry: EntryId
    application: ApplicationId
    assistant: AssistantId
    start: Instant
    rules: list[RuleId]
    minutes: Minutes
    found: list[dict[str, Any]]


class Recorded(Answer):
    """How many rows were new, confirmed what was known, or changed nothing.

    disputed: of those in this answer, at most 200; disputed_count: all. The same for warnings.
    """

    recorded: Visits
    confirmed: Visits
    unchanged: Visits
    entries: list[EntryId]
    disputed: list[Told]
    disputed_count: Visits
    warnings: list[Told]
    warnings_count: Visits


class RecordTimesheet(Command):
    """Visits as they happened. A row that is known only adds its confirmations."""

    NAME: ClassVar[str] = "timesheet"
    ANSWER: ClassVar[type[Answer]] = Recorded

    rows: Annotated[SkipValidation[tuple[DoneRow, ...]], Field(repr=False)]
    name: str = "timesheet"
    corrects: str = ""

    def asked(self) -> dict[str, Any]:
        return {"rows": [_plain(row) for row in self.rows], "corrects": self.corrects}

    def asked_personally(self) -> dict[str, Any]:
        noted = {str(number): _notes(row) for number, row in enumerate(self.rows)}
        return {"notes": {number: notes for number, notes in noted.items() if notes}}

    def decide(self, reading: Reading, act: Act) -> Decided:
        return _Telling(reading, self, act).decided()


class RecordVisit(VisitDone, Command):
    """One visit as it happened."""

    NAME: ClassVar[str] = "record_visit"
    ANSWER: ClassVar[type[Answer]] = Recorded

    corrects: Annotated[
        str,
        Field(
            pattern=r"^$|^(19|20)\d\d-(0[1-9]|1[0-2])$",
            description="Zamknięty miesiąc, który to uzupełnia / the closed month that this completes.",
            examples=["2026-03"],
        ),
    ] = ""

    def decide(self, reading: Reading, act: Act) -> Decided:
        asked = RecordTimesheet(rows=(self.row(),), name="", corrects=self.corrects)
        return _Telling(reading, asked, act).decided()


@dataclass(frozen=True)
class _Row:
    """A row with the entry that it is, if that is known."""

    row: DoneRow
    known: TimesheetEntry | None


class _Telling:
    """What the rows begin or confirm."""

    def __init__(self, reading: Reading, asked: RecordTimesheet, act: Act) -> None:
        self.reading, self.asked, self.act = reading, asked, act
        self.rows = merged(asked.rows)
        self.beside = Beside(reading, self.rows, asked.name, asked.corrects)

    def decided(self) -> Decided:
        faults = [*self.beside.faults()]
        if faults:
            raise InputRefused(faults)
        told = [_Row(row, self.beside.known(row)) for row in self.rows]
        changed = [self._told(one) for one in told]
        aggregates = [one for one in changed if one is not None]
        new = [one for one in aggregates if len(one.pending_events) == one.version]
        personal = [fact for one, row in zip(changed, told, strict=True) if one for fact in self._noted(one, row.row)]
        answer = self._answer(new, aggregates)
        return Decided(answer, aggregates, tuple(personal))

    def _told(self, one: _Row) -> TimesheetEntry | None:
        """The entry that the row begins or confirms; None where it changes nothing."""
        act = replace(self.act, effective=day_of(one.row.start))
        if one.known is None:
            return TimesheetEntry.of_row(self.reading.scope, one.row, act, corrects=self.asked.corrects)
        if one.known.rejected or entry_of(one.known).key != one.row.key:
            return None
        one.known.confirm(one.row.confirmed_by, act)
        return one.known if one.known.pending_events else None

    def _noted(self, one: TimesheetEntry, row: DoneRow) -> list[PersonalData]:
        return one.know_personally({}, _notes(row), self.act)

    def _answer(self, new: Sequence[TimesheetEntry], changed: Sequence[TimesheetEntry]) -> Recorded:
        looked = looked_at(self.reading, self.act.actor, new)
        disputed = [told_of(one.entry, one.found, one.disputed) for one in looked.judged if one.found]
        by_name = {one.entry.name: one.entry for one in looked.judged}
        against = {one.entry for one in disputed}
        warned = [told_of(by_name[name], found) for name, found in looked.warnings.items() if name not in against]
        return Recorded(
            recorded=len(new),
            confirmed=len(changed) - len(new),
            unchanged=len(self.asked.rows) - len(changed),
            entries=[one.name for one in new][:MOST_TOLD],
            disputed=disputed[:MOST_TOLD],
            disputed_count=len(disputed),
            warnings=warned[:MOST_TOLD],
            warnings_count=len(warned),
        )


def told_of(entry: Entry, found: Iterable[Finding], minutes: int = 0) -> Told:
    """An entry with what was found of it."""
    listed = list(found)
    return Told(
        entry=entry.name,
        application=entry.application,
        assistant=entry.assistant,
        start=shown(entry.start),
        rules=list(dict.fromkeys(one.rule for one in listed if one.rule)),
        minutes=minutes,
        found=[one.as_json() for one in listed],
    )


def _notes(row: DoneRow) -> dict[str, str]:
    return {name: text for name in NOTED if (text := getattr(row, name))}


def _plain(row: DoneRow) -> list[Any]:
    """What was asked, without what is personal."""
    return [*row.key, row.outcome, list(row.areas), list(row.confirmed_by)]
