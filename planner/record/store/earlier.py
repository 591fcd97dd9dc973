"""Every value of personal data that was ever recorded of somebody, opened where the key is still there."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from eventsourcing.postgres import PostgresDatastore

from planner.record.store.accesses import EVERYTHING, Reader, Whose, note_access
from planner.record.store.sealing import REMOVED, Sealing
from planner.terms.scope import Scope

_BROUGHT = (
    b"SELECT j.recorded_at, j.actor, e.sealed FROM godziny.godziny_events e JOIN godziny.journal j"
    b" ON e.notification_id BETWEEN j.first_notification AND j.last_notification"
    b" WHERE e.originator_id = %s AND e.topic = 'personal_data.recorded' ORDER BY e.notification_id"
)


@dataclass(frozen=True)
class EarlierValue:
    """name: of the field. value: None when it was taken out then."""

    recorded_at: datetime
    actor: str
    name: str
    value: Any = field(repr=False)


def earlier_values(
    datastore: PostgresDatastore, sealing: Sealing, scope: Scope, whose: tuple[str, str], reader: Reader
) -> list[EarlierValue]:
    """The oldest first; what was erased is left out. whose: kind and name. That they were read is recorded."""
    kind, name = whose
    with datastore.get_connection() as connection:
        rows = connection.execute(_BROUGHT, (scope.stream(kind, name),)).fetchall()
        if rows:
            note_access(connection, scope, reader, Whose(kind, [name]), EVERYTHING)
    return [one for row in rows for one in _values(sealing, scope, whose, row)]


def _values(sealing: Sealing, scope: Scope, whose: tuple[str, str], row: dict[str, Any]) -> Iterator[EarlierValue]:
    at = {"edition": scope.edition, "kind": whose[0], "name": whose[1]}
    brought = json.loads(row["sealed"])
    given = ({**at, "field": one, "value": text} for one, text in brought.items())
    for opened in sealing.opened(scope.unit, given):
        yield EarlierValue(row["recorded_at"], row["actor"], opened.field, opened.value)
    for one, text in brought.items():
        if text == REMOVED:
            yield EarlierValue(row["recorded_at"], row["actor"], one, None)
