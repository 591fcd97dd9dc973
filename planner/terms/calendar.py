"""Days and months of a programme. Ends are inclusive unless the name says otherwise."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from planner.terms.refusals import Refused

_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; prints as `2026-03`."""

    year: int
    number: int

    @classmethod
    def of(cls, text: str) -> "Month":
        """A month such as 2026-03. Raises Refused."""
        if not _MONTH.fullmatch(text):
            raise Refused("no_month", "month", value=text)
        return cls(int(text[:4]), int(text[5:]))

    @classmethod
    def of_day(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @cached_property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @cached_property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    def before(self) -> "Month":
        return Month(self.year - (self.number == 1), (self.number - 2) % 12 + 1)


def months_between(first: date, last: date) -> tuple[Month, ...]:
    """Every month that touches first..last, in order; empty when last < first."""
    found = []
    month = Month.of_day(first)
    while month.first <= last:
        found.append(month)
        month = month.next()
    return tuple(found)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day of first..last."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


@cache
def weekdays_between(first: date, last: date) -> tuple[int, ...]:
    """How many Mondays, Tuesdays … lie in first..last."""
    count = Counter(day.weekday() for day in days_between(first, last))
    return tuple(count[weekday] for weekday in range(7))


def days_in_common(month: Month, first: date, last: date) -> int:
    """How many days of the month lie in first..last."""
    return max(0, (min(month.last, last) - max(month.first, first)).days + 1)


def birthday(born: date, age: int) -> date:
    """The day on which the age is reached.

    Someone born on 29 February reaches it on 28 February in a common year.
    Source: R-03, Civil Code art. 112.
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 2, 28)
