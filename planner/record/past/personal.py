"""Personal data as they were: what events that count then brought, the newest of each field; opened as today's are."""

from typing import Any

from psycopg import Connection

from planner.record.store.journal import Journal
from planner.record.store.personal import PersonalDataStore


class PastPersonalData(PersonalDataStore):
    """journal: tells the events that count. Missing is what was erased since, or came before it was sealed."""

    def __init__(self, now: PersonalDataStore, journal: Journal) -> None:
        super().__init__(now.datastore, now.keys)
        self.journal = journal

    def _kept(self, connection: Connection[Any], wanted: tuple[Any, ...]) -> list[dict[str, Any]]:
        query = (
            "SELECT DISTINCT ON (name, brought.key) edition, kind, name, brought.key AS field, brought.value"
            f" FROM {self.journal.events}, json_each_text(sealed::json) AS brought"
            " WHERE topic = 'personal_data.recorded' AND unit = %s AND edition = %s AND kind = %s"
            " AND brought.key = ANY(%s) AND (name = ANY(%s) OR %s)"
            " ORDER BY name, brought.key, notification_id DESC"
        )
        return connection.execute(query.encode(), wanted).fetchall()
