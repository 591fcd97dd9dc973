"""Each database has a serving role of its own: whoever owns one has no business in another on the same server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors as pg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from planner.record.application import Godziny
from planner.record.store.database import connect
from planner.record.store.roles import role_of
from planner.record.store.schema import STEPS, migrate
from planner.terms.refusals import Refused
from projections.door import ReadDoor
from projections.engine.schema import prepare
from tests.worlds.cases import application, case
from tests.worlds.databases import database
from tests.worlds.first_version import give_first_role
from tests.worlds.recorded import imported

PASSWORD = "only of this test"
ROWS = b"INSERT INTO godziny.personal VALUES ('u', '2026', 'application', 'A-1', 'name', '\"Ola\"')"


@dataclass(frozen=True)
class Owner:
    """Somebody who owns a database of a server that others use, too."""

    name: str
    url: str
    server_url: str

    def into(self, database: str) -> str:
        return make_conninfo(self.url, dbname=database)


@contextmanager
def two_owners(server_url: str, rights: str) -> Iterator[tuple[Owner, Owner]]:
    """Two communes on one server; rights: what the administrator gave them besides a database."""
    names = [f"gmina_{uuid4().hex[:10]}" for _ in range(2)]
    with connect(server_url, autocommit=True) as administrator:
        for name in names:
            administrator.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}' {rights}".encode())
            administrator.execute(f"GRANT {name} TO CURRENT_USER".encode())
            administrator.execute(f"CREATE DATABASE {name} OWNER {name}".encode())
        try:
            yield tuple(_owner(server_url, name) for name in names)  # type: ignore[misc]
        finally:
            for name in names:
                _remove(administrator, server_url, name)


def _owner(server_url: str, name: str) -> Owner:
    without = {key: value for key, value in conninfo_to_dict(server_url).items() if key != "passfile"}
    return Owner(name, make_conninfo(**{**without, "user": name, "password": PASSWORD, "dbname": name}), server_url)


def _remove(administrator: psycopg.Connection[tuple[str]], server_url: str, name: str) -> None:
    with connect(_owner(server_url, name).url) as inside:
        role = role_of(inside)
    administrator.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
    administrator.execute(f"DROP ROLE IF EXISTS {role}".encode())
    administrator.execute(f"DROP ROLE {name}".encode())


def make_roles(owner: Owner) -> None:
    """What an administrator does for an owner who may not make roles: as the refusal says."""
    with pytest.raises(Refused, match="role_missing") as refused:
        prepare(owner.url)
    role = refused.value.facts["role"]
    with connect(owner.server_url, autocommit=True) as administrator:
        administrator.execute(f"CREATE ROLE {role}; GRANT {role} TO {owner.name}".encode())


@pytest.mark.parametrize("rights", ["", "CREATEROLE"])
def test_whoever_owns_one_database_cannot_read_or_change_another_on_the_server(server_url: str, rights: str) -> None:
    with two_owners(server_url, rights) as (one, other):
        for owner in (one, other):
            make_roles(owner) if not rights else None
            prepare(owner.url)
            with connect(owner.url) as inside:
                inside.execute(ROWS)

        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(one.into(other.name))
        with connect(other.url) as theirs, connect(one.url) as mine:
            role = role_of(theirs)
            with pytest.raises(pg.InsufficientPrivilege):
                mine.execute(f"SET ROLE {role}".encode())
        with Godziny(other.url) as app, app.datastore.get_connection() as connection:
            assert connection.execute(b"SELECT count(*) AS n FROM godziny.personal").fetchone() == {"n": 1}


def test_nobody_takes_the_role_of_anothers_database(server_url: str) -> None:
    with two_owners(server_url, "CREATEROLE") as (one, other):
        prepare(other.url)
        with connect(other.url) as theirs:
            role = role_of(theirs)
        with connect(one.url, autocommit=True) as mine:
            if mine.info.server_version < 160000:  # there, CREATEROLE is a right over all roles: still no way in
                mine.execute(f"GRANT {role} TO CURRENT_USER".encode())
            else:
                with pytest.raises(pg.InsufficientPrivilege):
                    mine.execute(f"GRANT {role} TO CURRENT_USER".encode())

        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(one.into(other.name))


def test_a_database_of_the_first_version_gets_a_role_of_its_own_and_keeps_working(empty_url: str) -> None:
    prepare(empty_url)
    with Godziny(empty_url) as app:
        scope = imported(app, "Gmina", case([application("A-1")]))
    give_first_role(empty_url)

    prepare(empty_url)

    with Godziny(empty_url) as app:
        assert [row["application"] for row in ReadDoor(app).ranking(scope)] == ["A-1"]
        with app.datastore.get_connection() as connection, pytest.raises(pg.InsufficientPrivilege):
            connection.execute(b"DELETE FROM godziny.journal")
    with connect(empty_url) as owner:
        assert _granted_to(owner, "godziny_app") == set()
        assert _granted_to(owner, role_of(owner)) > {("journal", "INSERT"), ("journal", "SELECT")}
        assert ("journal", "UPDATE") not in _granted_to(owner, role_of(owner))
        assert not owner.execute("SELECT has_database_privilege('public', current_database(), 'CONNECT')").fetchone()[0]


def _granted_to(owner: psycopg.Connection[tuple[str, str]], role: str) -> set[tuple[str, str]]:
    query = "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = %s"
    return set(owner.execute(query, (role,)).fetchall())


def test_a_copy_of_a_database_is_served_by_a_role_of_its_own(server_url: str, empty_url: str) -> None:
    prepare(empty_url)
    name = str(conninfo_to_dict(empty_url)["dbname"])

    with database(server_url, template=name) as copy:
        prepare(copy)

        with Godziny(copy) as app:
            imported(app, "Gmina", case([application("A-1")]))
        with connect(copy) as inside, connect(empty_url) as original:
            assert role_of(inside) != role_of(original)
            assert _granted_to(inside, role_of(original)) == set()


def test_bringing_a_database_up_to_date_again_changes_nothing(empty_url: str) -> None:
    for _ in range(2):
        migrate(empty_url)
    with connect(empty_url) as owner:
        assert owner.execute("SELECT count(*) FROM godziny.migrations").fetchone() == (len(STEPS),)
