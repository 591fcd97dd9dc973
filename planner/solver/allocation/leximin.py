"""Weighted leximin within the assistants' capacity, by decomposition at least cuts.

Fill to the total as if assistants did not bind; a least cut names the people who cannot all have
that much. Their part and the rest are then two smaller problems of the same kind. Exact for one
polymatroid: H. Groenevelt, Two algorithms for maximizing a separable concave function over a
polymatroid feasible region, 1991.
"""

from dataclasses import dataclass, replace

import numpy as np

from planner.solver.allocation.engine import Arcs, Bools, Ints, push
from planner.solver.allocation.filling import prefix


@dataclass(frozen=True)
class Part:
    """Some people (their numbers) with their own network; the sink keeps its number.

    entries, through: nodes at which flow of people outside this part comes in, and how much.
    """

    people: Ints
    arcs: Arcs
    entries: Ints
    through: Ints


@dataclass(frozen=True)
class Bounds:
    """Arrays over all people, in ranking order: floor and ceiling in steps, weight."""

    floor: Ints
    ceiling: Ints
    weight: Ints

    def fill(self, people: Ints, total: int) -> Ints:
        return prefix(self.floor[people], self.ceiling[people], self.weight[people], total)


def leximin(bounds: Bounds, arcs: Arcs, sink: int, total: int) -> Ints:
    """Steps per person; at most `total` together. The floors must flow."""
    count = len(bounds.floor)
    nothing = np.zeros(0, np.int64)
    granted = np.zeros(count, np.int64)
    waiting = [(Part(np.arange(count, dtype=np.int64), arcs, nothing, nothing), total)]
    while waiting:
        part, limit = waiting.pop()
        wanted = bounds.fill(part.people, limit)
        cut = _cut(part, wanted, sink)
        if cut is None:
            granted[part.people] = wanted
        else:
            waiting += [(_inside(part, cut, sink), cut.capacity), (_outside(part, cut, sink), limit - cut.capacity)]
    return granted


@dataclass(frozen=True)
class Cut:
    """A least cut that the wanted steps exceed. capacity: steps left in it for its people."""

    reached: Bools
    inner: Bools
    capacity: int


def _cut(part: Part, wanted: Ints, sink: int) -> Cut | None:
    sources = np.concatenate([part.people, part.entries])
    supply = np.concatenate([wanted, part.through])
    flow = push(part.arcs, sources, supply, sink)
    if np.array_equal(flow.supplied, supply):
        return None
    inside = flow.reached[sources]
    passing = int(part.through[flow.reached[part.entries]].sum())
    capacity = int(flow.supplied[inside].sum()) - passing
    return Cut(flow.reached, flow.reached[part.people], capacity)


def _inside(part: Part, cut: Cut, sink: int) -> Part:
    """The source side of the cut; its full arcs out are its exits."""
    inside = part.arcs.part(cut.reached[part.arcs.tail])
    arcs = replace(inside, head=np.where(cut.reached[inside.head], inside.head, sink))
    entering = cut.reached[part.entries]
    return Part(part.people[cut.inner], arcs, part.entries[entering], part.through[entering])


def _outside(part: Part, cut: Cut, sink: int) -> Part:
    """The sink side, through which the flow of the full arcs must pass."""
    old = part.arcs
    arcs = old.part(~cut.reached[old.tail] & ~cut.reached[old.head])
    leaving = cut.reached[old.tail] & ~cut.reached[old.head] & (old.head != sink)
    entering = ~cut.reached[part.entries]
    entries = np.concatenate([part.entries[entering], old.head[leaving]])
    through = np.concatenate([part.through[entering], old.capacity[leaving]])
    return Part(part.people[~cut.inner], arcs, entries, through)
