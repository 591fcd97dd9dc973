"""The part of the read door behind which personal data are; whoever reads them is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.programme import Programme
from planner.commands.erasing import EraseApplicant, EraseAssistant, PersonErased
from planner.documents.inputs import applicant_json
from planner.documents.shapes.own_data import AccessTo, EarlierData, NoteOf, OwnData
from planner.record.entries import entries_about
from planner.record.reading import Reading
from planner.record.store.accesses import Access, Reader, accesses
from planner.record.store.earlier import earlier_values
from planner.record.story.telling import story_of
from planner.terms.scope import Act, Scope
from projections.served_door import ServedDoor

Kind = Literal["application", "assistant"]
KINDS: Mapping[Kind, type[Application] | type[Assistant]] = {"application": Application, "assistant": Assistant}
NOTES = ("note", "reason")


@dataclass(frozen=True)
class PersonalDoor(ServedDoor):
    """Reading raises Refused for what is not there, and when the keys are not."""

    def own_data(self, scope: Scope, kind: Kind, name: str, actor: str) -> OwnData:
        """Everything about one person, now and before, and who read it. RODO art. 15."""
        reading, reader = self._reading(scope), Reader(actor, "own_data")
        one = reading.find(KINDS[kind], name)
        fields = self.app.personal.fields_of(scope, kind, name)
        if one.erased:  # whatever the keys still open
            fields = []
        events = story_of(self.app, scope, name, KINDS[kind], reader=actor)
        return OwnData(
            programme=str(scope),
            kind=kind,
            id=name,
            erased=one.erased,
            known=self.app.personal.read(scope, kind, fields, reader, names=[name]).get(name, {}),
            earlier=[] if one.erased else self._earlier(scope, kind, name, reader),
            notes=self._notes(reading, name, reader) if kind == "application" and not one.erased else [],
            recorded=_recorded(one),
            events=[dict(event) for event in events],
            read_by=[_told(access) for access in accesses(self.app.datastore, scope, kind, name)],
        )

    def accesses(self, scope: Scope, kind: Kind | None = None, name: str | None = None) -> list[Access]:
        """Who read personal data of the programme, or of one person, and what for; the oldest first."""
        self.check(scope)
        return accesses(self.app.datastore, scope, kind, name)

    def erasure(self, scope: Scope, command: EraseApplicant | EraseAssistant, act: Act) -> PersonErased:
        """What erasing would destroy; nothing is recorded. Raises Refused."""
        return cast(PersonErased, command.decide(self._reading(scope), act).answer)

    def _earlier(self, scope: Scope, kind: Kind, name: str, reader: Reader) -> list[EarlierData]:
        found = earlier_values(self.app.datastore, self.app.personal.sealing, scope, (kind, name), reader)
        return [
            {"recorded_at": one.recorded_at.isoformat(), "actor": one.actor, "field": one.name, "value": one.value}
            for one in found
        ]

    def _notes(self, reading: Reading, name: str, reader: Reader) -> list[NoteOf]:
        """Of the person's visits done."""
        months = reading.find(Programme).rules.months
        threads = [reading.scope.thread("application", name, month) for month in months]
        entries = sorted(entries_about(reading, threads))
        found = self.app.personal.read(reading.scope, TimesheetEntry.TOPIC, NOTES, reader, names=entries)
        return [
            {"entry": entry, "field": field, "value": value}
            for entry, facts in sorted(found.items())
            for field, value in sorted(facts.items())
        ]


def _recorded(one: Application | Assistant) -> dict[str, Any]:
    if isinstance(one, Application):
        return {**applicant_json(one.applicant()), "standing": one.standing, "hours": one.hours}
    return dict(one.facts)


def _told(one: Access) -> AccessTo:
    return {
        "at": one.at.isoformat(),
        "actor": one.actor,
        "purpose": one.purpose,
        "everybody": one.names is None,
        "fields": one.fields,
    }
