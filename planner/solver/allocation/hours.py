"""Stage 2: the hours of the admitted people. Source: formats 5, R-20 to R-24.

Without pools the decomposition is exact. With pools and assistants both binding, two polymatroids
meet: fill, freeze the pool that runs out first, fill again; then move single steps along improving
cycles until none is left, which proves the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from planner.solver.allocation.engine import Ints, push
from planner.solver.allocation.exchange import Exchange
from planner.solver.allocation.filling import nested, prefix
from planner.solver.allocation.leximin import Bounds, leximin
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.supply import UNLIMITED


@dataclass(frozen=True)
class Hours:
    """granted: steps per person; flow: per arc of the supply network; proven: no better grants exist."""

    granted: Ints
    flow: Ints
    proven: bool


def floors_flow(problem: HoursProblem) -> bool:
    """Whether the assistants can serve everybody's floor together."""
    floor = problem.bounds.floor
    return bool(np.array_equal(_routed(problem, floor)[0], floor))


def most_hours(problem: HoursProblem) -> int:
    """Steps that no plan for these people can exceed together."""
    ceiling = problem.bounds.ceiling
    nested_most = nested(np.zeros_like(ceiling), ceiling, problem.bounds.weight, problem.budget, problem.pools)
    return min(int(nested_most.sum()), int(_routed(problem, ceiling)[0].sum()))


def solve_hours(problem: HoursProblem, out_of_time: Callable[[], bool]) -> Hours:
    """The weighted leximin grants; unproven only when time runs out among improving cycles."""
    bounds = problem.bounds
    granted = nested(bounds.floor, bounds.ceiling, bounds.weight, problem.budget, problem.pools)
    supplied, flow = _routed(problem, granted)
    if np.array_equal(supplied, granted):
        return Hours(granted, flow, proven=True)
    granted = _fill(problem)
    _, flow = _routed(problem, granted)
    exchange = Exchange(problem, granted, flow)
    while not out_of_time():
        if not exchange.improve():
            return Hours(exchange.granted, exchange.flow, proven=True)
    return Hours(exchange.granted, exchange.flow, proven=False)


def _routed(problem: HoursProblem, wanted: Ints) -> tuple[Ints, Ints]:
    supply = problem.supply
    flow = push(supply.arcs, supply.numbering.persons(), wanted, supply.sink)
    return flow.supplied, flow.arcs


def _fill(problem: HoursProblem) -> Ints:
    """Grants that flow, exact unless a pool and the assistants bind together."""
    bounds, network = problem.bounds, problem.supply
    if not problem.pools:
        return leximin(bounds, network.arcs, network.sink, problem.budget)
    while True:
        most = leximin(bounds, network.arcs, network.sink, UNLIMITED)
        granted = nested(bounds.floor, most, bounds.weight, problem.budget, problem.pools)
        pool = _first_exhausted(problem, granted, most)
        if pool is None:
            return granted
        bounds = _frozen(bounds, pool, granted)


def _first_exhausted(problem: HoursProblem, granted: Ints, most: Ints) -> Ints | None:
    """Members of the pool that refused the earliest step; None when the budget was earlier."""
    bounds = problem.bounds
    earliest, first = None, None
    pooled = most.copy()
    for members, limit in problem.pools:
        pooled[members] = prefix(bounds.floor[members], most[members], bounds.weight[members], limit)
        refused = _refused(pooled, most, bounds.weight, members)
        if refused is not None and (earliest is None or refused < earliest):
            earliest, first = refused, members
    everybody = np.arange(len(granted))
    by_budget = _refused(granted, pooled, bounds.weight, everybody)
    if earliest is None or (by_budget is not None and by_budget < earliest):  # no mutants: exchanges mend any start
        return None
    return first


def _refused(granted: Ints, most: Ints, weight: Ints, members: Ints) -> tuple[float, int, int] | None:
    short = members[granted[members] < most[members]]
    if len(short) == 0:
        return None
    order = np.lexsort((short, weight[short], granted[short] / weight[short]))
    person = int(short[order[0]])
    return float(granted[person] / weight[person]), int(weight[person]), person


def _frozen(bounds: Bounds, members: Ints, granted: Ints) -> Bounds:
    floor, ceiling = bounds.floor.copy(), bounds.ceiling.copy()
    floor[members] = ceiling[members] = granted[members]
    return replace(bounds, floor=floor, ceiling=ceiling)
