"""A forecast tried on a year that is over: for each month, what was expected then against what came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from planner.outlook.forecast.forecast import Forecast, forecast
from planner.outlook.forecast.given import Minutes, PersonYear, Year
from planner.terms.calendar import Month


@dataclass(frozen=True)
class Tried:
    """One month's forecast against the end of the year. Minutes; errors of persons are summed over them.

    inside: of how many persons the range held what came.
    """

    then: Forecast
    came: int
    person_error: int
    person_goes_on_error: int
    inside: int

    @property
    def error(self) -> int:
        return abs(self.then.unused.expected - self.came)

    @property
    def goes_on_error(self) -> int:
        return abs(self.then.goes_on - self.came)

    @property
    def holds(self) -> bool:
        """Whether the range of all grants held what came."""
        return self.then.unused.low <= self.came <= self.then.unused.high

    def as_json(self) -> dict[str, Any]:
        return {
            "now": str(self.then.now),
            "unused": self.then.unused.as_json(),
            "goes_on": self.then.goes_on,
            "came": self.came,
            "people": len(self.then.people),
            "inside": self.inside,
            "person_error": self.person_error,
            "person_goes_on_error": self.person_goes_on_error,
        }


@dataclass(frozen=True)
class BackTest:
    """rows in the order of months. Mean absolute errors in minutes; goes_on: of “the last three months go on”."""

    rows: tuple[Tried, ...]

    @property
    def error(self) -> Fraction:
        return _mean([one.error for one in self.rows])

    @property
    def goes_on_error(self) -> Fraction:
        return _mean([one.goes_on_error for one in self.rows])

    @property
    def person_error(self) -> Fraction:
        return Fraction(sum(one.person_error for one in self.rows), max(1, self._persons))

    @property
    def person_goes_on_error(self) -> Fraction:
        return Fraction(sum(one.person_goes_on_error for one in self.rows), max(1, self._persons))

    @property
    def holds(self) -> int:
        """How many of the ranges of all grants held what came."""
        return sum(one.holds for one in self.rows)

    @property
    def person_coverage(self) -> Fraction:
        """Which part of the persons' ranges held what came."""
        return Fraction(sum(one.inside for one in self.rows), max(1, self._persons))

    @property
    def _persons(self) -> int:
        return sum(len(one.then.people) for one in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Mean errors as whole minutes; coverage in percent."""
        return {
            "rows": [one.as_json() for one in self.rows],
            "error": {"all": round(self.error), "person": round(self.person_error)},
            "goes_on_error": {"all": round(self.goes_on_error), "person": round(self.person_goes_on_error)},
            "holds": {"all": self.holds, "of": len(self.rows), "person_percent": round(100 * self.person_coverage)},
        }


def back_test(known: Iterable[Year], finished: Year) -> BackTest:
    """known: the year as it was known at some moments, of which those count that had a month behind them."""
    return BackTest(tuple(_tried(then, finished) for then in known if then.gone))


def as_known(finished: Year, *, published_ahead: int = 1) -> Sequence[Year]:
    """The finished year as it was known at the start of each month but the first, where no record says it better.

    Rosters were in force for so many months from then on. Everything of a month gone was reported. Who left with hours
    granted for later months was not expected to.
    """
    return [as_known_in(finished, month, published_ahead) for month in finished.months[1:]]


def as_known_in(finished: Year, now: Month, published_ahead: int = 1) -> Year:
    """The same at the start of one month."""
    gone = frozenset(month for month in finished.months if month < now)
    ahead = [month for month in finished.months if month >= now][:published_ahead]
    published = finished.published & {*gone, *ahead}
    people = tuple(_person_in(finished, one, gone, published) for one in finished.people)
    return replace(finished, now=now, people=people, published=published, closed=gone)


def _person_in(finished: Year, person: PersonYear, gone: frozenset[Month], published: frozenset[Month]) -> PersonYear:
    last = finished.months[-1].last
    surprise = any(person.last_day < month.first for month, minutes in person.granted_by_month.items() if minutes)
    has_left = any(month.first <= person.last_day <= month.last for month in gone)
    return replace(
        person,
        planned=_only(person.planned, published),
        done=_only(person.done, gone),
        cancelled=_only(person.cancelled, gone),
        last_day=last if surprise and not has_left else person.last_day,
    )


def _only(minutes: Minutes, months: frozenset[Month]) -> Minutes:
    return {month: count for month, count in minutes.items() if month in months}


def _tried(then: Year, finished: Year) -> Tried:
    found, came = forecast(then), {one.application: one.left for one in finished.people}
    pairs = [(one, came.get(one.application, 0)) for one in found.people]
    return Tried(
        then=found,
        came=sum(came.values()),
        person_error=sum(abs(one.unused.expected - unused) for one, unused in pairs),
        person_goes_on_error=sum(abs(one.goes_on - unused) for one, unused in pairs),
        inside=sum(one.unused.low <= unused <= one.unused.high for one, unused in pairs),
    )


def _mean(errors: Sequence[int]) -> Fraction:
    return Fraction(sum(errors), max(1, len(errors)))
