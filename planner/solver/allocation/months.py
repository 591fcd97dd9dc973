"""Stage 3: even months. The least sum of hours² / service days that room and assistants allow.

Everybody is spread evenly alone first. Where the assistants cannot serve that, a least cut names the
months and assistants in short supply; only there the months are spread together, as a convex
min-cost flow. What the rest gave up nothing for stays as it is, so when everything can be served the
sum is least. Source: formats 6.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from planner.solver.allocation.engine import Arcs, Bools, Flow, Ints, push
from planner.solver.allocation.smoothing import Crowd, smooth
from planner.solver.allocation.spreading import even
from planner.solver.allocation.supply import UNLIMITED, Supply


@dataclass(frozen=True)
class Months:
    """steps, shape people × months; flow: per arc of the supply network."""

    steps: Ints
    flow: Ints
    proven: bool


def solve_months(granted: Ints, supply: Supply, flow: Ints, out_of_time: Callable[[], bool]) -> Months:
    """The months of these grants, less what was used before; `flow` carries them somehow, if time runs out."""
    days, room = per_month(supply)
    used = supply.arcs.capacity[supply.used]
    granted = granted - used
    steps = even(granted, days, room)
    scarce: Bools = np.zeros(supply.arcs.nodes, bool)
    for again in count():
        carried = _carry(steps, supply)
        if np.array_equal(carried.supplied, steps.ravel()):
            return Months(steps, np.concatenate([steps.ravel(), carried.arcs, used]), proven=True)
        scarce |= carried.reached
        people: Bools = np.any(scarce[supply.numbering.cells()], axis=1)
        if again and 2 * people.sum() > len(people):  # only saves rounds: with all of them the sum is least as well
            scarce[:], people[:] = True, True
        found = smooth(_crowd(granted, supply, people, scarce), steps[people], out_of_time)
        if found is None:
            return _somehow(granted, supply, flow)
        steps[people] = found
    raise AssertionError("each round adds scarce nodes, and with all of them the months can be served")


def _somehow(granted: Ints, supply: Supply, flow: Ints) -> Months:
    """Months that were not evened: of a flow in which all that was used before counts as used."""
    capacity = supply.arcs.capacity.copy()
    capacity[supply.used] = 0
    if supply.arcs.capacity[supply.used].any():
        arcs = replace(supply.arcs, capacity=capacity)
        flow = push(arcs, supply.numbering.persons(), granted, supply.sink).arcs
        flow[supply.used] = supply.arcs.capacity[supply.used]
    return Months(supply.numbering.by_month(flow), flow, proven=False)


def evenness(granted: Ints, steps: Ints, supply: Supply) -> tuple[float, float]:
    """The sum of steps² / service days, and what it is at least (everybody spread alone)."""
    days, room = per_month(supply)
    least = even(granted - supply.arcs.capacity[supply.used], days, room)
    served = np.maximum(days, 1)
    return float((steps**2 / served).sum()), float((least**2 / served).sum())


def per_month(supply: Supply) -> tuple[Ints, Ints]:
    """Service days and room (steps), each of shape people × months."""
    shape = supply.numbering.cells().shape
    days = np.array([person.service_days for person in supply.people], np.int64).reshape(shape)
    room = np.array([person.room for person in supply.people], np.int64).reshape(shape)
    return days, room


def _carry(steps: Ints, supply: Supply) -> Flow:
    """As much of exactly these months as the assistants can serve."""
    numbering = supply.numbering
    return push(supply.arcs.part(supply.behind), numbering.cells().ravel(), steps.ravel(), numbering.sink)


def _crowd(granted: Ints, supply: Supply, people: Bools, scarce: Bools) -> Crowd:
    """The people with scarce months, all their months, and the scarce assistants; the rest is unlimited."""
    days, room = per_month(supply)
    numbering, behind = supply.numbering, supply.arcs.part(supply.behind)
    short = behind.part(scarce[behind.tail])
    cells, persons = numbering.cells()[people], numbering.persons()[people]
    easy = cells[~scarce[cells]]
    arcs = Arcs(
        supply.arcs.nodes,
        np.concatenate([np.repeat(persons, numbering.months), short.tail, easy]),
        np.concatenate([cells.ravel(), short.head, np.full(len(easy), numbering.sink)]),
        np.concatenate([room[people].ravel(), short.capacity, np.full(len(easy), UNLIMITED)]),
    )
    return Crowd.numbered(arcs, persons, numbering.sink, granted[people], days[people])
