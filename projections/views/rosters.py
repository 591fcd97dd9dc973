"""The drafts of every month, and which is in force."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from psycopg import Connection
from typing_extensions import TypedDict

from planner.aggregates.base import Event
from planner.aggregates.roster_events import RosterDrafted, RosterPublished
from planner.documents.shapes.units import Actor, Count, DraftId, Moment, MonthName, ScorePoints, Visits
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table, key_of

DRAFT = Table(
    "roster_draft",
    "draft",
    {
        "month": "text",
        "visits": "int",
        "unfilled": "int",
        "score": "bigint",
        "bound": "bigint",
        "filed_at": "timestamptz",
        "filed_by": "text",
        "published_at": "timestamptz",
        "published_by": "text",
    },
)
MONTH = Table("roster_in_force", "month", {"draft": "text"})


class Rosters(Projection):
    """One row a draft. In force is the one of the month that was published last, in the order of the record."""

    name: ClassVar[str] = "rosters"
    version: ClassVar[int] = 2  # no mutants: another number only has it built anew
    tables: ClassVar[tuple[Table, ...]] = (DRAFT, MONTH)
    follows: ClassVar[tuple[type[Event], ...]] = (RosterDrafted, RosterPublished)

    def fold(self, event: Event) -> Iterator[Put]:
        at = event.timestamp.isoformat()
        match event:
            case RosterDrafted(month=month, document=document):
                sizes = {"visits": len(document["visits"]), "unfilled": len(document.get("unfilled", []))}
                points = {"score": document.get("score", {}).get("total"), "bound": document.get("bound")}
                values = {"month": month, **sizes, **points, "filed_at": at, "filed_by": event.actor}
                yield Put(DRAFT, key_of(event), values)
            case RosterPublished(draft=draft):
                values = {"published_at": at, "published_by": event.actor}
                yield Put(DRAFT, (event.unit, event.edition, draft), values)
                yield Put(MONTH, key_of(event), {"draft": draft})


class DraftRow(TypedDict):
    """score, bound: as the draft states them; lower is better."""

    draft: DraftId
    month: MonthName
    visits: Visits
    unfilled: Count
    score: ScorePoints | None
    bound: ScorePoints | None
    filed_at: Moment
    filed_by: Actor
    published_at: Moment | None
    published_by: Actor | None
    in_force: bool


def read_drafts(
    connection: Connection[Any], generation: int, scope: Scope, *, month: str | None = None
) -> list[DraftRow]:
    """Drafts by month and number; in_force says which one is."""
    parameters = {"generation": generation, "unit": scope.unit, "edition": scope.edition, "month": month}
    return cast(list[DraftRow], connection.execute(_DRAFTS, parameters).fetchall())


_DRAFTS = (
    b"SELECT d.draft, d.month, visits, unfilled, score, bound, filed_at, filed_by, published_at, published_by,"
    b" coalesce(d.draft = m.draft, false) AS in_force"
    b" FROM godziny.roster_draft d LEFT JOIN godziny.roster_in_force m USING (generation, unit, edition, month)"
    b" WHERE generation = %(generation)s AND unit = %(unit)s AND edition = %(edition)s"
    b" AND (%(month)s::text IS NULL OR month = %(month)s) ORDER BY month, split_part(d.draft, 'D-', 2)::int"
)
