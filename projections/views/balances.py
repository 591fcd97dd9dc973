"""Hours granted and planned. What was done stands beside them in the balances (projections/balances.py)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from psycopg import Connection

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
from planner.aggregates.roster_events import VisitCancelled, VisitMoved, VisitPlanned, VisitReassigned
from planner.aggregates.visit import VisitCalledOff, VisitHandedOver, VisitRescheduled, VisitScheduled, month_in
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
        "ended": "boolean NOT NULL DEFAULT false",
    },
)
VISIT = Table(
    "planned_visit",
    "visit",
    {"application": "text", "assistant": "text", "month": "text", "minutes": "bigint NOT NULL DEFAULT 0"},
)
BUDGET = Table("budget", "", {"rules_hours": "bigint", "announced_hours": "bigint", "plan": "text"})


class Balances(Projection):
    """Whole hours granted; minutes of the visits in force by person, assistant and month."""

    name: ClassVar[str] = "balances"
    version: ClassVar[int] = 5  # no mutants: another number only has it built anew
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
        VisitHandedOver,
        VisitCalledOff,
        VisitPlanned,
        VisitMoved,
        VisitReassigned,
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
            case VisitScheduled() | VisitRescheduled() | VisitHandedOver() | VisitCalledOff():
                yield Put(VISIT, key_of(event), _planned(event))
            case VisitPlanned() | VisitMoved() | VisitReassigned() | VisitCancelled():
                yield Put(VISIT, (event.unit, event.edition, event.visit), _planned(event))
            case PlacedOnWaitingList(kept_hours=hours) | ApplicationRefused(kept_hours=hours):
                yield Put(BALANCE, key_of(event), {"granted": hours, "ended": True})


def _planned(event: Event) -> dict[str, Any]:
    """What a visit counts from now on; a cancelled one counts nothing."""
    match event:
        case VisitScheduled(name=visit) | VisitPlanned(visit=visit):
            who = {"application": event.application, "assistant": event.assistant, "month": month_in(visit)}
            return {**who, "minutes": minutes_between(event.start, event.end)}
        case VisitRescheduled(start=start, end=end) | VisitMoved(start=start, end=end):
            return {"minutes": minutes_between(start, end)}
        case VisitHandedOver(assistant=assistant) | VisitReassigned(assistant=assistant):
            return {"assistant": assistant}
    return {"minutes": 0}


@dataclass(frozen=True)
class Holding:
    """Whole hours that one person holds or held. ended: who left, with what was used."""

    application: str
    category: str
    ceiling: int
    granted: int
    ended: bool


@dataclass(frozen=True)
class PlannedView:
    """plan: the one in force. people: by id. Minutes of visits in force by person, by assistant and by month."""

    plan: str | None
    budget: int
    people: list[Holding]
    by_person: dict[str, int]
    by_assistant: dict[str, int]
    by_month: dict[str, int]


def read_planned(connection: Connection[Any], generation: int, scope: Scope) -> PlannedView:
    """Of people who hold or held hours."""
    parameters = (generation, scope.unit, scope.edition)
    people = [Holding(**row) for row in connection.execute(_PEOPLE, parameters).fetchall()]
    people.sort(key=lambda one: natural(one.application))
    row = connection.execute(_BUDGET, parameters).fetchone() or {"plan": None, "hours": 0}
    sums: dict[str, dict[str, int]] = {name: defaultdict(int) for name in ("application", "assistant", "month")}
    for visit in connection.execute(_PLANNED, parameters).fetchall():
        for name, found in sums.items():
            found[visit[name]] += visit["minutes"]
    return PlannedView(row["plan"], int(row["hours"] or 0), people, *map(dict, sums.values()))


_PEOPLE = (
    b"SELECT application, category, ceiling, granted, ended FROM godziny.balance"
    b" WHERE generation = %s AND unit = %s AND edition = %s AND granted > 0"
    b" AND category IS NOT NULL"  # else, in a record cut in time, nothing was granted yet
)
_PLANNED = (
    b"SELECT application, assistant, month, sum(minutes)::bigint AS minutes FROM godziny.planned_visit"
    b" WHERE generation = %s AND unit = %s AND edition = %s AND minutes > 0"
    b" AND application IS NOT NULL GROUP BY application, assistant, month"
)
_BUDGET = (
    b"SELECT plan, coalesce(announced_hours, rules_hours) AS hours FROM godziny.budget"
    b" WHERE generation = %s AND unit = %s AND edition = %s"
)
