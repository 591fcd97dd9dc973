"""Everybody in ranking order, with standing and, for those who wait, their place on the list."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from psycopg import Connection
from typing_extensions import TypedDict

from planner.aggregates.application_events import (
    ApplicantNotified,
    ApplicationAssessed,
    ApplicationCorrected,
    ApplicationReceived,
    ApplicationRefused,
    ApplicationReinstated,
    ApplicationWithdrawn,
    CalledUpToServe,
    GrantChanged,
    GrantEnded,
    HoursGranted,
    PlacedOnWaitingList,
)
from planner.aggregates.base import Event
from planner.documents.shapes.units import ApplicationId, CategoryName, Code, Day, Moment, Place, PlanId, PointsNumber
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table, key_of

RANKING = Table(
    "ranking",
    "application",
    {
        "category": "text",
        "tier": "int",
        "points": "int NOT NULL DEFAULT 0",
        "received_at": "timestamptz",
        "standing": "text NOT NULL DEFAULT 'received'",
        "withdrawn": "boolean NOT NULL DEFAULT false",
        "position": "int",
        "reasons": "jsonb",
        "plan": "text",
        "notified_how": "text",
        "notified_on": "date",
    },
)
SHOWN = ("category", "tier", "received_at")


class Ranking(Projection):
    """R-10, R-11, R-14: one row an application."""

    name: ClassVar[str] = "ranking"
    version: ClassVar[int] = 2  # no mutants: another number only has it built anew
    tables: ClassVar[tuple[Table, ...]] = (RANKING,)
    follows: ClassVar[tuple[type[Event], ...]] = (
        ApplicationReceived,
        ApplicationCorrected,
        ApplicationAssessed,
        ApplicationWithdrawn,
        ApplicationReinstated,
        HoursGranted,
        GrantChanged,
        CalledUpToServe,
        PlacedOnWaitingList,
        ApplicationRefused,
        GrantEnded,
        ApplicantNotified,
    )

    def fold(self, event: Event) -> Iterator[Put]:
        values = _values(event)
        if values:
            yield Put(RANKING, key_of(event), values)


def _values(event: Event) -> dict[str, Any]:
    match event:
        case ApplicationReceived(facts=facts) | ApplicationCorrected(changes=facts):
            return {name: facts[name] for name in SHOWN if name in facts}
        case ApplicationAssessed(points=points):
            return {"points": points}
        case ApplicationWithdrawn():
            return {"withdrawn": True}
        case ApplicationReinstated():
            return {"withdrawn": False}
        case ApplicantNotified(how=how, on=on):
            return {"notified_how": how, "notified_on": on}
        case _:
            return _standing(event)


def _standing(event: Event) -> dict[str, Any]:
    untold = {"notified_how": None, "notified_on": None}
    match event:
        case HoursGranted(plan=plan):
            return {"standing": "granted", "plan": plan, "position": None, "reasons": None, **untold}
        case PlacedOnWaitingList(plan=plan, position=position, reasons=reasons):
            return {"standing": "waiting", "plan": plan, "position": position, "reasons": reasons, **untold}
        case ApplicationRefused(plan=plan, reasons=reasons):
            return {"standing": "refused", "plan": plan, "position": None, "reasons": reasons, **untold}
        case GrantEnded():
            return {"standing": "ended"}
    return {}


class RankedApplication(TypedDict):
    """rank counts everybody from 1; position: on the waiting list."""

    rank: Place
    application: ApplicationId
    category: CategoryName
    tier: Place
    points: PointsNumber
    received_at: Moment
    standing: Code
    withdrawn: bool
    position: Place | None
    reasons: list[Code] | None
    plan: PlanId | None
    notified_how: Code | None
    notified_on: Day | None


def read_ranking(connection: Connection[Any], generation: int, scope: Scope) -> list[RankedApplication]:
    """All applications, in ranking order."""
    rows = connection.execute(_RANKING, (generation, scope.unit, scope.edition)).fetchall()
    return cast(list[RankedApplication], rows)


_RANKING = (
    b"SELECT row_number() OVER ranked AS rank, application, category, tier, points, received_at, standing, withdrawn,"
    b" position, reasons, plan, notified_how, notified_on FROM godziny.ranking"
    b" WHERE generation = %s AND unit = %s AND edition = %s"
    b" WINDOW ranked AS (ORDER BY tier, points DESC, received_at, application) ORDER BY rank"
)
