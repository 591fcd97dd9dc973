"""Balances over HTTP from a real `godziny serve`, beside a bare FastAPI route with one indexed SELECT in the same run.

One keep-alive connection on loopback; rounds take turns, so that whatever else the machine does meets both.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from benchmarks.measure import EXAMPLES, python
from benchmarks.record import server
from benchmarks.results import RESULTS, put
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.record.application import Godziny
from planner.terms.scope import Act, Scope
from projections.engine.schema import prepare

ROUNDS, REQUESTS = 15, 200
CHANGES = 60
HEADING = "## Balances over HTTP"


@dataclass(frozen=True)
class Served:
    """A keep-alive connection to one address."""

    connection: socket.socket
    request: bytes

    def ask(self) -> bytes:
        """The whole answer. Raises when it is not 200."""
        self.connection.sendall(self.request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self.connection.recv(1 << 16)
        head, _, body = received.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            raise RuntimeError(head)
        while len(body) < int(length[1]):
            body += self.connection.recv(1 << 16)
        return body


@contextmanager
def process(path: str, url: str, *command: str) -> Iterator[Served]:
    """A server that says its address on standard error."""
    surroundings = {**os.environ, "DATABASE_URL": url}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", running.stderr.readline())
        assert found is not None
        try:
            with socket.create_connection(("127.0.0.1", int(found[1]))) as connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
                yield Served(connection, request)
        finally:
            running.terminate()
            running.wait()


def sections() -> Iterator[list[str]]:
    """One section of its own."""
    with server() as url:
        prepare(url)
        with Godziny(url) as app:
            scope = _announced(app)
            yield _section(url, app, scope)


def _announced(app: Godziny) -> Scope:
    case = read_case(EXAMPLES / "krasocin-2026")
    scope = scope_of(case.programme)
    app.do(ImportCase(case=case), scope, Act.now("bench"))
    app.do(Announce(), scope, Act.now("bench"))
    return scope


def _section(url: str, app: Godziny, scope: Scope) -> list[str]:
    serve = python("-c", "from api.cli.main import main; main()", "serve", "--port", "0", "--lang", "en")
    here = f"/units/{scope.unit}/programmes/{scope.edition}"
    with (
        process(f"/api/v1{here}/balances", url, *serve) as ours,
        process(here, url, *python("-m", "benchmarks.bare", url)) as bare,
    ):
        size = len(ours.ask())
        kept, simple = _in_turns(ours.ask, bare.ask)
        anew = _after_changes(ours, app, scope)
    return _lines(size, kept, simple, anew)


def _in_turns(*asked: Callable[[], bytes]) -> list[float]:
    """Median seconds of one request of each."""
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for ask, found in zip(asked, times, strict=True):
            found += [_timed(ask) for _ in range(REQUESTS)]
    return [median(found) for found in times]


def _after_changes(ours: Served, app: Godziny, scope: Scope) -> float:
    """Median seconds of the first request after each of several changes."""
    times = []
    for points in range(1, CHANGES + 1):
        app.do(AssessApplication(application="A-0001", points=points), scope, Act.now("bench"))
        times.append(_timed(ours.ask))
    return median(times)


def _timed(ask: Callable[[], bytes]) -> float:
    start = perf_counter()
    ask()
    return perf_counter() - start


def _lines(size: int, kept: float, simple: float, anew: float) -> list[str]:
    rows = [
        ("bare FastAPI route, one indexed SELECT", simple, ""),
        ("balances, unchanged since they were asked for", kept, "under 5 ms; at least 40 %"),
        ("balances, the first time after a change", anew, ""),
    ]
    return [
        HEADING,
        "",
        f"`godziny serve`, krasocin-2026 (53 people, {size:,} bytes), one keep-alive connection on loopback; medians of"
        f" {ROUNDS} × {REQUESTS} requests taken in turns, and of {CHANGES} after a change. Judge by the ratio.",
        "",
        "| | ms | requests/s | of the bare route | claimed |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {1000 * one:.2f} | {1 / one:,.0f} | {simple / one:.0%} | {claim} |"
            for name, one, claim in rows
        ),
    ]


if __name__ == "__main__":
    for section in sections():
        print("\n".join(section), flush=True)
        put(RESULTS, section)
    sys.exit()
