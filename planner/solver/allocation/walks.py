"""The shortest closed walk over a few places that improves the grants."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.solver.allocation.effect import NOTHING, Effect


@dataclass(frozen=True)
class Edge:
    """A step on from one place to another, with who gains and who gives for it (person numbers) if anybody does."""

    start: int
    end: int
    effect: Effect = NOTHING
    gains: int | None = None
    gives: int | None = None


@dataclass(frozen=True)
class Walk:
    """Edges that follow each other, with the effect of all."""

    effect: Effect
    edges: tuple[Edge, ...]

    @property
    def ends(self) -> tuple[int, int]:
        return self.edges[0].start, self.edges[-1].end

    @property
    def improves(self) -> bool:
        """Whether it comes back to where it began and makes the grants better."""
        start, end = self.ends
        return start == end and self.effect.improves

    def then(self, edge: Edge) -> "Walk":
        return Walk(self.effect + edge.effect, (*self.edges, edge))


def shortest_improving(edges: Sequence[Edge], places: int) -> tuple[Edge, ...] | None:
    """The improving closed walk with the fewest edges; None when there is none, however long.

    At most one edge between two places. A walk of more edges than places falls apart into shorter closed
    ones, of which one improves if the whole does.
    """
    walks = [Walk(edge.effect, (edge,)) for edge in edges]
    for _ in range(places):
        improving = [walk for walk in walks if walk.improves]
        if improving:
            return improving[0].edges
        walks = _one_longer(walks, edges)
    return None


def _one_longer(walks: Sequence[Walk], edges: Sequence[Edge]) -> list[Walk]:
    """Between each two places the best walk that is an edge longer."""
    best: dict[tuple[int, int], Walk] = {}
    for walk in walks:
        for edge in edges:
            if edge.start == walk.edges[-1].end:
                longer = walk.then(edge)
                known = best.get(longer.ends)
                if known is None or longer.effect < known.effect:
                    best[longer.ends] = longer
    return list(best.values())
