"""One migration step makes and changes the tables; everybody else only uses them."""

from collections.abc import Callable
from importlib.resources import files

from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Connection
from psycopg import errors as pg
from psycopg.sql import SQL, Composed, Identifier

from planner.keys.store import KeyStore
from planner.record.store.database import LOCK_TIMEOUT_SECONDS, SCHEMA, Datastore, connect
from planner.record.store.key_store import key_store
from planner.record.store.roles import make_role, role_of, serves
from planner.record.store.taking_over import take_over, take_unit_keys
from planner.terms.refusals import Refused

EVENTS = "godziny_events"
ROLES = "roles.sql"
LOG = "log.sql"
STEPS = ("record.sql", "streams.sql", "personal.sql", ROLES, LOG)
MIGRATION_LOCK = 7_146_920_261


def migrate(url: str, keys: Callable[[], KeyStore] = key_store) -> None:
    """Bring the database to the newest step. Two at once wait for each other. Raises Refused.

    keys: opens the store of keys, should there be personal data to be sealed.
    """
    with connect(url, autocommit=True) as owner:
        if version(owner) == len(STEPS) and serves(owner, role_of(owner)):
            return
        owner.execute(f"SET lock_timeout = '{LOCK_TIMEOUT_SECONDS * 6}s'")
        with owner.transaction():
            owner.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATION_LOCK,))
            _migrate(owner, url, keys)


def version(owner: Connection[tuple[int]]) -> int:
    """How many steps the database has taken; 0 when it is empty. Raises Refused when it is newer than the program."""
    try:
        steps = sum(count for (count,) in owner.execute(f"SELECT count(*) FROM {SCHEMA}.migrations"))
    except (pg.UndefinedTable, pg.InvalidSchemaName):
        return 0
    if steps > len(STEPS):
        raise Refused("database_newer", steps=steps, known=len(STEPS))
    return steps


def _migrate(owner: Connection[tuple[int]], url: str, keys: Callable[[], KeyStore]) -> None:
    role = role_of(owner)
    make_role(owner, role)
    owner.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    owner.execute(
        f"CREATE TABLE IF NOT EXISTS {SCHEMA}.migrations (step int PRIMARY KEY, made_at timestamptz DEFAULT now())"
    )
    done = version(owner)
    if done == 0:
        _make_events_table(owner, url)
    for number, name in enumerate(STEPS[done:], done + 1):
        owner.execute(_statements(name, role))
        if name == LOG:
            take_unit_keys(owner, keys)
            take_over(owner, keys)
        owner.execute(f"INSERT INTO {SCHEMA}.migrations (step) VALUES (%s)", (number,))
    if not serves(owner, role):
        owner.execute(_statements(ROLES, role))


def _statements(name: str, role: str) -> Composed:
    """A step's file, in which {role} stands for the serving role."""
    return SQL((files(__package__) / name).read_text("utf-8")).format(role=Identifier(role))


def _make_events_table(owner: Connection[tuple[int]], url: str) -> None:
    """The library's own statements for its table, in this transaction."""
    datastore = Datastore(url, 1, serving=False)
    try:
        recorder = PostgresApplicationRecorder(datastore, events_table_name=EVENTS)
        for statement in recorder.sql_create_statements:
            if "FUNCTION" not in statement.as_string():
                owner.execute(statement)
    finally:
        datastore.close()
