"""The threats of docs/decisions/0009-embedded-postgresql.md, each tried out."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from planner.record.store.embedded.supervisor import Embedded
from planner.terms.refusals import Refused
from tests.worlds.accounts import need_root, two_users
from tests.worlds.embedded import (
    USE,
    copied,
    embedded,
    ended,
    folder,
    gone,
    kill_server,
    postmaster_pid,
    runs,
    url_of,
    using,
)
from tests.worlds.places import ROOT

SOCKET = ".s.PGSQL.5432"
STAY = [sys.executable, "-c", "import time; time.sleep(600)"]


def left_by_a_dead_server(home: Path, process: subprocess.Popen[Any]) -> None:
    """The files that a killed server leaves, with a pid that means the process by now, down to its second of birth."""
    pid, born = process.pid, int(psutil.Process(process.pid).create_time())
    lines = [pid, home / "postgresql", born, 5432, home / "run", "", " 1 1", "ready   "]
    (home / "postgresql" / "postmaster.pid").write_text("\n".join(map(str, lines)) + "\n")
    (home / "run" / f"{SOCKET}.lock").write_text(f"{pid}\n{home}/postgresql\n{born}\n5432\n{home}/run\n")
    (home / "postmaster").write_text(f"{pid} 1 somewhere\n")


def test_whoever_has_the_pid_of_a_dead_server_is_left_alone(home: Path) -> None:
    innocent = subprocess.Popen(STAY)
    try:
        left_by_a_dead_server(home, innocent)
        with embedded(home) as one, psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)
        assert (innocent.poll(), runs(home)) == (None, False)
    finally:
        innocent.kill()
        innocent.wait()


def test_another_postgresql_that_has_the_pid_is_left_alone(home: Path, template: Path) -> None:
    with folder() as elsewhere, embedded(copied(template, elsewhere)) as other:
        left_by_a_dead_server(home, subprocess.Popen(["true"]))
        pid_file = home / "postgresql" / "postmaster.pid"
        theirs = (elsewhere / "postgresql" / "postmaster.pid").read_text().splitlines()
        pid_file.write_text(
            "\n".join([theirs[0], str(home / "postgresql"), *theirs[2:4], str(home / "run"), "", "", ""])
        )

        with embedded(home):
            pass

        with psycopg.connect(other.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)


IN_A_CONTAINER = """
import os, signal, subprocess, sys
from planner.record.store.server import database_url, stop_using
home, what, pid = sys.argv[1:]
if what == "reuse":
    open("/proc/sys/kernel/ns_last_pid", "w").write(str(int(pid) - 1))
    innocent = subprocess.Popen(["sleep", "600"])
    assert innocent.pid == int(pid), (innocent.pid, pid)
database_url()
if what == "first":
    print(open(home + "/postgresql/postmaster.pid").readline().strip(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
stop_using()
print(innocent.poll(), flush=True)
os._exit(0)
"""


def test_in_a_container_that_was_killed_the_pid_of_the_server_means_somebody_else(home: Path) -> None:
    need_root("pid namespaces")
    if subprocess.run(["unshare", "-pf", "--mount-proc", "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no pid namespaces")

    first = in_a_container(home, "first", "0")
    assert gone(home)  # the namespace ended with its first process, and everybody in it
    second = in_a_container(home, "reuse", first)

    assert (second, runs(home)) == ("None", False)


def in_a_container(home: Path, what: str, pid: str) -> str:
    command = ["unshare", "-pf", "--kill-child", "--mount-proc", sys.executable, "-c", IN_A_CONTAINER]
    surroundings = {**os.environ, "GODZINY_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, str(home), what, pid], env=surroundings, text=True, capture_output=True, cwd="/")
    assert done.stdout, done.stderr
    return done.stdout.strip()


def test_a_server_in_another_container_is_used_but_never_signalled(home: Path) -> None:
    """Its pid means nobody here, or somebody else; its lock and its socket tell that it lives."""
    need_root("pid namespaces")
    inside = ["unshare", "-pf", "--kill-child", "--mount-proc"]
    if subprocess.run([*inside, "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no pid namespaces")
    there = using(home, before=inside)
    try:
        url_of(there)
        with embedded(home) as here, psycopg.connect(here.url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert runs(home)
    finally:
        ended(there)
    assert gone(home)


def test_two_users_of_one_computer_do_not_notice_each_other() -> None:
    with two_users() as (anna, ola), folder() as annas, folder() as olas:
        anna.owns(annas)
        ola.owns(olas)
        both = [using(annas, anna.does(USE)), using(olas, ola.does(USE))]
        url = url_of(both[0])
        assert url_of(both[1]) != url

        asked = using(annas, ola.does(f"psycopg.connect({url!r})"))
        into_annas = using(annas, ola.does(USE))

        assert "Permission denied" in asked.communicate()[1]
        assert "home_of_another" in into_annas.communicate()[1]
        assert [ended(one) for one in both] == [0, 0]
        assert not runs(annas)
        assert not runs(olas)


def test_a_path_too_long_for_a_socket_gets_a_folder_that_others_cannot_enter() -> None:
    with two_users() as (anna, ola), folder() as above:
        home = above / ("d" * 110)
        home.mkdir()
        anna.owns(home)
        above.chmod(0o755)
        process = using(home, anna.does(USE))
        sockets = Path(str(conninfo_to_dict(url_of(process))["host"]))

        assert sockets.name.startswith("godziny-")
        assert stat.filemode(sockets.stat().st_mode) == "drwx------"
        knock = using(home, ola.does(f"socket.socket(socket.AF_UNIX).connect({str(sockets / SOCKET)!r})"))
        assert "PermissionError" in knock.communicate()[1]
        assert ended(process) == 0
        assert not sockets.exists()


def test_a_folder_planted_where_the_socket_was_is_not_used(template: Path) -> None:
    with two_users() as (_, ola), folder() as above:
        home = above / ("d" * 110)
        home.mkdir()
        with embedded(copied(template, home)) as one:
            planted = one.sockets
            kill_server(home)
            shutil.rmtree(planted)
            planted.mkdir()
            ola.owns(planted)
            one.ensure()
            try:
                assert one.sockets != planted
                assert not list(planted.iterdir())
            finally:
                planted.rmdir()


@pytest.mark.parametrize("name", ["log", "lock", "users", "running", "password.new", "pg_hba.conf.new", "run"])
def test_a_link_planted_in_the_home_is_not_followed(home: Path, name: str) -> None:
    with folder() as elsewhere:
        target = elsewhere / "precious"
        target.write_text("precious")
        (home / "password").unlink()
        planted = home / name
        shutil.rmtree(planted) if planted.is_dir() else planted.unlink(missing_ok=True)
        planted.symlink_to(target)

        one = Embedded(home)
        with suppress(Refused):
            one.open()
        one.close()

        assert target.read_text() == "precious"
        assert (target.stat().st_uid, target.stat().st_mode & 0o777) == (os.geteuid(), 0o644 & ~current_umask())


def current_umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def test_a_pid_file_that_is_a_pipe_or_a_link_does_not_stop_a_start(home: Path) -> None:
    file = home / "postgresql" / "postmaster.pid"
    for plant in (os.mkfifo, lambda one: Path(one).symlink_to("/proc/self/environ")):
        plant(file)

        with embedded(home) as one, psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)


def test_the_home_of_another_user_is_refused() -> None:
    with two_users() as (anna, _), folder() as home:
        anna.owns(home)

        with pytest.raises(Refused, match="home_of_another"):
            Embedded(home).open()
        assert list(home.iterdir()) == []


@pytest.mark.parametrize(("mode", "inside"), [(0o1777, []), (0o777, ["letters"]), (0o770, ["letters"])])
def test_a_folder_that_others_write_into_is_refused_and_left_as_it_is(mode: int, inside: list[str]) -> None:
    with folder() as home:
        for name in inside:
            (home / name).touch()
        home.chmod(mode)

        with pytest.raises(Refused, match="home_open"):
            Embedded(home).open()
        assert ([one.name for one in home.iterdir()], stat.S_IMODE(home.stat().st_mode)) == (inside, mode)


def test_a_home_below_a_folder_that_everybody_can_rename_in_is_refused() -> None:
    with folder() as above:
        above.chmod(0o777)

        with pytest.raises(Refused, match="home_open"):
            Embedded(above / "home").open()


def test_a_home_of_ours_that_others_could_write_into_is_closed(home: Path) -> None:
    home.chmod(0o775)

    with embedded(home):
        assert home.stat().st_mode & 0o007 == 0


def test_for_root_the_server_is_somebody_who_can_do_nothing(home: Path) -> None:
    need_root("for others the server has their own rights")
    with folder() as private, embedded(home) as one, psycopg.connect(one.url, autocommit=True) as inside:
        (private / "secret").write_text("x")
        server = psutil.Process(postmaster_pid(home))

        assert 0 not in (*server.uids(), *server.gids())
        assert server.environ().keys() <= {"LC_ALL", "PATH", "TZ", "PGDATA", "PG_GRANDPARENT_PID"}
        assert not any(
            word in " ".join(server.cmdline()) for word in ("password=", (home / "password").read_text()[-9:])
        )
        for path in (private / "secret", home / "password", "/etc/shadow"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                inside.execute(f"SELECT pg_read_file('{path}')".encode())


def test_a_closed_folder_of_roots_lets_the_server_through_and_nobody_else() -> None:
    with two_users() as (anna, _), folder() as closed:
        closed.chmod(0o700)
        with embedded(closed / "inner" / "home") as one, psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)

        looking = using(closed, anna.does(f"os.stat({str(closed / 'inner')!r})"))
        assert "PermissionError" in looking.communicate()[1]


def test_nothing_is_left_outside_the_home(home: Path) -> None:
    with folder() as temporary:
        process = using(home, env={"TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(temporary)})
        url_of(process)
        assert list(temporary.iterdir()) == []
        ended(process)


def test_a_stopped_stranger_does_not_hold_up_others(home: Path) -> None:
    """A user of the server that hangs holds nothing that others need to start or to stop using it."""
    hanging = using(home)
    url_of(hanging)
    hanging.send_signal(signal.SIGSTOP)
    try:
        began = time.monotonic()
        with embedded(home):
            pass
        assert time.monotonic() - began < 5
        assert runs(home)
    finally:
        hanging.send_signal(signal.SIGCONT)
        ended(hanging)
    assert not runs(home)
