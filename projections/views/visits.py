"""Every visit in force or cancelled: who, whom, when. Where to be tomorrow is read from here."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, cast

from psycopg import Connection
from typing_extensions import TypedDict

from planner.aggregates.base import Event
from planner.aggregates.roster_events import OldVisitEvent, VisitCancelled, VisitMoved, VisitPlanned, VisitReassigned
from planner.aggregates.visit import VisitCalledOff, VisitHandedOver, VisitRescheduled, VisitScheduled, month_in
from planner.documents.shapes.units import ApplicationId, AssistantId, Code, Instant, MonthName, VisitId
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
    version: ClassVar[int] = 2  # no mutants: another number only has it built anew
    tables: ClassVar[tuple[Table, ...]] = (VISIT,)
    follows: ClassVar[tuple[type[Event], ...]] = (
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
        visit, month = _visit_of(event)
        match event:
            case VisitScheduled() | VisitPlanned():
                who = {"application": event.application, "assistant": event.assistant}
                yield Put(VISIT, visit, {"month": month, **who, **_times(event.start, event.end)})
            case VisitRescheduled(start=start, end=end) | VisitMoved(start=start, end=end):
                yield Put(VISIT, visit, _times(start, end))
            case VisitHandedOver(assistant=assistant) | VisitReassigned(assistant=assistant):
                yield Put(VISIT, visit, {"assistant": assistant})
            case VisitCalledOff(reason=reason) | VisitCancelled(reason=reason):
                yield Put(VISIT, visit, {"cancelled": reason})


def _visit_of(event: Event) -> tuple[tuple[str, ...], str]:
    """The key of its row, and its month; visits of old are named inside the events of their month."""
    name = event.visit if isinstance(event, OldVisitEvent) else event.name
    return (event.unit, event.edition, name), month_in(name)


def _times(start: str, end: str) -> dict[str, str]:
    last = datetime.fromisoformat(end) - timedelta(minutes=1)  # an end at midnight does not touch the next day
    return {"start_at": start, "end_at": end, "day": start[:10], "last_day": str(last.date())}


class VisitRow(TypedDict):
    """Moments are ISO 8601 with the offset of Warsaw; cancelled: why, None while it is in force."""

    visit: VisitId
    month: MonthName
    application: ApplicationId
    assistant: AssistantId
    start: Instant
    end: Instant
    cancelled: Code | None


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
) -> list[VisitRow]:
    """Visits by start: of the month, of the day (nights that reach into it too), of one assistant or person."""
    wanted = {"month": month, "day": None if day is None else str(day), "assistant": assistant, "person": application}
    parameters = {"generation": generation, "unit": scope.unit, "edition": scope.edition, **wanted}
    rows = connection.execute(_VISITS, {**parameters, "cancelled": cancelled}).fetchall()
    return cast(list[VisitRow], rows)


def facts_of(rows: Iterable[VisitRow]) -> dict[str, dict[str, str]]:
    """By name, as the record has them: application, assistant, start, end."""
    return {
        row["visit"]: {
            "application": row["application"],
            "assistant": row["assistant"],
            "start": row["start"],
            "end": row["end"],
        }
        for row in rows
    }


_VISITS = (
    b"SELECT visit, month, application, assistant, start_at AS start, end_at AS end, cancelled FROM godziny.visit"
    b" WHERE generation = %(generation)s AND unit = %(unit)s AND edition = %(edition)s"
    b" AND application IS NOT NULL"  # else, in a record cut in time, it was not planned yet
    b" AND (%(month)s::text IS NULL OR month = %(month)s)"
    b" AND (%(day)s::text IS NULL OR %(day)s BETWEEN day AND last_day)"
    b" AND (%(assistant)s::text IS NULL OR assistant = %(assistant)s)"
    b" AND (%(person)s::text IS NULL OR application = %(person)s)"
    b" AND (%(cancelled)s OR cancelled IS NULL) ORDER BY start_at::timestamptz, assistant, visit"
)
