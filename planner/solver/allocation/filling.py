"""Steps handed out one by one: the next step always to the lowest hours / weight.

Step k of a person (from k to k+1 steps) has the key (k / weight, weight, rank): first who has least
for their weight, then the smaller weight (their step helps more), then the ranking. Taking steps in
this order is the weighted leximin wherever one nested limit binds. Source: R-24, formats 5.
"""

import numpy as np

from planner.solver.allocation.engine import Ints

_FINE = 20  # no mutants: levels are searched in units of 2^-20 before single steps are sorted, whatever the unit


def prefix(floor: Ints, ceiling: Ints, weight: Ints, total: int) -> Ints:
    """Steps per person (arrays in ranking order) after `total` steps in key order, floors first."""
    if int(ceiling.sum()) <= total:
        return ceiling.copy()
    low, high = _bracket(floor, ceiling, weight, total)
    granted = _at(low, floor, ceiling, weight)
    left = total - int(granted.sum())
    return granted + _first_steps(granted, _at(high, floor, ceiling, weight), weight, left)


def _at(level: int, floor: Ints, ceiling: Ints, weight: Ints) -> Ints:
    """Steps when everybody has taken each step that starts below level / 2^20."""
    return np.asarray(np.clip(-((-level * weight) >> _FINE), floor, ceiling))


def _bracket(floor: Ints, ceiling: Ints, weight: Ints, total: int) -> tuple[int, int]:
    """Neighbouring levels: the steps of the first fit into the total, those of the second do not."""
    low, high = 0, (int((ceiling / weight).max()) + 2) << _FINE
    while high - low > 1:
        middle = (low + high) // 2
        if int(_at(middle, floor, ceiling, weight).sum()) <= total:
            low = middle
        else:
            high = middle
    return low, high


def _first_steps(granted: Ints, most: Ints, weight: Ints, left: int) -> Ints:
    """The first `left` steps between granted and most. Equal fractions divide to equal floats."""
    people = np.repeat(np.arange(len(granted)), most - granted)
    begin = np.repeat(np.cumsum(most - granted) - (most - granted), most - granted)
    starts = granted[people] + np.arange(len(people)) - begin
    order = np.lexsort((people, weight[people], starts / weight[people]))
    return np.bincount(people[order[:left]], minlength=len(granted)).astype(np.int64)


def nested(floor: Ints, ceiling: Ints, weight: Ints, budget: int, pools: list[tuple[Ints, int]]) -> Ints:
    """Prefix within each pool (people's numbers, steps), then within the budget."""
    most = ceiling.copy()
    for members, limit in pools:
        most[members] = prefix(floor[members], most[members], weight[members], limit)
    return prefix(floor, most, weight, budget)
