"""What can happen to an assistant: terms, availability, ties, clearance, absences, leaving."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded
from planner.documents.inputs import with_named_pairs

Facts = dict[str, Any]


class AssistantState(Recorded):
    """facts: as planner/documents/inputs.py writes an assistant. last_day: of service, for those who left.

    rates: what an hour costs the programme, by day, the earliest first; `from` is "" for the rate of always. pay:
    gross for an hour, or None. Amounts are decimal text.
    """

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.last_day: str | None = None
        self.rates: list[dict[str, str]] = []
        self.pay: str | None = None
        self.facts: Facts = {"family_of": [], "child_clearance_until": None, "absences": []}


class AssistantEvent(Event):
    """`facts`: fields of the assistant as inputs write them."""

    facts: Facts

    def apply(self, aggregate: AssistantState) -> None:
        aggregate.facts |= self.facts


class AssistantRegistered(Created):
    """With the terms and the week's windows. Source: R-40."""

    TOPIC: ClassVar[str] = "assistant.registered"
    class_version: ClassVar[int] = 2
    facts: Facts

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["facts"] = with_named_pairs(state["facts"])

    def apply(self, aggregate: AssistantState) -> None:
        aggregate.facts |= self.facts


class TermsChanged(AssistantEvent):
    """max_hours_month, basis, indicated_by, accepted_for."""

    TOPIC: ClassVar[str] = "assistant.terms_changed"


class AvailabilityChanged(AssistantEvent):
    """windows: per weekday, from and to in minutes of the day. Version 1 had lists for objects."""

    TOPIC: ClassVar[str] = "assistant.availability_changed"
    class_version: ClassVar[int] = 2

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["facts"] = with_named_pairs(state["facts"])


class FamilyTieRecorded(AssistantEvent):
    """family_of: all whom this assistant may never serve. Source: R-41."""

    TOPIC: ClassVar[str] = "assistant.family_tie_recorded"


class ClearanceRecorded(AssistantEvent):
    """child_clearance_until: ISO date or None. Source: R-42."""

    TOPIC: ClassVar[str] = "assistant.clearance_recorded"


class AbsenceRecorded(AssistantEvent):
    """absences: all of them, first and last day, both inclusive. Version 1 had lists for objects."""

    TOPIC: ClassVar[str] = "assistant.absence_recorded"
    class_version: ClassVar[int] = 2

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["facts"] = with_named_pairs(state["facts"])


class RatesSet(Event):
    """All rates of the assistant that count now, and the pay. Source: R-50."""

    TOPIC: ClassVar[str] = "assistant.rates_set"
    rates: list[dict[str, str]]
    pay: str | None

    def apply(self, aggregate: AssistantState) -> None:
        aggregate.rates, aggregate.pay = self.rates, self.pay


class AssistantLeft(Event):
    """last_day: ISO date of the last day of service."""

    TOPIC: ClassVar[str] = "assistant.left"
    last_day: str

    def apply(self, aggregate: AssistantState) -> None:
        aggregate.last_day = self.last_day


class AssistantReturned(Event):
    """Left by mistake, or came back."""

    TOPIC: ClassVar[str] = "assistant.returned"

    def apply(self, aggregate: AssistantState) -> None:
        aggregate.last_day = None


EVENTS: tuple[type[Event], ...] = (
    AssistantRegistered,
    TermsChanged,
    AvailabilityChanged,
    FamilyTieRecorded,
    ClearanceRecorded,
    AbsenceRecorded,
    RatesSet,
    AssistantLeft,
    AssistantReturned,
)
