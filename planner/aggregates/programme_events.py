"""What can happen to a programme."""

from dataclasses import dataclass
from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded


@dataclass(frozen=True)
class Held:
    """Hours that one person holds. present is False for those who left with what they used."""

    hours: int
    category: str
    high_support: bool
    present: bool = True


def held_json(held: Held) -> dict[str, Any]:
    """As events write it, field by field."""
    facts = {"hours": held.hours, "category": held.category}
    return {**facts, "high_support": held.high_support, "present": held.present}


def held_from_json(facts: dict[str, Any]) -> Held:
    return Held(facts["hours"], facts["category"], high_support=facts["high_support"], present=facts["present"])


class ProgrammeState(Recorded):
    """rules_record: as planner/documents/inputs.py writes a programme. plans: name to the digest of the inputs.

    current: the plan in force. holdings: who holds which hours of the budget, as events write `Held`, leavers included.
    """

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.unit_name = ""
        self.rules_record: dict[str, Any] = {}
        self.assistants_limit = False
        self.plans: dict[str, str] = {}
        self.current: str | None = None
        self.budget_hours = 0
        self.holdings: dict[str, dict[str, Any]] = {}


class ProgrammeOpened(Created):
    """One unit's run of one edition. Its thread is the unit: names that lead to one unit are one unit."""

    TOPIC: ClassVar[str] = "programme.opened"
    unit_name: str

    def threads(self) -> tuple[str, ...]:
        return (self.unit,)

    def apply(self, aggregate: ProgrammeState) -> None:
        aggregate.unit_name = self.unit_name


class RulesSet(Event):
    """Rules and budget, with the figures of the edition; changes: fields that differ from before.

    The budget in force stays that of the plan announced, once there is one.
    """

    TOPIC: ClassVar[str] = "programme.rules_set"
    changes: dict[str, Any]
    budget_hours: int

    def apply(self, aggregate: ProgrammeState) -> None:
        aggregate.rules_record = {**aggregate.rules_record, **self.changes}
        if aggregate.current is None:
            aggregate.budget_hours = self.budget_hours


class AssistantsLimited(Event):
    """Whether assistants limit the hours even while none is registered."""

    TOPIC: ClassVar[str] = "programme.assistants_limited"
    limited: bool

    def apply(self, aggregate: ProgrammeState) -> None:
        aggregate.assistants_limit = self.limited


class PlanFiled(Event):
    """A plan of this programme exists; they are numbered in order."""

    TOPIC: ClassVar[str] = "programme.plan_filed"
    plan: str
    inputs_digest: str

    def apply(self, aggregate: ProgrammeState) -> None:
        aggregate.plans = {**aggregate.plans, self.plan: self.inputs_digest}


class GrantsAnnounced(Event):
    """The plan in force. grants: person to the fields of Held; leavers keep what they used.

    Version 1 had a list of them in place of an object.
    """

    TOPIC: ClassVar[str] = "programme.grants_announced"
    class_version: ClassVar[int] = 2
    plan: str
    replaced: str | None
    budget_hours: int
    grants: dict[str, dict[str, Any]]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        names = ("hours", "category", "high_support", "present")
        state["grants"] = {who: dict(zip(names, one, strict=True)) for who, one in state["grants"].items()}

    def apply(self, aggregate: ProgrammeState) -> None:
        aggregate.current, aggregate.budget_hours = self.plan, self.budget_hours
        aggregate.holdings = dict(self.grants)


class PlaceFilled(Event):
    """A person of the waiting list got hours of the reserve. Source: R-14, R-25."""

    TOPIC: ClassVar[str] = "programme.place_filled"
    application: str
    hours: int
    category: str
    high_support: bool

    def apply(self, aggregate: ProgrammeState) -> None:
        held = Held(self.hours, self.category, self.high_support)
        aggregate.holdings[self.application] = held_json(held)


class PlaceFreed(Event):
    """A person left; what was not used is in the reserve. Source: R-25.

    Of a record cut in time the grant may take effect only later: then there is nothing to free.
    """

    TOPIC: ClassVar[str] = "programme.place_freed"
    application: str
    used_hours: int

    def apply(self, aggregate: ProgrammeState) -> None:
        if held := aggregate.holdings.get(self.application):
            aggregate.holdings[self.application] = {**held, "hours": self.used_hours, "present": False}


EVENTS: tuple[type[Event], ...] = (
    ProgrammeOpened,
    RulesSet,
    AssistantsLimited,
    PlanFiled,
    GrantsAnnounced,
    PlaceFilled,
    PlaceFreed,
)
