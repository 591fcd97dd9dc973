"""A command as a whole process: median seconds and peak memory of several runs, or one run with all its children."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter

import psutil

WARM_UP = 1
LOOK_EVERY_SECONDS = 0.5

EXAMPLES = Path(__file__).parent.parent / "examples"


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


@dataclass(frozen=True)
class Tree:
    """One run with all its children. megabytes: the highest sum over the tree, looked at twice a second.

    lines: what it said on standard error, each with the seconds at which it came.
    """

    seconds: float
    megabytes: float
    lines: tuple[tuple[float, str], ...]

    def first(self, word: str) -> float:
        """The seconds at which the word was first said. Raises StopIteration when it was not."""
        return next(at for at, line in self.lines if word in line)


def whole_tree(*command: str) -> Tree:
    """Run the command once. Memory that two processes share counts twice. Raises when it fails."""
    start, peak = perf_counter(), 0.0
    lines: list[tuple[float, str]] = []
    null = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=null, stdout=null, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        listener = Thread(target=_listen, args=(process.stderr, start, lines))
        listener.start()
        try:
            for megabytes in _megabytes_while_running(process):
                peak = max(peak, megabytes)
            seconds = perf_counter() - start
        finally:
            process.kill()
        listener.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {lines[-5:]}")
    return Tree(seconds, peak, tuple(lines))


def _listen(stream: Iterator[str], start: float, lines: list[tuple[float, str]]) -> None:
    lines.extend((perf_counter() - start, line.rstrip()) for line in stream)


def _megabytes_while_running(process: "subprocess.Popen[str]") -> Iterator[float]:
    root = psutil.Process(process.pid)
    while process.poll() is None:
        yield _resident(root) / 2**20
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_EVERY_SECONDS)


def _resident(root: psutil.Process) -> int:
    """Bytes of the process and of all below it; one that has just ended has none."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        for one in (root, *root.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                total += one.memory_info().rss
    return total
