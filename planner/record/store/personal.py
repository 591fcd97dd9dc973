"""Personal data, apart from the events: one small interface, ready for sealing and erasure.

They are written in the transaction of the command that brings them (`Entry.personal`).
"""

from typing import Any

from eventsourcing.postgres import PostgresDatastore

from planner.terms.scope import Scope


class PersonalDataStore:
    """What is known of people beyond the events. kind: `application` or `assistant`."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        self.datastore = datastore

    def of(self, scope: Scope, kind: str, name: str) -> dict[str, Any]:
        """Everything known of one person; empty when nothing is, or it was erased."""
        return self.of_all(scope, kind, name).get(name, {})

    def of_all(self, scope: Scope, kind: str, name: str | None = None) -> dict[str, dict[str, Any]]:
        """By name, for everybody of the kind, or only the one named."""
        query = (
            b"SELECT name, facts FROM godziny.personal WHERE unit = %s AND edition = %s AND kind = %s"
            b" AND (name = %s OR %s::text IS NULL)"
        )
        with self.datastore.get_connection() as connection:
            rows = connection.execute(query, (scope.unit, scope.edition, kind, name, name)).fetchall()
        return {row["name"]: row["facts"] for row in rows}
