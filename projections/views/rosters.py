"""The drafts of every month, and which is in force."""

from collections.abc import Iterator
from typing import Any, ClassVar

from psycopg import Connection

from planner.aggregates.base import Event
from planner.aggregates.roster_events import RosterDrafted, RosterPublished
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


class Rosters(Projection):
    """One row a draft. In force is the one of the month that was published last."""

    name: ClassVar[str] = "rosters"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (DRAFT,)
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


def read_drafts(
    connection: Connection[Any], generation: int, scope: Scope, *, month: str | None = None
) -> list[dict[str, Any]]:
    """Drafts by month and time of filing; in_force says which one is."""
    parameters = {"generation": generation, "unit": scope.unit, "edition": scope.edition, "month": month}
    return connection.execute(_DRAFTS, parameters).fetchall()


_DRAFTS = (
    b"SELECT draft, month, visits, unfilled, score, bound, filed_at, filed_by, published_at, published_by,"
    b" coalesce(published_at = max(published_at) OVER (PARTITION BY month), false) AS in_force"
    b" FROM godziny.roster_draft WHERE generation = %(generation)s AND unit = %(unit)s AND edition = %(edition)s"
    b" AND (%(month)s::text IS NULL OR month = %(month)s) ORDER BY month, filed_at, draft"
)
