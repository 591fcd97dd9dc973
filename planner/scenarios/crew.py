"""Many plans on all cores: processes that stay, so that only the first question waits for them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from time import time
from typing import Any

from planner.rules.inputs import Inputs
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.solver.children import leave_with_parent

CHUNKS_PER_CORE = 4
FEW = 600  # applications in all the plans together for which it is not worth while to start processes
LOADED = ["planner.scenarios.crew", "planner.solver.allocation.solve", "planner.solver.allocation.check.judge"]


def plans_of(asked: Sequence[Inputs], run: Run) -> Iterator[dict[str, Any]]:
    """The plan of each as a document, in their order, judged by the checker. Raises CheckerDisagrees."""
    cores = cores_here()
    if cores < 2 or len(asked) < 2 or sum(len(inputs.applicants) for inputs in asked) <= FEW:
        yield from (proven(inputs, run).as_json() for inputs in asked)
        return
    run.tell("scenarios")
    size = max(1, len(asked) // (cores * CHUNKS_PER_CORE))
    chunks = [asked[start : start + size] for start in range(0, len(asked), size)]
    until = time() + run.left()  # all processes have this clock: a chunk that waits for a core has less time
    done, waiting = 0, list[Future[list[dict[str, Any]]]]()
    try:
        waiting += [_crew(cores).submit(_plans, chunk, until) for chunk in chunks]
        for one in waiting:
            plans = one.result()
            done += len(plans)
            yield from plans
    except BrokenProcessPool:  # somebody ended a process of the crew; the next question starts another
        _crew.cache_clear()
        yield from _plans(asked[done:], until)
    finally:
        for one in waiting:
            one.cancel()


def cores_here() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _plans(asked: Sequence[Inputs], until: float) -> list[dict[str, Any]]:
    return [proven(inputs, Run(until - time())).as_json() for inputs in asked]


@cache
def _crew(cores: int) -> ProcessPoolExecutor:
    """Started from a clean process: this one may have threads."""
    context = get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload(LOADED)
    return ProcessPoolExecutor(cores, mp_context=context, initializer=leave_with_parent)
