"""Effects compare as the grants do, and the walk found is the shortest there is."""

from fractions import Fraction
from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.allocation.effect import NOTHING, Effect, gain, gift
from planner.solver.allocation.walks import Edge, Walk, shortest_improving

Grants = list[int]
PEOPLE = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4), st.sampled_from([-1, 0, 1])), min_size=1, max_size=5)


@given(PEOPLE)
def test_an_effect_improves_exactly_where_the_grants_get_better(people: list[tuple[int, int, int]]) -> None:
    """Each person has steps, a weight and a change."""
    weights = [weight for _, weight, _ in people]
    before = [steps for steps, _, _ in people]
    changes = [change if steps + change >= 0 else 0 for steps, _, change in people]
    after = [steps + change for steps, change in zip(before, changes, strict=True)]

    effect = sum(
        (effect_of(rank, *one) for rank, one in enumerate(zip(before, weights, changes, strict=True))), NOTHING
    )

    assert effect.improves == (worth(after, weights) > worth(before, weights))


def worth(grants: Grants, weights: list[int]) -> tuple[list[Fraction], Grants]:
    return sorted(Fraction(steps, weight) for steps, weight in zip(grants, weights, strict=True)), grants


def effect_of(rank: int, steps: int, weight: int, change: int) -> Effect:
    if change == 0:
        return NOTHING
    return gain(rank, steps, weight) if change > 0 else gift(rank, steps, weight)


@pytest.mark.parametrize("weight", [1, 3])
def test_to_gain_and_to_give_at_once_is_worse_than_nothing(weight: int) -> None:
    both = gain(0, 5, weight) + gift(0, 5, weight)

    assert both > NOTHING
    assert not both.improves


def test_nothing_improves_nothing() -> None:
    one = gain(0, 1, 2)

    assert one + -one == NOTHING
    assert not NOTHING.improves
    assert not NOTHING < NOTHING


@given(st.integers(0, 10**9))
def test_the_walk_is_an_improving_cycle_with_the_fewest_edges(seed: int) -> None:
    edges = random_edges(Random(seed))

    found = shortest_improving(edges, 4)

    fewest = min((len(cycle) for cycle in cycles(edges) if walk(cycle).improves), default=None)
    assert (None if found is None else len(found)) == fewest
    if found is not None:
        assert walk(found).improves
        assert all(one.end == other.start for one, other in pairwise(found))


def random_edges(dice: Random) -> list[Edge]:
    """Between four places."""
    pairs = [(start, end) for start in range(4) for end in range(4) if dice.random() < 0.5]
    return [Edge(start, end, dice.choice(EFFECTS)) for start, end in pairs]


EFFECTS = [NOTHING, *(effect for rank in range(3) for effect in (gain(rank, rank, 2), gift(rank, rank + 2, 2)))]


def cycles(edges: list[Edge]) -> list[tuple[Edge, ...]]:
    """Every closed way that passes no place twice, from each of its places."""
    between = {(edge.start, edge.end): edge for edge in edges}
    ways = (way for size in range(1, 5) for way in permutations(range(4), size))
    rounds = (list(zip(way, (*way[1:], way[0]), strict=True)) for way in ways)
    return [tuple(between[pair] for pair in pairs) for pairs in rounds if all(pair in between for pair in pairs)]


def walk(edges: tuple[Edge, ...]) -> Walk:
    return Walk(sum((edge.effect for edge in edges), NOTHING), edges)
