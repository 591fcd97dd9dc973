"""What is kept of each programme and each person in it, and how it is published."""

from dataclasses import dataclass, field

from verifier.syntax import Members
from verifier.values import money


@dataclass
class Person:
    """Hours granted, minutes, and money in cents."""

    application: str
    granted: int = 0
    planned: int = 0
    recorded: int = 0
    settled: int = 0
    cost: int = 0

    def published(self) -> Members:
        return {
            "application": self.application,
            "granted": self.granted,
            "planned_minutes": self.planned,
            "recorded_minutes": self.recorded,
            "settled_minutes": self.settled,
            "settled_cost": money(self.cost),
        }

    def counts(self) -> bool:
        return any((self.granted, self.planned, self.recorded, self.settled, self.cost))


@dataclass
class Account:
    """One programme. settlements: minutes and cents by month."""

    unit: str
    edition: str
    opened: bool = False
    rules: int = 0
    announced: int | None = None
    people: dict[str, Person] = field(default_factory=dict)
    settlements: dict[str, tuple[int, int]] = field(default_factory=dict)

    def published(self) -> Members:
        """As its line of balances holds it."""
        budget = self.rules if self.announced is None else self.announced
        granted = sum(one.granted for one in self.people.values())
        return {
            "unit": self.unit,
            "edition": self.edition,
            "budget": budget,
            "granted": granted,
            "reserve": budget - granted,
            "people": [self.people[name].published() for name in sorted(self.people) if self.people[name].counts()],
            "settlements": [
                {"month": month, "minutes": minutes, "cost": money(cost)}
                for month, (minutes, cost) in sorted(self.settlements.items())
            ],
        }
