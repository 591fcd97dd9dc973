"""A command as a whole process, several times: median seconds and peak memory."""

import os
import subprocess
import sys
from dataclasses import dataclass
from statistics import median

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


# Started from a small process: a child's peak otherwise begins with the memory of whoever started it.
_SMALL = """
import os, subprocess, sys, time
start = time.perf_counter()
null = subprocess.DEVNULL
process = subprocess.Popen(sys.argv[1:], stdin=null, stdout=null, stderr=null)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status)
"""


def _once(command: tuple[str, ...]) -> tuple[float, float, float]:
    told = subprocess.check_output((sys.executable, "-S", "-c", _SMALL, *command), text=True).split()
    seconds, cpu_seconds, megabytes = map(float, told[:3])
    if int(told[3]):
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(int(told[3]))}")
    return seconds, cpu_seconds, megabytes
