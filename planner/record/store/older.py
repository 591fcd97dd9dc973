"""The tables that a backup holds, and those of earlier steps, which are staged and converted when they are restored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from planner.keys.store import KeyStore
from planner.record.store.database import SCHEMA
from planner.record.store.schema import EVENTS
from planner.record.store.taking_over import take_over


@dataclass(frozen=True)
class Table:
    """Columns in the order of a backup's rows; order: of the rows. made: for a staged table, its columns with types.

    converted: how its rows come into the table of today, once all tables are read.
    """

    name: str
    columns: str
    order: str
    made: str = ""
    converted: str = ""


LOGGED = 5  # the step from which on the record has its log
_EVENT = "originator_id, originator_version, topic, state, notification_id"
_PLACED = f"{_EVENT}, unit, edition, kind, name, about"
TABLES: dict[str, Table] = {
    EVENTS: Table(f"{SCHEMA}.{EVENTS}", f"{_PLACED}, sealed", "notification_id"),
    "journal": Table(
        f"{SCHEMA}.journal",
        "number, unit, edition, command_id, command, actor, request, result, recorded_at, first_event, events,"
        " first_notification, last_notification",
        "number",
    ),
    "personal": Table(
        f"{SCHEMA}.personal",
        "unit, edition, kind, name, field, value",
        "concat_ws('/', unit, edition, kind, name, field) COLLATE \"C\"",
    ),
    "leaf": Table(f"{SCHEMA}.leaf", "entry, hash", "entry"),
    "log": Table(f"{SCHEMA}.log", "number, origin, vkey, made_at", "number"),
    "access": Table(f"{SCHEMA}.access", "number, at, actor, purpose, unit, edition, kind, names, fields", "number"),
    "checkpoint": Table(f"{SCHEMA}.checkpoint", "origin, number, size, note, peaks", 'origin COLLATE "C", number'),
}
# Up to which step a table looked otherwise.
_UNTIL: dict[int, dict[str, Table]] = {
    1: {
        EVENTS: Table(
            "events_of_step_1",
            _EVENT,
            "notification_id",
            "originator_id uuid, originator_version bigint, topic text, state bytea, notification_id bigint",
            f"ALTER TABLE {SCHEMA}.{EVENTS} ALTER unit DROP NOT NULL, ALTER edition DROP NOT NULL,"
            " ALTER kind DROP NOT NULL, ALTER name DROP NOT NULL;"
            f"INSERT INTO {SCHEMA}.{EVENTS} ({_EVENT}) SELECT {_EVENT} FROM events_of_step_1 ORDER BY notification_id;"
            f"SELECT {SCHEMA}.place_old_events();"
            f"ALTER TABLE {SCHEMA}.{EVENTS} ALTER unit SET NOT NULL, ALTER edition SET NOT NULL,"
            " ALTER kind SET NOT NULL, ALTER name SET NOT NULL",
        )
    },
    2: {
        "personal": Table(
            "personal_of_step_1",
            "unit, edition, kind, name, facts",
            "concat_ws('/', unit, edition, kind, name) COLLATE \"C\"",
            "unit text, edition text, kind text, name text, facts jsonb",
            f"INSERT INTO {SCHEMA}.personal SELECT unit, edition, kind, name, fact.key, fact.value"
            " FROM personal_of_step_1, jsonb_each(facts) AS fact WHERE fact.value <> 'null'",
        )
    },
    LOGGED - 1: {EVENTS: Table(f"{SCHEMA}.{EVENTS}", _PLACED, "notification_id")},
}
_OF_THE_LOG = ("leaf", "log", "checkpoint", "access")


def tables_of(steps: int) -> dict[str, Table]:
    """The tables as a backup of this step holds them."""
    tables = {name: one for name, one in TABLES.items() if steps >= LOGGED or name not in _OF_THE_LOG}
    for step in sorted(_UNTIL, reverse=True):
        if steps <= step:
            tables |= _UNTIL[step]
    return tables


def staged(owner: Connection[Any], tables: Mapping[str, Table]) -> None:
    """Make the tables of earlier steps, for this transaction only."""
    for table in tables.values():
        if table.made:
            owner.execute(f"CREATE TEMPORARY TABLE {table.name} ({table.made}) ON COMMIT DROP".encode())


def convert(owner: Connection[Any], tables: Mapping[str, Table], keys: Callable[[], KeyStore]) -> None:
    """Bring what was staged into the tables of today; the journal is read by then. Then it is sealed and logged."""
    for table in tables.values():
        if table.converted:
            owner.execute(table.converted.encode())
    if "leaf" not in tables:
        take_over(owner, keys)
