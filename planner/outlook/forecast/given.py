"""What a forecast is made from: each person's year as it is known now. Whole minutes; frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.terms.calendar import Month, days_in_common

Minutes = Mapping[Month, int]


@dataclass(frozen=True)
class PersonYear:
    """What one person was granted, was to get and got; minutes by month, of which a missing one has none.

    granted: of the whole year. planned: visits that are published and in force, those of months gone too. done: what
    happened, whatever waits for a decision (settled + open + disputed). cancelled: of `planned`, what is explained by
    no-show or cancellation. first_day, last_day: of service, as known now.
    """

    application: str
    category: str
    granted: int
    granted_by_month: Minutes
    planned: Minutes
    done: Minutes
    cancelled: Minutes
    first_day: date
    last_day: date

    @property
    def used(self) -> int:
        return sum(self.done.values())

    @property
    def left(self) -> int:
        """Of the grant, what nothing was done of; never below 0."""
        return max(0, self.granted - self.used)

    def left_after(self, month: Month) -> int:
        """The same by what was done until the month's end."""
        return max(0, self.granted - sum(minutes for one, minutes in self.done.items() if one <= month))

    def serves_in(self, month: Month) -> bool:
        return days_in_common(month, self.first_day, self.last_day) > 0

    def open(self, month: Month) -> int:
        """Of the planned, what neither happened nor is explained."""
        return max(0, self.planned.get(month, 0) - self.done.get(month, 0) - self.cancelled.get(month, 0))


@dataclass(frozen=True)
class Year:
    """months: the programme's, in order. now: the month that has begun; all before it are gone.

    published: months with a roster in force, for everybody. closed: months gone in which nothing can be reported late.
    reserve: minutes of the budget that nobody was granted.
    """

    months: tuple[Month, ...]
    now: Month
    people: tuple[PersonYear, ...]
    published: frozenset[Month] = frozenset()
    closed: frozenset[Month] = frozenset()
    reserve: int = 0

    @property
    def gone(self) -> tuple[Month, ...]:
        return tuple(month for month in self.months if month < self.now)

    @property
    def ahead(self) -> tuple[Month, ...]:
        """The month that is now, and those after it."""
        return tuple(month for month in self.months if month >= self.now)

    @property
    def unsettled(self) -> Iterator[Month]:
        """Months in which something may still be reported or happen."""
        return (month for month in self.months if month >= self.now or month not in self.closed)
