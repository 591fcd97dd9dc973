"""The story of one stream: every event with who, when recorded, when effective."""

from typing import Any

from planner.aggregates.base import Event, Recorded
from planner.aggregates.roster import Roster
from planner.aggregates.roster_events import VisitEvent
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

FRAME = {"originator_id", "originator_version", "originator_topic", "timestamp", "unit", "edition", "name"}
BULKY = {"inputs", "document"}


def history_of(app: Godziny, scope: Scope, name: str, *kinds: type[Recorded]) -> list[dict[str, Any]]:
    """The events of the first of these kinds that has something of this name.

    Raises Refused when nothing of the name is recorded. Plans show what they hold in short.
    """
    for kind in kinds:
        events = list(app.events.get(scope.stream(kind.TOPIC, name)))
        if events:
            return [_shown(event) for event in events if isinstance(event, Event)]
    raise Refused("nothing_of_this_name", "id", name=name)


def visit_history(app: Godziny, scope: Scope, visit: str) -> list[dict[str, Any]]:
    """What happened to one visit. Raises Refused when nothing of the name is recorded."""
    month = visit.removeprefix("V-").rpartition("-")[0]
    events = [one for one in app.events.get(scope.stream(Roster.TOPIC, month)) if isinstance(one, VisitEvent)]
    found = [_shown(event) for event in events if event.visit == visit]
    if not found:
        raise Refused("nothing_of_this_name", "id", name=visit)
    return found


def _shown(event: Event) -> dict[str, Any]:
    facts = {key: value for key, value in vars(event).items() if key not in FRAME | BULKY}
    frame = {key: facts.pop(key) for key in ("actor", "effective", "command_id")}
    at = event.timestamp.isoformat(timespec="seconds")
    return {"version": event.originator_version, "event": event.TOPIC, "recorded_at": at, **frame, "facts": facts}
