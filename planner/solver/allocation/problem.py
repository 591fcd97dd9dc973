"""What the hours stage is given."""

from dataclasses import dataclass

from planner.solver.allocation.engine import Ints
from planner.solver.allocation.leximin import Bounds
from planner.solver.allocation.supply import Supply


@dataclass(frozen=True)
class HoursProblem:
    """Bounds over the admitted people, the budget in steps, pools as (people's numbers, steps)."""

    bounds: Bounds
    budget: int
    pools: list[tuple[Ints, int]]
    supply: Supply
