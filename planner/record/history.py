"""The story of one stream: every event with who, when recorded, when effective."""

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from planner.aggregates.base import Event, Recorded
from planner.aggregates.roster import Roster
from planner.aggregates.roster_events import OldVisitEvent
from planner.aggregates.visit import Visit, month_in
from planner.documents.shapes.units import Actor, DayText, Instant, Place
from planner.record.readable import Readable
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

EventName = Annotated[str, Field(description="What happened.", examples=["application.received"])]


class HistoryEvent(TypedDict):
    """recorded_at: when it was recorded; effective: from which day it counts. facts: as the event holds them."""

    version: Place
    event: EventName
    recorded_at: Instant
    actor: Actor
    effective: DayText
    command_id: str
    facts: dict[str, Any]


FRAME = {"originator_id", "originator_version", "originator_topic", "timestamp", "unit", "edition", "name"}
BULKY = {"inputs", "document"}


def history_of(app: Readable, scope: Scope, name: str, *kinds: type[Recorded]) -> list[HistoryEvent]:
    """The events of the first of these kinds that has something of this name.

    Raises Refused when nothing of the name is recorded. Plans show what they hold in short.
    """
    for kind in kinds:
        found = visit_history(app, scope, name) if kind is Visit else _events(app, scope, kind, name)
        if found:
            return [_shown(event) for event in found]
    raise Refused("nothing_of_this_name", "id", name=name)


def visit_history(app: Readable, scope: Scope, visit: str) -> list[Event]:
    """What happened to one visit, also before visits had streams of their own."""
    months = _events(app, scope, Roster, month_in(visit))
    old = [one for one in months if isinstance(one, OldVisitEvent) and one.visit == visit]
    return [*old, *_events(app, scope, Visit, visit)]


def _events(app: Readable, scope: Scope, kind: type[Recorded], name: str) -> list[Event]:
    return [app.streams.event_of(row) for row in app.journal.streams([scope.stream(kind.TOPIC, name)])]


def _shown(event: Event) -> HistoryEvent:
    facts = {key: value for key, value in vars(event).items() if key not in FRAME | BULKY}
    return {
        "version": event.originator_version,
        "event": event.TOPIC,
        "recorded_at": event.timestamp.isoformat(timespec="seconds"),
        "actor": facts.pop("actor"),
        "effective": facts.pop("effective"),
        "command_id": facts.pop("command_id"),
        "facts": facts,
    }
