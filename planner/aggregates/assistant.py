"""An assistant: registered, changed, absent, gone, back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from planner.aggregates.assistant_events import (
    AbsenceRecorded,
    AssistantEvent,
    AssistantLeft,
    AssistantRegistered,
    AssistantReturned,
    AssistantState,
    AvailabilityChanged,
    ClearanceRecorded,
    FamilyTieRecorded,
    RatesSet,
    TermsChanged,
)
from planner.documents.inputs import assistant_from_json, assistant_json
from planner.terms.case import AssistantTerms
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

TERMS = ("max_hours_month", "basis", "indicated_by", "accepted_for")
EVENT_OF = {
    **dict.fromkeys(TERMS, TermsChanged),
    "windows": AvailabilityChanged,
    "family_of": FamilyTieRecorded,
    "child_clearance_until": ClearanceRecorded,
    "absences": AbsenceRecorded,
}


class Assistant(AssistantState):
    """Who serves."""

    TOPIC = "assistant"

    @classmethod
    def register(cls, scope: Scope, given: AssistantTerms, act: Act) -> "Assistant":
        facts = assistant_json(given)
        first = {key: facts[key] for key in (*TERMS, "windows")}
        assistant = cls.begin(AssistantRegistered, scope, given.id, act, facts=first)
        assistant.change(given, act)
        return assistant

    def change(self, given: AssistantTerms, act: Act) -> None:
        """Make the facts those given: one event for each kind of fact that differs."""
        facts = assistant_json(given)
        changed: dict[type[AssistantEvent], dict[str, Any]] = {}
        for key, event in EVENT_OF.items():
            if facts[key] != self.facts[key]:
                changed.setdefault(event, {})[key] = facts[key]
        for event, new in changed.items():
            self.record(event, act, facts=new)

    def set_rates(self, rates: Sequence[tuple[date | None, Decimal]], pay: Decimal | None, act: Act) -> None:
        """rates: from which day on, None for always, and złote an hour; all that count. One event where they differ."""
        listed = [{"from": str(since or ""), "rate": str(rate)} for since, rate in rates]
        listed.sort(key=lambda one: one["from"])
        paid = None if pay is None else str(pay)
        if (listed, paid) != (self.rates, self.pay):
            self.record(RatesSet, act, rates=listed, pay=paid)

    @property
    def absences(self) -> tuple[tuple[date, date], ...]:
        days = ((one["first"], one["last"]) for one in self.facts["absences"])
        return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in days)

    def be_absent(self, absences: tuple[tuple[date, date], ...], act: Act) -> None:
        """Raises Refused when one ends before it starts."""
        for first, last in absences:
            if last < first:
                raise Refused("ends_before_start", "absences", first=first, last=last)
        listed = [{"first": str(first), "last": str(last)} for first, last in sorted(absences)]
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

    def given(self, programme_end: date) -> AssistantTerms:
        """What the solver sees: whoever left is absent from the next day on."""
        assistant = assistant_from_json({"id": self.name, **self.facts})
        if self.last_day is None:
            return assistant
        gone = date.fromisoformat(self.last_day) + timedelta(days=1)
        if gone > programme_end:
            return assistant
        return replace(assistant, absences=(*assistant.absences, (gone, programme_end)))
