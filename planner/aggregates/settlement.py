"""A month that is closed: what was settled in it, frozen. One stream for each month; nothing opens it again."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded
from planner.terms.scope import Act, Scope

Facts = dict[str, Any]


class SettlementState(Recorded):
    """document: as the contract writes a settlement. lines: of each entry, as planner/settlement/line.py writes them.

    revised: by earlier month, the lines that this settlement corrects. ground: grants in minutes and categories by
    person, as they were. carried: what the month leaves to the next.
    """

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.document: Facts = {}
        self.lines: dict[str, Facts] = {}
        self.revised: dict[str, dict[str, Facts]] = {}
        self.ground: Facts = {}
        self.carried: Facts = {}


class MonthClosed(Created):
    """Hours and money of the month by person, assistant and category, and every entry's line. Source: R-51."""

    TOPIC: ClassVar[str] = "settlement.closed"
    document: Facts
    lines: dict[str, Facts]
    revised: dict[str, dict[str, Facts]]
    ground: Facts
    carried: Facts

    def threads(self) -> tuple[str, ...]:
        return (self.scope.thread("month", self.name),)

    def apply(self, aggregate: SettlementState) -> None:
        aggregate.document, aggregate.lines, aggregate.revised = self.document, self.lines, self.revised
        aggregate.ground, aggregate.carried = self.ground, self.carried


class Settlement(SettlementState):
    """Named after its month, `2026-03`."""

    TOPIC = "settlement"

    @classmethod
    def close(cls, scope: Scope, month: str, facts: Facts, act: Act) -> "Settlement":
        return cls.begin(MonthClosed, scope, month, act, **facts)


EVENTS: tuple[type[Event], ...] = (MonthClosed,)
"""What was closed cannot be changed: what is corrected stands in the next settlement."""
