"""Every visit in force or cancelled: who, whom, when. Where to be tomorrow is read from here."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from psycopg import Connection

from planner.aggregates.base import Event
from planner.aggregates.roster_events import VisitCancelled, VisitMoved, VisitPlanned, VisitReassigned
from planner.terms.scope import Scope
from projections.engine.model import Projection, Put, Table

VISIT = Table(
    "visit",
    "visit",
    {
        "month": "text",
        "application": "text",
        "assistant": "text",
        "start_at": "text",
        "end_at": "text",
        "day": "text",
        "last_day": "text",
        "cancelled": "text",
    },
)


class Visits(Projection):
    """Moments as the events say them, with the offset of Warsaw; day, last_day: local dates of start and end."""

    name: ClassVar[str] = "visits"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[Table, ...]] = (VISIT,)
    follows: ClassVar[tuple[type[Event], ...]] = (VisitPlanned, VisitMoved, VisitReassigned, VisitCancelled)

    def fold(self, event: Event) -> Iterator[Put]:
        match event:
            case VisitPlanned(visit=visit, application=person, assistant=assistant, start=start, end=end):
                values = {"month": event.name, "application": person, "assistant": assistant, **_times(start, end)}
                yield Put(VISIT, (event.unit, event.edition, visit), values)
            case VisitMoved(visit=visit, start=start, end=end):
                yield Put(VISIT, (event.unit, event.edition, visit), _times(start, end))
            case VisitReassigned(visit=visit, assistant=assistant):
                yield Put(VISIT, (event.unit, event.edition, visit), {"assistant": assistant})
            case VisitCancelled(visit=visit, reason=reason):
                yield Put(VISIT, (event.unit, event.edition, visit), {"cancelled": reason})


def _times(start: str, end: str) -> dict[str, str]:
    last = datetime.fromisoformat(end) - timedelta(minutes=1)  # an end at midnight does not touch the next day
    return {"start_at": start, "end_at": end, "day": start[:10], "last_day": str(last.date())}


def minutes_between(start: str, end: str) -> int:
    """Elapsed minutes between two moments with their offsets."""
    return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)) // timedelta(minutes=1))


def read_visits(
    connection: Connection[Any],
    generation: int,
    scope: Scope,
    *,
    month: str | None = None,
    day: date | None = None,
    assistant: str | None = None,
    application: str | None = None,
    cancelled: bool = False,
) -> list[dict[str, Any]]:
    """Visits by start: of the month, of the day (nights that reach into it too), of one assistant or person."""
    wanted = {"month": month, "day": None if day is None else str(day), "assistant": assistant, "person": application}
    parameters = {"generation": generation, "unit": scope.unit, "edition": scope.edition, **wanted}
    return connection.execute(_VISITS, {**parameters, "cancelled": cancelled}).fetchall()


_VISITS = (
    b"SELECT visit, month, application, assistant, start_at AS start, end_at AS end, cancelled FROM godziny.visit"
    b" WHERE generation = %(generation)s AND unit = %(unit)s AND edition = %(edition)s"
    b" AND (%(month)s::text IS NULL OR month = %(month)s)"
    b" AND (%(day)s::text IS NULL OR %(day)s BETWEEN day AND last_day)"
    b" AND (%(assistant)s::text IS NULL OR assistant = %(assistant)s)"
    b" AND (%(person)s::text IS NULL OR application = %(person)s)"
    b" AND (%(cancelled)s OR cancelled IS NULL) ORDER BY start_at::timestamptz, assistant, visit"
)
