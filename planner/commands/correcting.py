"""Correcting one application: any column of applications.csv. Computes no plan and takes nobody's place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.commands.applications import CONTACT, FACTS, ApplicationNow, documents_in, now, personal_facts
from planner.commands.fields import (
    AnyDay,
    Decision,
    Document,
    Hours,
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
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided, personal_fields
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.store.personal import HOME
from planner.rules.cards import card_faults
from planner.rules.eligibility import applicant_of
from planner.rules.persons import telling_apart
from planner.terms.case import DOCUMENTS, ApplicationCard
from planner.terms.refusals import Fault, InputRefused, Refused
from planner.terms.scope import Act

SHOWN = (
    *("received_at", "category", "tier", "requested_hours", "points", "resident", "right_age", "certified"),
    *("last_service_day", "commission", "min_hours", "max_hours"),
)


class Change(BaseModel):
    """old, new: as the record holds them; null: none."""

    model_config = ConfigDict(frozen=True)

    field: str
    old: Any
    new: Any


class Corrected(ApplicationNow, AnswerWithBroken):
    """changes: of what is no personal data, with what follows from it. personal: which personal data changed."""

    changes: list[Change]
    personal: list[str]


def _unset() -> Any:
    return None


def _kept(*more: Any) -> Any:
    """A field that stays as it is where nothing is given."""
    return Field(*more, default_factory=_unset)


class CorrectApplication(Command):
    """Make what is given so, as a row of applications.csv says it; everything else stays.

    null empties what may be empty. same_person: data of another look are a correction (R-45).
    """

    NAME: ClassVar[str] = "correct_application"
    ANSWER: ClassVar[type[Answer]] = Corrected

    application: Annotated[Name, InPath()]
    same_person: YesNo = False
    received_at: Received = _kept()
    category: Literal["severe", "severe_multiple", "moderate", "moderate_multiple", "child"] = _kept()
    equivalent: Annotated[YesNo, Personal()] = _kept()
    lives_alone: Annotated[YesNo, Personal()] = _kept()
    birth_date: Annotated[AnyDay, Personal()] = _kept()
    certificate_valid_until: Annotated[AnyDay | None, Personal()] = _kept()
    requested_hours: Annotated[Hours, Field(ge=1)] | None = _kept()
    points: Points = _kept()
    documents_complete: YesNo = _kept()
    missing_documents: tuple[Document, ...] = _kept()
    lat: Annotated[Latitude | None, Personal()] = _kept()
    lon: Annotated[Longitude | None, Personal()] = _kept()
    resident: YesNo = _kept()
    commission: Decision | None = _kept()
    min_hours: Hours | None = _kept()
    max_hours: Hours | None = _kept()
    commission_reason: Annotated[Words, Personal()] = _kept()
    name: Annotated[Words, Personal()] = _kept()
    pesel: Annotated[Pesel, Personal()] = _kept()
    phone: Annotated[Words, Personal()] = _kept()
    email: Annotated[Words, Personal()] = _kept()
    address: Annotated[Words, Personal()] = _kept()

    def asked(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude=personal_fields(type(self)), exclude_unset=True)

    def asked_personally(self) -> dict[str, Any]:
        return self.model_dump(mode="json", include=personal_fields(type(self)), exclude_unset=True)

    def decide(self, reading: Reading, act: Act) -> Decided:
        programme, one = reading.find(Programme), reading.find(Application, self.application)
        known = _known(reading, one, act)
        card = self._corrected(card_of(one, known))
        facts = personal_facts(card)
        people = People(reading, one.name, programme.rules, act, held=programme.held)
        faults = [*card_faults(programme.rules, one.name, 0, card), *self._of_another(people, known, facts)]
        if faults:
            raise InputRefused(faults)
        before = _shown(one)
        self._record(one, card, programme, act)
        if self.same_person:
            one.confirm_same_person(telling_apart(known, facts), act)
        personal = tuple(one.know_personally(known, facts, act))
        moves = any(known.get(key) != facts[key] for key in HOME)
        homes = {one.name: {key: facts[key] for key in HOME}} if moves else {}
        answer = Corrected(
            **dict(now(one)),
            changes=_changes(before, _shown(one)),
            personal=sorted(personal[0].facts) if personal else [],
            broken=newly_broken(reading, Touched({one.name: one}, homes=homes), act.actor),
        )
        return Decided(answer, [one], personal)

    def _corrected(self, card: ApplicationCard) -> ApplicationCard:
        given = {key: getattr(self, key) for key in self.model_fields_set - {"application", "same_person"}}
        contact = {**dict(card.contact), **{key: given.pop(key) for key in CONTACT if key in given}}
        if given.get("documents_complete"):
            given = {"missing_documents": (), **given}
        elif given.get("missing_documents") == ():
            given = {"documents_complete": True, **given}
        return replace(
            card,
            **given,
            contact=tuple((key, text) for key, text in contact.items() if text),
            emptied=frozenset(key for key, text in contact.items() if not text),
        )

    def _of_another(self, people: People, known: Mapping[str, Any], facts: Mapping[str, Any]) -> list[Fault]:
        """Source: R-45."""
        taken = people.taken({self.application: facts.get("pesel") or ""}) if "pesel" in self.model_fields_set else ()
        replaced = () if self.same_person else people.replaced(self.application, known, facts)
        return [*taken, *(replace(fault, code="other_person_corrected") for fault in replaced)]

    def _record(self, one: Application, card: ApplicationCard, programme: Programme, act: Act) -> None:
        one.correct(applicant_of(programme.rules, card), documents_in(card), act)
        one.assess(card.points, act)
        one.decide(card.commission, card.min_hours, card.max_hours, act)


def card_of(one: Application, known: Mapping[str, Any]) -> ApplicationCard:
    """The row that the record amounts to. Raises Refused when the personal data it needs are gone."""
    if not {"birth_date", "equivalent", "lives_alone"} <= known.keys():
        raise Refused("personal_data_gone", "application", application=one.name)
    applicant, until = one.applicant(), known.get("certificate_valid_until")
    return ApplicationCard(
        id=one.name,
        received_at=datetime.fromisoformat(one.facts["received_at"]),
        category=applicant.category,
        equivalent=known["equivalent"],
        lives_alone=known["lives_alone"],
        birth_date=date.fromisoformat(known["birth_date"]),
        certificate_valid_until=until and date.fromisoformat(until),
        requested_hours=applicant.requested_hours,
        points=applicant.points,
        documents_complete=applicant.documents_complete,
        lat=known.get("lat"),
        lon=known.get("lon"),
        resident=applicant.resident,
        missing_documents=tuple(name for name in DOCUMENTS if name not in one.documents),
        commission=applicant.commission,
        min_hours=applicant.min_hours,
        max_hours=applicant.max_hours,
        commission_reason=known.get("commission_reason", ""),
        contact=tuple((key, known[key]) for key in CONTACT if known.get(key)),
    )


def _known(reading: Reading, one: Application, act: Act) -> dict[str, Any]:
    reader = Reader(act.actor, "compare")
    fields = (*FACTS, *CONTACT)
    return reading.personal.read(reading.scope, one.TOPIC, fields, reader, names=[one.name]).get(one.name, {})


def _shown(one: Application) -> dict[str, Any]:
    """What may be told of it: nothing personal."""
    decided = dict(zip(("commission", "min_hours", "max_hours"), one.decision, strict=True))
    return {**one.facts, **decided, "points": one.points, "documents": sorted(one.documents)}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    changed = (key for key in (*SHOWN, "documents") if before.get(key) != after.get(key))
    return [Change(field=key, old=before.get(key), new=after.get(key)) for key in changed]
