"""Single visits: booked, moved, handed over, cancelled. What would break a rule is refused, with the rule.

A booking rests on the visits of its assistant and its person, not on the month (docs/decisions/0010).
"""

from typing import Annotated, ClassVar

from pydantic import Field

from planner.aggregates.roster import Roster
from planner.aggregates.visit import Reason, Visit, month_in
from planner.commands.fields import InPath, Moment, Name
from planner.documents.shapes.units import ApplicationId, AssistantId, Instant, VisitId
from planner.record.command import Answer, Command, Decided
from planner.record.month_now import part_of_month, roster_document, worsened
from planner.record.reading import Reading
from planner.record.visits import Facts, Numbers, visit_named
from planner.terms.calendar import Month
from planner.terms.refusals import BreaksRules
from planner.terms.scope import Act


class VisitNow(Answer):
    """A visit after the command. Moments are ISO 8601 with the offset of Warsaw."""

    visit: VisitId
    application: ApplicationId
    assistant: AssistantId
    start: Instant
    end: Instant


class BookVisit(Command):
    """One more visit."""

    NAME: ClassVar[str] = "plan_visit"
    ANSWER: ClassVar[type[Answer]] = VisitNow

    application: Annotated[Name, Field(description="Czyja wizyta / whose visit.", examples=["A-0002"])]
    assistant: Annotated[Name, Field(description="Kto / who serves.", examples=["S-003"])]
    start: Annotated[Moment, Field(examples=["2026-03-09T08:00:00+01:00"])]
    end: Annotated[Moment, Field(examples=["2026-03-09T10:00:00+01:00"])]

    def decide(self, reading: Reading, act: Act) -> Decided:
        month = Month.of(self.start[:7])
        facts = {"application": self.application, "assistant": self.assistant, "start": self.start, "end": self.end}
        name = Numbers(reading, month, reading.unbound().find_or_none(Roster, str(month))).next()
        visit = Visit.schedule(reading.scope, name, facts, act)
        return _booked(reading, visit, {}, act)


class MoveVisit(Command):
    """The visit at another time of its month."""

    NAME: ClassVar[str] = "move_visit"
    ANSWER: ClassVar[type[Answer]] = VisitNow

    visit: Annotated[Name, InPath()]
    start: Annotated[Moment, Field(examples=["2026-03-02T09:00:00+01:00"])]
    end: Annotated[Moment, Field(examples=["2026-03-02T11:00:00+01:00"])]

    def decide(self, reading: Reading, act: Act) -> Decided:
        visit = visit_named(reading, self.visit, act)
        before = visit.facts
        visit.move(self.start, self.end, act)
        return _booked(reading, visit, before, act)


class ReassignVisit(Command):
    """The visit by another assistant."""

    NAME: ClassVar[str] = "reassign_visit"
    ANSWER: ClassVar[type[Answer]] = VisitNow

    visit: Annotated[Name, InPath()]
    assistant: Annotated[Name, Field(description="Kto / who serves.", examples=["S-004"])]

    def decide(self, reading: Reading, act: Act) -> Decided:
        visit = visit_named(reading, self.visit, act)
        before = visit.facts
        visit.reassign(self.assistant, act)
        return _booked(reading, visit, before, act)


class VisitGone(VisitNow):
    """reason: one of those of planner/aggregates/visit.py."""

    reason: str


class CancelVisit(Command):
    """The visit does not take place; that breaks no rule."""

    NAME: ClassVar[str] = "cancel_visit"
    ANSWER: ClassVar[type[Answer]] = VisitGone

    visit: Annotated[Name, InPath()]
    reason: Annotated[Reason, Field(description="Dlaczego / why.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        visit = visit_named(reading, self.visit, act)
        visit.cancel(self.reason, act)
        return Decided(VisitGone(visit=visit.name, **visit.facts, reason=self.reason), [visit])


def _booked(reading: Reading, visit: Visit, before: Facts, act: Act) -> Decided:
    """The visit as it would be, unless that breaks a rule that was kept before."""
    month = Month.of(month_in(visit.name))
    staff = {facts["assistant"] for facts in (before, visit.facts) if facts}
    given = part_of_month(reading, month, visit.facts["application"], staff, act.actor)
    there = given.of_month(month)
    would_be = roster_document(month, {**there, visit.name: visit.facts}.values())
    now = roster_document(month, there.values())
    broken = worsened(given.faults(would_be), lambda: given.faults(now))
    if broken:
        raise BreaksRules(broken, month=month)
    return Decided(VisitNow(visit=visit.name, **visit.facts), [visit])
