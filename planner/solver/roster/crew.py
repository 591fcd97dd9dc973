"""The processes that improve a roster at the same time, each on its own part of the assistants.

Two parts, always: the answer must not depend on how many cores a machine has. A process knows the
instance and remembers routes; a task brings the assignment.
"""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from random import Random
from time import monotonic
from types import TracebackType

from planner.solver.children import die_with_parent
from planner.solver.roster.anneal import Annealing
from planner.solver.roster.instance import Instance
from planner.solver.roster.ledger import Ledger, filled_in
from planner.solver.roster.routes import Routes
from planner.solver.roster.tasks import Assigned, Improved, Part, Polish, Walk

PARTS = 2


class _Room:
    """What one process keeps between tasks."""

    def __init__(self, instance: Instance) -> None:
        self.instance, self.routes = instance, Routes(instance)

    def ledger(self, assigned: Assigned) -> Ledger:
        return Ledger(self.instance, self.routes, filled_in(assigned))

    def work(self, task: Walk | Polish, assigned: Assigned) -> Improved:
        ledger = self.ledger(assigned)
        points = ledger.points()
        if isinstance(task, Walk):
            annealing = Annealing(ledger, task.part, Random(task.seed))
            best_points, best = annealing.walk(
                task.moves, task.temperature, points, lambda: monotonic() > task.deadline
            )
            return Improved(best_points, best, list(ledger.assigned))
        from planner.solver.roster.polish import polished  # the engine takes a while to load

        polished(ledger, task)
        return Improved(ledger.points(), list(ledger.assigned), list(ledger.assigned))


_room: list[_Room] = []


def _enter(instance: Instance) -> None:
    die_with_parent()
    _room[:] = [_Room(instance)]


def _work(task: Walk | Polish, assigned: Assigned) -> Improved:
    return _room[0].work(task, assigned)


class Crew:
    """As many processes as parts."""

    def __init__(self, instance: Instance) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(PARTS, mp_context=context, initializer=_enter, initargs=(instance,))

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            for process in processes:
                process.kill()

    def together(self, tasks: Sequence[Walk | Polish], starts: Sequence[Assigned]) -> list[Improved]:
        """Each task from its own start, all at the same time; answers in the order of tasks."""
        waiting = [self._pool.submit(_work, task, start) for task, start in zip(tasks, starts, strict=False)]
        return [one.result() for one in waiting]


class Solo:
    """The same work in this process, one task after the other: for small rosters and for tests."""

    def __init__(self, instance: Instance) -> None:
        self._room = _Room(instance)

    def together(self, tasks: Sequence[Walk | Polish], starts: Sequence[Assigned]) -> list[Improved]:
        return [self._room.work(task, start) for task, start in zip(tasks, starts, strict=False)]


def parted(instance: Instance, assigned: Assigned, rng: Random) -> list[Part]:
    """The assistants in two halves at random; a person's wishes may be filled where most of the visits are."""
    order = list(range(len(instance.assistants)))
    rng.shuffle(order)
    half = -(-len(order) // PARTS)
    groups = [frozenset(order[at : at + half]) for at in range(0, len(order), half)] or [frozenset()]
    owners: list[set[int]] = [set() for _ in groups]
    for number, person in enumerate(instance.people):
        there = [sum(assigned[wish] in group for wish in person.wishes) for group in groups]
        lead = [at for at, count in enumerate(there) if count == max(there)]
        owners[rng.choice(lead)].add(number)
    return [Part(group, frozenset(owned)) for group, owned in zip(groups, owners, strict=True)]


def merged(before: Assigned, after: list[Assigned]) -> Assigned:
    """The changes of every part put together."""
    result = list(before)
    for one in after:
        for wish, now in enumerate(one):
            if now != before[wish]:
                result[wish] = now
    return result
