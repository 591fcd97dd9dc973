"""Real databases for tests: on the server of DATABASE_URL, or on an embedded one in a temporary folder."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Any
from uuid import uuid4

from psycopg import Connection
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege

from planner.record.store.database import connect
from planner.record.store.roles import role_of
from planner.record.store.server import database_url, stop_using


@contextmanager
def server() -> Iterator[str]:
    """The url of a server's own database; keys lie in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="godziny-tests-"))
    os.environ["GODZINY_HOME"] = str(folder)
    try:
        yield database_url()
    finally:
        if "DATABASE_URL" not in os.environ:
            stop_using(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(server_url: str, template: str = "template1") -> Iterator[str]:
    """The url of a new empty database, or a copy, dropped in the end with its serving role."""
    name = f"godziny_test_{uuid4().hex[:12]}"
    with connect(server_url, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    url = make_conninfo(server_url, dbname=name)
    try:
        with connect(url) as inside:
            role = role_of(inside)
        yield url
    finally:
        with connect(server_url, autocommit=True) as owner:
            _drop(owner, name)
            owner.execute(f"DROP ROLE IF EXISTS {role}".encode())


def _drop(owner: Connection[Any], name: str) -> None:
    """An owner may not end the server's own vacuuming of the database; it ends by itself."""
    for _ in range(50):
        with suppress(InsufficientPrivilege):
            owner.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
            return
        sleep(0.2)
    owner.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
