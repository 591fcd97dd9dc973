"""Visits done, balances, closing: a year of Krasocin, a month of podlaskie-2026, twenty writers at once."""

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.measure import EXAMPLES, python
from benchmarks.record import server
from benchmarks.results import RESULTS, put
from benchmarks.served_world import EVENING, People, rows_of
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.closing import CloseMonth
from planner.commands.drafts import ComputeDraft, PublishRoster
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.commands.timesheets import RecordTimesheet, RecordVisit
from planner.record.application import Godziny
from planner.terms.calendar import Month, months_between
from planner.terms.clock import instant_of, shown
from planner.terms.done import DoneRow
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare

HEADING = "## Visits done"
YEAR = "krasocin-2026"
A_MONTH = 800  # visits of Krasocin
CLOSED_UNTIL = Month(2026, 10)
LARGE, PLANNED_MONTH, TOLD_MONTH, TOLD = "podlaskie-2026", Month(2026, 3), Month(2026, 4), 20_000
WRITERS, ROUNDS = 20, 25
Rows = list[tuple[str, float, str]]


def sections() -> Iterator[list[str]]:
    with server() as url:
        prepare(url)
        with Godziny(url, WRITERS) as app:
            found = [*_year(app), *_large(app, url)]
            lines = [f"| {what} | {1000 * seconds:,.1f} | {claim} |" for what, seconds, claim in found]
            text = "In process and warm, writers over HTTP; medians where a thing was done more than once."
            yield [HEADING, "", text, "", "| | ms | claimed |", "|---|---|---|", *lines]


def _announced(app: Godziny, name: str) -> Scope:
    case = read_case(EXAMPLES / name)
    settling = replace(case.programme.settling, hourly_cost=Decimal(48))
    case = replace(case, programme=replace(case.programme, settling=settling))
    scope = scope_of(case.programme)
    app.do(ImportCase(case=case), scope, Act.now("bench"))
    app.do(Announce(), scope, Act.now("bench"))
    return scope


def timed(do: Callable[[], Any]) -> float:
    start = perf_counter()
    do()
    return perf_counter() - start


def _year(app: Godziny) -> Rows:
    scope = _announced(app, YEAR)
    closing = _fill_the_year(app, scope)
    door = ReadDoor(app)
    door.balances(scope)
    warm = [timed(lambda: door.balances(scope)) for _ in range(ROUNDS)]
    after, telling = [], []
    rows = iter(rows_of(People(app, scope), Month(2026, 11), 3 * ROUNDS, EVENING))
    for row in [next(rows) for _ in range(ROUNDS)]:
        telling.append(timed(lambda row=row: app.do(_visit(row), scope, Act.now("bench"))))  # type: ignore[misc]
        after.append(timed(lambda: door.balances(scope)))
    entries = len(door.entries(scope))
    return [
        (f"balances of a year of {entries:,} visits, 9 months closed, asked for again", median(warm), "under 10"),
        ("the same, the first time after a visit was told", median(after), "under 1,000"),
        ("the same, slowest", max(after), "under 1,000"),
        ("one visit told beside them", median(telling), "under 60"),
        (f"closing a month of {A_MONTH} visits, slowest of 9", max(closing), ""),
    ]


def _fill_the_year(app: Godziny, scope: Scope) -> list[float]:
    """Seconds of each closing."""
    people, closing = People(app, scope), []
    for month in months_between(Month(2026, 2).first, CLOSED_UNTIL.next().first):
        count = A_MONTH if month <= CLOSED_UNTIL else A_MONTH // 2
        rows = tuple(row for row in rows_of(people, month, count) if row.end <= instant_of("2026-11-20T00:00:00+01:00"))
        app.do(RecordTimesheet(rows=rows), scope, Act.now("bench"))
        if month <= CLOSED_UNTIL:
            closing.append(timed(lambda month=month: app.do(CloseMonth(month=str(month)), scope, Act.now("bench"))))  # type: ignore[misc]
    return closing


def _visit(row: DoneRow) -> RecordVisit:
    return RecordVisit(**_body(row))


def _body(row: DoneRow) -> dict[str, Any]:
    who = {"application": row.application, "assistant": row.assistant}
    return {**who, "start": shown(row.start), "end": shown(row.end), "confirmed_by": list(row.confirmed_by)}


def _large(app: Godziny, url: str) -> Rows:
    scope = _announced(app, LARGE)
    done = _planned(app, scope)
    telling = timed(lambda: app.do(RecordTimesheet(rows=done), scope, Act.now("bench")))
    closing = timed(lambda: app.do(CloseMonth(month=str(PLANNED_MONTH)), scope, Act.now("bench")))
    people = People(app, scope)
    rows = rows_of(people, TOLD_MONTH, TOLD)
    whole = timed(lambda: app.do(RecordTimesheet(rows=rows), scope, Act.now("bench")))
    others = rows_of(people, TOLD_MONTH, ROUNDS, EVENING)
    one = [timed(lambda row=row: app.do(_visit(row), scope, Act.now("bench"))) for row in others]  # type: ignore[misc]
    door = ReadDoor(app)
    return [
        (f"timesheet of the {len(done):,} visits planned", telling, ""),
        (f"closing their month ({LARGE})", closing, "under 20,000"),
        (f"timesheet of {len(rows):,} visits", whole, "under 30,000"),
        ("one visit told beside them", median(one), "under 60"),
        ("the same, slowest", max(one), "under 60"),
        ("balances of all 35,000, read the first time", timed(lambda: door.balances(scope)), ""),
        ("balances, warm", median(timed(lambda: door.balances(scope)) for _ in range(5)), ""),
        (
            f"{WRITERS} writers at once, the service warm, slowest answer",
            _writers(app, scope, url),
            "under 2,000",
        ),
    ]


def _planned(app: Godziny, scope: Scope) -> tuple[DoneRow, ...]:
    """What was done in a published month: all that was planned."""
    draft = app.do(ComputeDraft(month=str(PLANNED_MONTH), steps=0), scope, Act.now("bench"))
    app.do(PublishRoster(draft=draft.draft), scope, Act.now("bench"))
    visits = ReadDoor(app).visits(scope, month=str(PLANNED_MONTH))
    return tuple(
        DoneRow(one["application"], one["assistant"], instant_of(one["start"]), instant_of(one["end"]))
        for one in visits
    )


def _writers(app: Godziny, scope: Scope, url: str) -> float:
    """Each tells visits of an assistant of its own, one after the other, in two months. Raises when one was lost.

    The first month, in which a service just started still reads what was recorded before, is not timed.
    """
    path = f"/api/v1/units/{scope.unit}/programmes/{scope.edition}/entries"
    months = (TOLD_MONTH.next(), TOLD_MONTH.next().next())
    with serving(url) as port, ThreadPoolExecutor(WRITERS) as pool:
        for month in months:
            shares = _shares(app, scope, month)
            times = [one for found in pool.map(lambda share: _told(port, path, share), shares) for one in found]
            told = {(one.application, one.assistant, one.start) for one in ReadDoor(app).entries(scope, str(month))}
            wanted = {(row.application, row.assistant, shown(row.start)) for share in shares for row in share}
            if not wanted <= told:
                raise RuntimeError(f"{len(wanted - told)} were lost")
    return max(times)


def _shares(app: Godziny, scope: Scope, month: Month) -> list[list[DoneRow]]:
    """Visits of a month by assistant."""
    by_assistant: dict[str, list[DoneRow]] = {}
    for row in rows_of(People(app, scope), month, WRITERS * 10, EVENING):
        by_assistant.setdefault(row.assistant, []).append(row)
    return list(by_assistant.values())[: WRITERS * 5]


def _told(port: int, path: str, rows: list[DoneRow]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for row in rows:
        start = perf_counter()
        connection.request("POST", path, json.dumps(_body(row)), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        times.append(perf_counter() - start)
        if answer.status != 201:
            raise RuntimeError(text)
    connection.close()
    return times


@contextmanager
def serving(url: str) -> Iterator[int]:
    """The port of a real `serve`."""
    command = python("-c", "from api.cli.main import main; main()", "serve", "--port", "0", "--lang", "en")
    surroundings = {**os.environ, "DATABASE_URL": url}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", running.stderr.readline())
        assert found is not None
        try:
            yield int(found[1])
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    for section in sections():
        print("\n".join(section), flush=True)
        put(RESULTS, section)
    sys.exit()
