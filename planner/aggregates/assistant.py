"""An assistant: terms, availability, ties, clearance, absences, leaving."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded, topic
from planner.rules.inputs import assistant_from_json, assistant_json
from planner.terms import case as model
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

TERMS = ("max_hours_month", "basis", "indicated_by", "accepted_for")


class AssistantEvent(Event):
    """`facts`: fields of the assistant as inputs write them."""

    facts: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        aggregate.facts |= self.facts


@topic
class AssistantRegistered(Created):
    """With the terms and the week's windows. Source: R-40."""

    TOPIC: ClassVar[str] = "assistant.registered"
    facts: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        aggregate.facts |= self.facts


@topic
class TermsChanged(AssistantEvent):
    """max_hours_month, basis, indicated_by, accepted_for."""

    TOPIC: ClassVar[str] = "assistant.terms_changed"


@topic
class AvailabilityChanged(AssistantEvent):
    """windows: per weekday [from, to] in minutes of the day."""

    TOPIC: ClassVar[str] = "assistant.availability_changed"


@topic
class FamilyTieRecorded(AssistantEvent):
    """family_of: all whom this assistant may never serve. Source: R-41."""

    TOPIC: ClassVar[str] = "assistant.family_tie_recorded"


@topic
class ClearanceRecorded(AssistantEvent):
    """child_clearance_until: ISO date or None. Source: R-42."""

    TOPIC: ClassVar[str] = "assistant.clearance_recorded"


@topic
class AbsenceRecorded(AssistantEvent):
    """absences: all of them, [first, last], both inclusive."""

    TOPIC: ClassVar[str] = "assistant.absence_recorded"


@topic
class AssistantLeft(Event):
    """last_day: ISO date of the last day of service."""

    TOPIC: ClassVar[str] = "assistant.left"
    last_day: str

    def apply(self, aggregate: Any) -> None:
        aggregate.last_day = self.last_day


@topic
class AssistantReturned(Event):
    """Left by mistake, or came back."""

    TOPIC: ClassVar[str] = "assistant.returned"

    def apply(self, aggregate: Any) -> None:
        aggregate.last_day = None


EVENT_OF = {
    **dict.fromkeys(TERMS, TermsChanged),
    "windows": AvailabilityChanged,
    "family_of": FamilyTieRecorded,
    "child_clearance_until": ClearanceRecorded,
    "absences": AbsenceRecorded,
}


class Assistant(Recorded):
    """Who serves. `facts` as in the inputs of a plan."""

    TOPIC: ClassVar[str] = "assistant"

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.last_day: str | None = None
        self.facts: dict[str, Any] = {"family_of": [], "child_clearance_until": None, "absences": []}

    @classmethod
    def register(cls, scope: Scope, given: model.AssistantTerms, act: Act) -> "Assistant":
        facts = assistant_json(given)
        first = {key: facts[key] for key in (*TERMS, "windows")}
        assistant = cls.begin(AssistantRegistered, scope, given.id, act, facts=first)
        assistant.change(given, act)
        return assistant

    def change(self, given: model.AssistantTerms, act: Act) -> None:
        """Make the facts those given: one event for each kind of fact that differs."""
        facts = assistant_json(given)
        changed: dict[type[AssistantEvent], dict[str, Any]] = {}
        for key, event in EVENT_OF.items():
            if facts[key] != self.facts[key]:
                changed.setdefault(event, {})[key] = facts[key]
        for event, new in changed.items():
            self.record(event, act, facts=new)

    @property
    def absences(self) -> tuple[tuple[date, date], ...]:
        return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in self.facts["absences"])

    def be_absent(self, absences: tuple[tuple[date, date], ...], act: Act) -> None:
        """Raises Refused when one ends before it starts."""
        for first, last in absences:
            if last < first:
                raise Refused("ends_before_start", "absences", first=first, last=last)
        listed = [[str(first), str(last)] for first, last in sorted(absences)]
        if listed != self.facts["absences"]:
            self.record(AbsenceRecorded, act, facts={"absences": listed})

    def leave(self, last_day: date, act: Act) -> None:
        """Raises Refused when the assistant has left already."""
        if self.last_day is not None:
            raise Refused("already_left", assistant=self.name, day=self.last_day)
        self.record(AssistantLeft, act, last_day=str(last_day))

    def come_back(self, act: Act) -> None:
        """Raises Refused when the assistant has not left."""
        if self.last_day is None:
            raise Refused("has_not_left", assistant=self.name)
        self.record(AssistantReturned, act)

    def given(self, programme_end: date) -> model.AssistantTerms:
        """What the solver sees: whoever left is absent from the next day on."""
        assistant = assistant_from_json({"id": self.name, **self.facts})
        if self.last_day is None:
            return assistant
        gone = date.fromisoformat(self.last_day) + timedelta(days=1)
        if gone > programme_end:
            return assistant
        return replace(assistant, absences=(*assistant.absences, (gone, programme_end)))
