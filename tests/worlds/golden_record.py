"""Golden streams as records: each command of a file's events in the database."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from planner.aggregates.topics import KINDS
from planner.record.application import Godziny
from planner.record.store.recorder import Entry, Place
from planner.terms.scope import Scope

ENTRY = Entry("", "", "", "golden", "jan", "", {})
Rows = list[dict[str, Any]]


def record_golden(app: Godziny, file: Path) -> Iterator[Scope]:
    """After each command: the programme in which it is recorded."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    kinds = {row["originator_id"]: row["topic"].partition(".")[0] for row in reversed(rows)}
    for command, events in _by_command(rows).items():
        yield _record(app, command, [(_stored(row), kinds[row["originator_id"]]) for row in events])


def _by_command(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(row["state"]["command_id"], []).append(row)
    return found


def _stored(row: dict[str, Any]) -> StoredEvent:
    state = json.dumps(row["state"]).encode()
    return StoredEvent(UUID(row["originator_id"]), row["originator_version"], row["topic"], state)


def _record(app: Godziny, command: str, events: list[tuple[StoredEvent, str]]) -> Scope:
    places = {}
    for one, kind in events:
        event: Any = app.mapper.to_domain_event(one)
        places[event.originator_id, event.originator_version] = Place(kind, event.name, event.threads())
    assert {place.kind for place in places.values()} <= set(KINDS)
    entry = replace(ENTRY, unit=event.unit, edition=event.edition, command_id=command, places=places)
    app.recorder.insert_events([one for one, _ in events], entry=entry)
    return Scope(event.unit, event.edition)
