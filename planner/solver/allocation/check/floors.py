"""The minimum in force where the assistants cannot carry everybody's together. Source: formats 5, R-21, R-17.

Then the floors are shared first: the least part of a floor as large as possible. Such a sharing leaves nobody a
step that the assistants could still give, so every lawful grant, cut off at the old floor, is the sharing itself.
It is therefore not worked out but held against the grants: no step of a floor may move for the better.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from planner.solver.allocation.check.grants import Chain, Grants
from planner.solver.allocation.check.ground import PLENTY, Ground


@dataclass(frozen=True)
class Minimum:
    """steps in force per person; better: how a step of the floors could move, if they are shared wrongly."""

    steps: list[int]
    better: list[Chain]


def minimum_in_force(ground: Ground, granted: Sequence[int]) -> Minimum:
    """The floors of the ground's people, or what of them these grants (steps) reach, judged as their sharing."""
    floors = [one.floor for one in ground.people]
    numbers = np.arange(len(floors), dtype=np.int64)
    if ground.carry(numbers, np.array(floors, np.int64)) is not None:
        return Minimum(floors, [])
    reached = [min(steps, floor) for steps, floor in zip(granted, floors, strict=True)]
    flow = ground.carry(numbers, np.array(reached, np.int64))
    if flow is None:
        return Minimum(reached, [])  # not even this can be served, which is another fault
    sharing = Grants(_of_floors(ground), [0] * len(floors), PLENTY, [])
    return Minimum(reached, sharing.improvement(reached, flow))


def _of_floors(ground: Ground) -> Ground:
    """The same people with their floor as ceiling and weight."""
    people = tuple(replace(one, ceiling=one.floor, weight=Fraction(max(one.floor, 1))) for one in ground.people)
    return replace(ground, people=people)
