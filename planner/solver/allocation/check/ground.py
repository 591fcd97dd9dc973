"""Who can be served by whom in which month, as a network, and what flows through it.

Nodes: people, the sink, a node per person and month, then per month the assistants in blocks.
Whoever may serve any adult stands in a block; an adult goes to the node before all blocks, an adult
with relatives among the assistants to every block without them and, in theirs, to the others.
Last, where hours of some may flow past the assistants: one node for all months.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import maximum_flow

from planner.solver.allocation.check.facts import Candidate, Facts, may_serve
from planner.terms.case import AssistantTerms

Ints = NDArray[np.int64]
PLENTY = 1 << 30


@dataclass(frozen=True)
class Past:
    """Steps that may flow past the assistants in all, and whose (ids)."""

    steps: int = 0
    whose: frozenset[str] = frozenset()


NOTHING_PAST = Past()


@dataclass(frozen=True)
class Ground:
    """The network of these people. The first people × months arcs carry each person's month."""

    people: tuple[Candidate, ...]
    months: int
    nodes: int
    tail: Ints
    head: Ints
    capacity: Ints

    @property
    def sink(self) -> int:
        return len(self.people)

    @property
    def own(self) -> int:
        """How many arcs lead from people to their months."""
        return len(self.people) * self.months

    def carry(self, sources: Ints, wanted: Ints) -> Ints | None:
        """Flow per arc that brings `wanted` from the sources to the sink; None when not all of it gets there."""
        start = self.nodes
        tail = np.concatenate([self.tail, np.full(len(sources), start)])
        head = np.concatenate([self.head, sources])
        capacity = np.concatenate([self.capacity, wanted]).astype(np.int32)
        matrix = csr_array((capacity, (tail, head)), shape=(start + 1, start + 1), dtype=np.int32)
        flow = maximum_flow(matrix, start, self.sink)
        if flow.flow_value < int(wanted.sum()):
            return None
        return self._on_arcs(flow.flow.tocoo())

    def _on_arcs(self, flow: "coo_array") -> Ints:
        """The flow matrix, which also has the negative of each arc backwards, per arc."""
        row, column = flow.coords
        used = flow.data > 0
        place = row[used].astype(np.int64) * (self.nodes + 1) + column[used]
        order = np.argsort(place)
        place, amount = np.append(place[order], -1), np.append(flow.data[used][order], 0)
        wanted = self.tail * (self.nodes + 1) + self.head
        found = np.searchsorted(place[:-1], wanted)
        return np.where(place[found] == wanted, amount[found], 0).astype(np.int64)

    def carry_months(self, steps: Ints) -> Ints | None:
        """Flow per arc for these steps (people × months); None when the assistants cannot serve them."""
        first = self.sink + 1
        flow = self.carry(np.arange(first, first + self.own), steps.ravel())
        if flow is not None:
            flow[: self.own] = steps.ravel()
        return flow


def distinct_pairs(tail: Ints, head: Ints) -> Ints:
    """Each pair once; shape (2, pairs)."""
    base = int(max(tail.max(initial=0), head.max(initial=0))) + 1
    codes = np.unique(tail.astype(np.int64) * base + head)
    return np.stack([codes // base, codes % base])


def ground(facts: Facts, people: Sequence[Candidate], past: Past = NOTHING_PAST) -> Ground:
    """The network for these people, in this order."""
    months = len(facts.months)
    drawing = _Drawing(len(people), months)
    for number, candidate in enumerate(people):
        for month in range(months):
            drawing.add(number, drawing.cell(number, month), candidate.room[month])
    for month in range(months):
        if facts.assistants is None:
            for number in range(len(people)):
                drawing.add(drawing.cell(number, month), drawing.sink, PLENTY)
        else:
            _draw_month(drawing, facts, people, month)
    _draw_past(drawing, people, past)
    arrays = (np.array(part, np.int64) for part in (drawing.tails, drawing.heads, drawing.capacities))
    return Ground(tuple(people), months, drawing.nodes, *arrays)


class _Drawing:
    def __init__(self, people: int, months: int) -> None:
        self.sink, self.months = people, months
        self.nodes = people + 1 + people * months
        self.tails: list[int] = []
        self.heads: list[int] = []
        self.capacities: list[int] = []

    def cell(self, number: int, month: int) -> int:
        return self.sink + 1 + number * self.months + month

    def node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def add(self, tail: int, head: int, capacity: int) -> None:
        self.tails.append(tail)
        self.heads.append(head)
        self.capacities.append(capacity)


def _draw_month(drawing: _Drawing, facts: Facts, people: Sequence[Candidate], month: int) -> None:
    working = [one for one in facts.assistants or () if facts.capacity[one.id][month] > 0]
    leaf = {}
    for one in working:
        leaf[one.id] = drawing.node()
        drawing.add(leaf[one.id], drawing.sink, facts.capacity[one.id][month])
    blocks = _Blocks(drawing, [one for one in working if one.basis != "indicated"], leaf)
    named = _served_by_name(working)
    for number, candidate in enumerate(people):
        ways = [] if candidate.category == "child" else list(blocks.ways(candidate.id))
        for one in named.get(candidate.id, ()):
            if may_serve(facts, one, candidate, month) and _by_name_only(one, candidate):
                ways.append(leaf[one.id])
        for node in ways:
            drawing.add(drawing.cell(number, month), node, PLENTY)


def _draw_past(drawing: _Drawing, people: Sequence[Candidate], past: Past) -> None:
    if not past.steps:
        return
    node = drawing.node()
    drawing.add(node, drawing.sink, past.steps)
    for number, candidate in enumerate(people):
        for month in range(drawing.months) if candidate.id in past.whose else ():
            drawing.add(drawing.cell(number, month), node, PLENTY)


def _by_name_only(one: AssistantTerms, candidate: Candidate) -> bool:
    return candidate.category == "child" or one.basis == "indicated"


def _served_by_name(assistants: Iterable[AssistantTerms]) -> dict[str, list[AssistantTerms]]:
    """Assistants by the people whom they serve only because somebody named them."""
    named: dict[str, list[AssistantTerms]] = {}
    for one in assistants:
        for person in sorted(one.accepted_for | one.indicated_by):
            named.setdefault(person, []).append(one)
    return named


class _Blocks:
    """The assistants who may serve any adult, about as many blocks as there are in each."""

    def __init__(self, drawing: _Drawing, assistants: list[AssistantTerms], leaf: dict[str, int]) -> None:
        self.leaf = leaf
        size = isqrt(len(assistants)) + 1
        self.blocks = [assistants[start : start + size] for start in range(0, len(assistants), size)]
        self.nodes = [drawing.node() for _ in self.blocks]
        self.before_all = drawing.node()
        self.related: dict[str, set[int]] = {}
        for number, (node, block) in enumerate(zip(self.nodes, self.blocks, strict=True)):
            drawing.add(self.before_all, node, PLENTY)
            for one in block:
                drawing.add(node, leaf[one.id], PLENTY)
                for person in one.family_of:
                    self.related.setdefault(person, set()).add(number)

    def ways(self, person: str) -> Iterable[int]:
        """Every block without a relative of the person, and in the others everybody who is none."""
        touched = self.related.get(person)
        if not touched:
            yield self.before_all
            return
        for number, (node, block) in enumerate(zip(self.nodes, self.blocks, strict=True)):
            if number not in touched:
                yield node
            else:
                yield from (self.leaf[one.id] for one in block if person not in one.family_of)
