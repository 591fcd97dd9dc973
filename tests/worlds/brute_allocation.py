"""The definition of the one right answer, tried out in full. Small cases only."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from planner.solver.allocation.check.facts import Candidate, Facts, facts, may_serve
from planner.terms.case import Case

People = tuple[Candidate, ...]
Grants = tuple[int, ...]
Months = tuple[tuple[int, ...], ...]


class Brute:
    """All sets, all grants, all months."""

    def __init__(self, case: Case) -> None:
        self.facts: Facts = facts(case)
        self.programme = case.programme

    def admitted(self) -> People | None:
        """The lexicographically largest lawful set; None when there is none."""
        people = self.facts.candidates
        for choice in product((True, False), repeat=len(people)):
            chosen = tuple(one for one, inside in zip(people, choice, strict=True) if inside)
            if self._lawful(chosen):
                return chosen
        return None

    def grants(self, people: People) -> Grants:
        """The weighted leximin grants in steps, above the floors in force."""
        ceilings = tuple(one.ceiling for one in people)
        return self._fairest(people, (self.floors(people), ceilings), [one.weight for one in people])

    def floors(self, people: People) -> Grants:
        """Everybody's floor; where they do not flow together, what sharing them by the hours rule gives."""
        floors = tuple(one.floor for one in people)
        if self.flows(people, floors):
            return floors
        return self._fairest(people, ((0,) * len(floors), floors), [Fraction(max(floor, 1)) for floor in floors])

    def _fairest(self, people: People, bounds: tuple[Grants, Grants], weights: list[Fraction]) -> Grants:
        """The weighted leximin between these least and most steps, with ties by rank."""
        ranges = (range(least, most + 1) for least, most in zip(*bounds, strict=True))
        candidates = sorted(product(*ranges), key=lambda grants: _worth(weights, grants), reverse=True)
        return next(grants for grants in candidates if self.allows(people, grants))

    def allows(self, people: People, grants: Grants) -> bool:
        """Whether budget, pools and assistants hold these grants."""
        return self._within(people, grants) and self.flows(people, grants)

    def least_unevenness(self, people: People, grants: Grants) -> Fraction:
        """The least sum of steps² / service days over all months that can be served."""
        return min(unevenness(people, months) for months in self.all_months(people, grants))

    def all_months(self, people: People, grants: Grants) -> Iterator[Months]:
        """All months of these grants that can be served."""
        options = [list(splits(total, one.room)) for total, one in zip(grants, people, strict=True)]
        return (months for months in product(*options) if self.served(people, months))

    def flows(self, people: People, grants: Grants) -> bool:
        """Whether any months of these grants can be served."""
        arcs = Arcs()
        for one, total in zip(people, grants, strict=True):
            arcs.add("source", one.id, total)
            for month, room in enumerate(one.room):
                arcs.add(one.id, (one.id, month), room)
        self._serving(arcs, people)
        return arcs.flow("source", "sink") == sum(grants)

    def served(self, people: People, months: Months) -> bool:
        """Whether exactly these months can be served."""
        arcs = Arcs()
        for one, steps in zip(people, months, strict=True):
            for month, count in enumerate(steps):
                arcs.add("source", (one.id, month), count)
        self._serving(arcs, people)
        return arcs.flow("source", "sink") == sum(map(sum, months))

    def _serving(self, arcs: "Arcs", people: People) -> None:
        for month in range(len(self.facts.months)):
            if self.facts.assistants is None:
                for one in people:
                    arcs.add((one.id, month), "sink", 10**6)
                continue
            for assistant in self.facts.assistants:
                arcs.add((assistant.id, month), "sink", self.facts.capacity[assistant.id][month])
                for one in people:
                    if may_serve(self.facts, assistant, one, month):
                        arcs.add((one.id, month), (assistant.id, month), 10**6)

    def _lawful(self, chosen: People) -> bool:
        programme, names = self.programme, {one.id for one in chosen}
        heads = [one.category for one in chosen]
        floors = tuple(one.floor for one in chosen)
        forced = (one.id for one in self.facts.candidates if one.applicant.commission == "admit")
        return (
            all(name in names for name in forced)
            and (programme.places is None or len(chosen) <= programme.places)
            and all(heads.count(name) <= most for name, most in programme.category_places.items())
            and 10 * sum(one.high for one in chosen) >= 7 * len(chosen)
            and self._within(chosen, floors)
            and (not programme.admission_needs_assistants or self.flows(chosen, floors))
        )

    def _within(self, people: People, grants: Grants) -> bool:
        def of(category: str) -> int:
            return sum(total for one, total in zip(people, grants, strict=True) if one.category == category)

        step = self.facts.step
        pools = self.programme.pools.items()
        return sum(grants) <= self.facts.budget and all(of(name) <= most // step for name, most in pools)


def _worth(weights: list[Fraction], grants: Grants) -> tuple[list[Fraction], Grants]:
    return sorted(total / weight for weight, total in zip(weights, grants, strict=True)), grants


def unevenness(people: People, months: Months) -> Fraction:
    pairs = (pair for one, steps in zip(people, months, strict=True) for pair in zip(steps, one.days, strict=True))
    return sum((Fraction(steps * steps, days) for steps, days in pairs if steps), Fraction(0))


def splits(total: int, room: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if not room:
        if total == 0:
            yield ()
        return
    for first in range(min(total, room[0]) + 1):
        for rest in splits(total - first, room[1:]):
            yield (first, *rest)


class Arcs:
    """Ford and Fulkerson, as in a textbook."""

    def __init__(self) -> None:
        self.left: dict[object, dict[object, int]] = {}

    def add(self, tail: object, head: object, capacity: int) -> None:
        self.left.setdefault(tail, {})[head] = self.left.get(tail, {}).get(head, 0) + capacity
        self.left.setdefault(head, {}).setdefault(tail, 0)

    def flow(self, source: object, sink: object) -> int:
        total = 0
        while found := self._push(source, sink, 10**9, {source}):
            total += found
        return total

    def _push(self, node: object, sink: object, most: int, seen: set[object]) -> int:
        if node == sink:
            return most
        for head, capacity in self.left.get(node, {}).items():
            if capacity and head not in seen:
                seen.add(head)
                pushed = self._push(head, sink, min(most, capacity), seen)
                if pushed:
                    self.left[node][head] -= pushed
                    self.left[head][node] += pushed
                    return pushed
        return 0
