"""Which share of what was planned, and of what was granted, takes place: of each person, held against the programme's.

A person's own months count beside OWN_MONTHS months of the programme's share (credibility with a fixed weight): few
months of one person say little, and a weight that does not follow from the data keeps the forecast monotone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from planner.outlook.forecast.given import PersonYear, Year
from planner.terms.calendar import Month

OWN_MONTHS = 2  # months of the programme's share that stand beside a person's own
NOTHING_KNOWN = Fraction(1)  # as long as no month has gone: as planned, as granted
WHOLE = Fraction(1)


@dataclass(frozen=True)
class Evidence:
    """Minutes that took place, of so many."""

    took_place: int = 0
    of: int = 0

    def __add__(self, other: "Evidence") -> "Evidence":
        return Evidence(self.took_place + other.took_place, self.of + other.of)

    @property
    def share(self) -> Fraction:
        return Fraction(self.took_place, self.of) if self.of else NOTHING_KNOWN

    def beside(self, others: Fraction, weight: Fraction) -> Fraction:
        """The share, pulled towards that of the others as if they stood for `weight` minutes more."""
        whole = self.of + weight
        return (self.took_place + weight * others) / whole if whole else others


def total(found: Iterable[Evidence]) -> Evidence:
    return sum(found, Evidence())


def weight(year: Year, person: PersonYear) -> Fraction:
    """Minutes that the programme's share stands for: OWN_MONTHS months of the person's grant."""
    months = sum(person.serves_in(month) for month in year.months)
    return Fraction(OWN_MONTHS * person.granted, max(1, months))


def of_plan(year: Year, person: PersonYear, month: Month) -> Evidence:
    """What took place of the planned whose fate is known, in a month gone; nothing where no roster was published."""
    if month not in year.published:
        return Evidence()
    planned, done = person.planned.get(month, 0), person.done.get(month, 0)
    known = planned if month in year.closed else min(planned, done + person.cancelled.get(month, 0))
    return Evidence(done, known) if known else Evidence()


def of_grant(person: PersonYear, month: Month, late: int) -> Evidence:
    """What took place of the month's grant. late: what is expected to be reported yet."""
    granted = person.granted_by_month.get(month, 0)
    if not granted or not person.serves_in(month):
        return Evidence()
    return Evidence(person.done.get(month, 0) + late, granted)


def plan_share(own: Evidence, others: Fraction, weight: Fraction) -> Fraction:
    """Of planned visits never more than all take place."""
    return min(WHOLE, own.beside(min(WHOLE, others), weight))
