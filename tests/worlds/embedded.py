"""Embedded servers for tests: folders of their own, processes that use one, whether it runs."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from planner.record.store.embedded import locks
from planner.record.store.embedded.supervisor import Embedded
from tests.worlds.places import ROOT

USE = """
import sys
from planner.record.store.server import database_url
print(database_url(), flush=True)
sys.stdin.read()
"""
# Dies like a killed process at the given step of making the data: a step is a program run, or a file moved.
DYING = """
import os, signal, sys
from planner.record.store.server import database_url
steps = int(os.environ["DIE_AT"])
def step(event, arguments):
    global steps
    if event in ("subprocess.Popen", "os.rename", "os.mkdir"):
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
database_url()
os._exit(0)
"""
LAST_STEP = 10
IMPORTS = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
SHM = Path("/dev/shm")
ROOMY_BYTES = 2**30


@contextmanager
def folder() -> Iterator[Path]:
    """With a short path, unlike pytest's own; in memory where there is room, since each has 40 MB."""
    in_memory = SHM.is_dir() and os.access(SHM, os.W_OK) and shutil.disk_usage(SHM).free > ROOMY_BYTES
    made = Path(tempfile.mkdtemp(prefix="godziny-e-", dir=SHM if in_memory else "/tmp"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def embedded(home: Path) -> Iterator[Embedded]:
    """Open, in this process."""
    server = Embedded(home)
    server.open()
    try:
        yield server
    finally:
        server.close()


def copied(template: Path, home: Path) -> Path:
    """A home as another one was left, in no time."""
    subprocess.run(["cp", "-a", f"{template}/.", str(home)], check=True)
    return home


def using(home: Path, code: str = USE, **options: Any) -> subprocess.Popen[str]:
    """A process that uses the server until its standard input ends; it prints the url when it has it."""
    surroundings = {**os.environ, "GODZINY_HOME": str(home), "PYTHONPATH": IMPORTS, **options.pop("env", {})}
    surroundings.pop("DATABASE_URL", None)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [*options.pop("before", []), sys.executable, "-c", code, str(home)]
    return subprocess.Popen(command, env=surroundings, text=True, cwd="/", **{**pipes, **options})


def url_of(process: subprocess.Popen[str]) -> str:
    """The url it printed; fails with what it said instead."""
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    assert url, process.communicate()[1]
    return url


def ended(process: subprocess.Popen[str]) -> int:
    """End it politely: its exit status."""
    process.communicate("", timeout=60)
    return process.returncode


def killed(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def runs(home: Path) -> bool:
    """Whether any process of a server is left there."""
    lock = locks.opened(home / "running")
    try:
        return not locks.taken(lock)
    finally:
        os.close(lock)


def gone(home: Path, seconds: float = 20.0) -> bool:
    """Whether the server ends within the time."""
    until = time.monotonic() + seconds
    while runs(home) and time.monotonic() < until:
        time.sleep(0.02)
    return not runs(home)


def postmaster_pid(home: Path) -> int:
    return int((home / "postgresql" / "postmaster.pid").read_text().splitlines()[0])


def kill_server(home: Path) -> None:
    """All its processes at once, as when the power fails."""
    first = psutil.Process(postmaster_pid(home))
    everybody = [first, *first.children(recursive=True)]
    for one in everybody:
        one.send_signal(signal.SIGKILL)
    psutil.wait_procs(everybody, 10)
