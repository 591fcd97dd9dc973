"""Assistants one by one: registered, changed, absent, gone, back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.commands.fields import (
    AnyDay,
    Clock,
    Day,
    Hours,
    Identifier,
    InPath,
    IsoDay,
    Latitude,
    Longitude,
    Name,
    Personal,
)
from planner.documents.shapes.units import AssistantId
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.store.personal import HOME
from planner.rules.days import check_last_day, check_touches
from planner.rules.windows import week_of
from planner.terms.case import AssistantTerms
from planner.terms.natural import natural
from planner.terms.refusals import Fault, InputRefused, Refused
from planner.terms.scope import Act, sensible

Names = tuple[Name, ...]
LISTS = ("indicated_by", "family_of", "accepted_for")


class AssistantNow(AnswerWithBroken):
    """An assistant after the command. last_day: of service, for those who left."""

    assistant: AssistantId
    last_day: date | None


class Terms(Command):
    """The columns of assistants.csv."""

    ANSWER: ClassVar[type[Answer]] = AssistantNow

    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...]
    from_: Annotated[Clock | None, Field(alias="from")]
    to: Clock | None
    max_hours_month: Annotated[Hours, Field(le=744)]
    basis: Literal["qualification", "experience", "indicated"]
    indicated_by: Names | None = ()
    family_of: Names | None = ()
    child_clearance_until: AnyDay | None = None
    accepted_for: Names | None = ()
    lat: Annotated[Latitude | None, Personal()] = None
    lon: Annotated[Longitude | None, Personal()] = None

    @property
    def who(self) -> str:
        raise NotImplementedError

    def terms(self, reading: Reading) -> AssistantTerms:
        """Raises InputRefused with every fault."""
        faults = [*self._hours_missing(), *self._half_a_place(), *self._unknown(reading)]
        if faults:
            raise InputRefused(faults)
        return AssistantTerms(
            id=self.who,
            windows=week_of(self.days, self.from_, self.to),
            max_hours_month=self.max_hours_month,
            basis=self.basis,
            indicated_by=frozenset(self.indicated_by or ()),
            family_of=frozenset(self.family_of or ()),
            child_clearance_until=self.child_clearance_until,
            accepted_for=frozenset(self.accepted_for or ()),
            lat=self.lat,
            lon=self.lon,
        )

    def _hours_missing(self) -> list[Fault]:
        given = {"from": self.from_, "to": self.to}
        missing = [key for key, value in given.items() if value is None and self.days]
        return [Fault("body", 0, key, "hour_missing") for key in missing]

    def _half_a_place(self) -> list[Fault]:
        given = {"lat": self.lat, "lon": self.lon}
        missing = [key for key, value in given.items() if value is None]
        other = "lon" if missing == ["lat"] else "lat"
        return [Fault("body", 0, missing[0], "half_a_place", (("other", other),))] if len(missing) == 1 else []

    def _unknown(self, reading: Reading) -> Iterable[Fault]:
        named = {key: getattr(self, key) or () for key in LISTS}
        known = reading.many(Application, {name for names in named.values() for name in names})
        for key, names in named.items():
            for name in sorted(set(names) - known.keys(), key=natural):
                yield Fault("body", 0, key, "unknown_application", (("value", name),))


class RegisterAssistant(Terms):
    """Record a new assistant; from now on assistants limit the hours (R-40). Refused when the id is taken."""

    NAME: ClassVar[str] = "register_assistant"
    id: Annotated[Identifier, Field(examples=["S-100"])]

    @property
    def who(self) -> str:
        return self.id

    def decide(self, reading: Reading, act: Act) -> Decided:
        programme, given = reading.find(Programme), self.terms(reading)
        if reading.find_or_none(Assistant, given.id):
            raise Refused("assistant_known", "id", assistant=given.id)
        programme.limit_by_assistants(True, act)
        one = Assistant.register(reading.scope, given, act)
        return _decided(reading, [one, programme], given, act)


class ChangeAssistant(Terms):
    """Make the assistant's terms, availability, ties and clearance those given; absences stay."""

    NAME: ClassVar[str] = "change_assistant"
    assistant: Annotated[Name, InPath()]

    @property
    def who(self) -> str:
        return self.assistant

    def decide(self, reading: Reading, act: Act) -> Decided:
        one, given = reading.find(Assistant, self.assistant), self.terms(reading)
        one.change(replace(given, absences=one.absences), act)
        return _decided(reading, [one], given, act)


class Absence(BaseModel):
    """Both days inclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: IsoDay
    last: IsoDay


class AbsencesNow(AnswerWithBroken):
    """All absences that count now."""

    assistant: AssistantId
    absences: list[Absence]


class SetAbsences(Command):
    """Make the assistant's absences those given."""

    NAME: ClassVar[str] = "set_absences"
    ANSWER: ClassVar[type[Answer]] = AbsencesNow

    assistant: Annotated[Name, InPath()]
    absences: Annotated[tuple[Absence, ...], Field(max_length=1_000)]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Assistant, self.assistant)
        return _away(reading, one, self.absences, act)


class AddAbsence(Command):
    """The assistant is away from the first day to the last; computes no plan and takes nobody's place."""

    NAME: ClassVar[str] = "add_absence"
    ANSWER: ClassVar[type[Answer]] = AbsencesNow

    assistant: Annotated[Name, InPath()]
    first: Annotated[Day, Field(alias="from", description="Pierwszy dzień / first day; by default today.")]
    last: Annotated[Day, Field(alias="to", description="Ostatni dzień / last day; by default today.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Assistant, self.assistant)
        check_touches(reading.unbound().find(Programme).rules, self.first, self.last, "from")
        known = tuple(Absence(**days) for days in one.facts["absences"])
        return _away(reading, one, (*known, Absence(first=self.first, last=self.last)), act)


class AssistantLeaves(Command):
    """Record that the assistant serves no longer than last_day."""

    NAME: ClassVar[str] = "assistant_leaves"
    ANSWER: ClassVar[type[Answer]] = AssistantNow

    assistant: Annotated[Name, InPath()]
    last_day: Annotated[Day, Field(description="Ostatni dzień / last day; by default today.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Assistant, self.assistant)
        check_last_day(reading.find(Programme).rules, self.last_day)
        one.leave(self.last_day, act)
        return Decided(_now(reading, one, act), [one])


class AssistantReturns(Command):
    """Undo an assistant's leaving; assistants limit the hours again."""

    NAME: ClassVar[str] = "assistant_returns"
    ANSWER: ClassVar[type[Answer]] = AssistantNow

    assistant: Annotated[Name, InPath()]

    def decide(self, reading: Reading, act: Act) -> Decided:
        programme, one = reading.find(Programme), reading.find(Assistant, self.assistant)
        one.come_back(act)
        programme.limit_by_assistants(True, act)
        return Decided(_now(reading, one, act), [one, programme])


def _away(reading: Reading, one: Assistant, absences: Iterable[Absence], act: Act) -> Decided:
    days = {(sensible(a.first, "absences"), sensible(a.last, "absences")) for a in absences}
    one.be_absent(tuple(sorted(days)), act)
    broken = newly_broken(reading, Touched(assistants={one.name: one}), act.actor)
    return Decided(AbsencesNow(assistant=one.name, absences=one.facts["absences"], broken=broken), [one])


def _now(reading: Reading, one: Assistant, act: Act) -> AssistantNow:
    last = None if one.last_day is None else date.fromisoformat(one.last_day)
    broken = newly_broken(reading, Touched(assistants={one.name: one}), act.actor)
    return AssistantNow(assistant=one.name, last_day=last, broken=broken)


def _decided(reading: Reading, changed: list[Assistant | Programme], given: AssistantTerms, act: Act) -> Decided:
    one = changed[0]
    assert isinstance(one, Assistant)
    reader = Reader(act.actor, "compare")
    known = reading.personal.read(reading.scope, one.TOPIC, HOME, reader, names=[one.name])
    personal = one.know_personally(known.get(one.name, {}), home_facts(given), act)
    return Decided(_now(reading, one, act), changed, tuple(personal))


def home_facts(one: AssistantTerms) -> dict[str, Any]:
    """Where the assistant lives; None where it is not known."""
    return {"lat": one.lat, "lon": one.lon}
