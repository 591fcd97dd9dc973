"""Improvement by the engine: the wishes of a neighbourhood are placed anew over all their routes.

One boolean per route of a cell (set partitioning): the relaxation is tight and no start times appear.
What binds beyond a day is judged by the ledger when the answer is put in.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from time import monotonic

from planner.editions.roster import TERMS
from planner.solver.roster.coupling import Cell
from planner.solver.roster.engine import Binary, Choice
from planner.solver.roster.ledger import NOBODY, Ledger, Move
from planner.solver.roster.neighbourhood import Neighbourhood, neighbourhood
from planner.solver.roster.routes import Wishes
from planner.solver.roster.tasks import Polish

MOST_COLUMNS = 300
MOST_TRIED = 1_500


@dataclass(frozen=True)
class Column:
    """One way to spend a cell: which free wishes, and the points it adds to what is fixed there."""

    cell: Cell
    wishes: Wishes
    points: int


def polished(ledger: Ledger, task: Polish) -> None:
    """The ledger, better or as it was."""
    rng = Random(task.seed)
    around = neighbourhood(ledger, task.part, task.sort, task.size, rng)
    if not around.free:
        return
    choice = _Placing(ledger, around).choice()
    chosen = choice.best(task.work, task.seed, task.deadline - monotonic())
    if chosen is not None:
        moves = _moves(ledger, around, chosen)
        if moves:
            ledger.change(moves, 0)


def _moves(ledger: Ledger, around: Neighbourhood, chosen: list[Column]) -> list[Move]:
    after = dict.fromkeys(around.free, NOBODY)
    for column in chosen:
        after |= dict.fromkeys(column.wishes, column.cell[0])
    return [(wish, ledger.assigned[wish], now) for wish, now in sorted(after.items()) if ledger.assigned[wish] != now]


class _Placing:
    """The choice of columns: what is fixed is subtracted, what is free is written down."""

    def __init__(self, ledger: Ledger, around: Neighbourhood) -> None:
        self.ledger, self.around = ledger, around
        self.choice_of: Choice[Column] = Choice()
        self.helping: dict[tuple[int, int], list[Binary]] = defaultdict(list)

    def choice(self) -> "Choice[Column]":
        for cell in self.around.cells:
            self._add_cell(cell)
        self._each_wish_once()
        self._hours_of_assistants()
        self._hours_of_people()
        self._helpers()
        return self.choice_of

    def _add_cell(self, cell: Cell) -> None:
        """What is there now is always one of the columns, so the engine begins from it."""
        ledger = self.ledger
        fixed = tuple(wish for wish in ledger.cells.get(cell, ()) if wish not in self.around.free)
        now = tuple(wish for wish in ledger.cells.get(cell, ()) if wish in self.around.free)
        base = ledger.routes.best(cell[0], fixed)
        if base is None:
            return
        columns = [Column(cell, one, points - base.points) for one, points in self._sets(cell, fixed, now)]
        if len(columns) > MOST_COLUMNS:
            columns.sort(key=lambda one: (one.wishes != now, one.points - self._minutes(one), one.wishes))
            del columns[MOST_COLUMNS:]
        self.choice_of.at_most_one([self.choice_of.add(one, one.points, one.wishes == now) for one in columns])

    def _sets(self, cell: Cell, fixed: Wishes, now: Wishes) -> Iterator[tuple[Wishes, int]]:
        """Sets of free wishes that go with what is fixed in the cell, and the points of all: `now`, and small ones."""
        best, wishes = self.ledger.routes.best, self.ledger.instance.wishes
        free = [wish for wish in self.free_on[cell[1]] if cell[0] in wishes[wish].servers]
        there = best(cell[0], tuple(sorted(fixed + now)))
        if now and there is not None:
            yield now, there.points
        tried, pending = 0, deque[tuple[Wishes, int]]([((), 0)])
        while pending and tried < MOST_TRIED:
            chosen, first = pending.popleft()
            for at in range(first, len(free)):
                wider, tried = (*chosen, free[at]), tried + 1
                route = best(cell[0], tuple(sorted(fixed + wider)))
                if route is not None:
                    pending.append((wider, at + 1))
                    if wider != now:
                        yield wider, route.points

    @cached_property
    def free_on(self) -> dict[int, list[int]]:
        """Free wishes by day."""
        found: dict[int, list[int]] = defaultdict(list)
        for wish in sorted(self.around.free):
            found[self.ledger.day[wish]].append(wish)
        return found

    def _minutes(self, column: Column) -> int:
        return sum(self.ledger.minutes[wish] for wish in column.wishes)

    def _each_wish_once(self) -> None:
        by_wish: dict[int, list[Binary]] = defaultdict(list)
        for column, binary in self.choice_of.options:
            for wish in column.wishes:
                by_wish[wish].append(binary)
        for binaries in by_wish.values():
            self.choice_of.at_most_one(binaries)

    def _hours_of_assistants(self) -> None:
        terms: dict[int, list[tuple[int, Binary]]] = defaultdict(list)
        for column, binary in self.choice_of.options:
            terms[column.cell[0]].append((self._minutes(column), binary))
        for assistant, weighted in terms.items():
            freed = sum(self.ledger.minutes[w] for w in self.around.free if self.ledger.assigned[w] == assistant)
            room = self.ledger.most[assistant] - self.ledger.worked[assistant] + freed
            self.choice_of.at_most(weighted, room)

    def _hours_of_people(self) -> None:
        terms: dict[int, list[tuple[int, Binary]]] = defaultdict(list)
        for column, binary in self.choice_of.options:
            for wish in column.wishes:
                terms[self.ledger.person[wish]].append((self.ledger.minutes[wish], binary))
        for person, weighted in terms.items():
            freed = sum(
                self.ledger.minutes[wish]
                for wish in self.ledger.instance.people[person].wishes
                if wish in self.around.free and self.ledger.assigned[wish] != NOBODY
            )
            left = self.ledger.served[person] - freed
            self.choice_of.at_most(weighted, self.ledger.limit[person] - left)
            self.choice_of.shortage(weighted, self.ledger.target[person] - left, TERMS.uncovered_minute)

    def _helpers(self) -> None:
        """Everybody who would come besides the first costs; who comes with what is fixed comes anyway."""
        for column, binary in self.choice_of.options:
            for person in {self.ledger.person[wish] for wish in column.wishes}:
                self.helping[person, column.cell[0]].append(binary)
        stay = self._staying()
        by_person: dict[int, list[list[Binary]]] = defaultdict(list)
        for (person, assistant), binaries in self.helping.items():
            if assistant not in stay[person]:
                by_person[person].append(binaries)
        for person, groups in by_person.items():
            self.choice_of.counted(groups, TERMS.extra_assistant, free=0 if stay[person] else 1)

    def _staying(self) -> dict[int, set[int]]:
        stay: dict[int, set[int]] = defaultdict(set)
        for person in {self.ledger.person[wish] for wish in self.around.free}:
            for wish in self.ledger.instance.people[person].wishes:
                if wish not in self.around.free and self.ledger.assigned[wish] != NOBODY:
                    stay[person].add(self.ledger.assigned[wish])
        return stay
