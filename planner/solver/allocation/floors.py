"""The floors in force: everybody's, or what the assistants can carry of them. Source: formats 5, R-21, R-17.

Floors that cannot all be carried are shared by the hours rule with ceiling = weight = floor and no minimum:
the least part of a floor as large as possible, then the next; among equals by rank. Pools and budget hold all
floors since admission, so only the assistants bind, and one decomposition at least cuts is exact.
"""

from dataclasses import replace

import numpy as np

from planner.solver.allocation.hours import floors_flow
from planner.solver.allocation.leximin import Bounds, leximin
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.supply import UNLIMITED


def with_floors_in_force(problem: HoursProblem) -> HoursProblem:
    """The problem with floors that flow together; its own where they do."""
    if floors_flow(problem):
        return problem
    floor = problem.bounds.floor
    sharing = Bounds(np.zeros_like(floor), floor, np.maximum(floor, 1))  # who has no room has no share to compare
    shared = leximin(sharing, problem.supply.arcs, problem.supply.sink, UNLIMITED)
    return replace(problem, bounds=replace(problem.bounds, floor=shared))
