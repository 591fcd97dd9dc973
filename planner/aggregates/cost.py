"""Money beside the hours: travel, insurance, other costs, bank interest, returned administration. Each a stream."""

from typing import ClassVar

from planner.aggregates.base import Created, Event, Recorded
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope


class CostState(Recorded):
    """amount: złote as decimal text. own: of the unit's own contribution. void: whether it was a mistake."""

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.kind = self.amount = self.assistant = ""
        self.own = self.void = False


class CostRecorded(Created):
    """effective: the day it was paid. assistant: for whom, or "". Source: R-53, R-55, R-56."""

    TOPIC: ClassVar[str] = "cost.recorded"
    kind: str
    amount: str
    own: bool
    assistant: str

    def threads(self) -> tuple[str, ...]:
        return (costs_thread(self.scope),)

    def apply(self, aggregate: CostState) -> None:
        aggregate.kind, aggregate.amount = self.kind, self.amount
        aggregate.own, aggregate.assistant = self.own, self.assistant


class CostVoided(Event):
    """It was a mistake. The reason lives apart."""

    TOPIC: ClassVar[str] = "cost.voided"

    def threads(self) -> tuple[str, ...]:
        return (costs_thread(self.scope),)

    def apply(self, aggregate: CostState) -> None:
        aggregate.void = True


class Cost(CostState):
    """Known as `K-17`."""

    TOPIC = "cost"

    @property
    def about(self) -> tuple[str, str] | None:
        """What is noted of an assistant's cost is theirs."""
        return ("assistant", self.assistant) if self.assistant else None

    @classmethod
    def of(cls, scope: Scope, name: str, facts: dict[str, object], act: Act) -> "Cost":
        """facts: kind, amount, own, assistant."""
        return cls.begin(CostRecorded, scope, name, act, **facts)

    def cancel(self, act: Act) -> None:
        """Raises Refused when it is void already."""
        if self.void:
            raise Refused("cost_void", "cost", cost=self.name)
        self.record(CostVoided, act)


def costs_thread(scope: Scope) -> str:
    return scope.thread("costs", "all")


EVENTS: tuple[type[Event], ...] = (CostRecorded, CostVoided)
