"""The month while it is being built: who makes which visits, and what a change would do to the score.

A change moves wishes between assistants (or to nobody). It is tried, judged by every rule, and kept
or taken back; between calls the month always keeps all rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from planner.editions.roster import TERMS
from planner.solver.roster.coupling import Cell, Coupling
from planner.solver.roster.instance import Instance
from planner.solver.roster.routes import EMPTY, Routes, Wishes

NOBODY = -1
EXTRA, UNCOVERED = TERMS.extra_assistant, TERMS.uncovered_minute
Move = tuple[int, int, int]


class Ledger:
    """assigned: per wish the assistant or NOBODY. A cell is an assistant's day, with its wishes in order."""

    def __init__(self, instance: Instance, routes: Routes, assigned: Mapping[int, int] | None = None) -> None:
        self.instance, self.routes = instance, routes
        self.person, self.minutes = routes.person, routes.minutes
        first = min((wish.day.toordinal() for wish in instance.wishes), default=0)
        self.day = [wish.day.toordinal() - first for wish in instance.wishes]
        self.assigned = [NOBODY] * len(instance.wishes)
        self.cells: dict[Cell, Wishes] = defaultdict(tuple)
        self.points_of: dict[Cell, int] = defaultdict(int)
        self.served = [0] * len(instance.people)
        self.worked = [0] * len(instance.assistants)
        self.times = [[0] * len(instance.assistants) for _ in instance.people]
        self.helpers = [0] * len(instance.people)
        self.limit = [person.limit for person in instance.people]
        self.target = [person.target for person in instance.people]
        self.most = [one.max_minutes for one in instance.assistants]
        self.coupled = [one.coupled for one in instance.assistants]
        self.coupling = Coupling(self)
        self._begin(assigned or {})

    def _begin(self, assigned: Mapping[int, int]) -> None:
        """What is assigned is taken as it is."""
        cells: dict[Cell, list[int]] = defaultdict(list)
        for wish, assistant in sorted(assigned.items()):
            cells[assistant, self.day[wish]].append(wish)
            self.assigned[wish] = assistant
        self._count([(wish, NOBODY, assistant) for wish, assistant in assigned.items()])
        for cell, wishes in cells.items():
            self._set(cell, tuple(wishes))

    def points(self) -> int:
        """The month's whole score."""
        uncovered = sum(max(0, most - got) for most, got in zip(self.target, self.served, strict=True))
        extra = sum(max(0, count - 1) for count in self.helpers)
        return UNCOVERED * uncovered + EXTRA * extra + sum(self.points_of.values())

    def change(self, moves: Sequence[Move], most: float = float("inf")) -> int | None:
        """Make the moves if they keep every rule and add at most `most` points; the points added, or None."""
        points = self._count(moves)
        if self._over_limits(moves) or points - self._worth(moves) > most:
            self._count(_back(moves))
            return None
        cells = self._cells_after(moves)
        added = self._added(cells, points, most)
        if added is None or not self._together(cells):
            self._count(_back(moves))
            return None
        for wish, _, after in moves:
            self.assigned[wish] = after
        for cell, wishes in cells.items():
            self._set(cell, wishes)
        return added

    def _set(self, cell: Cell, wishes: Wishes) -> None:
        self.cells[cell] = wishes
        route = self.routes.best(cell[0], wishes)
        self.points_of[cell] = 0 if route is None else route.points

    def _count(self, moves: Iterable[Move]) -> int:
        """Book minutes and helpers; the points of people that it adds. In one piece, since all time is spent here."""
        points = 0
        times, helpers, worked = self.times, self.helpers, self.worked
        for wish, before, after in moves:
            person, minutes = self.person[wish], self.minutes[wish]
            row = times[person]
            if before >= 0:
                worked[before] -= minutes
                row[before] -= 1
                if not row[before]:
                    helpers[person] -= 1
                    if helpers[person]:
                        points -= EXTRA
            else:
                points += self._serve(person, minutes)
            if after >= 0:
                worked[after] += minutes
                row[after] += 1
                if row[after] == 1:
                    helpers[person] += 1
                    if helpers[person] > 1:
                        points += EXTRA
            else:
                points += self._serve(person, -minutes)
        return points

    def _serve(self, person: int, minutes: int) -> int:
        """More or fewer minutes for a person; the points it adds."""
        before = self.served[person]
        self.served[person] = after = before + minutes
        target = self.target[person]
        if after >= target:
            return UNCOVERED * (before - target) if before < target else 0
        return UNCOVERED * (before - after) if before < target else UNCOVERED * (target - after)

    def _over_limits(self, moves: Sequence[Move]) -> bool:
        """A person's month or an assistant's has more minutes than it may have, and this adds to it."""
        for wish, before, after in moves:
            if after >= 0 and self.worked[after] > self.most[after]:
                return True
            if before < 0 and self.served[self.person[wish]] > self.limit[self.person[wish]]:
                return True
        return False

    def _worth(self, moves: Sequence[Move]) -> int:
        """The most that routes could give back: all points of the routes that lose a visit."""
        worth = 0
        for wish, before, _ in moves:
            if before >= 0:
                worth += self.points_of[before, self.day[wish]]
        return worth

    def _cells_after(self, moves: Sequence[Move]) -> dict[Cell, Wishes]:
        after: dict[Cell, Wishes] = {}
        for wish, old, new in moves:
            if old >= 0:
                cell = old, self.day[wish]
                now = after.get(cell, self.cells[cell])
                after[cell] = tuple([one for one in now if one != wish])
            if new >= 0:
                cell = new, self.day[wish]
                after[cell] = tuple(sorted((*after.get(cell, self.cells[cell]), wish)))
        return after

    def _added(self, cells: Mapping[Cell, Wishes], points: int, most: float) -> int | None:
        best = self.routes.best
        for cell, wishes in cells.items():
            route = best(cell[0], wishes)
            if route is None:
                return None
            points += route.points - self.points_of[cell]
        return points if points <= most else None

    def _together(self, cells: Mapping[Cell, Wishes]) -> bool:
        """What binds beyond one assistant's day: 12 hours in 24, travel over midnight, one visit at a time."""
        return all(self.coupling.allows(cell, cells) for cell, wishes in cells.items() if wishes)

    def stops(self, cell: Cell, wishes: Wishes) -> tuple[tuple[int, int], ...]:
        """(start, wish) of the visits when the assistant makes these wishes on that day."""
        route = self.routes.best(cell[0], wishes)
        return (EMPTY if route is None else route).stops


def _back(moves: Sequence[Move]) -> list[Move]:
    return [(wish, after, before) for wish, before, after in reversed(moves)]


def filled_in(assigned: Sequence[int]) -> dict[int, int]:
    """Wish to assistant, of an assignment with NOBODY in it."""
    return {wish: assistant for wish, assistant in enumerate(assigned) if assistant != NOBODY}
