"""The forecast: hours unused at the year's end, whom to call about them, and the way there month by month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.outlook.forecast.ahead import Coming, Expecting
from planner.outlook.forecast.baseline import goes_on
from planner.outlook.forecast.given import PersonYear, Year
from planner.outlook.forecast.ranges import Ranges
from planner.outlook.forecast.spread import LEVEL, Unused
from planner.terms.calendar import Month
from planner.terms.natural import natural

CALL, GONE, RUNS_OUT, NOTHING = STEPS = ("call", "gone", "runs_out", "nothing")
CALL_FROM = 10  # one part in so many of the grant expected to stay unused is worth a telephone call


@dataclass(frozen=True)
class PersonForecast:
    """Minutes. done: so far; ahead: expected yet; goes_on: unused if the last three months went on.

    step: what to do next, of STEPS. runs_out: the month in which the grant is used up before service ends, or None.
    """

    application: str
    category: str
    granted: int
    done: int
    ahead: int
    unused: Unused
    goes_on: int
    step: str
    runs_out: Month | None

    def as_json(self) -> dict[str, Any]:
        return {
            "application": self.application,
            "category": self.category,
            "granted": self.granted,
            "done": self.done,
            "ahead": self.ahead,
            "unused": self.unused.as_json(),
            "goes_on": self.goes_on,
            "step": self.step,
            "runs_out": None if self.runs_out is None else str(self.runs_out),
        }


@dataclass(frozen=True)
class MonthForecast:
    """Minutes of all people. ahead: expected beyond what was done. left: of all grants at the month's end."""

    month: Month
    granted: int
    planned: int
    done: int
    ahead: int
    left: Unused

    def as_json(self) -> dict[str, Any]:
        rest = {"granted": self.granted, "planned": self.planned, "done": self.done, "ahead": self.ahead}
        return {"month": str(self.month), **rest, "left": self.left.as_json()}


@dataclass(frozen=True)
class Forecast:
    """people: whom to call first. unused: of all grants; reserve: what nobody was granted, not in it."""

    now: Month
    people: tuple[PersonForecast, ...]
    months: tuple[MonthForecast, ...]
    granted: int
    done: int
    unused: Unused
    goes_on: int
    reserve: int
    months_gone: int

    @property
    def is_open(self) -> bool:
        """Whether some month is not gone yet."""
        return bool(self.months) and self.now <= self.months[-1].month

    @property
    def unused_by_category(self) -> dict[str, int]:
        """Expected minutes, of the categories that there are."""
        found = Counter[str]()
        for one in self.people:
            found[one.category] += one.unused.expected
        return dict(sorted(found.items()))

    def as_json(self) -> dict[str, Any]:
        """Minutes throughout; level: percent of years that end inside the ranges."""
        return {
            "now": str(self.now),
            "level": LEVEL,
            "granted": self.granted,
            "done": self.done,
            "unused": self.unused.as_json(),
            "goes_on": self.goes_on,
            "reserve": self.reserve,
            "categories": self.unused_by_category,
            "people": [one.as_json() for one in self.people],
            "months": [one.as_json() for one in self.months],
        }


def forecast(year: Year) -> Forecast:
    """The same year as it is known gives the same forecast on any machine."""
    expecting = Expecting(year)
    coming = {one.application: expecting.coming(one) for one in year.people}
    ranges = Ranges(expecting, coming)
    people = [_person(year, one, coming[one.application], ranges.of_person(one)) for one in year.people]
    return Forecast(
        now=year.now,
        people=tuple(sorted(people, key=_order)),
        months=tuple(_month(year, month, coming, ranges) for month in year.months),
        granted=sum(one.granted for one in year.people),
        done=sum(one.used for one in year.people),
        unused=ranges.of_all(year.months[-1]),
        goes_on=sum(one.goes_on for one in people),
        reserve=year.reserve,
        months_gone=len(year.gone),
    )


def _person(year: Year, person: PersonYear, coming: Coming, unused: Unused) -> PersonForecast:
    return PersonForecast(
        application=person.application,
        category=person.category,
        granted=person.granted,
        done=person.used,
        ahead=coming.expected,
        unused=unused,
        goes_on=goes_on(year, person),
        step=_step(year, person, coming, unused),
        runs_out=coming.runs_out,
    )


def _step(year: Year, person: PersonYear, coming: Coming, unused: Unused) -> str:
    if not any(person.serves_in(month) for month in year.ahead):
        return GONE if unused.expected else NOTHING
    if unused.expected and unused.expected * CALL_FROM >= person.granted:
        return CALL
    return NOTHING if coming.runs_out is None else RUNS_OUT


def _order(one: PersonForecast) -> tuple[Any, ...]:
    """By the step; then most unused first, or whose grant ends soonest."""
    soon = str(one.runs_out) if one.step == RUNS_OUT else ""
    return STEPS.index(one.step), soon, -one.unused.expected, natural(one.application)


def _month(year: Year, month: Month, coming: dict[str, Coming], ranges: Ranges) -> MonthForecast:
    people: Sequence[PersonYear] = year.people
    return MonthForecast(
        month=month,
        granted=sum(one.granted_by_month.get(month, 0) for one in people),
        planned=sum(one.planned.get(month, 0) for one in people),
        done=sum(one.done.get(month, 0) for one in people),
        ahead=sum(one.minutes.get(month, 0) for one in coming.values()),
        left=ranges.of_all(month),
    )
