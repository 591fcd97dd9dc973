"""The lower bound of a month's score: person by person at once, then over all routes in a process of its own."""

import multiprocessing
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Any

from planner.solver.children import die_with_parent
from planner.solver.roster.instance import Instance
from planner.solver.roster.persons_bound import person_bounds
from planner.solver.roster.routes import Routes

ROUNDS = 12
ENDLESS = 10_000


@dataclass(frozen=True)
class Limit:
    """How long the relaxation may be tightened: rounds, and a deadline on `time.monotonic`."""

    rounds: int = ENDLESS
    deadline: float = float("inf")


def persons_bound(instance: Instance, routes: Routes) -> int:
    """Everybody at their least, as if all assistants were there for one alone."""
    return sum(person_bounds(instance, routes))


def relaxed_bound(instance: Instance, limit: Limit, rising: Any = None) -> int | None:
    """The bound over all routes; `rising.value` is kept at the best so far. None when there are too many routes."""
    from planner.solver.roster.routes_bound import routes_bound  # the engine takes a while to load

    def tell(points: int) -> None:
        if rising is not None:
            rising.value = max(rising.value, points)

    routes = Routes(instance)
    persons = person_bounds(instance, routes)
    return routes_bound(
        instance,
        routes,
        persons,
        rounds=limit.rounds,
        stopped=lambda: monotonic() > limit.deadline,
        tell=tell,
    )


class Bounding:
    """A process that raises the bound while others improve the roster."""

    def __init__(self, instance: Instance, limit: Limit) -> None:
        context = multiprocessing.get_context("spawn")
        self._rising = context.Value("q", -1)
        self._process = context.Process(target=_raise, args=(instance, limit, self._rising), daemon=True)
        self._process.start()

    def __enter__(self) -> "Bounding":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._process.kill()

    def points(self, *, wait: bool = False) -> int:
        """The best bound so far; -1 while there is none. wait: until it cannot rise any more."""
        if wait:
            self._process.join()
        return int(self._rising.value)


def _raise(instance: Instance, limit: Limit, rising: Any) -> None:
    die_with_parent()
    relaxed_bound(instance, limit, rising)
