"""Connections: small pools, a lock timeout, and the role that can only add to the record."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from eventsourcing.persistence import OperationalError
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore, PostgresFactory
from eventsourcing.utils import Environment
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import LockNotAvailable
from psycopg.rows import dict_row
from psycopg_pool import PoolTimeout

from planner.record.store.connecting import Pool, Revived
from planner.record.store.patience import LIMIT_SECONDS, StoreAway
from planner.record.store.recorder import Recorder
from planner.record.store.roles import take_role
from planner.terms.refusals import Refused

SCHEMA = "godziny"
LOCK_TIMEOUT_SECONDS = int(LIMIT_SECONDS)
CONNECT_TIMEOUT_SECONDS = int(LIMIT_SECONDS)
IDLE_TIMEOUT_SECONDS = 30  # no mutants: how long is waited
DB_FUNCTIONS = "POSTGRES_ENABLE_DB_FUNCTIONS"
OFF = ("", "0", "f", "false", "n", "no", "off")


class Datastore(PostgresDatastore):
    """A pool of connections that have taken the serving role; the owner's rights stay unused."""

    def __init__(self, url: str, connections: int, *, serving: bool = True) -> None:
        self.serving = serving
        given = conninfo_to_dict(url)
        super().__init__(
            dbname=str(given.get("dbname") or ""),
            host=str(given.get("host") or ""),
            port=str(given.get("port") or ""),
            user=str(given.get("user") or ""),
            password=str(given.get("password") or ""),
            lock_timeout=LOCK_TIMEOUT_SECONDS,
            idle_in_transaction_session_timeout=IDLE_TIMEOUT_SECONDS,
            schema=SCHEMA,
        )
        self.pool: Any = Pool(
            conninfo=url,
            connection_class=Revived,
            kwargs={"row_factory": dict_row, "connect_timeout": CONNECT_TIMEOUT_SECONDS},
            min_size=0,
            max_size=connections,
            open=False,
            configure=self.after_connect_func(),
            timeout=CONNECT_TIMEOUT_SECONDS,
        )

    @contextmanager
    def get_connection(self) -> Iterator[Connection[Any]]:
        """Raises StoreAway where the library would have its callers try again and again."""
        try:
            with super().get_connection() as connection:
                yield connection
        except OperationalError as error:
            if isinstance(error.__cause__, (PoolTimeout, LockNotAvailable)):
                raise StoreAway(str(error)) from error
            self.pool.check()  # whatever else was connected to a server that died
            raise

    def after_connect_func(self) -> Callable[[Connection[Any]], None]:
        configure, serving = super().after_connect_func(), self.serving

        def after_connect(connection: Connection[Any]) -> None:
            configure(connection)
            if serving:
                take_role(connection)

        return after_connect


class Factory(PostgresFactory):
    """The library's factory over a Datastore; tables are made by the migration alone."""

    application_recorder_class: type[PostgresApplicationRecorder] = Recorder

    def __init__(self, env: Environment, datastore: Datastore) -> None:
        names = {"POSTGRES_DBNAME": "", "POSTGRES_HOST": "", "POSTGRES_USER": "", "POSTGRES_PASSWORD": ""}
        super().__init__(Environment(env.name, {**names, "CREATE_TABLE": "n"}))
        self.datastore = datastore


def refuse_lossy_settings() -> None:
    """The library's database functions lose events for readers at the tail. Raises Refused."""
    for name, value in os.environ.items():
        if name.endswith(DB_FUNCTIONS) and value.lower() not in OFF:
            raise Refused("db_functions", setting=name)


def connect(url: str, **options: Any) -> Connection[Any]:
    """One connection of its own, as the user of the url."""
    return Revived.connect(url, connect_timeout=CONNECT_TIMEOUT_SECONDS, **options)
