"""Hours per person, category and programme: ceiling, granted, planned, performed, settled, remaining."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from psycopg import Connection

from planner.aggregates.application_events import ApplicationRefused, GrantEnded, HoursGranted, PlacedOnWaitingList
from planner.aggregates.base import Event
from planner.aggregates.programme_events import GrantsAnnounced, RulesSet
from planner.aggregates.roster_events import VisitCancelled, VisitMoved, VisitPlanned
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table, key_of
from projections.views.visits import minutes_between

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
    version: ClassVar[int] = 2
    tables: ClassVar[tuple[Table, ...]] = (BALANCE, VISIT, BUDGET)
    follows: ClassVar[tuple[type[Event], ...]] = (
        RulesSet,
        GrantsAnnounced,
        HoursGranted,
        GrantEnded,
        PlacedOnWaitingList,
        ApplicationRefused,
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
            case VisitPlanned() | VisitMoved() | VisitCancelled():
                yield Put(VISIT, (event.unit, event.edition, event.visit), _planned(event))
            case PlacedOnWaitingList(kept_hours=hours) | ApplicationRefused(kept_hours=hours):
                yield Put(BALANCE, key_of(event), {"granted": hours, "ended": True})


def _planned(event: VisitPlanned | VisitMoved | VisitCancelled) -> dict[str, Any]:
    """What a visit counts from now on; a cancelled one counts nothing."""
    if isinstance(event, VisitCancelled):
        return {"minutes": 0}
    person = {"application": event.application} if isinstance(event, VisitPlanned) else {}
    return {**person, "minutes": minutes_between(event.start, event.end)}


@dataclass(frozen=True)
class BalancesView:
    """people, categories: rows with HOURS and remaining = granted - performed, 0 for who left.

    planned: the minutes of all visits in force (planned_minutes), a person's rounded up to whole hours.
    """

    plan: str | None
    budget: int
    people: list[dict[str, Any]]
    categories: list[dict[str, Any]]
    total: dict[str, Any]

    @property
    def reserve(self) -> int:
        return self.budget - int(self.total["granted"])

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "reserve": self.reserve}


def read_balances(connection: Connection[Any], generation: int, scope: Scope) -> BalancesView:
    """The programme's balances; people who hold or held hours, by id."""
    parameters = (generation, scope.unit, scope.edition)
    people = connection.execute(_PEOPLE, parameters).fetchall()
    budget = connection.execute(_BUDGET, parameters).fetchone() or {"plan": None, "hours": 0}
    categories = sorted({row["category"] for row in people})
    sums = [{"category": one, **_sum([row for row in people if row["category"] == one])} for one in categories]
    return BalancesView(budget["plan"], int(budget["hours"] or 0), people, sums, _sum(people))


def _sum(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {
        "people": len(rows),
        **{name: sum(row[name] for row in rows) for name in SUMMED},
    }


_PEOPLE = (
    b"SELECT b.application, category, ceiling, granted, coalesce(ceil(v.minutes / 60), 0)::bigint AS planned,"
    b" coalesce(v.minutes, 0)::bigint AS planned_minutes, performed, settled, ended,"
    b" CASE WHEN ended THEN 0 ELSE granted - performed END AS remaining"
    b" FROM godziny.balance b LEFT JOIN (SELECT generation, unit, edition, application, sum(minutes) AS minutes"
    b" FROM godziny.planned_visit GROUP BY generation, unit, edition, application) v"
    b" USING (generation, unit, edition, application)"
    b" WHERE b.generation = %s AND b.unit = %s AND b.edition = %s AND granted > 0 ORDER BY b.application"
)
_BUDGET = (
    b"SELECT plan, coalesce(announced_hours, rules_hours) AS hours FROM godziny.budget"
    b" WHERE generation = %s AND unit = %s AND edition = %s"
)
