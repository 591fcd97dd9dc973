"""Writers, the follower and PostgreSQL itself killed at random under load: nothing acknowledged is lost.

GODZINY_KILLS says how many kills; `make crash` runs it, on a server of its own.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from psycopg.conninfo import make_conninfo

from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.record.application import Godziny
from planner.record.store.database import connect
from projections.door import ReadDoor
from projections.engine.rebuilding import rebuild
from projections.engine.schema import prepare
from projections.views.catalogue import PROJECTIONS
from tests.crash.writer import SCOPE
from tests.worlds.cases import application, assistant, case
from tests.worlds.embedded import ended, kill_server, killed, url_of, using
from tests.worlds.places import KRASOCIN, ROOT
from tests.worlds.recorded import found, imported

KILLS = int(os.environ.get("GODZINY_KILLS", "72"))
WRITERS = 3
STARTING_SECONDS = 60


class Server:
    """An embedded PostgreSQL whose every process can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = self.start()

    def start(self) -> str:
        self.keeper = using(self.folder)
        return url_of(self.keeper)

    def kill(self) -> None:
        """The postmaster and all its children at once, as when the power fails."""
        kill_server(self.folder)
        killed(self.keeper)
        assert self.start() == self.url

    def stop(self) -> None:
        ended(self.keeper)


class Load:
    """Writers and a follower, started again when they are killed."""

    def __init__(self, server: Server, notes: Path) -> None:
        self.server, self.notes = server, notes
        self.running = {name: self._start(name) for name in [*map(str, range(WRITERS)), "follower"]}

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        what = ["tests.crash.follower"] if name == "follower" else ["tests.crash.writer"]
        more = [] if name == "follower" else [name, str(self.notes / name)]
        return subprocess.Popen([sys.executable, "-m", *what, self.server.url, *more], cwd=ROOT)

    def kill(self, name: str) -> None:
        self.running[name].kill()
        self.running[name].wait()
        self.running[name] = self._start(name)

    def stop(self) -> None:
        for one in self.running.values():
            one.kill()
            one.wait()

    def lines(self) -> list[dict[str, Any]]:
        files = (self.notes / str(number) for number in range(WRITERS))
        return [json.loads(line) for file in files if file.exists() for line in file.read_text().splitlines()]

    def answers(self) -> int:
        return sum("answer" in line for line in self.lines())


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Any:
    """With a home for the keys of everybody who uses it."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)
    monkeypatch.setenv("GODZINY_HOME", str(home))
    started = Server(tmp_path_factory.mktemp("crash"))
    yield started
    started.stop()


def test_nothing_acknowledged_is_lost(server: Server, tmp_path: Path) -> None:
    prepare(server.url)
    with Godziny(server.url) as app:
        staff = [assistant(f"S-{number}", rate=Decimal(48)) for number in range(WRITERS)]
        given = case([application("A-0")], staff, places=12, hours=400, last=date(2026, 10, 31))
        imported(app, "Gmina pod obciążeniem", given)
    load = Load(server, tmp_path)
    chance, killed = random.Random(20260201), Counter[str]()

    try:
        for _ in range(KILLS):
            _wait_for_answers(load)
            time.sleep(chance.random() * 0.5)
            victim = chance.choices([*load.running, "postgresql"], [2] * WRITERS + [2, 3])[0]
            server.kill() if victim == "postgresql" else load.kill(victim)
            killed[victim] += 1
        _wait_for_answers(load)
    finally:
        load.stop()

    _check(server.url, load.lines())
    print(f"\nkilled: {dict(killed)}; {_told(load.lines())}")


def _wait_for_answers(load: Load) -> None:
    """Until there is load again: a few more commands have been answered."""
    before, started = load.answers(), time.monotonic()
    while load.answers() < before + WRITERS:
        assert time.monotonic() - started < STARTING_SECONDS, "no command is answered any more"
        time.sleep(0.02)


def _told(lines: list[dict[str, Any]]) -> str:
    answered = [line for line in lines if "answer" in line]
    done = Counter(line["what"] for line in answered if "done" in line["answer"])
    return f"{len(answered)} commands answered, done: {dict(done)}"


def _check(url: str, lines: list[dict[str, Any]]) -> None:
    acknowledged = {line["id"]: line["answer"]["done"] for line in lines if "done" in line.get("answer", {})}
    what = {line["id"]: line for line in lines}
    with Godziny(url) as app:
        with app.datastore.get_connection() as connection:
            journal = connection.execute(b"SELECT * FROM godziny.journal ORDER BY number").fetchall()
            events = connection.execute(
                b"SELECT notification_id, originator_id, originator_version FROM godziny.godziny_events ORDER BY 1"
            ).fetchall()
        _nothing_lost(journal, acknowledged)
        _nothing_half(journal, events)
        _visits_right(app, journal)
        _balances_right(app, url, journal, what)


def _nothing_lost(journal: list[dict[str, Any]], acknowledged: dict[str, Any]) -> None:
    """Every acknowledged command is in the journal, once, with the answer that was given."""
    recorded = {row["command_id"]: row["result"] for row in journal}
    assert len(recorded) == len(journal)
    assert {name: recorded.get(name) for name in acknowledged} == acknowledged


def _nothing_half(journal: list[dict[str, Any]], events: list[dict[str, Any]]) -> None:
    """Each journal entry has all its events and each event an entry; streams have no holes."""
    changing = [row for row in journal if row["events"]]
    promised = [one for row in changing for one in range(row["first_notification"], row["last_notification"] + 1)]
    assert promised == [event["notification_id"] for event in events]
    assert sum(row["events"] for row in journal) == len(events)
    seen: Counter[Any] = Counter()
    for event in events:
        seen[event["originator_id"]] += 1
        assert event["originator_version"] == seen[event["originator_id"]]


def _visits_right(app: Godziny, journal: list[dict[str, Any]]) -> None:
    """Every visit told is there once, with its minutes; closed months add up; no cost is lost."""
    told = [name for row in journal if row["command"] == "record_visit" for name in row["result"]["entries"]]
    year = ReadDoor(app).year(SCOPE)
    lines = {name: line for _, name, line in year.all_lines()}
    assert sorted(lines) == sorted(told)
    assert all(line.minutes == line.settled + line.disputed == 60 for line in lines.values())
    assert sum(line.settled for line in lines.values()) == year.statement()["minutes"]
    costs = sum(Decimal(row["result"]["amount"]) for row in journal if row["command"] == "record_cost")
    assert Decimal(year.statement()["travel"]) == costs
    print(f"\n{len(told)} visits, closed: {', '.join(map(str, year.books.closed))}")


def _balances_right(app: Godziny, url: str, journal: list[dict[str, Any]], what: dict[str, Any]) -> None:
    """The read models equal a model of the journal's commands, live and rebuilt."""
    expected = _model(app, journal, what)
    for rebuilt in (False, True):
        if rebuilt:
            for projection in PROJECTIONS.values():
                rebuild(url, app, projection())
        with Godziny(url) as reader:  # who has worked out nothing yet
            balances = ReadDoor(reader).balances(SCOPE)
        assert {row["application"]: row["granted"] for row in balances.people if row["granted"]} == expected
        assert balances.reserve == 400 - sum(expected.values())
    assert found(app, Programme, SCOPE).reserve == 400 - sum(expected.values())


def _model(app: Godziny, journal: list[dict[str, Any]], what: dict[str, Any]) -> dict[str, int]:
    """Hours by person, worked out from what the commands said they did."""
    hours: dict[str, int] = {}
    left: set[str] = set()
    for row in journal:
        command, result = row["command"], row["result"]
        name = what[row["command_id"]]["given"]["name"] if row["command_id"] in what else ""
        if command == "announce":
            plan = found(app, Plan, SCOPE, result["plan"]).document
            granted = {grant["application"]: grant["hours"] for grant in plan["admitted"]}
            hours = {**{one: hours[one] for one in left if one in hours}, **granted}
            left -= granted.keys()
        elif command in ("withdraw_application", "reinstate_application") and result["standing"] in (
            "ended",
            "granted",
        ):
            if name in hours or command == "reinstate_application":
                hours[name] = result["hours"]
            (left.add if result["standing"] == "ended" else left.discard)(name)
        elif command == "call_up":
            hours[name] = result["hours"]
            left.discard(name)
    return {name: count for name, count in hours.items() if count}


def test_import_and_announce_leave_nothing_or_all(server: Server) -> None:
    """Killed later where nothing was recorded and sooner where all was: ever closer to the moment of recording."""
    whole = _Doors(server, "whole")
    seconds = {"import": whole.finish("import", str(KRASOCIN))}
    imported_whole = whole.left_behind()
    seconds["announce"] = whole.finish("announce")
    before_after = {"import": ((0, 0), imported_whole), "announce": (imported_whole, whole.left_behind())}
    outcomes: Counter[Any] = Counter()
    for command, (before, after) in before_after.items():
        moment, change = 0.6 * seconds[command], 0.3 * seconds[command]
        for attempt in range(12):
            doors = _Doors(server, f"killed_{command}_{attempt}")
            if command == "announce":
                doors.finish("import", str(KRASOCIN))
            doors.kill_after(moment, command, *([str(KRASOCIN)] if command == "import" else []))
            left = doors.left_behind()
            assert left in (before, after)
            outcomes[command, left] += 1
            moment, change = max(0.0, moment + (change if left == before else -change)), 0.85 * change
    print(f"\n(commands, events) left behind: {dict(outcomes)}")
    assert len(outcomes) == 4, "the kills came too early or too late to say anything"


class _Doors:
    """The command line over a database of its own."""

    def __init__(self, server: Server, name: str) -> None:
        with connect(server.url, autocommit=True) as owner:
            owner.execute(f"CREATE DATABASE {name}".encode())
        self.url = make_conninfo(server.url, dbname=name)
        self.environment = {**os.environ, "DATABASE_URL": self.url}

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-c", "from api.cli.main import main; main()", *arguments]
        return subprocess.Popen(program, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def finish(self, *arguments: str) -> float:
        """How many seconds it took."""
        started = time.monotonic()
        assert self.start(*arguments).wait() == 0
        return time.monotonic() - started

    def kill_after(self, seconds: float, *arguments: str) -> None:
        running = self.start(*arguments)
        time.sleep(seconds)
        running.kill()
        running.wait()

    def left_behind(self) -> tuple[int, int]:
        """How many commands and events are recorded."""
        prepare(self.url)
        with connect(self.url) as reader:
            row = reader.execute("SELECT count(*), coalesce(sum(events), 0)::int FROM godziny.journal").fetchone()
        assert row is not None
        return row[0], row[1]
