"""The embedded server: first starts killed at random and at each step, and PostgreSQL killed under `serve`."""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg

from tests.api.http.test_serving import PROGRAMME, PROGRAMMES
from tests.worlds.embedded import (
    DYING,
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
from tests.worlds.serving import asked, seconds_until_well, serving

KILLS = int(os.environ.get("GODZINY_KILLS", "72"))
FIRST_STARTS = max(1, KILLS * 100 // 72)
UNDER_SERVE = max(1, KILLS // 6)
# Notes in the database and on standard output that it got so far.
NOTING = """
import sys, psycopg
from planner.record.store.server import database_url
with psycopg.connect(database_url(), autocommit=True) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS noted ()")
print("noted", flush=True)
sys.stdin.read()
"""


def test_a_first_start_killed_at_any_moment_is_made_anew() -> None:
    chance, seen, whole = random.Random(20261127), Counter[str](), seconds_of_a_whole_start()
    for number in range(FIRST_STARTS):
        with folder() as home:
            process = using(home, NOTING)
            time.sleep(chance.uniform(0.25, 1.15) * whole)
            alone = bool(number % 2)
            kill(process, alone=alone)
            noted = process.communicate()[0].strip() == "noted"
            seen[f"{'alone' if alone else 'with all its children'}: {what_is_left(home)}"] += 1

            with embedded(home) as one, psycopg.connect(one.url) as inside:
                found = inside.execute("SELECT to_regclass('noted') IS NOT NULL").fetchone()
                assert found == (True,) or not noted
            assert not runs(home)
            assert not (home / "postgresql.new").exists()
    print(f"\nkilled first starts: {dict(seen)}")


def seconds_of_a_whole_start() -> float:
    began = time.monotonic()
    with folder() as home:
        process = using(home, NOTING)
        assert url_of(process) == "noted"
        seconds = time.monotonic() - began
        assert ended(process) == 0
    return seconds


def kill(process: subprocess.Popen[str], *, alone: bool) -> None:
    """Only the command, or everything it started too, as when a container or the power ends."""
    children = [] if alone else psutil.Process(process.pid).children(recursive=True)
    process.kill()
    for one in children:
        with suppress(psutil.NoSuchProcess):
            one.send_signal(signal.SIGKILL)


def what_is_left(home: Path) -> str:
    there = [name for name in ("postgresql.new", "postgresql") if (home / name).exists()]
    return f"{' and '.join(there) or 'nothing'}{', running' if (home / 'running').exists() and runs(home) else ''}"


def test_a_first_start_killed_at_each_of_its_steps_is_made_anew() -> None:
    step, died = 0, True
    while died:
        step += 1
        with folder() as home:
            process = using(home, DYING, env={"DIE_AT": str(step)})
            process.communicate()
            died = process.returncode != 0
            with embedded(home) as one, psycopg.connect(one.url) as inside:
                assert inside.execute("SELECT 1").fetchone() == (1,)
            assert gone(home)
    print(f"\nkilled at {step - 1} steps")
    assert step > 5


def kill_the_first_process(home: Path) -> None:
    """The others notice and end by themselves, in their own time."""
    os.kill(postmaster_pid(home), signal.SIGKILL)


def test_postgresql_killed_under_the_service_is_back_within_five_seconds() -> None:
    chance, seconds = random.Random(20261128), []
    with folder() as home:
        with serving(home) as address:
            assert asked(address, PROGRAMMES, PROGRAMME)[0] == 201
            for number in range(UNDER_SERVE):
                time.sleep(chance.random())
                kill_the_first_process(home) if number % 2 else kill_server(home)
                seconds.append(seconds_until_well(address))
            assert asked(address, f"{PROGRAMMES}/2026")[0] == 200
        assert not runs(home)
    print(f"\nPostgreSQL killed {len(seconds)} times under serve, back after at most {max(seconds):.1f} s")
    assert max(seconds) < 5
