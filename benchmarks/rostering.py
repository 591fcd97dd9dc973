"""`godziny roster` run as a whole process on a case's month, and what is asked of its answer."""

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.best_rosters import digest
from benchmarks.measure import Tree, python, whole_tree
from planner.case.reader import read_case
from planner.editions.roster import TERMS
from planner.solver.roster.check.verdict import RosterVerdict
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance
from planner.solver.roster.proven import judged
from planner.solver.roster.request import Asked, request_of
from planner.terms.calendar import Month
from planner.terms.case import Case

FIRST_ANSWER = "a first complete roster"  # `stage-start` in English


@dataclass(frozen=True)
class Answer:
    """A roster, the checker's word on it, and the run that made it."""

    document: dict[str, Any]
    verdict: RosterVerdict
    run: Tree

    @property
    def score(self) -> int:
        return self.verdict.score["total"]

    @property
    def bound(self) -> int:
        return int(self.document["bound"])

    @property
    def share_proven(self) -> float:
        return self.bound / self.score if self.score else 1.0

    @property
    def faults(self) -> int:
        return len(self.verdict.faults) + len(self.verdict.statements)


class Subject:
    """A case folder with its plan; files of its own are in `out`."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder, self.name = folder, folder.name
        self.out = out / f"{folder.name}-rosters"
        self.out.mkdir(parents=True, exist_ok=True)

    @cached_property
    def plan_file(self) -> Path:
        file = self.out / "plan.json"
        whole_tree(*godziny("solve", self.folder, "--json", file))
        return file

    @cached_property
    def plan(self) -> Any:
        return _read(self.plan_file)

    @cached_property
    def case(self) -> Case:
        return read_case(self.folder)

    @cached_property
    def digest(self) -> str:
        return digest(self.folder, self.plan)

    @property
    def months(self) -> tuple[str, ...]:
        return tuple(str(month) for month in self.case.programme.months)

    def instance(self, month: str) -> Instance:
        return derive(request_of(self.case, self.plan, asked(month)))

    def solved(self, month: str, seconds: float, keep: Path | None = None) -> Answer:
        """`godziny roster`, and the checker's word on what it wrote."""
        file = self.file(month)
        kept = ("--keep", keep) if keep else ()
        options = ("--month", month, "--seconds", seconds, *kept, "--json", file, "--lang", "en")
        run = whole_tree(*godziny("roster", self.folder, self.plan_file, *options))
        document = _read(file)
        return Answer(document, self.judged(month, document, keep), run)

    def file(self, month: str) -> Path:
        return self.out / f"{month}.json"

    def naive(self, month: str, seconds: float, *options: str) -> RosterVerdict | None:
        """The checker's word on what the naive model found; None when it found nothing."""
        file = self.out / f"{month}-naive.json"
        file.unlink(missing_ok=True)
        given = (self.folder, self.plan_file, month, file, seconds, *options)
        whole_tree(*python("-m", "benchmarks.naive_roster", *map(str, given)))
        return self.judged(month, _read(file)) if file.exists() else None

    def judged(self, month: str, document: dict[str, Any], keep: Path | None = None) -> RosterVerdict:
        return judged(self.case, self.plan, asked(month, keep), document)

    def without(self, assistant: str, first: str, last: str) -> "Subject":
        """The same case and plan, with the assistant absent from first to last."""
        folder = self.out / f"without-{assistant}"
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        rows = folder / "absences.csv"
        before = rows.read_text("utf-8") if rows.exists() else "assistant,from,to\n"
        rows.write_text(f"{before}{assistant},{first},{last}\n", "utf-8")
        changed = Subject(folder, self.out)
        changed.plan_file = self.plan_file
        return changed


def floor(instance: Instance) -> int:
    """Points that no choice of whole wishes can save, whoever comes and whenever."""
    missed = 0
    for person in instance.people:
        sums = 1
        for wish in person.wishes:
            sums |= sums << instance.wishes[wish].minutes
        most = (sums & ((2 << person.limit) - 1)).bit_length() - 1
        missed += person.target - most
    return TERMS.uncovered_minute * missed


def asked(month: str, keep: Path | None = None) -> Asked:
    year, number = map(int, month.split("-"))
    return Asked(Month(year, number), keep=_read(keep) if keep else None)


def godziny(*arguments: object) -> tuple[str, ...]:
    return python("-c", "from api.cli.main import main; main()", *map(str, arguments))


def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))
