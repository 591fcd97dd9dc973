"""One migration step makes and changes the tables; everybody else only uses them."""

from importlib.resources import files

from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Connection
from psycopg import errors as pg
from psycopg.sql import SQL, Identifier

from planner.record.store.database import LOCK_TIMEOUT_SECONDS, ROLE, SCHEMA, Datastore, connect
from planner.terms.refusals import Refused

EVENTS = "godziny_events"
STEPS = ("record.sql", "streams.sql", "personal.sql")
MIGRATION_LOCK = 7_146_920_261


def migrate(url: str) -> None:
    """Bring the database to the newest step. Two at once wait for each other. Raises Refused."""
    with connect(url, autocommit=True) as owner:
        if version(owner) == len(STEPS):
            return
        owner.execute(f"SET lock_timeout = '{LOCK_TIMEOUT_SECONDS * 6}s'")
        with owner.transaction():
            owner.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATION_LOCK,))
            _migrate(owner, url)


def version(owner: Connection[tuple[int]]) -> int:
    """How many steps the database has taken; 0 when it is empty. Raises Refused when it is newer than the program."""
    try:
        found = owner.execute(f"SELECT count(*) FROM {SCHEMA}.migrations").fetchone()
    except (pg.UndefinedTable, pg.InvalidSchemaName):
        return 0
    steps = found[0] if found else 0
    if steps > len(STEPS):
        raise Refused("database_newer", steps=steps, known=len(STEPS))
    return steps


def _migrate(owner: Connection[tuple[int]], url: str) -> None:
    _make_role(owner)
    owner.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    owner.execute(
        f"CREATE TABLE IF NOT EXISTS {SCHEMA}.migrations (step int PRIMARY KEY, made_at timestamptz DEFAULT now())"
    )
    done = version(owner)
    if done == 0:
        _make_events_table(owner, url)
    for number, name in enumerate(STEPS[done:], done + 1):
        owner.execute(SQL((files(__package__) / name).read_text("utf-8")))
        owner.execute(f"INSERT INTO {SCHEMA}.migrations (step) VALUES (%s)", (number,))


def _make_role(owner: Connection[tuple[int]]) -> None:
    """The serving role, shared by all databases of the server. Raises Refused when it cannot be taken."""
    role = Identifier(ROLE)
    try:
        with owner.transaction():
            if not owner.execute("SELECT FROM pg_roles WHERE rolname = %s", (ROLE,)).rowcount:
                owner.execute(SQL("CREATE ROLE {} NOLOGIN").format(role))
    except (pg.DuplicateObject, pg.UniqueViolation):  # another database of this server makes it now
        pass
    except pg.InsufficientPrivilege:
        raise Refused("role_missing", role=ROLE) from None
    if not _can_take_role(owner):
        try:
            owner.execute(SQL("GRANT {} TO CURRENT_USER").format(role))
        except pg.InsufficientPrivilege:
            raise Refused("role_missing", role=ROLE) from None


def _can_take_role(owner: Connection[tuple[int]]) -> bool:
    """From PostgreSQL 16 on, being a member is not enough."""
    try:
        with owner.transaction(force_rollback=True):
            owner.execute(SQL("SET LOCAL ROLE {}").format(Identifier(ROLE)))
    except pg.InsufficientPrivilege:
        return False
    return True


def _make_events_table(owner: Connection[tuple[int]], url: str) -> None:
    """The library's own statements for its table, in this transaction."""
    datastore = Datastore(url, 1, role=None)
    try:
        recorder = PostgresApplicationRecorder(datastore, events_table_name=EVENTS)
        for statement in recorder.sql_create_statements:
            if "FUNCTION" not in statement.as_string():
                owner.execute(statement)
    finally:
        datastore.close()
