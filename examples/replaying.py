"""A whole past year from files, through real `godziny` commands, and the same year reckoned from the files alone.

`python -m examples.replaying FOLDER OUT [UNTIL]`: every settlement and the statement are compared, to the minute and
the grosz. OUT keeps the case as imported, the rosters, the settlements and the statement. UNTIL: a month to stop at.
"""

import csv
import json
import os
import shutil
import sys
from collections import defaultdict
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any

from api.cli.main import main
from examples.reckoning.facts import on_clock
from examples.reckoning.files import story, visit_of
from examples.reckoning.telling import Telling

CASE = ("programme.toml", "applications.csv", "assistants.csv", "blocked.csv", "wishes.csv", "rates.csv")
DECISIONS = ("confirm", "accept", "reject", "correct")
Step = dict[str, Any]


class Replay:
    """The record is where DATABASE_URL or GODZINY_HOME says; it has no programme yet."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.out = folder, out
        out.mkdir(parents=True, exist_ok=True)

    def godziny(self, *arguments: str, json_name: str = "") -> Any:
        """What the command answers as JSON. Raises SystemExit with what it said, when it fails."""
        sys.stdout.write(f"$ godziny {' '.join(arguments)}\n")
        target, said = self.out / (json_name or "answer.json"), StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(said):
                main([*arguments, "--json", str(target), "--force", "--lang", "en"])
        except SystemExit as ended:
            if ended.code:
                raise SystemExit(said.getvalue()) from None
        return json.loads(target.read_text("utf-8"))

    def whole(self, until: str) -> None:
        for step in story(self.folder):
            self.do(step)
            if step["do"] == "close" and step["month"] == until:
                break
        self.godziny("statement", json_name="statement.json")

    def do(self, step: Step) -> None:
        if step["do"] in DECISIONS:
            self._decide(step)
        else:
            getattr(self, f"_{step['do']}")(step)

    def _import(self, _: Step) -> None:
        case = self.out / "case"
        case.mkdir(exist_ok=True)
        for name in CASE:
            newer = self.folder / "year" / name
            shutil.copyfile(newer if newer.exists() else self.folder / name, case / name)
        self.godziny("import", str(case))

    def _announce(self, _: Step) -> None:
        self.godziny("announce", "--yes")

    def _roster(self, step: Step) -> None:
        """Planned visits of the month, put in force."""
        target = self.out / f"roster-{step['month']}.json"
        target.write_text(json.dumps({"month": step["month"], "visits": planned(self.folder)[step["month"]]}), "utf-8")
        filed = self.godziny("draft", str(target))
        self.godziny("publish", filed["draft"])

    def _timesheet(self, step: Step) -> None:
        corrects = ["--corrects", step["corrects"]] if "corrects" in step else []
        self.godziny("timesheet", str(self.folder / "year" / "timesheets" / step["file"]), *corrects)

    def _decide(self, step: Step) -> None:
        reason = ["--reason", step["reason"]] if "reason" in step else []
        changes = [text for name, value in step.get("to", {}).items() for text in (f"--{name}", value)]
        self.godziny(step["do"], step["entry"], *changes, *reason)

    def _withdraw(self, step: Step) -> None:
        """Used hours are those of the visits done."""
        self.godziny("withdraw", step["application"], "--last-day", step["last_day"])

    def _replan(self, step: Step) -> None:
        self.godziny("replan", "--at", step["at"], "--policy", step["policy"])

    def _cost(self, step: Step) -> None:
        own = ["--own"] if step.get("own") else []
        self.godziny("cost", step["kind"], step["amount"], "--effective", step["on"], *own)

    def _close(self, step: Step) -> None:
        closed = self.godziny("close", step["month"])["settlement"]
        (self.out / f"settlement-{step['month']}.json").write_text(json.dumps(closed, ensure_ascii=False), "utf-8")


def planned(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Visits of every month's roster as the contract writes them."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (folder / "year" / "rosters.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            visit = visit_of(row)
            times = {"start": on_clock(visit.start).isoformat(), "end": on_clock(visit.end).isoformat()}
            who = {"application": visit.application, "assistant": visit.assistant}
            found[visit.month].append({**who, **times})
    return found


def differences(folder: Path, out: Path, until: str) -> list[str]:
    """Where the record and the reckoning say something else."""
    told = Telling(folder).whole(until)
    answers = {f"settlement-{month}": document for month, document in told.settlements.items()}
    found = []
    for name, document in {**answers, "statement": told.statement()}.items():
        said = json.loads((out / f"{name}.json").read_text("utf-8"))
        keys = document if name == "statement" else {**document, **said}
        wrong = (key for key in keys if said.get(key) != document.get(key))
        found += [f"{name} {key}: {said.get(key)} != {document.get(key)}" for key in wrong]
    return found


if __name__ == "__main__":
    case_folder, target, last = Path(sys.argv[1]), Path(sys.argv[2]), (*sys.argv[3:], "9999-99")[0]
    Replay(case_folder, target).whole(last)
    wrong = differences(case_folder, target, last)
    with suppress(SystemExit):
        main(["statement"])
    if wrong:
        raise SystemExit("\n".join(wrong))
    sys.stdout.write(
        "ok: każde rozliczenie i sprawozdanie jak policzone z samych plików"
        " / every settlement and the statement as reckoned from the files alone\n"
    )
    if place := os.environ.get("GODZINY_HOME"):
        look = Path(place).relative_to(Path.cwd()) if Path(place).is_relative_to(Path.cwd()) else place
        sys.stdout.write(f"GODZINY_HOME={look} .venv/bin/godziny forecast --back-test\n")
