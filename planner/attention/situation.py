"""What the list is made from: people, assistants, visits planned and done, months and money, as they are recorded."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from planner.settlement.line import Line
from planner.settlement.matching import Planned
from planner.solver.roster.check.clock import instant
from planner.terms.calendar import Month
from planner.terms.case import PersonAbsence, ProgrammeRules, Wish


@dataclass(frozen=True)
class Person:
    """Somebody who holds a grant. months: whole hours by month ("2026-03"); first: day of service.

    last_service_day: what certificate, age and programme allow; leaves: the last day of who is to leave.
    """

    id: str
    category: str
    hours: int
    months: Mapping[str, int]
    first: date
    last_service_day: date
    leaves: date | None = None
    wishes: tuple[Wish, ...] = ()
    absences: tuple[PersonAbsence, ...] = ()

    @property
    def last(self) -> date:
        """The last day on which there can be a visit."""
        return min(self.last_service_day, self.leaves or date.max)


@dataclass(frozen=True)
class Helper:
    """An assistant. accepted_for: children; cleared_until: for them. pay: gross złote an hour. leaves: the last day."""

    id: str
    max_hours_month: int
    accepted_for: frozenset[str] = frozenset()
    cleared_until: date | None = None
    leaves: date | None = None
    pay: Decimal | None = None


@dataclass(frozen=True, order=True)
class Broken:
    """A visit in force that breaks rules as things are. start: an instant."""

    start: int
    visit: str
    application: str
    assistant: str
    codes: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Spent:
    """A cost that counts. amount: złote."""

    kind: str
    amount: Decimal


@dataclass(frozen=True)
class Situation:
    """Seen from the morning of `day`: what happened before it is over, what happens on it is to come.

    announced: whether there is a plan in force. people: who hold a grant and are there. supported: of everybody who
    has a place, whether it is high support. lines: of visits done, by month, every month with any. planned: visits in
    force by month, by start; unmatched: those of open months of which nobody said what came of them. broken: by start.
    """

    day: date
    rules: ProgrammeRules
    announced: bool = True
    people: tuple[Person, ...] = ()
    supported: tuple[bool, ...] = ()
    staff: tuple[Helper, ...] = ()
    planned: Mapping[Month, tuple[Planned, ...]] = field(default_factory=dict)
    unmatched: tuple[Planned, ...] = ()
    broken: tuple[Broken, ...] = ()
    lines: Mapping[Month, tuple[Line, ...]] = field(default_factory=dict)
    closed: frozenset[Month] = frozenset()
    costs: tuple[Spent, ...] = ()

    @property
    def month(self) -> Month:
        return Month.of_day(self.day)

    @cached_property
    def begun(self) -> int:
        """The instant at which the day begins."""
        return instant(self.day, 0)

    @cached_property
    def over(self) -> tuple[Month, ...]:
        """Months of the programme whose last day, of the calendar, is gone."""
        return tuple(one for one in self.rules.months if one.last < self.day)

    @cached_property
    def told(self) -> tuple[Month, ...]:
        """Months that are over and of which somebody told something; of the others nobody knows what was used."""
        return tuple(one for one in self.over if one in self.closed or self.lines.get(one))

    @cached_property
    def untold(self) -> tuple[Planned, ...]:
        """Planned visits that ended before the day, and nobody said what came of them."""
        return tuple(one for one in self.unmatched if one.end <= self.begun)

    @cached_property
    def done(self) -> Mapping[tuple[str, Month], int]:
        """Minutes that nothing stands against, by person and month."""
        found: dict[tuple[str, Month], int] = defaultdict(int)
        for month, lines in self.lines.items():
            for one in lines:
                found[one.application, month] += one.minutes - one.disputed
        return found
