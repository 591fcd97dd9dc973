"""What-if, re-planning and sweeps beside A, one allocation with its check, in the same warm process and run."""

import http.client
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.measure import EXAMPLES, python, whole_process
from benchmarks.record import server
from planner.case.reader import read_case
from planner.commands.importing import ImportCase
from planner.commands.programmes import scope_of
from planner.documents.replanning import replanning_from_json
from planner.record.application import Godziny
from planner.scenarios.change import parse_changes
from planner.scenarios.sweep import sweep, values_between
from planner.scenarios.what_if import what_if
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.solver.replan.proven import proven_replan
from planner.terms.case import Case
from planner.terms.replanning import Replanning
from planner.terms.scope import Act, Scope
from projections.engine.schema import prepare

CASES = ("krasocin-2026", "podlaskie-2026")
SCENARIOS, POINTS, ROUNDS = 100, 41, 7
BUDGET = "budget.hours={hours}"


def sections() -> Iterator[list[str]]:
    with server() as url:
        prepare(url)
        with Godziny(url) as app:
            scopes = {name: _imported(app, name) for name in CASES}
            with served(url) as ask:
                yield _section(scopes, ask)


def _imported(app: Godziny, name: str) -> Scope:
    case = read_case(EXAMPLES / name)
    app.do(ImportCase(case=case), scope_of(case.programme), Act.now("bench"))
    return scope_of(case.programme)


def _section(scopes: dict[str, Scope], ask: Callable[[str, Any], Any]) -> list[str]:
    lines = [
        "## What-if and re-planning",
        "",
        "A: one allocation and its check in the same warm process. Medians; whole processes with Python's start.",
        "",
        "| | Krasocin | A | podlaskie | A |",
        "|---|---|---|---|---|",
    ]
    found = {name: _measured(read_case(EXAMPLES / name), scope, ask, name) for name, scope in scopes.items()}
    for what in dict.fromkeys(key for one in found.values() for key in one):
        cells = [_cells(found[name], what) for name in CASES]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return lines


def _cells(found: dict[str, float], what: str) -> str:
    if what not in found:
        return "– | –"
    return f"{found[what] * 1000:,.0f} ms | {found[what] / found['A']:.2f}"


def _measured(case: Case, scope: Scope, ask: Callable[[str, Any], Any], name: str) -> dict[str, float]:
    hours = case.programme.budget_hours
    body = {"scenarios": [[BUDGET.format(hours=hours - 100)]]}
    plan = json.loads(json.dumps(proven(case, Run()).as_json()))
    request = _request(case, plan)
    tasks: dict[str, Callable[[], object]] = {
        "A": lambda: proven(case, Run()),
        "one what-if over HTTP": lambda: ask(f"/api/v1/units/{scope.unit}/programmes/{scope.edition}/what-if", body),
        "re-plan in the middle of the year": lambda: proven_replan(case, plan, request, Run()),
    }
    if name == CASES[0]:
        changes = [BUDGET.format(hours=hours - number) for number in range(SCENARIOS)]
        scenarios = [parse_changes([change], str) for change in changes]
        values = values_between(hours, "-30%", "+30%", POINTS)
        tasks[f"{SCENARIOS} scenarios on all cores"] = lambda: what_if(case, scenarios, Run())
        tasks[f"sweep of {POINTS} budgets"] = lambda: sweep(case, "budget.hours", values, Run())
    return {**_in_turns(tasks), **_whole(name, hours, plan, request)}


def _in_turns(tasks: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Medians; the tasks take turns, so that whatever else the machine does meets all of them."""
    times: dict[str, list[float]] = {what: [] for what in tasks}
    for _ in range(ROUNDS + 1):
        for what, task in tasks.items():
            start = perf_counter()
            task()
            times[what].append(perf_counter() - start)
    return {what: median(found[1:]) for what, found in times.items()}


def _request(case: Case, plan: dict[str, Any]) -> Replanning:
    """From the middle of the year on, with the plan's months until then used and the first of the ranking gone."""
    at = case.programme.months[len(case.programme.months) // 2]
    used = {
        one["application"]: {month: hours for month, hours in one["months"].items() if month < str(at)}
        for one in plan["admitted"]
    }
    leavers = {plan["admitted"][0]["application"]: str(at.before().last)}
    asked = {"at": str(at), "policy": "waiting-list", "used": used, "leavers": leavers, "allow_lower": []}
    return replanning_from_json(asked)


def _whole(name: str, hours: int, plan: dict[str, Any], request: Replanning) -> dict[str, float]:
    folder = str(EXAMPLES / name)
    used = [(one, month, hours) for one, months in request.used.items() for month, hours in months.items()]
    with TemporaryDirectory() as place:
        files = {
            "plan.json": json.dumps(plan),
            "used.csv": _csv(("application", "month", "hours"), used),
            "leavers.csv": _csv(("application", "last_day"), request.leavers.items()),
        }
        for file, text in files.items():
            (Path(place) / file).write_text(text, "utf-8")
        main = python("-c", "from api.cli.main import main; main()")
        asked = whole_process(*main, "what-if", folder, "--change", BUDGET.format(hours=hours - 100), runs=3)
        given = (f"--{file.stem}={file}" for file in sorted(Path(place).glob("*.csv")))
        again = whole_process(*main, "replan", folder, f"{place}/plan.json", "--at", str(request.at), *given, runs=3)
    return {"`what-if`, whole process": asked.seconds, "`replan`, whole process": again.seconds}


def _csv(titles: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    return "".join(f"{','.join(map(str, row))}\n" for row in (titles, *rows))


@contextmanager
def served(url: str) -> Iterator[Callable[[str, Any], Any]]:
    """A real `serve`, asked by connections of their own."""
    command = python("-c", "from api.cli.main import main; main()", "serve", "--port", "0", "--lang", "en")
    with subprocess.Popen(
        command, env={**os.environ, "DATABASE_URL": url}, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", running.stderr.readline())
        assert found is not None
        port = int(found[1])

        def ask(path: str, body: Any) -> Any:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read()
            connection.close()
            if answer.status != 200:
                raise RuntimeError(text)
            return text

        try:
            yield ask
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    for section in sections():
        print("\n".join(section))
