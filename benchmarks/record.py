"""What is claimed of the record: commands, rebuilding, balances, importing and announcing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, ClassVar

from eventsourcing.application import Application as BareApplication
from eventsourcing.domain import Aggregate, event
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from benchmarks.measure import EXAMPLES, python, whole_process
from benchmarks.streams import fill
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.application import Godziny
from planner.record.store.database import connect
from planner.record.store.server import database_url, stop_using
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare
from projections.views.catalogue import PROJECTIONS

ROUNDS = 400
EVENTS = (100_000, 1_000_000)


def sections() -> Iterator[list[str]]:
    """Each section's lines, as Markdown, when it is measured; on an embedded PostgreSQL of its own."""
    with server() as url:
        prepare(url)
        with Godziny(url) as app:
            yield _doors(url)
            yield _commands(app, url)
            yield _rebuilding(app, url)
            yield _library_runner(url)


@contextmanager
def server() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="godziny-bench-")
    os.environ.pop("DATABASE_URL", None)
    os.environ["GODZINY_HOME"] = folder
    try:
        url = database_url()
        os.environ["PGPASSFILE"] = str(conninfo_to_dict(url)["passfile"])  # for the library alone, which takes no url
        yield url
    finally:
        stop_using(Path(folder))
        shutil.rmtree(folder, ignore_errors=True)


def _doors(url: str) -> list[str]:
    """Whole processes, each time into an empty database of the same running server."""
    lines = ["| case | import, s | announce, s | together | claimed |", "|---|---|---|---|---|"]
    for name, claimed, runs in (("krasocin-2026", 3, 5), ("podlaskie-2026", 30, 3)):
        found = [_import_and_announce(url, f"{name[:5]}_{run}", EXAMPLES / name) for run in range(runs)]
        importing, announcing = (median(times) for times in zip(*found, strict=True))
        both = median(map(sum, found))
        lines.append(f"| {name} | {importing:.2f} | {announcing:.2f} | {both:.2f} | under {claimed} |")
    return lines


def _import_and_announce(url: str, database: str, folder: Path) -> tuple[float, float]:
    with connect(url, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {database}".encode())
    fresh = make_conninfo(url, dbname=database)
    prepare(fresh)
    environment = {**os.environ, "DATABASE_URL": fresh}
    times = []
    for arguments in (("import", str(folder)), ("announce",)):
        start = perf_counter()
        command = python("-c", "from api.cli.main import main; main()", *arguments)
        subprocess.run(command, env=environment, check=True, capture_output=True)
        times.append(perf_counter() - start)
    return times[0], times[1]


class Bare(Aggregate):
    """What the library's tutorial has: one event, one number."""

    def __init__(self) -> None:
        self.points = 0

    class Assessed(Aggregate.Event):
        points: int

    @event(Assessed)
    def assess(self, points: int) -> None:
        self.points = points


class BareRecord(BareApplication[Any]):
    env: ClassVar[dict[str, str]] = {"PERSISTENCE_MODULE": "eventsourcing.postgres"}


def _commands(app: Godziny, url: str) -> list[str]:
    """A command and the library's own get-and-save, in turns, on the same server."""
    given = read_case(EXAMPLES / "krasocin-2026")
    app.do(ImportCase(case=given), scope_of(given.programme), Act.now("bench"))
    scope = Scope.of(given.programme.unit, "2026")
    name = given.applications[0].id
    with _bare(url) as bare:
        one = Bare()
        bare.save(one)
        times = [(_timed(_assess, app, scope, name, n), _timed(_bare_assess, bare, one.id, n)) for n in range(ROUNDS)]
    ours, theirs = (median(found[ROUNDS // 10 :]) * 1000 for found in zip(*times, strict=True))
    lines = [
        f"One command (assess an application): {ours:.2f} ms; the library's bare get-and-save: {theirs:.2f} ms;"
        f" ratio {ours / theirs:.2f} (claimed: at most 1.5).",
    ]
    return [*lines, "", _balances(app, scope)]


def _assess(app: Godziny, scope: Scope, name: str, number: int) -> None:
    app.do(AssessApplication(application=name, points=number % 2 + 1), scope, Act.now("bench"))


def _bare_assess(bare: BareRecord, name: Any, number: int) -> None:
    one: Bare = bare.repository.get(name)
    one.assess(number % 2 + 1)
    bare.save(one)


def _timed(do: Any, *arguments: Any) -> float:
    start = perf_counter()
    do(*arguments)
    return perf_counter() - start


@contextmanager
def _bare(url: str) -> Iterator[BareRecord]:
    given = conninfo_to_dict(url)
    env = {
        "POSTGRES_DBNAME": str(given["dbname"]),
        "POSTGRES_HOST": str(given["host"]),
        "POSTGRES_PORT": "5432",
        "POSTGRES_USER": str(given["user"]),
        "POSTGRES_PASSWORD": "",
    }
    with BareRecord(env) as bare:
        yield bare


def _balances(app: Godziny, scope: Scope) -> str:
    case = read_case(EXAMPLES / "krasocin-2026")
    app.do(ImportCase(case=case), scope_of(case.programme), Act.now("bench"))
    app.do(Announce(), scope, Act.now("bench"))
    views = ReadDoor(app)
    people = len(views.balances(scope).people)
    found = median(_timed(views.balances, scope) for _ in range(200)) * 1000
    return f"Balances of one programme of {people} people: {found:.2f} ms (claimed: under 10 ms)."


def _rebuilding(app: Godziny, url: str) -> list[str]:
    """Each read model built anew in a process of its own, at two sizes of the record."""
    lines = ["| events | read model | seconds | events/s | peak MB |", "|---|---|---|---|---|"]
    for size in EVENTS:
        count = fill(app, size)
        for name in [*PROJECTIONS, ""]:
            found = whole_process(*python("-m", "benchmarks.rebuilding", url, name), runs=1)
            shown = name or "all four, two at a time"
            rate = f"{count / found.seconds:,.0f}"
            lines.append(f"| {count:,} | {shown} | {found.seconds:.1f} | {rate} | {found.megabytes:.0f} |")
    return [*lines, "", "Whole processes. Claimed: at least 20 000 events/s, memory flat."]


def _library_runner(url: str) -> list[str]:
    """The library's runner, one commit for each event, over the same events and table."""
    seconds, events = map(
        float, subprocess.check_output(python("-m", "benchmarks.library_runner", url), text=True).split()
    )
    rate = events / seconds
    return [f"The library's ProjectionRunner, folding balances event by event: {rate:,.0f} events/s."]
