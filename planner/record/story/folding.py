"""Rows of the record as events of a story: what each changed, field by field, and of what it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from planner.aggregates.base import Event
from planner.aggregates.roster import Roster
from planner.record.history import Changed, HistoryEvent
from planner.record.readable import Readable
from planner.record.store.journal import Rows
from planner.record.store.journal_lines import commands_named
from planner.record.streams import applied
from planner.terms.clock import WARSAW
from planner.terms.scope import Scope

FRAME = {"originator_id", "originator_version", "originator_topic", "timestamp", "unit", "edition", "name"}
TOLD_APART = {"actor", "effective", "command_id"}
BULKY = {"inputs", "document", "lines", "revised", "ground", "carried"}
State = dict[str, Any]


def _application(one: Any) -> State:
    decision, least, most = one.decision
    decided = {"commission": decision, "min_hours": least, "max_hours": most}
    asked = {"wishes": one.wishes, "blocked": one.blocked, "absences": one.absences}
    standing = {"last_day": one.last_day, "standing": one.standing, "granted_hours": one.hours}
    return {**one.facts, "documents": sorted(one.documents), "points": one.points, **decided, **asked, **standing}


def _programme(one: Any) -> State:
    return {**one.rules_record, "assistants_limit": one.assistants_limit, "budget_hours": one.budget_hours}


def _assistant(one: Any) -> State:
    return {**one.facts, "rates": one.rates, "pay": one.pay, "last_day": one.last_day}


def _entry(one: Any) -> State:
    return {**one.facts, "confirmed_by": one.confirmed_by, "accepted": one.accepted, "rejected": one.rejected}


def _cost(one: Any) -> State:
    return {name: getattr(one, name) for name in ("kind", "amount", "own", "assistant", "void")}


# Of each kind what its history compares, before and after an event.
SEEN: Mapping[str, Callable[[Any], State]] = {
    "application": _application,
    "programme": _programme,
    "assistant": _assistant,
    "entry": _entry,
    "cost": _cost,
    "visit": lambda one: {**one.facts, "cancelled": one.cancelled},
    "scenario": lambda one: {"title": one.title, "discarded": one.discarded},
}
OF_A_VISIT = ("application", "assistant", "start", "end")


def told_rows(app: Readable, scope: Scope, rows: Rows) -> list[HistoryEvent]:
    """In the order of recording. Of every stream but a month's all events must be there."""
    ordered = sorted(rows, key=lambda row: int(row["notification_id"]))
    events = [(row, app.streams.event_of(row)) for row in ordered]
    return list(told_events(events, commands_named(app.journal, scope, [one.command_id for _, one in events])))


def told_events(events: Iterable[tuple[State, Event]], commands: Mapping[str, str]) -> Iterator[HistoryEvent]:
    """events: with their rows. commands: by id, what they are called."""
    known: dict[UUID, Any] = {}
    for row, event in events:
        kind = row["kind"]
        before = known.get(event.originator_id)
        old = SEEN[kind](before) if before is not None and kind in SEEN else {}
        if kind != Roster.TOPIC:  # of which only some may be there
            known[event.originator_id] = applied(event, before, row)
        new = SEEN[kind](known[event.originator_id]) if kind in SEEN else {}
        yield _told(kind, event, _changes(old, new), commands) | _beside(new)  # type: ignore[misc]


def _told(kind: str, event: Event, changes: list[Changed], commands: Mapping[str, str]) -> HistoryEvent:
    recorded = event.timestamp.astimezone(WARSAW)
    return {
        "version": event.originator_version,
        "event": event.TOPIC,
        "kind": kind,
        "of": event.name,
        "recorded_at": event.timestamp.isoformat(timespec="seconds"),
        "actor": event.actor,
        "command": commands.get(event.command_id, ""),
        "command_id": event.command_id,
        "effective": event.effective,
        "late": _is_late(event.effective, recorded),
        "facts": facts_of(event),
        "changes": changes,
        "beside": {},
        "reasons": {},
    }


def facts_of(event: Event) -> dict[str, Any]:
    """What the event says, without its frame and what is too much to tell."""
    return {key: value for key, value in vars(event).items() if key not in FRAME | TOLD_APART | BULKY}


def _is_late(effective: str, recorded: datetime) -> bool:
    """Whether it counts from a day before the one on which it was recorded."""
    return effective < str(recorded.date())


def _changes(old: State, new: State) -> list[Changed]:
    names = [name for name in new if old.get(name) != new[name]]
    return [{"field": name, "old": old.get(name), "new": new[name]} for name in names]


def _beside(state: State) -> dict[str, Any]:
    """Of a visit, planned or done, who and when it is now."""
    if not set(OF_A_VISIT) <= state.keys():
        return {}
    return {"beside": {name: state[name] for name in OF_A_VISIT}}
