"""Many plans on all cores: processes that stay, so that only the first question waits for them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from typing import Any

from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case

CHUNKS_PER_CORE = 4


def plans_of(cases: Sequence[Case], run: Run) -> Iterator[dict[str, Any]]:
    """The plan of each case as a document, in their order, judged by the checker. Raises CheckerDisagrees."""
    lean = [replace(case, wishes=(), blocked=(), person_absences=(), rates=(), notes=()) for case in cases]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores < 2 or len(lean) < 2:
        yield from (_plan(case, run.left()) for case in lean)
        return
    size = max(1, len(lean) // (cores * CHUNKS_PER_CORE))
    chunks = [lean[start : start + size] for start in range(0, len(lean), size)]
    waiting = [_crew(cores).submit(_plans, chunk, run.left()) for chunk in chunks]
    for done in waiting:
        yield from done.result()


def _plans(cases: Sequence[Case], seconds: float) -> list[dict[str, Any]]:
    run = Run(seconds)
    return [_plan(case, run.left()) for case in cases]


def _plan(case: Case, seconds: float) -> dict[str, Any]:
    return proven(case, Run(seconds)).as_json()


@cache
def _crew(cores: int) -> ProcessPoolExecutor:
    """Started from a clean process: this one may have threads."""
    context = get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload(["planner.scenarios.crew"])
    return ProcessPoolExecutor(cores, mp_context=context)
