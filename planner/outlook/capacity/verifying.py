"""Whether so many hours more really lift what is short: asked of the checker's network, which shares no code with ours.

The checker works out anew who may serve whom and when, and SciPy pushes the flow.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from planner.outlook.capacity.added import assistant
from planner.outlook.capacity.needed import Needed
from planner.outlook.capacity.serving import Extra
from planner.solver.allocation.check.facts import Facts, facts
from planner.solver.allocation.check.ground import Ground, Ints, ground
from planner.terms.case import AssistantTerms


class Verifying:
    """The checker's view of the needed hours. Answers are steps that can be served."""

    def __init__(self, needed: Needed) -> None:
        self.needed, self.facts = needed, facts(needed.inputs)

    def even(self, extra: Extra) -> int:
        """Each hour in its month."""
        return self._in_months(self._with(extra), range(len(self.facts.months)))

    def kept(self, extra: Extra) -> int:
        """Each hour in some month with room."""
        network = self._ground(self._with(extra), range(len(self.facts.months)))
        return _most(network, np.arange(len(self.needed.people)), self.needed.totals)

    def changed(self, one: AssistantTerms, months: Collection[int]) -> int:
        """Each hour in its month, of these months, with one assistant's terms changed."""
        alone = facts(replace(self.needed.inputs, applicants=(), assistants=(one,)))
        others = (other for other in self.facts.assistants or () if other.id != one.id)
        capacity = {**self.facts.capacity, **alone.capacity}
        return self._in_months(replace(self.facts, assistants=(*others, one), capacity=capacity), months)

    def _in_months(self, found: Facts, months: Collection[int]) -> int:
        network = self._ground(found, months)
        first = network.sink + 1
        return _most(network, np.arange(first, first + network.own), self.needed.steps[:, list(months)].ravel())

    def _with(self, extra: Extra) -> Facts:
        months = len(self.facts.months)
        added = {
            assistant(self.needed, name, cleared=name == "cleared"): [steps] * months
            for name, steps in (("general", extra.general), ("cleared", extra.cleared))
        }
        capacity = {**self.facts.capacity, **{one.id: hours for one, hours in added.items()}}
        return replace(self.facts, assistants=(*(self.facts.assistants or ()), *added), capacity=capacity)

    def _ground(self, found: Facts, months: Collection[int]) -> Ground:
        """The network of these months, with the room that the needed hours have."""
        by_id = {one.id: one for one in found.candidates}
        rooms = ((by_id[one.id], tuple(one.room[at] for at in months)) for one in self.needed.people)
        capacity = {name: [hours[at] for at in months] for name, hours in found.capacity.items()}
        part = replace(found, months=tuple(found.months[at] for at in months), capacity=capacity)
        return ground(part, [replace(one, room=room) for one, room in rooms])


def _most(network: Ground, sources: Ints, wanted: Ints) -> int:
    """The value of a maximum flow of `wanted` from the sources."""
    start = network.nodes
    tail = np.concatenate([network.tail, np.full(len(sources), start)])
    head = np.concatenate([network.head, sources])
    capacity = np.concatenate([network.capacity, wanted]).astype(np.int32)
    matrix = csr_array((capacity, (tail, head)), shape=(start + 1, start + 1), dtype=np.int32)
    return int(maximum_flow(matrix, start, network.sink).flow_value)
