"""A command as a whole process, several times: median seconds and peak memory."""

import os
import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter

WARM_UP = 1


@dataclass(frozen=True)
class Figure:
    """Medians of the runs; megabytes is the highest peak."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    runs: int


def whole_process(*command: str, runs: int = 5) -> Figure:
    """Run the command with its output thrown away. Raises when it fails."""
    found = [_once(command) for _ in range(runs + WARM_UP)][WARM_UP:]
    walls, cpus, peaks = zip(*found, strict=True)
    return Figure(median(walls), median(cpus), max(peaks), runs)


def python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, *arguments)


def _once(command: tuple[str, ...]) -> tuple[float, float, float]:
    start = perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
