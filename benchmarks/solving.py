"""Seconds of solving alone, without start-up, reading, checking and printing: `python -m benchmarks.solving CASE`."""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from planner.case.reader import read_case
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve


def solving_seconds(folder: Path, runs: int = 5) -> float:
    """Median over the runs, after one that is not counted."""
    case = read_case(folder)
    seconds = []
    for _ in range(runs + 1):
        start = perf_counter()
        solve(case, Run())
        seconds.append(perf_counter() - start)
    return median(seconds[1:])


if __name__ == "__main__":
    print(f"{solving_seconds(Path(sys.argv[1])):.3f}")
