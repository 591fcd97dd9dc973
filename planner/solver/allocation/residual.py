"""What can still move in the network: residual arcs, reach and paths over SciPy's graph routines."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from planner.solver.allocation.engine import Arcs, Ints


@dataclass(frozen=True)
class Residual:
    """Arcs along which one more step can move, sorted by tail. `arc`: number, negative-1 when backward."""

    nodes: int
    tail: Ints
    head: Ints
    arc: Ints
    starts: Ints
    sources: Ints

    def best_reached(self, labels: Ints) -> Ints:
        """For each node and column, the least label among the nodes it reaches (itself included)."""
        labels = labels.copy()
        while True:
            offered = np.minimum.reduceat(labels[self.head], self.starts, axis=0)
            better = np.minimum(labels[self.sources], offered)
            if np.array_equal(better, labels[self.sources]):
                return labels
            labels[self.sources] = better

    def path_to_any(self, start: int, ends: Ints) -> tuple[Ints, int]:
        """A shortest path to one of the ends, at least one of which is reached: its arcs, and that end."""
        order, before = breadth_first_order(self._matrix(), start, directed=True, return_predecessors=True)
        end = int(order[np.isin(order, ends)][0])
        return self._along(before, start, end), end

    def path_from_any(self, starts: Ints, end: int) -> tuple[Ints, int]:
        """A shortest path from one of the starts, at least one of which reaches: its arcs, and that start."""
        order, after = breadth_first_order(self._matrix().T.tocsr(), end, directed=True, return_predecessors=True)
        start = int(order[np.isin(order, starts)][0])
        steps, node = [], start
        while node != end:
            steps.append(self._between(node, int(after[node])))
            node = int(after[node])
        return np.array(steps, np.int64), start

    def _matrix(self) -> "csr_array":
        ones = np.ones(len(self.tail), np.int8)
        return csr_array((ones, (self.tail, self.head)), shape=(self.nodes, self.nodes))

    def _along(self, before: Ints, start: int, end: int) -> Ints:
        steps = []
        while end != start:
            steps.append(self._between(int(before[end]), end))
            end = int(before[end])
        return np.array(steps[::-1], np.int64)

    def _between(self, tail: int, head: int) -> int:
        low, high = np.searchsorted(self.tail, [tail, tail + 1])
        return int(self.arc[low + int(np.flatnonzero(self.head[low:high] == head)[0])])


def residual(arcs: Arcs, flow: Ints, without: int) -> Residual:
    """The residual arcs of the flow, those at node `without` left out."""
    inside = (arcs.tail != without) & (arcs.head != without)
    forward = np.flatnonzero(inside & (flow < arcs.capacity))
    backward = np.flatnonzero(inside & (flow > 0))
    tail = np.concatenate([arcs.tail[forward], arcs.head[backward]])
    head = np.concatenate([arcs.head[forward], arcs.tail[backward]])
    arc = np.concatenate([forward, -1 - backward])
    order = np.argsort(tail, kind="stable")
    tail, head, arc = tail[order], head[order], arc[order]
    sources, starts = np.unique(tail, return_index=True)
    return Residual(arcs.nodes, tail, head, arc, starts, sources)


def shift(flow: Ints, path: Ints) -> None:
    """Move one step along the path, in place."""
    flow[path[path >= 0]] += 1
    flow[-1 - path[path < 0]] -= 1
