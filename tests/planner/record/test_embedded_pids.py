"""Nobody is signalled who is not proven to be the server: old pids, other servers, containers, hung users."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from planner.record.store.embedded import postmaster
from tests.worlds.accounts import need_root
from tests.worlds.embedded import (
    IMPORTS,
    copied,
    embedded,
    ended,
    folder,
    gone,
    runs,
    url_of,
    using,
)

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


def test_the_server_is_known_by_its_start_whatever_the_clock_said(home: Path) -> None:
    """Its pid file has the time of day, which may have been changed since; the note beside it has the machine's own."""
    with embedded(home) as server:
        pid_file = home / "postgresql" / "postmaster.pid"
        pid, place, born, *rest = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([pid, place, str(int(born) - 3600), *rest]) + "\n")

        assert postmaster.proven(server.home) is not None

        note = home / "postmaster"
        right = note.read_text()
        note.write_text(f"{pid} 1 another\n")
        assert postmaster.proven(server.home) is None
        note.write_text(right)


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
    surroundings = {**os.environ, "GODZINY_HOME": str(home), "PYTHONPATH": IMPORTS, "DATABASE_URL": ""}
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


def test_a_pid_file_that_is_a_pipe_or_a_link_does_not_stop_a_start(home: Path) -> None:
    file = home / "postgresql" / "postmaster.pid"
    for plant in (os.mkfifo, lambda one: Path(one).symlink_to("/proc/self/environ")):
        plant(file)

        with embedded(home) as one, psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)


def test_a_stopped_stranger_does_not_hold_up_others(home: Path) -> None:
    """A user of the server that hangs holds nothing that others need to start or to stop using it."""
    hanging = using(home)
    url_of(hanging)
    hanging.send_signal(signal.SIGSTOP)
    try:
        began = time.monotonic()
        with embedded(home):
            pass
        assert time.monotonic() - began < 30
        assert runs(home)
    finally:
        hanging.send_signal(signal.SIGCONT)
        ended(hanging)
    assert not runs(home)
