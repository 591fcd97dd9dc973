"""What is expected to take place yet, by what took place so far. Never more than is left of the grant."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from planner.outlook.forecast.basis import Basis
from planner.outlook.forecast.given import PersonYear, Year
from planner.outlook.forecast.shares import Evidence, of_grant, of_plan, plan_share, weight
from planner.terms.calendar import Month, days_in_common


@dataclass(frozen=True)
class Coming:
    """One person's months that are not settled: minutes expected beyond what was done; of: what they are a share of.

    runs_out: the first month for which less is left of the grant than would take place.
    """

    minutes: dict[Month, int]
    of: dict[Month, int]
    runs_out: Month | None

    @property
    def expected(self) -> int:
        return sum(self.minutes.values())


class Expecting:
    """Everybody's shares of the planned and of the granted, and what follows from them."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.weights = {one.application: weight(year, one) for one in year.people}

    @cached_property
    def plan(self) -> Basis:
        evidence = {
            one.application: {m: of_plan(self.year, one, m) for m in self.year.gone} for one in self.year.people
        }
        return Basis(evidence, self.weights, plan_share)

    @cached_property
    def grant(self) -> Basis:
        """Of open months with what will be reported yet."""
        evidence = {
            one.application: {month: of_grant(one, month, self._late(one, month)) for month in self.year.gone}
            for one in self.year.people
        }
        return Basis(evidence, self.weights, Evidence.beside)

    def coming(self, person: PersonYear) -> Coming:
        """Month after month, until the grant is used up."""
        left, minutes, of, runs_out = person.left, dict[Month, int](), dict[Month, int](), None
        for month in self.year.unsettled:
            wanted = self._wanted(person, month)
            minutes[month] = min(wanted, left)
            of[month] = self._without_outcome(person, month) if minutes[month] else 0
            left -= minutes[month]
            if runs_out is None and minutes[month] < wanted:
                runs_out = month
        return Coming(minutes, of, runs_out)

    def _wanted(self, person: PersonYear, month: Month) -> int:
        """What would take place beyond what was done, were the grant without end."""
        if month < self.year.now:
            return self._late(person, month)
        if month in self.year.published:
            return self._of_open(person, month)
        whole = _half_up(self.grant.shares[person.application] * self._grant_ahead(person, month))
        return max(0, whole - person.done.get(month, 0))

    def _late(self, person: PersonYear, month: Month) -> int:
        """Of a month gone and not closed: planned, without a word whether it took place."""
        is_open = month in self.year.published and month not in self.year.closed
        return self._of_open(person, month) if is_open else 0

    def _of_open(self, person: PersonYear, month: Month) -> int:
        return _half_up(self.plan.shares[person.application] * person.open(month))

    def _without_outcome(self, person: PersonYear, month: Month) -> int:
        """What a share of is expected: planned visits, or else the grant, less what happened of it."""
        if month in self.year.published:
            return person.open(month)
        return max(0, floor(self._grant_ahead(person, month)) - person.done.get(month, 0))

    def _grant_ahead(self, person: PersonYear, month: Month) -> Fraction:
        """The month's grant as far as it can be used: by days of a month that is cut short, none out of service."""
        granted = Fraction(person.granted_by_month.get(month, 0))
        days = days_in_common(month, person.first_day, person.last_day)
        if days and person.last_day < month.last:
            a_day = max(self._a_day(person, month), default=granted)
            return min(granted, a_day * days)
        return granted if days else Fraction(0)

    def _a_day(self, person: PersonYear, without: Month) -> Iterator[Fraction]:
        """Minutes granted a day of service, of every other month."""
        for month, minutes in person.granted_by_month.items():
            days = days_in_common(month, person.first_day, person.last_day)
            if days and month != without:
                yield Fraction(minutes, days)


def _half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))
