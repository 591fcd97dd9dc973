"""The role that serves one database: it may add to the record, and has no other right of its owner's.

A role is the whole server's, so each database has one of its own, named after the database's number. Its members
cannot so much as look into another database.
"""

from typing import Any

from psycopg import Connection
from psycopg import errors as pg
from psycopg.rows import scalar_row
from psycopg.sql import SQL, Identifier

from planner.terms.refusals import Refused

_NAME = b"SELECT 'godziny_app_' || oid FROM pg_database WHERE datname = current_database()"
_TAKE = b"SELECT set_config('role', 'godziny_app_' || oid, false) FROM pg_database WHERE datname = current_database()"
_SERVES = "SELECT has_schema_privilege(oid, 'godziny', 'USAGE') FROM pg_roles WHERE rolname = %s"


def role_of(connection: Connection[Any]) -> str:
    """The name of the role that serves the connection's database."""
    with connection.cursor(row_factory=scalar_row) as cursor:
        return str(cursor.execute(_NAME).fetchone())


def take_role(connection: Connection[Any]) -> None:
    """From now on the connection has the serving role's rights alone."""
    connection.execute(_TAKE)


def serves(owner: Connection[Any], role: str) -> bool:
    """Whether the role is there and may use the record; not so in a copy of a database."""
    with owner.cursor(row_factory=scalar_row) as cursor:
        return bool(cursor.execute(_SERVES, (role,)).fetchone())


def make_role(owner: Connection[Any], role: str) -> None:
    """Raises Refused, naming the role, when the owner can neither make nor take it."""
    name = Identifier(role)
    try:
        with owner.transaction():
            if not owner.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).rowcount:
                owner.execute(SQL("CREATE ROLE {} NOLOGIN").format(name))
        if not _can_take(owner, name):
            owner.execute(SQL("GRANT {} TO CURRENT_USER").format(name))
    except pg.InsufficientPrivilege:
        raise Refused("role_missing", role=role) from None


def _can_take(owner: Connection[Any], name: Identifier) -> bool:
    """From PostgreSQL 16 on, being a member is not enough."""
    try:
        with owner.transaction(force_rollback=True):
            owner.execute(SQL("SET LOCAL ROLE {}").format(name))
    except pg.InsufficientPrivilege:
        return False
    return True
