"""Hours used against those granted for the months gone. Source: R-24, R-52."""

from collections import defaultdict
from collections.abc import Iterator

from planner.attention.attention import Attention
from planner.attention.situation import Person, Situation
from planner.attention.thresholds import OVER_USE, UNDER_USE
from planner.settlement.matching import Planned
from planner.terms.calendar import Month
from planner.terms.clock import day_of


def over_use(seen: Situation) -> Iterator[Attention]:
    """More was used in the months gone than OVER_USE of what they were granted: the year's hours will not last."""
    for one in seen.people:
        granted, done = _granted(one, seen.told), _done(one, seen)
        if done > OVER_USE * granted:
            yield _use("over_use", "R-24", one, seen, {"done": done, "granted": granted})


def under_use(seen: Situation) -> Iterator[Attention]:
    """Less was used than UNDER_USE, even if every planned visit that nobody has told of took place.

    Whoever can be served no more is told of as such.
    """
    maybe = _untold_minutes(seen)
    for one in (person for person in seen.people if person.last >= seen.day):
        granted = _granted(one, seen.told)
        done, untold = _done(one, seen), maybe.get(one.id, 0)
        if done + untold < UNDER_USE * granted:
            yield _use("under_use", "R-52", one, seen, {"done": done, "granted": granted, "untold": untold})


def _use(code: str, rule: str, person: Person, seen: Situation, facts: dict[str, int]) -> Attention:
    months = {"first": str(seen.told[0]), "last": str(seen.told[-1])}
    return Attention(code, rule, application=person.id, facts={**facts, **months})


def _granted(person: Person, months: tuple[Month, ...]) -> int:
    return 60 * sum(person.months.get(str(month), 0) for month in months)


def _done(person: Person, seen: Situation) -> int:
    return sum(seen.done.get((person.id, month), 0) for month in seen.told)


def _untold_minutes(seen: Situation) -> dict[str, int]:
    """By person, of the months that are told of."""
    found: dict[str, int] = defaultdict(int)
    for one in seen.untold:
        if month_of(one) in seen.told:
            found[one.application] += one.end - one.start
    return found


def month_of(visit: Planned) -> Month:
    """It belongs wholly to the month in which it starts."""
    return Month.of_day(day_of(visit.start))
