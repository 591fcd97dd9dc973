"""Tables of the read models. They are derived: a new version of a read model starts from nothing."""

from typing import Any

from psycopg import Connection

from planner.record.store.database import LOCK_TIMEOUT_SECONDS, SCHEMA, connect
from planner.record.store.roles import role_of
from planner.record.store.schema import MIGRATION_LOCK, migrate
from projections.engine.model import Projection, Table
from projections.views.catalogue import PROJECTIONS

_POSITIONS = f"""
CREATE TABLE IF NOT EXISTS {SCHEMA}.projections (
    name text NOT NULL,
    generation bigint NOT NULL,
    version int NOT NULL,
    live boolean NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    error text,
    PRIMARY KEY (name, generation)
);
CREATE UNIQUE INDEX IF NOT EXISTS projections_one_live ON {SCHEMA}.projections (name) WHERE live;
"""


def prepare(url: str) -> None:
    """The one step that makes and changes tables: the record's, then those of the read models."""
    migrate(url)
    with connect(url, autocommit=True) as owner:
        owner.execute(f"SET lock_timeout = '{LOCK_TIMEOUT_SECONDS}s'".encode())
        if not _outdated(owner):
            return
        with owner.transaction():
            owner.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATION_LOCK,))
            owner.execute(_POSITIONS.encode())
            _grant(owner, "projections")
            for projection in _outdated(owner):
                _make(owner, projection)


def _outdated(owner: Connection[Any]) -> list[type[Projection]]:
    """Read models whose tables are missing or of another version."""
    there = owner.execute("SELECT to_regclass(%s) IS NOT NULL", (f"{SCHEMA}.projections",)).fetchone()
    if not there or not there[0]:
        return list(PROJECTIONS.values())
    rows = owner.execute(f"SELECT name, version FROM {SCHEMA}.projections WHERE live".encode()).fetchall()
    made = dict(rows)
    return [one for one in PROJECTIONS.values() if made.get(one.name) != one.version]


def _make(owner: Connection[Any], projection: type[Projection]) -> None:
    for table in projection.tables:
        owner.execute(_table_sql(table).encode())
        _grant(owner, table.name)
    owner.execute(f"DELETE FROM {SCHEMA}.projections WHERE name = %s".encode(), (projection.name,))
    owner.execute(
        f"INSERT INTO {SCHEMA}.projections (name, generation, version, live) VALUES (%s, 1, %s, true)".encode(),
        (projection.name, projection.version),
    )


def _table_sql(table: Table) -> str:
    keys = "".join(f'{key} text COLLATE "C" NOT NULL, ' for key in table.all_keys)
    columns = "".join(f"{name} {kind}, " for name, kind in table.columns.items())
    primary = ", ".join(("generation", *table.all_keys))
    name = f"{SCHEMA}.{table.name}"
    return (
        f"DROP TABLE IF EXISTS {name}; "
        f"CREATE TABLE {name} (generation bigint NOT NULL, {keys}{columns}PRIMARY KEY ({primary}))"
    )


def _grant(owner: Connection[Any], table: str) -> None:
    """The serving role writes read models itself."""
    owner.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {SCHEMA}.{table} TO {role_of(owner)}".encode())
