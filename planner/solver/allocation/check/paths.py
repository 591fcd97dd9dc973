"""Ways on which a step can move from one person to another."""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

from planner.solver.allocation.check.ground import Ground, Ints, distinct_pairs

NOBODY = 1 << 60  # no mutants: after everybody


class Paths:
    """Where one step can move behind the people: through months and assistants, not through the sink."""

    def __init__(self, ground: Ground, flow: Ints) -> None:
        self.ground = ground
        inner = ground.head != ground.sink
        more, less = inner & (flow < ground.capacity), inner & (flow > 0)
        tail = np.concatenate([ground.tail[more], ground.head[less]])
        head = np.concatenate([ground.head[more], ground.tail[less]])
        size = (ground.nodes, ground.nodes)
        self.flow = flow
        self.matrix = csr_array((np.ones(len(tail), np.int8), (tail, head)), shape=size)
        last = ground.head == ground.sink
        self.with_hours_left = ground.tail[last & (flow < ground.capacity)]
        self.busy = ground.tail[last & (flow > 0)]
        _, self.group = connected_components(self.matrix, directed=True, connection="strong")
        self.pairs = distinct_pairs(self.group[tail], self.group[head])

    def first_reached(self, queues: list[list[int]]) -> Ints:
        """Per node and queue the first place that it reaches; a last column, 0 when it reaches spare hours."""
        groups = int(self.group.max(initial=0)) + 1
        first = np.full((groups, len(queues) + 1), NOBODY)
        for column, queue in enumerate(queues):
            np.minimum.at(first[:, column], self.group[queue], np.arange(len(queue)))
        first[self.group[self.with_hours_left], -1] = 0
        tail, head = self.pairs
        while True:
            before = first.copy()
            np.minimum.at(first, tail, before[head])
            if np.array_equal(first, before):
                return np.asarray(first[self.group])

    def first_from_sink(self, reach: Ints) -> int:
        return int(reach[self.busy].min(initial=NOBODY))

    def people_between(self, gains: int | None, gives: int | None) -> list[int]:
        """People whose months or assistants change on a shortest way, in order, without its ends."""
        if gains is None:
            return []
        nodes = self._way(gains, gives)
        found = [self._owner(node) for node in nodes]
        found += [self._rerouted(*three) for three in zip(nodes, nodes[1:], nodes[2:], strict=False)]
        return list(dict.fromkeys(one for one in found if one is not None and one not in (gains, gives)))

    def _way(self, gains: int, gives: int | None) -> list[int]:
        """Nodes of a shortest way to whoever gives, or to spare hours where these two do not meet."""
        order, before = breadth_first_order(self.matrix, gains, return_predecessors=True)
        found = order[np.isin(order, self.with_hours_left if gives is None else [gives])]
        found = found if len(found) else order[np.isin(order, self.with_hours_left)]
        nodes = [int(found[0])]
        while nodes[-1] != gains:
            nodes.append(int(before[nodes[-1]]))
        return nodes[::-1]

    def _rerouted(self, behind: int, node: int, ahead: int) -> int | None:
        """Where the way goes back up to a node and down again, somebody's hours there change assistants."""
        used = self.flow > 0
        goes_up = bool((used & (self.ground.tail == node) & (self.ground.head == behind)).any())
        if not goes_up or self._owner(ahead) is not None:
            return None
        while self._owner(node) is None:
            node = int(self.ground.tail[used & (self.ground.head == node)][0])
        return self._owner(node)

    def _owner(self, node: int) -> int | None:
        count = len(self.ground.people)
        if node < count:
            return node
        cell = node - count - 1
        return cell // self.ground.months if 0 <= cell < self.ground.own else None
