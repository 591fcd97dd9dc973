"""What steps gained and given change in the comparison of grants.

Grants are compared by their sorted hours / weight, the lowest first, then by the ranking. An effect counts how
many more people stand at each share afterwards, and how many steps less each place of the ranking has. Effects add
up, and the better of two stays the better when the same is added to both; so what holds of shortest walks with
numbers for costs holds of them too (docs/decisions/0001-allocation-as-flows.md).
"""

from dataclasses import dataclass
from typing import NamedTuple


class Level(NamedTuple):
    """What is compared, in this order: hours / weight from the lowest on, then the ranking from its first place on."""

    in_ranking: bool
    value: float


@dataclass(frozen=True)
class Effect:
    """counts: levels in their order, each with how many more there are of it; none with zero."""

    counts: tuple[tuple[Level, int], ...] = ()

    def __add__(self, other: "Effect") -> "Effect":
        together = dict(self.counts)
        for level, count in other.counts:
            together[level] = together.get(level, 0) + count
        return Effect(tuple(sorted((level, count) for level, count in together.items() if count)))

    def __neg__(self) -> "Effect":
        return Effect(tuple((level, -count) for level, count in self.counts))

    def __lt__(self, other: "Effect") -> bool:
        """Whether it is better."""
        return (self + -other).improves

    @property
    def improves(self) -> bool:
        """Whether there is less of the lowest level that changes."""
        return bool(self.counts) and self.counts[0][1] < 0


NOTHING = Effect()


def gain(rank: int, granted: int, weight: int) -> Effect:
    """One step more for the person of this rank, who has `granted`."""
    before, after = Level(False, granted / weight), Level(False, (granted + 1) / weight)
    return Effect(((before, -1), (after, 1), (Level(True, rank), -1)))


def gift(rank: int, granted: int, weight: int) -> Effect:
    """One step less for the person of this rank, who has `granted`."""
    return -gain(rank, granted - 1, weight)
