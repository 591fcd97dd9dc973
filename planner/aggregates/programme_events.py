"""What can happen to a programme."""

from dataclasses import dataclass
from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, topic


@dataclass(frozen=True)
class Held:
    """Hours that one person holds. present is False for those who left with what they used."""

    hours: int
    category: str
    high_support: bool
    present: bool = True


@topic
class ProgrammeOpened(Created):
    """One unit's run of one edition."""

    TOPIC: ClassVar[str] = "programme.opened"
    unit_name: str

    def apply(self, aggregate: Any) -> None:
        aggregate.unit_name = self.unit_name


@topic
class RulesSet(Event):
    """Rules and budget, with the figures of the edition; changes: fields that differ from before.

    The budget in force stays that of the plan announced, once there is one.
    """

    TOPIC: ClassVar[str] = "programme.rules_set"
    changes: dict[str, Any]
    budget_hours: int

    def apply(self, aggregate: Any) -> None:
        aggregate.rules_record = {**aggregate.rules_record, **self.changes}
        if aggregate.current is None:
            aggregate.budget_hours = self.budget_hours


@topic
class AssistantsLimited(Event):
    """Whether assistants limit the hours even while none is registered."""

    TOPIC: ClassVar[str] = "programme.assistants_limited"
    limited: bool

    def apply(self, aggregate: Any) -> None:
        aggregate.assistants_limit = self.limited


@topic
class PlanFiled(Event):
    """A plan of this programme exists; they are numbered in order."""

    TOPIC: ClassVar[str] = "programme.plan_filed"
    plan: str
    inputs_digest: str

    def apply(self, aggregate: Any) -> None:
        aggregate.plans = {**aggregate.plans, self.plan: self.inputs_digest}


@topic
class GrantsAnnounced(Event):
    """The plan in force. grants: person → [hours, category, high support, present]; leavers keep what they used."""

    TOPIC: ClassVar[str] = "programme.grants_announced"
    plan: str
    replaced: str | None
    budget_hours: int
    grants: dict[str, list[Any]]

    def apply(self, aggregate: Any) -> None:
        aggregate.current, aggregate.budget_hours = self.plan, self.budget_hours
        aggregate.held = {name: Held(*facts) for name, facts in self.grants.items()}


@topic
class PlaceFilled(Event):
    """A person of the waiting list got hours of the reserve. Source: R-14, R-25."""

    TOPIC: ClassVar[str] = "programme.place_filled"
    application: str
    hours: int
    category: str
    high_support: bool

    def apply(self, aggregate: Any) -> None:
        aggregate.held[self.application] = Held(self.hours, self.category, self.high_support)


@topic
class PlaceFreed(Event):
    """A person left; what was not used is in the reserve. Source: R-25."""

    TOPIC: ClassVar[str] = "programme.place_freed"
    application: str
    used_hours: int

    def apply(self, aggregate: Any) -> None:
        held = aggregate.held[self.application]
        aggregate.held[self.application] = Held(self.used_hours, held.category, held.high_support, present=False)
