"""A year of one programme by dice, as it ended: holidays, illness, leavers, late starters, catching up.

Nothing in it is of the forecast's making: months differ for everybody together, people for themselves.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from planner.outlook.forecast.given import PersonYear, Year
from planner.terms.calendar import Month, days_in_common, months_between

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
MONTHS = months_between(FIRST, LAST)
SUMMER = {7: 0.80, 8: 0.82, 12: 0.88}  # holidays of assistants and families


@dataclass(frozen=True)
class Kind:
    """How a year goes. catch_up: rosters plan again what was not used. ramp: the first months start slowly.

    some: one in so many starts late, and one in so many leaves with hours granted; 0: nobody does.
    """

    people: int = 45
    catch_up: bool = True
    ramp: bool = False
    published: bool = True
    some: int = 10


def made_up_year(seed: int, kind: Kind = Kind()) -> Year:
    """The finished year: everything reported, every month closed."""
    dice = Random(seed)
    shocks = {month: min(1.0, max(0.4, dice.gauss(_season(month, kind), 0.04))) for month in MONTHS}
    people = tuple(_person(dice, number, shocks, kind) for number in range(kind.people))
    published = frozenset(MONTHS) if kind.published else frozenset()
    return Year(MONTHS, Month(2025, 1), people, published, frozenset(MONTHS))


def _season(month: Month, kind: Kind) -> float:
    start = {1: 0.55, 2: 0.75}.get(month.number, 1.0) if kind.ramp else 1.0
    return 0.97 * start * SUMMER.get(month.number, 1.0)


def _person(dice: Random, number: int, shocks: dict[Month, float], kind: Kind) -> PersonYear:
    starts = date(2024, dice.choice([3, 4, 6]), 1) if _one_in(dice, kind.some) else FIRST
    leaves = date(2024, dice.randint(4, 11), dice.randint(1, 28)) if _one_in(dice, kind.some) else LAST
    ill = {dice.choice(MONTHS): dice.uniform(0, 0.5) for _ in range(dice.choice([0, 0, 1, 1, 2]))}
    hours, habit = dice.randint(120, 720), min(1.0, dice.gauss(0.93, 0.06))
    grant = _evenly(60 * hours, starts)
    planned, done, cancelled = dict[Month, int](), dict[Month, int](), dict[Month, int]()
    carried = 0
    for month in MONTHS:
        share = days_in_common(month, starts, leaves) / days_in_common(month, FIRST, LAST)
        want = grant.get(month, 0) + (min(carried, grant.get(month, 0) // 4) if kind.catch_up else 0)
        planned[month] = int(want * share * dice.uniform(0.93, 1.0))
        takes = shocks[month] * habit * ill.get(month, 1.0) * dice.uniform(0.93, 1.03)
        done[month] = min(planned[month], int(planned[month] * takes))
        cancelled[month] = planned[month] - done[month]
        carried += grant.get(month, 0) - done[month]
    category = dice.choice(["severe", "severe", "severe_multiple", "moderate", "child"])
    return PersonYear(f"A-{number:04}", category, 60 * hours, grant, planned, done, cancelled, starts, leaves)


def _evenly(minutes: int, starts: date) -> dict[Month, int]:
    """By days, the rest in the last month."""
    days = {month: days_in_common(month, starts, LAST) for month in MONTHS}
    found = {month: minutes * count // sum(days.values()) for month, count in days.items() if count}
    found[MONTHS[-1]] += minutes - sum(found.values())
    return found


def _one_in(dice: Random, some: int) -> bool:
    return dice.random() * some < 1 if some else False
