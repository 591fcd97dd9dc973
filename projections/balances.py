"""Balances: what was granted, planned, done, disputed, settled and is left, per person, category, assistant, month.

Granted and planned come from the read model, what was done from the year (planner/record/year.py).
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, cast

from typing_extensions import TypedDict

from planner.documents.shapes.units import (
    ApplicationId,
    AssistantId,
    CategoryName,
    HoursNumber,
    Minutes,
    Money,
    MonthName,
    People,
    PlanId,
)
from planner.record.year import Year
from planner.settlement.pay import amount
from planner.settlement.summing import NOTHING, Done, summed
from planner.terms.calendar import Month
from planner.terms.natural import natural
from projections.views.balances import Holding, PlannedView


class DoneSums(TypedDict):
    """Minutes done = settled + disputed + open, and money alike where a rate is known.

    settled: of months that are closed, corrections included; open: waits for a confirmation or for its month's
    closing; confirmed: the part of it that only the closing is missing for. planned_minutes: of all visits in force.
    """

    planned_minutes: Minutes
    done_minutes: Minutes
    settled_minutes: Minutes
    disputed_minutes: Minutes
    open_minutes: Minutes
    confirmed_minutes: Minutes
    done_cost: Money
    settled_cost: Money
    disputed_cost: Money
    open_cost: Money
    confirmed_cost: Money


class BalancedHours(DoneSums):
    """Whole hours beside the minutes, a person's rounded up; performed: all that was done, disputed too.

    remaining = granted - performed, at least 0, and 0 for who left; remaining_minutes: the same, exactly.
    """

    ceiling: HoursNumber
    granted: HoursNumber
    planned: HoursNumber
    performed: HoursNumber
    settled: HoursNumber
    remaining: HoursNumber
    remaining_minutes: Minutes


class PersonBalance(BalancedHours):
    application: ApplicationId
    category: CategoryName
    ended: bool


Balanced = tuple[PersonBalance, Done]


class Sums(BalancedHours):
    people: People


class CategoryBalance(Sums):
    category: CategoryName


class AssistantBalance(DoneSums):
    assistant: AssistantId


class MonthBalance(DoneSums):
    """granted: hours of the month in the grants in force. remaining_minutes: of them not done, at least 0."""

    month: MonthName
    closed: bool
    granted: HoursNumber
    remaining_minutes: Minutes


@dataclass(frozen=True)
class BalancesView:
    """plan: the one in force. reserve: hours of the budget that nobody holds. people, assistants: by id."""

    plan: PlanId | None
    budget: HoursNumber
    people: list[PersonBalance]
    categories: list[CategoryBalance]
    total: Sums
    reserve: HoursNumber
    assistants: list[AssistantBalance]
    months: list[MonthBalance]

    def as_json(self) -> dict[str, Any]:
        return dict(vars(self))


HOURS = ("ceiling", "granted", "planned", "performed", "settled", "remaining", "remaining_minutes")


def balances_of(planned: PlannedView, year: Year) -> BalancesView:
    """Everybody who holds or held hours, or of whom something is told."""
    people = _people(planned, year)
    done = year.done_by.assistant
    assistants = sorted({*done, *planned.by_assistant}, key=natural)
    total = _sums(people)
    return BalancesView(
        planned.plan,
        planned.budget,
        [row for row, _ in people],
        _categories(people),
        total,
        planned.budget - total["granted"],
        [_assistant(name, planned, done.get(name, NOTHING)) for name in assistants],
        [_month(month, planned, year) for month in sorted({*year.months, *map(Month.of, planned.by_month)})],
    )


def _people(planned: PlannedView, year: Year) -> list[Balanced]:
    done = year.done_by.person
    known = {one.application: one for one in planned.people}
    categories = year.books.ground.now.categories
    others = {name: Holding(name, categories[name], 0, 0, ended=False) for name in done if name not in known}
    everybody = sorted((*known.values(), *others.values()), key=lambda one: natural(one.application))
    found = ((one, planned.by_person.get(one.application, 0), done.get(one.application, NOTHING)) for one in everybody)
    return [(_person(*each), each[2]) for each in found]


def _person(one: Holding, planned: int, done: Done) -> PersonBalance:
    left = 0 if one.ended else max(0, 60 * one.granted - done.all.minutes)
    return {
        "application": one.application,
        "category": one.category,
        "ended": one.ended,
        "ceiling": one.ceiling,
        "granted": one.granted,
        "planned": _hours(planned),
        "performed": _hours(done.all.minutes),
        "settled": _hours(done.settled.minutes),
        "remaining": left // 60,
        "remaining_minutes": left,
        **_done(planned, done),
    }


def _hours(minutes: int) -> int:
    """Rounded up."""
    return -(-minutes // 60)


def _done(planned: int, done: Done) -> DoneSums:
    kinds = {"settled": done.settled, "disputed": done.disputed, "open": done.open, "confirmed": done.confirmed}
    amounts = {"done": done.all, **kinds}
    minutes = {f"{name}_minutes": one.minutes for name, one in amounts.items()}
    costs = {f"{name}_cost": amount(one.grosze) for name, one in amounts.items()}
    return cast(DoneSums, {"planned_minutes": planned, **minutes, **costs})


def _categories(people: list[Balanced]) -> list[CategoryBalance]:
    found: dict[str, list[Balanced]] = defaultdict(list)
    for one in people:
        found[one[0]["category"]].append(one)
    return [{"category": name, **_sums(theirs)} for name, theirs in sorted(found.items())]


def _sums(people: list[Balanced]) -> Sums:
    """Whole hours of people added up; minutes and money of all."""
    plain = [dict(row) for row, _ in people]
    hours = {name: sum(cast(int, row[name]) for row in plain) for name in HOURS}
    planned = sum(row["planned_minutes"] for row, _ in people)
    return cast(Sums, {"people": len(people), **hours, **_done(planned, summed(done for _, done in people))})


def _assistant(name: str, planned: PlannedView, done: Done) -> AssistantBalance:
    return {"assistant": name, **_done(planned.by_assistant.get(name, 0), done)}


def _month(month: Month, planned: PlannedView, year: Year) -> MonthBalance:
    done = year.done_by.month.get(month, NOTHING)
    granted = sum(one.last_grant["months"].get(str(month), 0) for one in year.granted)
    return {
        "month": str(month),
        "closed": month in year.books.closed,
        "granted": granted,
        "remaining_minutes": max(0, 60 * granted - done.all.minutes),
        **_done(planned.by_month.get(str(month), 0), done),
    }
