"""The network behind the admitted people: person → month's room → assistants' hours → sink.

Assistants with the same permissions in a month are one leaf. Whoever may serve everybody hangs below
the month's hub; a person with family among those enters the hub's tree below the top, so that the
tree leaves the relatives out. What a person used before goes straight to the sink, and a stated number of steps
of the pinned passes the assistants by.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from planner.solver.allocation.engine import Arcs, Ints
from planner.solver.allocation.instance import Capacity, Instance, Person
from planner.solver.allocation.numbering import Numbering

UNLIMITED = 1 << 40  # no mutants: more than all hours together


@dataclass(frozen=True)
class Supply:
    """The network of `people`; leaves: assistants of each leaf node. used: arcs person → sink, what was used before."""

    people: tuple[Person, ...]
    numbering: Numbering
    arcs: Arcs
    leaves: dict[int, tuple[str, ...]]
    used: slice

    @property
    def behind(self) -> slice:
        """The arcs behind the cells: who serves them."""
        return slice(self.numbering.rooms.stop, self.used.start)

    @property
    def sink(self) -> int:
        return self.numbering.sink

    @cached_property
    def exits(self) -> Ints:
        """The arcs into the sink; one from each node that has any."""
        return np.flatnonzero(self.arcs.head == self.sink)

    def exit_of(self, node: int) -> int:
        """The arc from the node into the sink."""
        return int(self.exits[self.arcs.tail[self.exits] == node][0])

    def with_spare(self, flow: Ints) -> Ints:
        """Nodes from which more could flow into the sink: whose assistants have hours left."""
        return self.arcs.tail[self.exits[flow[self.exits] < self.arcs.capacity[self.exits]]]

    def in_use(self, flow: Ints) -> Ints:
        """Nodes from which something flows into the sink."""
        return self.arcs.tail[self.exits[flow[self.exits] > 0]]


@dataclass
class _Drawing:
    """Arcs while they are being drawn."""

    numbering: Numbering
    nodes: int
    tails: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    capacities: list[int] = field(default_factory=list)
    leaves: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def arc(self, tail: int, head: int, capacity: int = UNLIMITED) -> None:
        self.tails.append(tail)
        self.heads.append(head)
        self.capacities.append(capacity)


def supply(instance: Instance, people: Sequence[Person]) -> Supply:
    """The network for these people, in ranking order."""
    numbering = Numbering(len(people), len(instance.months))
    drawing = _Drawing(numbering, numbering.first_free)
    for person, given in enumerate(people):
        for month, room in enumerate(given.room):
            drawing.arc(person, numbering.cell(person, month), room)
    for month in range(numbering.months):
        if instance.assistants is None:
            _unlimited_month(drawing, month)
        else:
            _Month(drawing, people, instance.assistants, month).draw()
    if instance.past_assistants:
        _past_assistants(drawing, people, instance.past_assistants)
    used = slice(len(drawing.tails), len(drawing.tails) + len(people))
    for number, one in enumerate(people):
        drawing.arc(number, numbering.sink, one.used)
    arcs = Arcs(drawing.nodes, *(np.array(x, np.int64) for x in (drawing.tails, drawing.heads, drawing.capacities)))
    return Supply(tuple(people), numbering, arcs, drawing.leaves, used)


def _past_assistants(drawing: _Drawing, people: Sequence[Person], steps: int) -> None:
    """A way past the assistants for the pinned. Source: formats, re-planning 3."""
    node = drawing.node()
    drawing.arc(node, drawing.numbering.sink, steps)
    for number, person in enumerate(people):
        for month in range(drawing.numbering.months if person.pinned else 0):
            drawing.arc(drawing.numbering.cell(number, month), node)


def _unlimited_month(drawing: _Drawing, month: int) -> None:
    for cell in drawing.numbering.cells()[:, month]:
        drawing.arc(int(cell), drawing.numbering.sink)


class _Month:
    """One month's assistants, drawn once."""

    def __init__(
        self, drawing: _Drawing, people: Sequence[Person], assistants: tuple[Capacity, ...], month: int
    ) -> None:
        self.drawing, self.people, self.month = drawing, people, month
        self.index = {person.id: number for number, person in enumerate(people)}
        self.groups = self._group(assistants)

    def draw(self) -> None:
        """Leaves, the hub's tree, and each person's entries to them."""
        leaf_of = {key: self._leaf(members) for key, members in self.groups.items()}
        open_leaves = [(key, leaf) for key, leaf in leaf_of.items() if key[0]]
        tree = _Tree(self.drawing, [leaf for key, leaf in open_leaves if key[1]])
        free = self.drawing.node()
        hub = self.drawing.node()
        self.drawing.arc(hub, free)
        if tree.root is not None:
            self.drawing.arc(hub, tree.root)
        for key, leaf in open_leaves:
            if not key[1]:
                self.drawing.arc(free, leaf)
        self._enter(leaf_of, tree, free, hub)

    def _group(self, assistants: Iterable[Capacity]) -> "dict[_Permissions, list[Capacity]]":
        groups: dict[_Permissions, list[Capacity]] = defaultdict(list)
        for assistant in assistants:
            if assistant.capacity[self.month] > 0:
                groups[self._permissions(assistant)].append(assistant)
        return groups

    def _permissions(self, assistant: Capacity) -> "_Permissions":
        """(serves any adult, adults who are family, people served by name), as person numbers."""
        named = assistant.accepted_for | (frozenset() if assistant.anyone else assistant.indicated_by)
        served = (self.index[name] for name in named if name in self.index)
        by_name = frozenset(
            number
            for number in served
            if assistant.may_serve(self.people[number], self.month)
            and (self.people[number].is_child or not assistant.anyone)
        )
        family = (self.index[name] for name in assistant.family_of if name in self.index)
        kin = frozenset(one for one in family if assistant.anyone and not self.people[one].is_child)
        return assistant.anyone, kin, by_name

    def _leaf(self, members: list[Capacity]) -> int:
        leaf = self.drawing.node()
        self.drawing.leaves[leaf] = tuple(assistant.id for assistant in members)
        self.drawing.arc(
            leaf, self.drawing.numbering.sink, sum(assistant.capacity[self.month] for assistant in members)
        )
        return leaf

    def _enter(self, leaf_of: "dict[_Permissions, int]", tree: "_Tree", free: int, hub: int) -> None:
        named: dict[int, list[int]] = defaultdict(list)
        banned: dict[int, set[int]] = defaultdict(set)
        for (_anyone, kin, by_name), leaf in leaf_of.items():
            for person in by_name:
                named[person].append(leaf)
            for person in kin:
                banned[person].add(leaf)
        for number, given in enumerate(self.people):
            cell = self.drawing.numbering.cell(number, self.month)
            entries = list(named[number]) if number in named else []
            if number in banned:
                entries += [free, *tree.without(banned[number])]
            elif not given.is_child:
                entries.append(hub)
            for entry in entries:
                self.drawing.arc(cell, entry)


_Permissions = tuple[bool, frozenset[int], frozenset[int]]


class _Tree:
    """A balanced tree over leaves; a few leaves can be left out with few arcs."""

    def __init__(self, drawing: _Drawing, leaves: list[int]) -> None:
        self.leaves = leaves
        self.node_of: dict[tuple[int, int], int] = {}
        self.root = self._grow(drawing, 0, len(leaves)) if leaves else None

    def _grow(self, drawing: _Drawing, start: int, end: int) -> int:
        if end - start == 1:
            node = self.leaves[start]
        else:
            node = drawing.node()
            middle = (start + end) // 2
            for half in ((start, middle), (middle, end)):
                drawing.arc(node, self._grow(drawing, *half))
        self.node_of[start, end] = node
        return node

    def without(self, banned: set[int]) -> list[int]:
        """The highest nodes that cover every leaf but the banned ones."""
        return list(self._cover(0, len(self.leaves), banned))

    def _cover(self, start: int, end: int, banned: set[int]) -> Iterable[int]:
        inside = [leaf for leaf in self.leaves[start:end] if leaf in banned]
        if not inside:
            yield self.node_of[start, end]
        elif end - start > 1:
            middle = (start + end) // 2
            yield from self._cover(start, middle, banned)
            yield from self._cover(middle, end, banned)
