"""Steps go one by one to who has least for their weight, however little less that is."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.solver.allocation.filling import prefix


def one_by_one(floor: list[int], ceiling: list[int], weight: list[int], total: int) -> list[int]:
    granted = list(floor)
    while sum(granted) < total and granted != ceiling:
        open_ = [number for number in range(len(granted)) if granted[number] < ceiling[number]]
        granted[min(open_, key=lambda one: (Fraction(granted[one], weight[one]), weight[one], one))] += 1
    return granted


def filled(floor: list[int], ceiling: list[int], weight: list[int], total: int) -> list[int]:
    arrays = (np.array(one, np.int64) for one in (floor, ceiling, weight))
    return [int(one) for one in prefix(*arrays, total)]


@pytest.mark.parametrize(("weights", "granted"), [([1499, 1500], [1, 2]), ([1500, 1499], [2, 1])])
def test_a_fraction_that_is_less_by_the_two_millionth_part_goes_first(weights: list[int], granted: list[int]) -> None:
    assert filled([1, 1], [2, 2], weights, 3) == granted


@given(
    people=st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(1, 5) | st.integers(1490, 1500)), min_size=1
    ),
    more=st.integers(0, 60),
)
def test_steps_are_those_of_taking_one_at_a_time(people: list[tuple[int, int, int]], more: int) -> None:
    floor, room, weight = (list(one) for one in zip(*people, strict=True))
    ceiling = [low + extra for low, extra in zip(floor, room, strict=True)]

    assert filled(floor, ceiling, weight, sum(floor) + more) == one_by_one(floor, ceiling, weight, sum(floor) + more)
