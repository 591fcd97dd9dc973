"""A negative cycle is found exactly where there is one, however large the costs are."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.allocation.cycles import negative_cycle
from planner.solver.allocation.engine import Arcs, Ints

NODES = 5
LARGE = 1 << 58


@pytest.mark.parametrize("scale", [1, LARGE])
@given(seed=st.integers(0, 10**9))
def test_a_cycle_is_of_negative_cost_and_closed_and_none_means_that_there_is_none(scale: int, seed: int) -> None:
    arcs, flow, up, down = network(Random(seed), scale)

    cycle = negative_cycle(arcs, flow, up, down)

    moves = residual_moves(arcs, flow, up, down)
    if cycle is None:
        assert not any_negative(moves)
        return
    steps = [moves[int(arc)] for arc in cycle]
    assert sum(cost for _, _, cost in steps) < 0
    assert [head for _, head, _ in steps] == [tail for tail, _, _ in [*steps[1:], steps[0]]]


def test_costs_whose_sums_leave_64_bits_are_summed_exactly() -> None:
    """Round four nodes and back at a cost of one less than nothing, with sums beyond 2**63 on the way."""
    tail, head = np.array([0, 1, 2, 3]), np.array([1, 2, 3, 0])
    cost = np.array([1 << 62, 1 << 62, -(1 << 62), -(1 << 62) - 1])
    arcs, nothing = Arcs(4, tail, head, np.ones(4, np.int64)), np.zeros(4, np.int64)

    cycle = negative_cycle(arcs, nothing, cost, cost)
    cost[3] += 1

    assert cycle is not None
    assert sorted(cycle.tolist()) == [0, 1, 2, 3]
    assert negative_cycle(arcs, nothing, cost, cost) is None


def test_without_any_arc_that_can_move_there_is_none() -> None:
    full = Arcs(2, np.array([0, 1]), np.array([1, 0]), np.zeros(2, np.int64))
    nothing = np.zeros(2, np.int64)

    assert negative_cycle(full, nothing, nothing - 1, nothing - 1) is None


def network(dice: Random, scale: int) -> tuple[Arcs, Ints, Ints, Ints]:
    """Some arcs, none twice, each empty, partly used or full, with costs for a step more and for one less."""
    pairs = [(tail, head) for tail in range(NODES) for head in range(NODES) if tail != head and dice.random() < 0.4]
    tail, head = np.array(pairs, np.int64).reshape(-1, 2).T
    flow = np.array([dice.randint(0, 2) for _ in pairs], np.int64)
    up = np.array([scale * dice.randint(-1, 4) + dice.randint(-1, 1) for _ in pairs], np.int64)
    down = np.array([scale * dice.randint(-1, 4) + dice.randint(-1, 1) for _ in pairs], np.int64)
    return Arcs(NODES, tail, head, np.full(len(pairs), 2)), flow, up, down


def residual_moves(arcs: Arcs, flow: Ints, up: Ints, down: Ints) -> dict[int, tuple[int, int, int]]:
    """By residual arc its ends and its cost."""
    ends = [(int(tail), int(head)) for tail, head in zip(arcs.tail, arcs.head, strict=True)]
    more = {at: (*ends[at], int(up[at])) for at in range(len(ends)) if flow[at] < arcs.capacity[at]}
    less = {-1 - at: (*ends[at][::-1], int(down[at])) for at in range(len(ends)) if flow[at] > 0}
    return {**more, **less}


def any_negative(moves: dict[int, tuple[int, int, int]]) -> bool:
    """By Floyd and Warshall, with Python's own integers."""
    far = 10**30
    way = [[0 if tail == head else far for head in range(NODES)] for tail in range(NODES)]
    for tail, head, cost in moves.values():
        way[tail][head] = min(way[tail][head], cost)
    for by in range(NODES):
        for tail in range(NODES):
            for head in range(NODES):
                way[tail][head] = min(way[tail][head], way[tail][by] + way[by][head])
    return any(way[node][node] < 0 for node in range(NODES))
