"""What schemathesis is let loose on: a served programme that has all that the contract's examples name."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.commands.applications import AssessApplication
from planner.commands.costs import RecordCost
from planner.commands.drafts import FileDraft
from planner.commands.planning import ComputePlan
from planner.commands.scenarios import CreateScenario
from planner.commands.timesheets import RecordVisit
from planner.commands.visits import BookVisit
from planner.record.application import Godziny
from planner.terms.case import Window, Wish
from planner.terms.scope import Scope
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, by
from tests.worlds.recorded_month import MONDAY, TUESDAY, roster, visit

CHECKS = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance"),
    *("response_schema_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method"),
    *("allow_header_conformance", "use_after_free", "ensure_resource_availability"),
)
WEDNESDAY = "2026-03-04"
SOLVING_SECONDS = 180  # what-if takes a thousand scenarios at once
SETTINGS = """
[parameters]
"path.unit" = "{unit}"
"path.edition" = "{edition}"
[checks.negative_data_rejection]
expected-statuses = [400, 403, 404, 405, 409, 413, 422]
[phases.stateful.generation]
max-examples = {scenarios}
"""


def programme_of_examples(app: Godziny) -> Scope:
    """Three people for two places, two assistants, a month with bookings and a draft, and a plan to announce."""
    people = [application(f"A-000{number}", lat=50.0, lon=20.0) for number in (1, 2, 3)]
    mornings = [Wish(one.id, day, Window(8 * 60, 12 * 60), 120) for one in people for day in (0, 1)]
    given = case(people, [assistant("S-003"), assistant("S-004")], places=2)
    scope = announced(app, "Gmina Krasocin", replace(given, wishes=tuple(mornings)))
    first, second = visit("A-0001", "S-003", MONDAY), visit("A-0002", "S-003", TUESDAY)
    app.do(BookVisit(**first), scope, by())
    app.do(BookVisit(**second), scope, by())
    app.do(FileDraft(document=roster(first, second, visit("A-0002", "S-004", MONDAY))), scope, by())
    done = {"start": f"{WEDNESDAY}T08:00:00+01:00", "end": f"{WEDNESDAY}T10:00:00+01:00"}
    app.do(RecordVisit(application="A-0002", assistant="S-004", **done), scope, by())
    app.do(RecordCost(kind="travel", amount="120.50"), scope, by())
    app.do(CreateScenario(changes=("budget.hours=150",)), scope, by())
    app.do(AssessApplication(application="A-0002", points=80), scope, by())
    app.do(ComputePlan(), scope, by())
    return scope


@dataclass(frozen=True)
class Fuzzed:
    """What became of a run. cases: how many; answers: of each operation, how many of each status; said: the report."""

    exit_status: int
    cases: int
    answers: dict[str, Counter[int]]
    said: str


def fuzz(address: str, scope: Scope, folder: Path, *options: str, scenarios: int) -> Fuzzed:
    """Run schemathesis over the whole document. scenarios: how often it walks along links."""
    settings, report = folder / "schemathesis.toml", folder / "report.ndjson"
    settings.write_text(SETTINGS.format(unit=scope.unit, edition=scope.edition, scenarios=scenarios), "utf-8")
    arguments = ["--config-file", str(settings), "run", f"{address}/openapi.json", "--checks", ",".join(CHECKS)]
    arguments += ["--report", "ndjson", "--report-ndjson-path", str(report), "--no-color"]
    arguments += ["--request-timeout", str(SOLVING_SECONDS), *options]
    run = [sys.executable, "-m", "schemathesis.cli", *arguments]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    answers: dict[str, Counter[int]] = defaultdict(Counter)
    for method, path, status in _answers(report):
        answers[f"{method} {path}"][status] += 1
    return Fuzzed(done.returncode, sum(map(Counter.total, answers.values())), dict(answers), done.stdout + done.stderr)


def _answers(report: Path) -> Iterator[tuple[str, str, int]]:
    for line in report.read_text("utf-8").splitlines():
        recorded: dict[str, Any] = json.loads(line).get("ScenarioFinished", {}).get("recorder", {})
        for name, one in recorded.get("interactions", {}).items():
            asked = recorded["cases"][name]["value"]
            yield asked["method"], asked["path"], (one.get("response") or {}).get("status_code", 0)
