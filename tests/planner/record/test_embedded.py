"""The embedded server: started by the first process that uses it, stopped by the last, started again when it dies."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from planner.aggregates.application import Application
from planner.commands.applications import AssessApplication
from planner.record.application import Godziny
from planner.record.store import server
from planner.record.store.embedded.supervisor import Embedded
from planner.terms.refusals import Refused
from projections.engine.schema import prepare
from tests.worlds.cases import application, case
from tests.worlds.embedded import (
    copied,
    embedded,
    ended,
    folder,
    gone,
    kill_server,
    killed,
    postmaster_pid,
    runs,
    url_of,
    using,
)
from tests.worlds.recorded import by, found, imported


def test_nobody_comes_in_without_the_password(home: Path) -> None:
    with embedded(home) as one:
        password = (home / "password").read_text().strip().split(":")[-1]
        for given in ({"password": "trust me"}, {"passfile": "/dev/null"}):
            with pytest.raises(psycopg.OperationalError, match="password"):
                psycopg.connect(make_conninfo(one.url, **given))
        with psycopg.connect(one.url) as inside:
            settings = inside.execute("SELECT current_setting('listen_addresses')").fetchone()

    assert (password in one.url, len(password), settings) == (False, 64, ("",))
    assert (home / "password").stat().st_mode & 0o777 == 0o600
    assert (home / "run").stat().st_mode & 0o777 == 0o700


def test_what_the_surroundings_say_of_other_servers_leads_nowhere_else(home: Path) -> None:
    others = {"PGPASSWORD": "of another", "PGHOSTADDR": "127.0.0.1", "PGOPTIONS": "-c role=nobody", "LANG": "xx_YY"}
    code = server_asked("SELECT current_user")

    found = using(home, code, env=others)

    assert found.communicate("")[0].strip() == "postgres"


def server_asked(query: str) -> str:
    return f"""
import psycopg
from planner.record.store.server import database_url
print(psycopg.connect(database_url()).execute("{query}").fetchone()[0])
"""


def test_the_server_ends_with_the_last_process_that_uses_it(home: Path) -> None:
    first = using(home)
    second = (url_of(first), using(home))[1]
    assert url_of(second)

    ended(first)
    assert runs(home)
    ended(second)
    assert not runs(home)


def test_a_killed_user_leaves_a_server_that_the_next_one_takes_over_and_ends(home: Path) -> None:
    first = using(home)
    url_of(first)
    before = postmaster_pid(home)
    killed(first)

    with embedded(home):
        assert postmaster_pid(home) == before
    assert not runs(home)


def test_processes_that_start_at_once_share_one_server() -> None:
    with folder() as home:
        many = [using(home) for _ in range(5)]

        assert len({url_of(one) for one in many}) == 1
        assert [ended(one) for one in many] == [0] * 5
        assert not runs(home)


def test_a_server_that_dies_under_an_open_record_is_started_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GODZINY_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    url = server.database_url()
    try:
        prepare(url)
        with Godziny(url, 3) as app:
            scope = imported(app, "Gmina", case([application("A-1")]))
            kill_server(home)
            app.do(AssessApplication(application="A-1", points=77), scope, by())
            assert found(app, Application, scope, "A-1").points == 77
    finally:
        server.stop_using(home)


def test_only_a_server_of_this_process_is_started_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GODZINY_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    url = server.database_url()
    try:
        kill_server(home)
        assert not server.revive(f"host={home}/elsewhere")
        assert not runs(home)
        assert server.revive(url)
        assert runs(home)
        assert server.database_url() == url
    finally:
        server.stop_using(home)
    assert not server.revive(url)
    assert not runs(home)


def test_a_clock_that_is_set_back_does_not_hide_the_server(home: Path) -> None:
    with embedded(home):
        file = home / "postgresql" / "postmaster.pid"
        lines = file.read_text().splitlines()
        file.write_text("\n".join([*lines[:2], str(int(lines[2]) + 3600), *lines[3:]]) + "\n")

    assert not runs(home)


def test_a_socket_that_was_swept_away_comes_back_with_a_new_server(home: Path) -> None:
    with embedded(home) as one:
        (home / "run" / ".s.PGSQL.5432").unlink()

        one.ensure()

        with psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)
        assert gone(home, 0) is False


@pytest.mark.parametrize("name", ['z "odstępem" i ąę, $(touch x); -c port=1', "długi-" * 20, "z,przecinkiem"])
def test_any_printable_path_is_a_home(template: Path, name: str) -> None:
    with folder() as above:
        (above / name).mkdir()
        with embedded(copied(template, above / name)) as one, psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)
        assert [found.name for found in above.iterdir()] == [name]


def test_a_server_that_cannot_start_says_why_in_its_own_words(home: Path) -> None:
    (home / "postgresql" / "postgresql.conf").write_text("no_such_setting = 1\n")

    with pytest.raises(Refused) as refused:
        Embedded(home).open()

    assert refused.value.code == "server_failed"
    assert "configuration file" in str(refused.value.facts["detail"])


def test_data_of_another_version_are_left_alone(home: Path) -> None:
    (home / "postgresql" / "PG_VERSION").write_text("16\n")

    with pytest.raises(Refused, match="data_of_other_version"):
        Embedded(home).open()


def test_ctrl_c_in_a_command_does_not_reach_the_server(home: Path) -> None:
    with embedded(home):
        done = subprocess.run(["ps", "-o", "sid=", "-p", str(postmaster_pid(home))], capture_output=True, text=True)

        assert done.stdout.split() == [str(postmaster_pid(home))]
        assert sys.platform != "linux" or runs(home)
