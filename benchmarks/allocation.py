"""What is claimed of `godziny solve`: seconds and memory as a whole process, checker included."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from time import perf_counter

from benchmarks.measure import EXAMPLES, Figure, python, whole_process
from benchmarks.solving import solving_seconds
from benchmarks.worlds import World, write
from planner.case.reader import read_case
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.derive import derive

NAIVE_SECONDS = 150
SIZES = (53, 150, 500, 1500, 5000)


@dataclass(frozen=True)
class Claim:
    """A case, how long it may take, how much memory it may use, and how often it is measured."""

    name: str
    folder: Path
    seconds: float
    megabytes: float | None = None
    runs: int = 5


def sections(out: Path) -> Iterator[list[str]]:
    """Each section's lines, as Markdown, when it is measured."""
    yield _claims(out)
    yield _growth(out)
    yield _against_naive(out)


def solve_command(folder: Path, *more: str) -> tuple[str, ...]:
    return python("-c", "from api.cli.main import main; main()", "solve", str(folder), *more)


def _claims(out: Path) -> list[str]:
    claims = (
        Claim("Krasocin 2026: 71 applications, 53 places", EXAMPLES / "krasocin-2026", 1.5, runs=9),
        Claim("Podlaskie 2026: 1 880 applications, 600 assistants", EXAMPLES / "podlaskie-2026", 5, 500),
        Claim("5 000 people, 1 700 assistants", write(World(5000, 1700, 1), out / "5000-1700"), 15, 1000, 3),
        Claim("5 000 people, 150 assistants", write(World(5000, 150, 2), out / "5000-150"), 60, None, 3),
        Claim(
            "5 000 people, 900 assistants, pools",
            write(World(5000, 900, 4, pools=0.5), out / "5000-pools"),
            60,
            None,
            1,
        ),
    )
    lines = ["| case | median seconds | claimed | peak MB | claimed |", "|---|---|---|---|---|"]
    for claim in claims:
        found = whole_process(*solve_command(claim.folder), runs=claim.runs)
        most = f"under {claim.megabytes:.0f}" if claim.megabytes else "–"
        lines.append(_row(claim, found, most))
    alone = solving_seconds(EXAMPLES / "krasocin-2026")
    return [*lines, "", f"Solving alone, Krasocin: {alone:.3f} s (claimed: under 0.3 s)."]


def _row(claim: Claim, found: Figure, most: str) -> str:
    return f"| {claim.name} | {found.seconds:.2f} | under {claim.seconds:g} | {found.megabytes:.0f} | {most} |"


def _growth(out: Path) -> list[str]:
    """Seconds from 53 to 5 000 people, and the exponent between neighbours."""
    lines = ["| people | assistants | median seconds | solving alone | exponent of solving |", "|---|---|---|---|---|"]
    before: tuple[int, float] | None = None
    for people in SIZES:
        folder = write(World(people, people // 3, 11), out / f"growth-{people}")
        whole, alone = whole_process(*solve_command(folder), runs=3), solving_seconds(folder, runs=3)
        exponent = f"{log(alone / before[1]) / log(people / before[0]):.2f}" if before else "–"
        lines.append(f"| {people} | {people // 3} | {whole.seconds:.2f} | {alone:.3f} | {exponent} |")
        before = people, alone
    return lines


def _against_naive(out: Path) -> list[str]:
    """The level-by-level CP-SAT model beside ours, in the same run."""
    lines = ["| people | level by level | ours, whole process | ratio |", "|---|---|---|---|"]
    for people in (60, 100, 300):
        folder = write(World(people, people // 3, 7), out / f"naive-{people}")
        ours = whole_process(*solve_command(folder), runs=3).seconds
        seconds, answer = _naive(folder)
        shown = f"{seconds:.1f} s" if answer else f"stopped after {seconds:.0f} s"
        ratio = f"{seconds / ours:.0f} ×" if answer else f"over {seconds / ours:.0f} ×"
        lines.append(f"| {people} | {shown} | {ours:.2f} s | {ratio} |")
        if answer:
            _require_no_worse(folder, out, answer)
    return lines


def _naive(folder: Path) -> tuple[float, list[int]]:
    start = perf_counter()
    try:
        done = subprocess.run(
            python("-m", "benchmarks.naive", str(folder)), capture_output=True, timeout=NAIVE_SECONDS, check=True
        )
    except subprocess.TimeoutExpired:
        return perf_counter() - start, []
    return perf_counter() - start, json.loads(done.stdout)


def _require_no_worse(folder: Path, out: Path, naive: list[int]) -> None:
    """Ours must be the baseline's equal or better in the sorted shares; else the comparison is void."""
    file = out / "plan.json"
    subprocess.run(solve_command(folder, "--json", str(file)), capture_output=True, check=True)
    hours = {one["application"]: one["hours"] for one in json.loads(file.read_text("utf-8"))["admitted"]}
    weight = {one.id: one.weight for one in derive(inputs_of(read_case(folder))).instance.people}
    ours = sorted(steps / weight[name] for name, steps in hours.items())
    theirs = sorted(steps / weight[name] for name, steps in zip(hours, naive, strict=True))
    if ours < theirs:
        raise RuntimeError("the baseline found a fairer split")
