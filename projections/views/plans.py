"""Every plan of a programme: computed, announced, superseded, when and by whom."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from psycopg import Connection
from typing_extensions import TypedDict

from planner.aggregates.base import Event
from planner.aggregates.plan import PlanAnnounced, PlanComputed, PlanRevised, PlanSuperseded
from planner.documents.shapes.units import Actor, Code, Digest, HoursNumber, Moment, People, PlanId
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table, key_of

PLAN = Table(
    "plan_history",
    "plan",
    {
        "number": "int",
        "status": "text",
        "inputs_digest": "text",
        "people": "int",
        "hours": "bigint",
        "computed_at": "timestamptz",
        "computed_by": "text",
        "announced_at": "timestamptz",
        "announced_by": "text",
        "superseded_at": "timestamptz",
        "superseded_by": "text",
    },
)


class Plans(Projection):
    """One row a plan."""

    name: ClassVar[str] = "plans"
    version: ClassVar[int] = 2  # no mutants: another number only has it built anew
    tables: ClassVar[tuple[Table, ...]] = (PLAN,)
    follows: ClassVar[tuple[type[Event], ...]] = (PlanComputed, PlanRevised, PlanAnnounced, PlanSuperseded)

    def fold(self, event: Event) -> Iterator[Put]:
        at = event.timestamp.isoformat()
        match event:
            case PlanComputed(status=status, inputs_digest=digest, document=document):
                totals = document["totals"]
                values = {"status": status, "inputs_digest": digest, "computed_at": at, "computed_by": event.actor}
                number = int(event.name.partition("-")[2])
                sizes = {"number": number, "people": totals["people"], "hours": totals["hours"]}
                yield Put(PLAN, key_of(event), {**values, **sizes})
            case PlanAnnounced():
                yield Put(PLAN, key_of(event), {"announced_at": at, "announced_by": event.actor})
            case PlanSuperseded(by=plan):
                yield Put(PLAN, key_of(event), {"superseded_at": at, "superseded_by": plan})


class PlanRow(TypedDict):
    """One plan and what became of it."""

    plan: PlanId
    status: Code
    people: People
    hours: HoursNumber
    computed_at: Moment
    computed_by: Actor
    announced_at: Moment | None
    announced_by: Actor | None
    superseded_at: Moment | None
    superseded_by: PlanId | None
    inputs_digest: Digest


def read_plans(connection: Connection[Any], generation: int, scope: Scope) -> list[PlanRow]:
    """All plans, oldest first."""
    return cast(list[PlanRow], connection.execute(_PLANS, (generation, scope.unit, scope.edition)).fetchall())


_PLANS = (
    b"SELECT plan, status, people, hours, computed_at, computed_by, announced_at, announced_by, superseded_at,"
    b" superseded_by, inputs_digest FROM godziny.plan_history"
    b" WHERE generation = %s AND unit = %s AND edition = %s ORDER BY number"
)
