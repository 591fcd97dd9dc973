"""Negative cycles in a residual network with exact integer costs (Bellman and Ford, all arcs at once)."""

import numpy as np

from planner.solver.allocation.engine import Arcs, Ints

_CHECK_EVERY = 16  # no mutants: only how soon a cycle is looked for
_SAFE = 1 << 61  # no mutants: any bound well below 2^63


def negative_cycle(arcs: Arcs, flow: Ints, up: Ints, down: Ints) -> Ints | None:
    """Residual arcs (number, or -1 - number backwards) of a cycle of negative cost; None proves there is none.

    up, down: cost of one step more and of one step less on each arc. Sums that would leave 64 bits
    are made again with Python's own integers.
    """
    forward, backward = np.flatnonzero(flow < arcs.capacity), np.flatnonzero(flow > 0)
    tail = np.concatenate([arcs.tail[forward], arcs.head[backward]])
    head = np.concatenate([arcs.head[forward], arcs.tail[backward]])
    arc = np.concatenate([forward, -1 - backward])
    cost = np.concatenate([up[forward], down[backward]])
    order = np.argsort(head, kind="stable")
    tail, head, arc, cost = tail[order], head[order], arc[order], cost[order]
    try:
        return _Relaxing(arcs.nodes, tail, head, arc, cost).run()
    except OverflowError:
        return _Relaxing(arcs.nodes, tail, head, arc, cost.astype(object)).run()


class _Relaxing:
    """Arcs sorted by head; `via` is the arc over which each node got its distance."""

    def __init__(self, nodes: int, tail: Ints, head: Ints, arc: Ints, cost: Ints) -> None:
        self.tail, self.arc, self.cost = tail, arc, cost
        self.targets, self.starts = np.unique(head, return_index=True)
        self.counts = np.diff(np.append(self.starts, len(head)))
        self.distance = np.zeros(nodes, cost.dtype)
        self.via = np.full(nodes, -1, np.int64)
        self.most = int(np.abs(cost).max(initial=0))

    def run(self) -> Ints | None:
        rounds = 0
        while self._relax():
            rounds += 1
            if rounds % _CHECK_EVERY == 0:
                cycle = self._cycle()
                if cycle is not None:
                    return cycle
        return None

    def _relax(self) -> bool:
        """One round; False when nothing got nearer."""
        if len(self.tail) == 0:  # no mutants: one arc alone makes no cycle either
            return False
        if self.cost.dtype != object and int(np.abs(self.distance).max()) + self.most > _SAFE:
            raise OverflowError("costs too large for exact 64-bit sums")
        offered = self.distance[self.tail] + self.cost
        least = np.minimum.reduceat(offered, self.starts)
        nearer = least < self.distance[self.targets]
        if not nearer.any():
            return False
        hit = np.flatnonzero((offered == np.repeat(least, self.counts)) & np.repeat(nearer, self.counts))
        node = np.repeat(np.arange(len(self.targets)), self.counts)[hit]
        self.via[self.targets[node[::-1]]] = hit[::-1]
        self.distance[self.targets[nearer]] = least[nearer]
        return True

    def _cycle(self) -> Ints | None:
        """A cycle among the `via` arcs, which is always of negative cost."""
        before = np.where(self.via >= 0, self.tail[self.via], np.arange(len(self.via)))
        node = before.copy()
        for _ in range(len(node).bit_length()):
            node = node[node]
        on_cycle = np.flatnonzero(self.via[node] >= 0)  # no mutants: arc 0 is never a cycle alone
        if len(on_cycle) == 0:
            return None
        start = int(node[on_cycle[0]])  # no mutants: any of them leads to a cycle
        steps, current = [], start
        while True:
            steps.append(int(self.arc[self.via[current]]))
            current = int(before[current])
            if current == start:
                return np.array(steps[::-1], np.int64)
