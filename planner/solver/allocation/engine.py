"""The only file that runs OR-Tools' graph solvers. Numbers in and out are int64 arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow, min_cost_flow

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class EngineFailed(RuntimeError):
    """The engine answered something that a well-formed network cannot give."""


class OutOfTime(Exception):
    """The time given ran out before an answer."""


@dataclass(frozen=True)
class Arcs:
    """Directed arcs with capacities. Node numbers are below `nodes`."""

    nodes: int
    tail: Ints
    head: Ints
    capacity: Ints

    def part(self, kept: Bools | slice) -> "Arcs":
        """Some of the arcs between the same nodes."""
        return Arcs(self.nodes, self.tail[kept], self.head[kept], self.capacity[kept])


@dataclass(frozen=True)
class Flow:
    """A maximum flow. arcs: flow per arc; supplied: flow per source; reached: source side of a least cut."""

    arcs: Ints
    supplied: Ints
    reached: Bools


def push(arcs: Arcs, sources: Ints, supply: Ints, sink: int) -> Flow:
    """As much as possible of `supply[i]` from node `sources[i]` to the sink."""
    start = arcs.nodes
    solver = max_flow.SimpleMaxFlow()
    tails = np.concatenate([arcs.tail, np.full(len(sources), start, np.int64)])
    heads = np.concatenate([arcs.head, sources])
    index = solver.add_arcs_with_capacity(tails, heads, np.concatenate([arcs.capacity, supply]))
    solver.add_arc_with_capacity(start, sink, 0)  # both ends exist even in an empty network
    if solver.solve(start, sink) != solver.OPTIMAL:
        raise EngineFailed("max flow")
    flows = np.asarray(solver.flows(index), np.int64)
    reached = np.zeros(start + 1, bool)
    reached[np.asarray(solver.get_source_side_min_cut(), np.int64)] = True
    return Flow(flows[: len(arcs.tail)], flows[len(arcs.tail) :], reached[:start])


def cheapest(arcs: Arcs, cost: Ints, supply: Ints) -> Ints:
    """Flow per arc that moves the node supplies (negative: demands) at the least cost."""
    solver = min_cost_flow.SimpleMinCostFlow()
    index = solver.add_arcs_with_capacity_and_unit_cost(arcs.tail, arcs.head, arcs.capacity, cost)
    solver.set_nodes_supplies(np.arange(arcs.nodes), supply)
    if solver.solve() != solver.OPTIMAL:
        raise EngineFailed("min-cost flow")
    return np.asarray(solver.flows(index), np.int64)


@dataclass(frozen=True)
class Row:
    """coefficients · x ≤ most, over 0/1 variables by number."""

    coefficients: dict[int, int]
    most: int


def choose(count: int, rows: list[Row], seconds: float) -> frozenset[int] | None:
    """Variables set to 1 so that every row holds; None when proven that none do.

    “Impossible” is believed only when a second run with other settings agrees. Raises OutOfTime.
    """
    found = _choose(count, rows, seconds, presolve=True)
    return found if found is not None else _choose(count, rows, seconds, presolve=False)


def _choose(count: int, rows: list[Row], seconds: float, *, presolve: bool) -> frozenset[int] | None:
    from ortools.sat.python import cp_model  # slow to import and rarely needed

    model = cp_model.CpModel()
    taken = [model.new_bool_var(str(number)) for number in range(count)]
    for row in rows:
        model.add(sum(factor * taken[number] for number, factor in row.coefficients.items()) <= row.most)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1 if presolve else 2
    solver.parameters.cp_model_presolve = presolve
    solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    status = solver.solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset(number for number in range(count) if solver.value(taken[number]))
    if status == cp_model.INFEASIBLE:
        return None
    raise OutOfTime
