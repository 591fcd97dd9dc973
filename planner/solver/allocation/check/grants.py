"""Whether an hour could move: nobody may be made better off at the cost of somebody who has more.

Everything a step can pass is drawn: pools, the budget, people's months, assistants. A way round that
takes a step from one person and gives one to another, perhaps over several pools, is tried for every
choice of pools; it is an improvement when the sorted hours / weight get better, or, with those
equal, the ranking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, permutations

from planner.documents.finding import Finding, finding
from planner.solver.allocation.check.ground import Ground, Ints
from planner.solver.allocation.check.paths import Paths


@dataclass(frozen=True)
class Chain:
    """Who would gain a step, who would give one, and through whose months it moves, in order."""

    gains: str | None
    gives: str | None
    through: tuple[str, ...]

    @property
    def code(self) -> str:
        if self.gives is None:
            return "could_gain"
        return "could_give" if self.gains is None else "could_move"

    def finding(self, rule: str, step: int, prefix: str = "") -> Finding:
        """A step (hours) that could move, from whom and through whom."""
        through = ", ".join(self.through) or "-"
        facts = {"gains": self.gains or "-", "gives": self.gives or "-", "through": through}
        return finding(f"{prefix}{self.code}", rule, hours=step, **facts)


@dataclass(frozen=True)
class Hop:
    """From one pool (or the sink) to another: a gain, a gift, or just unused budget (neither)."""

    gains: int | None
    gives: int | None


class Grants:
    """The grants of a plan on their ground. pools: people's numbers and steps; floors may be dropped."""

    def __init__(self, ground: Ground, floor: list[int], budget: int, pools: list[tuple[list[int], int]]) -> None:
        self.ground, self.floor, self.budget = ground, floor, budget
        pooled = {number for members, _ in pools for number in members}
        others = [number for number in range(len(ground.people)) if number not in pooled]
        self.pools = [*pools, (others, budget)]
        self.purse, self.sink = len(self.pools), len(self.pools) + 1

    def improvement(self, granted: list[int], flow: Ints) -> list[Chain]:
        """Chains of one improvement; empty when these grants are the best."""
        self.granted = granted
        self.order = self._order_of_shares()
        self.paths = Paths(self.ground, flow)
        hops = self._hops()
        ways = ([hops[pair] for pair in cycle] for cycle in _cycles(hops, self.sink + 1))
        best = min((way for way in ways if self._better(way)), key=_givers, default=[])
        return [self._chain(hop) for hop in _joined([hop for hop in best if hop != Hop(None, None)])]

    def _order_of_shares(self) -> dict[tuple[int, int], int]:
        """The place of (used + k) / weight among all that matter, by (person, k); equal shares, equal places."""
        share = {
            (number, steps): Fraction(person.used + steps) / person.weight
            for number, person in enumerate(self.ground.people)
            for steps in range(max(0, self.granted[number] - 1), self.granted[number] + 2)
        }
        place = {value: number for number, value in enumerate(sorted(set(share.values())))}
        return {key: place[value] for key, value in share.items()}

    def _gain(self, number: int) -> tuple[int, int, int]:
        """The less, the better to give a step: share now, minus the share then, rank."""
        steps = self.granted[number]
        return self.order[number, steps], -self.order[number, steps + 1], number

    def _gift(self, number: int) -> tuple[int, int, int]:
        """The less, the better to take a step: minus the share then, the share now, minus rank."""
        steps = self.granted[number]
        return -self.order[number, steps - 1], self.order[number, steps], -number

    def _changes(self, hop: Hop) -> Iterator[tuple[tuple[int, int], int]]:
        """((0, share's place) or (1, rank), +1 or -1)."""
        for number, sign in ((hop.gains, 1), (hop.gives, -1)):
            if number is not None:
                steps = self.granted[number]
                yield (0, self.order[number, steps]), -1
                yield (0, self.order[number, steps + sign]), 1
                yield (1, number), -sign

    def _better(self, hops: list[Hop]) -> bool:
        balance: dict[tuple[int, int], int] = {}
        for hop in hops:
            for what, change in self._changes(hop):
                balance[what] = balance.get(what, 0) + change
        left = sorted((what, change) for what, change in balance.items() if change)
        return bool(left) and left[0][1] < 0

    def _hops(self) -> dict[tuple[int, int], Hop]:
        hops = self._purse_hops()
        givers = [self._givers(members) for members, _ in self.pools]
        reach = self.paths.first_reached(givers)
        for pool, (members, _) in enumerate(self.pools):
            able = [one for one in members if self.granted[one] < self._ceiling(one)]
            for other, queue in enumerate(givers):
                pairs = [(one, queue[place]) for one in able if (place := int(reach[one, other])) < len(queue)]
                if pairs:
                    hops[pool, other] = self._best([Hop(*pair) for pair in pairs])
            free = [one for one in able if reach[one, -1] == 0]
            if free:
                hops[pool, self.sink] = Hop(min(free, key=self._gain), None)
        for other, queue in enumerate(givers):
            place = self.paths.first_from_sink(reach[:, other])
            if place < len(queue):
                hops[self.sink, other] = Hop(None, queue[place])
        return hops

    def _purse_hops(self) -> dict[tuple[int, int], Hop]:
        hops = {}
        for pool, (members, limit) in enumerate(self.pools):
            used = sum(self.granted[one] for one in members)
            if used:
                hops[pool, self.purse] = Hop(None, None)
            if used < limit:
                hops[self.purse, pool] = Hop(None, None)
        if sum(self.granted) < self.budget:
            hops[self.sink, self.purse] = Hop(None, None)
        if any(self.granted):
            hops[self.purse, self.sink] = Hop(None, None)
        return hops

    def _ceiling(self, number: int) -> int:
        person = self.ground.people[number]
        return min(person.ceiling, sum(person.room))

    def _givers(self, members: list[int]) -> list[int]:
        return sorted((one for one in members if self.granted[one] > self.floor[one]), key=self._gift)

    def _best(self, hops: list[Hop]) -> Hop:
        """The pair whose balance is least; compared term by term."""
        best = hops[0]
        for hop in hops[1:]:
            if self._less(hop, best):
                best = hop
        return best

    def _less(self, one: Hop, other: Hop) -> bool:
        balance: dict[tuple[int, int], int] = {}
        for hop, factor in ((one, 1), (other, -1)):
            for what, change in self._changes(hop):
                balance[what] = balance.get(what, 0) + factor * change
        left = sorted((what, change) for what, change in balance.items() if change)
        return bool(left) and left[0][1] < 0

    def _chain(self, hop: Hop) -> Chain:
        names = [person.id for person in self.ground.people]
        between = self.paths.people_between(hop.gains, hop.gives)
        gains, gives = (None if number is None else names[number] for number in (hop.gains, hop.gives))
        return Chain(gains, gives, tuple(names[number] for number in between))


def _givers(hops: list[Hop]) -> int:
    return sum(hop.gives is not None for hop in hops)


def _joined(hops: list[Hop]) -> list[Hop]:
    """A gain out of spare hours and a gift into them are one exchange."""
    gains = next((hop.gains for hop in hops if hop.gives is None), None)
    gives = next((hop.gives for hop in hops if hop.gains is None), None)
    if gains is None or gives is None:
        return hops
    return [Hop(gains, gives), *(hop for hop in hops if None not in (hop.gains, hop.gives))]


def _cycles(hops: dict[tuple[int, int], Hop], nodes: int) -> Iterator[list[tuple[int, int]]]:
    """Every closed way that visits no pool twice, the shortest first."""
    for size in range(1, nodes + 1):
        for chosen in combinations(range(nodes), size):
            for rest in permutations(chosen[1:]):
                round_trip = (chosen[0], *rest, chosen[0])
                pairs = list(pairwise(round_trip))
                if all(pair in hops for pair in pairs):
                    yield pairs
