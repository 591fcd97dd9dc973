"""Reading the record: first results of commands, and the streams of one programme."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresDatastore

from planner.record.store.patience import after_a_lost_connection
from planner.terms.scope import Scope


@dataclass(frozen=True)
class FirstResult:
    """What a command answered when it was done, and the digest of what it was asked."""

    request: str
    result: dict[str, Any]


class Journal:
    """Queries over journal and events. All but `programmes` stay inside one unit."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        self.datastore = datastore

    def first_result(self, unit: str, command_id: str) -> FirstResult | None:
        """None when no command of the unit has this id."""
        rows = self._rows(
            "SELECT request, result FROM godziny.journal WHERE unit = %s AND command_id = %s", (unit, command_id)
        )
        return next((FirstResult(row["request"], row["result"]) for row in rows), None)

    def programmes(self, unit: str | None = None) -> list[Scope]:
        """All programmes of the unit; without a unit those of the whole store, for its operator."""
        query = "SELECT DISTINCT unit, edition FROM godziny.journal WHERE unit = %s OR %s::text IS NULL"
        return sorted(Scope(row["unit"], row["edition"]) for row in self._rows(query, (unit, unit)))

    def number(self, scope: Scope) -> int:
        """The programme's latest journal entry that changed something; 0 when there is none."""
        rows = self._rows(
            "SELECT max(number) AS number FROM godziny.journal WHERE unit = %s AND edition = %s AND events > 0",
            (scope.unit, scope.edition),
        )
        return int(rows[0]["number"] or 0)

    def events(self, scope: Scope, without: Iterable[str] = ()) -> Iterator[tuple[int, dict[str, Any]]]:
        """Journal number and row of every event, in order, as of one moment; without the topics named."""
        rows = self._rows(
            "SELECT j.number, e.* FROM godziny.journal j JOIN godziny.godziny_events e"
            " ON e.notification_id BETWEEN j.first_notification AND j.last_notification"
            " WHERE j.unit = %s AND j.edition = %s AND e.topic <> ALL(%s) ORDER BY e.notification_id",
            (scope.unit, scope.edition, list(without)),
        )
        return ((row["number"], row) for row in rows)

    @after_a_lost_connection
    def _rows(self, query: str, parameters: Sequence[Any]) -> list[dict[str, Any]]:
        with self.datastore.get_connection() as connection:
            return connection.execute(query.encode(), parameters).fetchall()


def stored_event(row: dict[str, Any]) -> StoredEvent:
    """The library's object for a row of the events' table."""
    return StoredEvent(row["originator_id"], row["originator_version"], row["topic"], bytes(row["state"]))
