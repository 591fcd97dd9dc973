"""What can still move: paths follow residual arcs only, and steps along them keep a flow a flow."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.allocation.engine import Arcs, Ints
from planner.solver.allocation.residual import Residual, residual, shift

NODES = 6
SEEDS = st.integers(0, 10**9)


def network(dice: Random) -> tuple[Arcs, Ints]:
    """Arcs between any two nodes in one direction, each empty, partly used or full; the last node is left out."""
    pairs = [dice.choice([(one, two), (two, one)]) for one in range(NODES) for two in range(one) if dice.random() < 0.5]
    tail, head = np.array(pairs, np.int64).reshape(-1, 2).T
    flow = np.array([dice.choice([0, 0, 1, 2]) for _ in pairs], np.int64)
    return Arcs(NODES, tail, head, np.full(len(pairs), 2)), flow


def reached(moves: Residual, start: int) -> set[int]:
    """By going on until nothing is new."""
    found = {start}
    while more := {int(h) for t, h in zip(moves.tail, moves.head, strict=True) if t in found} - found:
        found |= more
    return found


def ends(arcs: Arcs, arc: int) -> tuple[int, int]:
    """Of a residual arc, forwards or backwards."""
    tail, head = int(arcs.tail[max(arc, -1 - arc)]), int(arcs.head[max(arc, -1 - arc)])
    return (tail, head) if arc >= 0 else (head, tail)


@given(SEEDS)
def test_residual_arcs_go_where_a_step_more_or_less_fits_and_never_to_the_node_left_out(seed: int) -> None:
    arcs, flow = network(Random(seed))

    moves = residual(arcs, flow, NODES - 1)

    kept = [at for at in range(len(flow)) if NODES - 1 not in (arcs.tail[at], arcs.head[at])]
    more = [at for at in kept if flow[at] < 2]
    less = [-1 - at for at in kept if flow[at] > 0]
    assert sorted(moves.arc.tolist()) == sorted([*more, *less])
    assert [ends(arcs, int(arc)) for arc in moves.arc] == list(zip(moves.tail, moves.head, strict=True))


@given(SEEDS)
def test_paths_lead_along_residual_arcs_from_one_end_to_the_other(seed: int) -> None:
    dice = Random(seed)
    arcs, flow = network(dice)
    moves = residual(arcs, flow, NODES - 1)
    one, some = dice.randrange(NODES - 1), dice.sample(range(NODES - 1), 2)

    if reached(moves, one) & set(some):
        path, end = moves.path_to_any(one, np.array(some))
        assert end in some
        check(arcs, moves, path, (one, end))
    starts = [node for node in some if one in reached(moves, node)]
    if starts:
        path, start = moves.path_from_any(np.array(some), one)
        assert start in starts
        check(arcs, moves, path, (start, one))


def check(arcs: Arcs, moves: Residual, path: Ints, between: tuple[int, int]) -> None:
    steps = [ends(arcs, int(arc)) for arc in path]
    nodes = [between[0], *(head for _, head in steps)]
    assert set(path.tolist()) <= set(moves.arc.tolist())
    assert nodes[-1] == between[1]
    assert [tail for tail, _ in steps] == nodes[:-1]
    assert len(set(nodes)) == len(nodes)


@given(SEEDS)
def test_each_node_learns_the_least_label_that_it_reaches(seed: int) -> None:
    dice = Random(seed)
    moves = residual(*network(dice), NODES - 1)
    labels = np.array([[dice.randint(0, 9), dice.randint(0, 9)] for _ in range(NODES)])

    least = moves.best_reached(labels)

    expected = [labels[sorted(reached(moves, node))].min(axis=0).tolist() for node in range(NODES)]
    assert least.tolist() == expected


def test_a_step_along_a_path_adds_one_forwards_and_takes_one_backwards() -> None:
    flow = np.array([0, 1, 2])

    shift(flow, np.array([0, -1 - 1, -1 - 2]))

    assert flow.tolist() == [1, 0, 1]
