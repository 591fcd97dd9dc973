"""What is claimed of `godziny roster`: quality, every month of the small cases, scale, and `--keep`.

`python -m benchmarks.roster [quality] [months] [scale] [keep]` measures these parts, all without a name, and
puts them into RESULTS.md and best_rosters.json. `--seconds N` is a short try: no search takes longer than N,
and nothing is written. `--long 1800 krasocin-2026 2026-03` makes one long run and records its score.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.best_rosters import BestRosters, Score, commit
from benchmarks.measure import EXAMPLES
from benchmarks.results import RESULTS, put
from benchmarks.rostering import FIRST_ANSWER, Answer, Subject, floor
from benchmarks.worlds import World, write
from planner.solver.roster.check.verdict import RosterVerdict

KRASOCIN, KROSCIENKO, PODLASKIE = (EXAMPLES / name for name in ("krasocin-2026", "kroscienko-2024", "podlaskie-2026"))
TOWN = World(580, 180, 500, hours_each=318, places=500, wishes=True)
TOWN_NAME = "town-500"
QUALITY_MONTHS = ("2026-03", "2026-06", "2026-10")
MARCH = "2026-03"
ABSENT, ABSENT_FROM, ABSENT_TO = "S-004", "2026-03-09", "2026-03-15"


@dataclass(frozen=True)
class Seconds:
    """What each search is given."""

    quality: float = 60
    months: float = 6
    town: float = 300
    podlaskie: float = 1
    old: float = 20
    keep: float = 10

    def at_most(self, most: float) -> "Seconds":
        return Seconds(*(min(most, getattr(self, one.name)) for one in fields(self)))


@dataclass(frozen=True)
class Bench:
    """Where files go, how long searches take, and the best known; `trial` records nothing."""

    out: Path
    best: BestRosters
    seconds: Seconds = Seconds()
    trial: bool = False

    def compared(self, subject: Subject, month: str, answer: Answer, seconds: float) -> Score:
        """The best that was known before, else this answer; what is better is recorded."""
        found = Score.now(answer.score, seconds)
        known = self.best.known(subject.name, month, subject.digest).best
        if not self.trial:
            self.best.record(subject.name, month, subject.digest, found)
        return known or found


def sections(out: Path) -> Iterator[list[str]]:
    """Each section's lines, as Markdown, when it is measured. The best known scores are brought up to date."""
    bench = Bench(out, BestRosters())
    for name in PARTS:
        yield _section(name, bench)


def _section(name: str, bench: Bench) -> list[str]:
    title, measure = PARTS[name]
    when = f"Measured on {datetime.now(UTC):%Y-%m-%d} at {commit() or 'no commit'}."
    return [f"## Rosters: {title}", "", *measure(bench), "", when]


def _quality(bench: Bench) -> list[str]:
    seconds = bench.seconds.quality
    lines = [
        "| Krasocin | faults | floor | score | above floor | bound / score | best known | score / best | seconds"
        " | naive, above floor | ratio | without travel, above floor | ratio |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    subject = Subject(KRASOCIN, bench.out)
    for month in QUALITY_MONTHS:
        answer, least = subject.solved(month, seconds), floor(subject.instance(month))
        known, above = bench.compared(subject, month, answer, seconds), answer.score - least
        ours = f"{answer.faults} | {least:,} | {answer.score:,} | {above:,} | {answer.share_proven:.3f}"
        best = f"{_shown(known)} | {answer.score / known.score:.3f} | {answer.run.seconds:.1f}"
        found = (subject.naive(month, seconds, *options) for options in ((), ("no-travel",)))
        lines.append(f"| {month} | {ours} | {best} | {' | '.join(_beside(above, one, least) for one in found)} |")
    return [*lines, "", *_quality_notes(seconds)]


def _quality_notes(seconds: float) -> list[str]:
    return [
        f"Whole processes, {seconds:g} s of search each; every roster judged by the independent checker. Floor: four"
        " points for each minute that no choice of whole wishes can cover. Claimed: no fault, bound / score at least"
        " 0.80, score / best known at most 1.02. The ratios depend on what else the machine does, so nothing is claimed"
        " of them.",
        "",
        "Naive: benchmarks/naive_roster.py, one CP-SAT model, as long, not counting the building of it. Without travel:"
        " the same with travel left out of its objective, not of the score.",
    ]


def _beside(above: int, naive: RosterVerdict | None, least: int) -> str:
    """Two columns: what the naive model has above the floor, and ours as a share of it."""
    if naive is None:
        return "found nothing | –"
    if naive.faults:
        raise RuntimeError(f"the naive model broke a rule: {naive.faults[:3]}")
    theirs = naive.score["total"] - least
    return f"{theirs:,} | {above / max(1, theirs):.3f}"


def _shown(known: Score) -> str:
    return f"{known.score:,} ({known.seconds:g} s)"


def _months(bench: Bench) -> list[str]:
    lines = ["| case | month | faults | score | bound / score | seconds |", "|---|---|---|---|---|---|"]
    whole = []
    for folder in (KRASOCIN, KROSCIENKO):
        subject = Subject(folder, bench.out)
        for month in subject.months:
            one = subject.solved(month, bench.seconds.months)
            whole.append(one.run.seconds)
            shown = f"{one.faults} | {one.score:,} | {one.share_proven:.3f} | {one.run.seconds:.1f}"
            lines.append(f"| {folder.name} | {month} | {shown} |")
    told = f"{bench.seconds.months:g} s of search each, median {median(whole):.1f} s as a whole process."
    return [*lines, "", f"{told} Claimed: no fault."]


def _town(out: Path) -> Subject:
    return Subject(write(TOWN, out / TOWN_NAME), out)


def _scale(bench: Bench) -> list[str]:
    town, podlaskie = _town(bench.out), Subject(PODLASKIE, bench.out)
    long = bench.best.known(town.name, MARCH, town.digest).long
    first, second = town.solved(MARCH, bench.seconds.town), podlaskie.solved(MARCH, bench.seconds.podlaskie)
    bench.compared(town, MARCH, first, bench.seconds.town)
    return [
        "| case, March | people | assistants | wishes | search, s | first answer, s | whole process, s | faults | score"
        " | bound / score | peak MB |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        _scale_row(town, first, bench.seconds.town),
        _scale_row(podlaskie, second, bench.seconds.podlaskie),
        "",
        "First answer: seconds since the process began, until it says that it has one. Peak: the whole tree of"
        " processes, memory that they share counted in each. Claimed: no fault; Podlaskie's whole process under 90 s;"
        f" {TOWN_NAME} under 3 000 MB.",
        "",
        _beside_long(first.score, bench.seconds.town, long),
    ]


def _scale_row(subject: Subject, answer: Answer, seconds: float) -> str:
    given = subject.instance(MARCH)
    size = f"{len(given.people):,} | {len(given.assistants):,} | {len(given.wishes):,}"
    times = f"{seconds:g} | {answer.run.first(FIRST_ANSWER):.1f} | {answer.run.seconds:.1f}"
    found = f"{answer.faults} | {answer.score:,} | {answer.share_proven:.3f} | {answer.run.megabytes:,.0f}"
    return f"| {subject.name} | {size} | {times} | {found} |"


def _beside_long(score: int, seconds: float, long: Score | None) -> str:
    if long is None:
        return f"No long run of {TOWN_NAME} is recorded: `python -m benchmarks.roster --long 1800 {TOWN_NAME} {MARCH}`."
    later = f"{long.score:,} after {long.seconds:g} s, at {long.commit}"
    return f"{TOWN_NAME}: {score:,} points after {seconds:g} s; {later}. Ratio {score / long.score:.3f}."


def _keep(bench: Bench) -> list[str]:
    subject = Subject(KRASOCIN, bench.out)
    before = subject.solved(MARCH, bench.seconds.old).document["visits"]
    old = subject.out / "old.json"
    subject.file(MARCH).replace(old)
    after = subject.without(ABSENT, ABSENT_FROM, ABSENT_TO).solved(MARCH, bench.seconds.keep, keep=old)
    return [
        "| Krasocin, March | faults | visits lost | other visits | unchanged | share | claimed | seconds |",
        "|---|---|---|---|---|---|---|---|",
        _keep_row(before, after),
        "",
        f"Solved for {bench.seconds.old:g} s, then {ABSENT} is away from {ABSENT_FROM} to {ABSENT_TO} and the month is"
        f" solved with `--keep` for {bench.seconds.keep:g} s, as a whole process.",
    ]


def _keep_row(before: list[dict[str, Any]], answer: Answer) -> str:
    """Lost: the absent assistant's visits of those days, which cannot stay."""
    lost = [one for one in before if one["assistant"] == ABSENT and ABSENT_FROM <= one["start"][:10] <= ABSENT_TO]
    others = [one for one in before if one not in lost]
    now = {_who_and_when(one) for one in answer.document["visits"]}
    same = sum(_who_and_when(one) in now for one in others)
    counted = f"{len(lost)} | {len(others)} | {same} | {100 * same / len(others):.1f}%"
    return f"| {ABSENT} away | {answer.faults} | {counted} | at least 95% | {answer.run.seconds:.1f} |"


def _who_and_when(visit: dict[str, Any]) -> tuple[str, ...]:
    return visit["application"], visit["assistant"], visit["start"]


PARTS: dict[str, tuple[str, Callable[[Bench], list[str]]]] = {
    "quality": ("quality", _quality),
    "months": ("every month of the small cases", _months),
    "scale": ("scale", _scale),
    "keep": ("an assistant falls ill", _keep),
}


def _long(seconds: float, case: str, month: str, out: Path) -> str:
    """One long run, recorded."""
    subject = _town(out) if case == TOWN_NAME else Subject(EXAMPLES / case, out)
    answer, best = subject.solved(month, seconds), BestRosters()
    if answer.faults:
        raise RuntimeError(f"not recorded, {answer.faults} faults")
    before = best.known(case, month, subject.digest).best
    best.record(case, month, subject.digest, Score.now(answer.score, seconds), long=True)
    shown = "none" if before is None else _shown(before)
    peak = f"{answer.run.seconds:.0f} s and {answer.run.megabytes:,.0f} MB as a whole"
    return f"{case} {month}: {answer.score:,} points, bound {answer.bound:,}; best known before: {shown}; {peak}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roster", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--seconds", type=float, help="a short try: no search longer than this, nothing written")
    parser.add_argument("--long", nargs=3, metavar=("SECONDS", "CASE", "MONTH"), help="one long run, recorded")
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"{', '.join(unknown)}: no such part; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        if given.long:
            seconds, case, month = given.long
            print(_long(float(seconds), case, month, Path(folder)))
            return
        seconds = Seconds().at_most(given.seconds or float("inf"))
        bench = Bench(Path(folder), BestRosters(), seconds, trial=given.seconds is not None)
        for name in given.parts or PARTS:
            lines = _section(name, bench)
            print("\n".join(lines) + "\n", flush=True)
            if not bench.trial:
                put(RESULTS, lines)


if __name__ == "__main__":
    main()
