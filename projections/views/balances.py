"""Hours per person, category and programme: ceiling, granted, planned, performed, settled, remaining."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from psycopg import Connection
from typing_extensions import TypedDict

from planner.aggregates.application_events import (
    ApplicationRefused,
    CalledUpToServe,
    GrantChanged,
    GrantEnded,
    HoursGranted,
    PlacedOnWaitingList,
)
from planner.aggregates.base import Event
from planner.aggregates.programme_events import GrantsAnnounced, RulesSet
from planner.aggregates.roster_events import VisitCancelled, VisitMoved, VisitPlanned
from planner.aggregates.visit import VisitCalledOff, VisitRescheduled, VisitScheduled
from planner.documents.shapes.units import ApplicationId, CategoryName, HoursNumber, Minutes, People, PlanId
from planner.terms.clock import minutes_between
from planner.terms.natural import natural
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table, key_of

BALANCE = Table(
    "balance",
    "application",
    {
        "category": "text",
        "ceiling": "bigint NOT NULL DEFAULT 0",
        "granted": "bigint NOT NULL DEFAULT 0",
        "performed": "bigint NOT NULL DEFAULT 0",
        "settled": "bigint NOT NULL DEFAULT 0",
        "ended": "boolean NOT NULL DEFAULT false",
    },
)
VISIT = Table("planned_visit", "visit", {"application": "text", "minutes": "bigint NOT NULL DEFAULT 0"})
BUDGET = Table("budget", "", {"rules_hours": "bigint", "announced_hours": "bigint", "plan": "text"})
HOURS = ("ceiling", "granted", "planned", "performed", "settled")
SUMMED = (*HOURS, "planned_minutes", "remaining")


class Balances(Projection):
    """Whole hours. planned: of the visits in force. performed and settled stay 0 until they are recorded."""

    name: ClassVar[str] = "balances"
    version: ClassVar[int] = 4  # no mutants: another number only has it built anew
    tables: ClassVar[tuple[Table, ...]] = (BALANCE, VISIT, BUDGET)
    follows: ClassVar[tuple[type[Event], ...]] = (
        RulesSet,
        GrantsAnnounced,
        HoursGranted,
        GrantChanged,
        CalledUpToServe,
        GrantEnded,
        PlacedOnWaitingList,
        ApplicationRefused,
        VisitScheduled,
        VisitRescheduled,
        VisitCalledOff,
        VisitPlanned,
        VisitMoved,
        VisitCancelled,
    )

    def fold(self, event: Event) -> Iterator[Put]:
        match event:
            case RulesSet(budget_hours=hours):
                yield Put(BUDGET, key_of(event), {"rules_hours": hours})
            case GrantsAnnounced(budget_hours=hours, plan=plan):
                yield Put(BUDGET, key_of(event), {"announced_hours": hours, "plan": plan})
            case HoursGranted(hours=hours, category=category, ceiling=ceiling):
                values = {"category": category, "ceiling": ceiling, "granted": hours, "ended": False}
                yield Put(BALANCE, key_of(event), values)
            case GrantEnded(used_hours=hours):
                yield Put(BALANCE, key_of(event), {"granted": hours, "ended": True})
            case VisitScheduled() | VisitRescheduled() | VisitCalledOff():
                yield Put(VISIT, key_of(event), _planned(event))
            case VisitPlanned() | VisitMoved() | VisitCancelled():
                yield Put(VISIT, (event.unit, event.edition, event.visit), _planned(event))
            case PlacedOnWaitingList(kept_hours=hours) | ApplicationRefused(kept_hours=hours):
                yield Put(BALANCE, key_of(event), {"granted": hours, "ended": True})


def _planned(event: Event) -> dict[str, Any]:
    """What a visit counts from now on; a cancelled one counts nothing."""
    match event:
        case (
            VisitScheduled(application=person, start=start, end=end)
            | VisitPlanned(application=person, start=start, end=end)
        ):
            return {"application": person, "minutes": minutes_between(start, end)}
        case VisitRescheduled(start=start, end=end) | VisitMoved(start=start, end=end):
            return {"minutes": minutes_between(start, end)}
    return {"minutes": 0}


class BalancedHours(TypedDict):
    """Whole hours, but for planned_minutes: of all visits in force; planned: the same, a person's rounded up.

    remaining = granted - performed, 0 for who left.
    """

    ceiling: HoursNumber
    granted: HoursNumber
    planned: HoursNumber
    planned_minutes: Minutes
    performed: HoursNumber
    settled: HoursNumber
    remaining: HoursNumber


class PersonBalance(BalancedHours):
    application: ApplicationId
    category: CategoryName
    ended: bool


class Sums(BalancedHours):
    people: People


class CategoryBalance(Sums):
    category: CategoryName


@dataclass(frozen=True)
class BalancesView:
    """plan: the one in force. reserve: hours of the budget that nobody holds. people: by id."""

    plan: PlanId | None
    budget: HoursNumber
    people: list[PersonBalance]
    categories: list[CategoryBalance]
    total: Sums
    reserve: HoursNumber

    def as_json(self) -> dict[str, Any]:
        return vars(self)


def read_balances(connection: Connection[Any], generation: int, scope: Scope) -> BalancesView:
    """The programme's balances; people who hold or held hours, by id."""
    parameters = (generation, scope.unit, scope.edition)
    found = cast(list[PersonBalance], connection.execute(_PEOPLE, parameters).fetchall())
    people = sorted(found, key=lambda one: natural(one["application"]))
    row = connection.execute(_BUDGET, parameters).fetchone() or {"plan": None, "hours": 0}
    categories = sorted({one["category"] for one in people})
    sums = [_of_category(name, people) for name in categories]
    total, budget = _sum(people), int(row["hours"] or 0)
    return BalancesView(row["plan"], budget, people, sums, total, budget - total["granted"])


def _of_category(name: str, people: list[PersonBalance]) -> CategoryBalance:
    return {"category": name, **_sum([one for one in people if one["category"] == name])}


def _sum(rows: list[PersonBalance]) -> Sums:
    plain = [dict(row) for row in rows]
    hours = {name: sum(cast(int, row[name]) for row in plain) for name in SUMMED}
    return cast(Sums, {"people": len(rows), **hours})


_PEOPLE = (
    b"SELECT b.application, category, ceiling, granted, coalesce(ceil(v.minutes / 60), 0)::bigint AS planned,"
    b" coalesce(v.minutes, 0)::bigint AS planned_minutes, performed, settled, ended,"
    b" CASE WHEN ended THEN 0 ELSE granted - performed END AS remaining"
    b" FROM godziny.balance b LEFT JOIN (SELECT generation, unit, edition, application, sum(minutes) AS minutes"
    b" FROM godziny.planned_visit GROUP BY generation, unit, edition, application) v"
    b" USING (generation, unit, edition, application)"
    b" WHERE b.generation = %s AND b.unit = %s AND b.edition = %s AND granted > 0"
)
_BUDGET = (
    b"SELECT plan, coalesce(announced_hours, rules_hours) AS hours FROM godziny.budget"
    b" WHERE generation = %s AND unit = %s AND edition = %s"
)
