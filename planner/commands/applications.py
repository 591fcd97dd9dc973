"""Applications one by one: received, completed, assessed, decided, withdrawn, reinstated, notified."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.commands.fields import (
    AnyDay,
    Day,
    Decision,
    Document,
    Hours,
    Identifier,
    InPath,
    Latitude,
    Longitude,
    Name,
    Personal,
    Pesel,
    Points,
    Received,
    Words,
    YesNo,
)
from planner.commands.one_person import People
from planner.documents.shapes.units import ApplicationId, Code, HoursNumber
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.rules.cards import applicant_faults, card_faults
from planner.rules.eligibility import applicant_of
from planner.terms.case import DOCUMENTS, ApplicationCard
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, today

DATES = ("birth_date", "certificate_valid_until")
FLAGS = ("equivalent", "lives_alone")
CONTACT = ("name", "pesel", "phone", "email", "address")
FACTS = (*DATES, *FLAGS, "lat", "lon", "commission_reason")


class ApplicationNow(Answer):
    """An application after the command. hours: granted, or used before."""

    application: ApplicationId
    standing: Code
    hours: HoursNumber
    documents: list[Code]


def now(one: Application) -> ApplicationNow:
    documents = sorted(one.documents)
    return ApplicationNow(application=one.name, standing=one.standing, hours=one.hours, documents=documents)


class ReceiveApplication(Command):
    """Record a new application with what it says already (R-04, R-05). Refused when its id is taken."""

    NAME: ClassVar[str] = "receive_application"
    ANSWER: ClassVar[type[Answer]] = ApplicationNow

    id: Identifier
    received_at: Received
    category: Literal["severe", "severe_multiple", "moderate", "moderate_multiple", "child"]
    equivalent: Annotated[YesNo, Personal()]
    lives_alone: Annotated[YesNo, Personal()]
    birth_date: Annotated[AnyDay, Personal()]
    certificate_valid_until: Annotated[AnyDay | None, Personal()] = None
    requested_hours: Annotated[Hours, Field(ge=1)] | None = None
    points: Points = 0
    documents_complete: YesNo
    lat: Annotated[Latitude | None, Personal()] = None
    lon: Annotated[Longitude | None, Personal()] = None
    resident: YesNo = True
    missing_documents: tuple[Document, ...] = ()
    commission: Decision | None = None
    min_hours: Hours | None = None
    max_hours: Hours | None = None
    commission_reason: Annotated[Words, Personal()] = ""
    name: Annotated[Words, Personal()] = ""
    pesel: Annotated[Pesel, Personal()] = ""
    phone: Annotated[Words, Personal()] = ""
    email: Annotated[Words, Personal()] = ""
    address: Annotated[Words, Personal()] = ""

    def card(self) -> ApplicationCard:
        """As a row of applications.csv gives it."""
        contact = tuple((key, getattr(self, key)) for key in CONTACT if getattr(self, key))
        given = {key: getattr(self, key) for key in type(self).model_fields if key not in CONTACT}
        return ApplicationCard(**given, contact=contact)

    def decide(self, reading: Reading, act: Act) -> Decided:
        card = self.card()
        programme = reading.find(Programme)
        rules = programme.rules
        if reading.find_or_none(Application, self.id):
            raise Refused("application_known", "id", application=self.id)
        applicant = applicant_of(rules, card)
        people = People(reading, "body", rules, act, held=programme.held)
        faults = [*card_faults(rules, "body", 0, card), *people.taken({card.id: dict(card.contact).get("pesel", "")})]
        if faults:
            raise InputRefused(faults)
        one = Application.receive(reading.scope, applicant, documents_in(card), act)
        one.assess(card.points, act)
        one.decide(card.commission, card.min_hours, card.max_hours, act)
        return Decided(now(one), [one], tuple(one.know_personally({}, personal_facts(card), act)))


class OnApplication(Command):
    """A command about one application alone."""

    ANSWER: ClassVar[type[Answer]] = ApplicationNow

    application: Annotated[Name, InPath()]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Application, self.application)
        self.change(one, act)
        return Decided(now(one), [one])

    def change(self, one: Application, act: Act) -> None:
        raise NotImplementedError


class CompleteApplication(OnApplication):
    """Record documents that were handed in later (R-04)."""

    NAME: ClassVar[str] = "complete_application"
    documents: Annotated[tuple[str, ...], Field(min_length=1, max_length=20, examples=[["card"]])]

    def change(self, one: Application, act: Act) -> None:
        one.complete(self.documents, act)


class AssessApplication(OnApplication):
    """Record the points of the assessment (R-15)."""

    NAME: ClassVar[str] = "assess_application"
    points: Points

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Application, self.application)
        one.assess(self.points, act)
        _check(reading, one, "points")
        return Decided(now(one), [one])


class NotifyApplicant(OnApplication):
    """Record when and how the applicant was told (R-16). Refused for a day to come."""

    NAME: ClassVar[str] = "notify_applicant"
    how: Annotated[Literal["in_writing", "by_telephone"], Field(description="Jak / how (R-16).")]
    on: Annotated[Day, Field(description="Kiedy / when; by default today.")]

    def change(self, one: Application, act: Act) -> None:
        if self.on > today():
            raise Refused("future_day", "on", value=self.on)
        if one.granted_by and str(self.on) < one.decided_on:
            raise Refused("told_before_decision", "on", value=self.on, first=one.decided_on)
        one.notify(self.how, self.on, act)


class DecideCommission(OnApplication):
    """Record the commission's decision; the written reason is kept apart (R-17). Refused without one.

    max_hours: at least one step and min_hours, as in the folder.
    """

    NAME: ClassVar[str] = "decide_commission"
    decision: Decision | None = None
    min_hours: Hours | None = None
    max_hours: Hours | None = None
    reason: Annotated[Words, Personal()]

    def decide(self, reading: Reading, act: Act) -> Decided:
        if not self.reason.strip():
            raise Refused("reason_missing", "reason", application=self.application)
        one = reading.find(Application, self.application)
        one.decide(self.decision, self.min_hours, self.max_hours, act)
        _check(reading, one, "max_hours")
        known = _known(reading, one, ("commission_reason",), act)
        return Decided(now(one), [one], tuple(one.know_personally(known, {"commission_reason": self.reason}, act)))


def _check(reading: Reading, one: Application, column: str) -> None:
    """Raises InputRefused with the faults that the folder's reader would find in the column."""
    found = applicant_faults(reading.find(Programme).rules, one.name, one.applicant())
    faults = [fault for fault in found if fault.column == column]
    if faults:
        raise InputRefused(faults)


def _known(reading: Reading, one: Application, fields: tuple[str, ...], act: Act) -> dict[str, Any]:
    reader = Reader(act.actor, "compare")
    return reading.personal.read(reading.scope, one.TOPIC, fields, reader, names=[one.name]).get(one.name, {})


def documents_in(one: ApplicationCard) -> set[str]:
    """The documents that a row says were handed in."""
    if one.missing_documents:
        return set(DOCUMENTS) - set(one.missing_documents)
    return set(DOCUMENTS) if one.documents_complete else set()


def personal_facts(one: ApplicationCard) -> dict[str, Any]:
    """All that is kept apart of the person, as plain JSON types; None: nothing is known, or no longer.

    That for which something derived stands is not told, nor a contact of which the row says nothing: what is
    known of it stays.
    """
    facts = {**{key: getattr(one, key) for key in FACTS}, **dict.fromkeys(one.emptied), **dict(one.contact)}
    for key in DATES:
        facts[key] = facts[key] and str(facts[key])
    untold = {*(DATES if one.birth_date is None else ()), *(key for key in FLAGS if facts[key] is None)}
    return {key: None if value == "" else value for key, value in facts.items() if key not in untold}
