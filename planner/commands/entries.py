"""What is decided about visits done: confirmed, accepted, rejected, corrected. Source: R-34, R-51."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from planner.aggregates.assistant import Assistant
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.settlement import Settlement
from planner.commands.fields import InPath, Moment, Name, Words
from planner.commands.overlaps import overlaps
from planner.commands.rows_beside import wrong_times
from planner.commands.timesheets import Told, told_of
from planner.commands.visit_done import Area, Outcome
from planner.documents.shapes.units import ApplicationId, AssistantId, EntryId, Instant
from planner.record.books import Books
from planner.record.command import Answer, Command, Decided, Personal
from planner.record.entries import entries_about, entry_of, month_of
from planner.record.judged_entries import looked_at
from planner.record.reading import Reading
from planner.settlement.entry import CARE_SERVICES, Entry
from planner.settlement.judging import Judged
from planner.terms.clock import now
from planner.terms.done import AREAS, SIDES, DoneRow
from planner.terms.refusals import Faults, InputRefused, Refused
from planner.terms.scope import Act


class EntryNow(Answer):
    """An entry after the command. disputed: what stands against it now."""

    entry: EntryId
    application: ApplicationId
    assistant: AssistantId
    start: Instant
    end: Instant
    outcome: str
    confirmed_by: list[str]
    disputed: Told | None


class _OneEntry(Command):
    """Of one entry; its reason is personal."""

    ANSWER: ClassVar[type[Answer]] = EntryNow

    entry: Annotated[Name, InPath(), Field(examples=["E-2026-03-1b2c3d4e5f60"])]

    def done(self, reading: Reading, one: TimesheetEntry, act: Act, reason: str = "") -> Decided:
        personal = one.know_personally({}, {"reason": reason}, act) if reason else []
        return Decided(_entry_now(reading, one, act), [one], tuple(personal))


class ConfirmEntry(_OneEntry):
    """A side that had not confirmed it does now."""

    NAME: ClassVar[str] = "confirm_entry"

    by: Annotated[
        tuple[Literal["assistant", "participant"], ...],
        Field(description="Kto potwierdza; domyślnie oboje / who confirms; by default both."),
    ] = ("assistant", "participant")

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(TimesheetEntry, self.entry)
        one.confirm([side for side in SIDES if side in self.by], act)
        return self.done(reading, one, act)


class AcceptEntry(_OneEntry):
    """It counts although another service was there at the same hour; of no other dispute may that be said. R-34."""

    NAME: ClassVar[str] = "accept_entry"

    reason: Annotated[Words, Personal(), Field(min_length=1, description="Dlaczego / why.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(TimesheetEntry, self.entry)
        judged = looked_at(reading, act.actor, [one], whole=True).judged[0]
        others = [rule for rule in judged.rules if rule != CARE_SERVICES]
        if CARE_SERVICES not in judged.rules and not _disputed_when_closed(reading, one):
            raise Refused("nothing_to_accept", "entry", entry=one.name)
        if others:
            raise Refused("only_reject_or_correct", "entry", entry=one.name, rules=", ".join(others))
        one.accept(act)
        return self.done(reading, one, act, self.reason)


class RejectEntry(_OneEntry):
    """It does not count; it stays in the record."""

    NAME: ClassVar[str] = "reject_entry"

    reason: Annotated[Words, Personal(), Field(min_length=1, description="Dlaczego / why.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(TimesheetEntry, self.entry)
        one.reject(act)
        return self.done(reading, one, act, self.reason)


class ReinstateEntry(_OneEntry):
    """The rejection was a mistake: it counts again, unless something else was told of the same time since."""

    NAME: ClassVar[str] = "reinstate_entry"

    reason: Annotated[Words, Personal(), Field(min_length=1, description="Dlaczego / why.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(TimesheetEntry, self.entry)
        one.reinstate(act)
        after, found = entry_of(one), Faults("")
        _check_beside(after, _beside(reading, after), found)
        if found.found:
            raise InputRefused(found.found)
        return self.done(reading, one, act, self.reason)


class CorrectEntry(_OneEntry):
    """Other times of the same month, another assistant, another outcome. Of a closed month it stands in the next."""

    NAME: ClassVar[str] = "correct_entry"

    assistant: Annotated[Name | None, Field(description="Kto był / who served.", examples=["S-003"])] = None
    start: Annotated[Moment | None, Field(examples=["2026-03-09T08:00:00+01:00"])] = None
    end: Annotated[Moment | None, Field(examples=["2026-03-09T10:00:00+01:00"])] = None
    outcome: Annotated[Outcome | None, Field(description="Co z niej było / what came of it.")] = None
    areas: Annotated[tuple[Area, ...] | None, Field(description="Obszary wsparcia / areas of support (R-44).")] = None
    reason: Annotated[Words, Personal(), Field(min_length=1, description="Dlaczego / why.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(TimesheetEntry, self.entry)
        before = entry_of(one)
        one.correct(self._given(), act)
        self._check(reading, before, entry_of(one))
        return self.done(reading, one, act, self.reason)

    def _given(self) -> dict[str, Any]:
        areas = None if self.areas is None else [area for area in AREAS if area in self.areas]
        given = {"assistant": self.assistant, "start": self.start, "end": self.end, "outcome": self.outcome}
        return {key: value for key, value in {**given, "areas": areas}.items() if value is not None}

    def _check(self, reading: Reading, before: Entry, after: Entry) -> None:
        """Raises InputRefused with everything that cannot be. Rests on what is beside it."""
        found = Faults("")
        if not reading.exists(Assistant, after.assistant):
            found.add("unknown_assistant", column="assistant", value=after.assistant)
        for code, facts in wrong_times(after.start, after.end, now()):
            found.add(code, column="end", **facts)
        if after.month != before.month:
            found.add("corrects_into_other_month", column="start", month=before.month, value=after.month)
        else:
            _check_beside(after, _beside(reading, after), found)
        if found.found:
            raise InputRefused(found.found)


def _check_beside(after: Entry, beside: list[Entry], found: Faults) -> None:
    """It overlaps nothing, and is not known already: as another entry of the same people and times."""
    found.found += overlaps("", [_row(after)] if after.counts else [], beside)
    for one in beside:
        if one.key == after.key and not one.rejected and not (one.counts and after.counts):
            found.add("known_as_other_entry", column="start", entry=one.name, known=one.outcome)


def _beside(reading: Reading, entry: Entry) -> list[Entry]:
    """The other entries of its person and assistant around it."""
    scope, month = reading.scope, entry.month
    near = [str(one) for one in (month.before(), month, month.next())]
    whose = (("assistant", entry.assistant), ("application", entry.application))
    threads = [scope.thread(kind, name, one) for one in near for kind, name in whose]
    there = map(entry_of, entries_about(reading, threads).values())
    return [one for one in there if one.name != entry.name]


def _row(entry: Entry) -> DoneRow:
    return DoneRow(*entry.key, outcome=entry.outcome)


def _disputed_when_closed(reading: Reading, one: TimesheetEntry) -> bool:
    """Whether its settlement holds it beside another service, whatever is known of that service since."""
    month = month_of(one.name)
    if not reading.unbound().existing(Settlement, [str(month)]):
        return False
    line = Books(reading.unbound()).lines(month).get(one.name)
    return line is not None and any(rule == CARE_SERVICES for _, rule in line.found)


def _judged(reading: Reading, one: TimesheetEntry, act: Act) -> Judged:
    return looked_at(reading, act.actor, [one]).judged[0]


def _entry_now(reading: Reading, one: TimesheetEntry, act: Act) -> EntryNow:
    judged = _judged(reading, one, act)
    told = told_of(judged.entry, judged.found, judged.disputed) if judged.found else None
    facts = {key: one.facts[key] for key in ("application", "assistant", "start", "end", "outcome")}
    return EntryNow(entry=one.name, **facts, confirmed_by=one.confirmed_by, disputed=told)
