"""Single visits in a large month: booking, moving, cancelling, in process and warm; and many cancels at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.measure import EXAMPLES
from benchmarks.record import server
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.drafts import ComputeDraft, PublishRoster
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from projections.engine.schema import prepare

MONTH = "2026-03"
ROUNDS = 25
AT_ONCE = 25


def sections() -> Iterator[list[str]]:
    with server() as url:
        prepare(url)
        with Godziny(url, AT_ONCE) as app:
            yield _at_once(app)
            yield _one_by_one(app)


def _published(app: Godziny, name: str) -> Scope:
    case = read_case(EXAMPLES / name)
    scope = scope_of(case.programme)
    app.do(ImportCase(case=case), scope, Act.now("bench"))
    app.do(Announce(), scope, Act.now("bench"))
    draft = app.do(ComputeDraft(month=MONTH, steps=0), scope, Act.now("bench"))
    app.do(PublishRoster(draft=draft.draft), scope, Act.now("bench"))
    return scope


def _one_by_one(app: Godziny) -> list[str]:
    """Every 600th visit is cancelled, booked again as it was, and moved by a quarter of an hour."""
    scope = _published(app, "podlaskie-2026")
    visits = ReadDoor(app).visits(scope, month=MONTH)
    times: dict[str, list[float]] = {"cancel": [], "book": [], "move": []}
    for row in visits[:: len(visits) // ROUNDS]:
        times["cancel"].append(_timed(app, scope, CancelVisit(visit=row["visit"], reason="mistake")))
        facts = {key: row[key] for key in ("application", "assistant", "start", "end")}
        times["book"].append(_timed(app, scope, BookVisit(**facts)))
        newest = f"V-{MONTH}-{len(visits) + len(times['book'])}"
        start, end = (_later(row[key]) for key in ("start", "end"))
        times["move"].append(_timed(app, scope, MoveVisit(visit=newest, start=start, end=end)))
    lines = [f"{len(visits):,} published visits of podlaskie-2026 in {MONTH}; medians of {ROUNDS}, in process, warm."]
    return [*lines, "", "| | ms | slowest, ms | claimed |", "|---|---|---|---|", *map(_row, times.items())]


def _row(found: tuple[str, list[float]]) -> str:
    name, seconds = found
    return f"| {name} | {1000 * median(seconds):.0f} | {1000 * max(seconds):.0f} | under 60 |"


def _later(moment: str) -> str:
    return (datetime.fromisoformat(moment) + timedelta(minutes=15)).isoformat()


def _timed(app: Godziny, scope: Scope, command: Any) -> float:
    start = perf_counter()
    with suppress(Refused):  # a move may break a rule: that is an answer too
        app.do(command, scope, Act.now("bench"))
    return perf_counter() - start


def _at_once(app: Godziny) -> list[str]:
    scope = _published(app, "krasocin-2026")
    visits = ReadDoor(app).visits(scope, month=MONTH)[:AT_ONCE]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        commands = [CancelVisit(visit=one["visit"], reason="mistake") for one in visits]
        times = list(pool.map(lambda command: _timed(app, scope, command), commands))
    return [f"{AT_ONCE} simultaneous cancels on Krasocin: slowest {max(times):.2f} s (claimed: under 1 s)."]


if __name__ == "__main__":
    for section in sections():
        print("\n".join(section), flush=True)
