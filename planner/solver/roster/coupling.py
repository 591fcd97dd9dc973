"""What binds beyond one assistant's day: R-32 and travel over midnight, and one visit at a time per person."""

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise
from typing import Protocol

from planner.solver.roster.clock import DAY
from planner.solver.roster.instance import Instance, Visit
from planner.solver.roster.routes import Wishes

Cell = tuple[int, int]
NEAR = 2


class Ledger(Protocol):
    """What is read of the month that is being built. assigned: per wish the assistant, below 0 for nobody.

    person, minutes, day: per wish; coupled: per assistant; cells: an assistant's day, with its wishes in order.
    """

    instance: Instance
    person: list[int]
    minutes: list[int]
    day: list[int]
    assigned: list[int]
    coupled: list[bool]
    cells: dict[Cell, Wishes]

    def stops(self, cell: Cell, wishes: Wishes) -> tuple[tuple[int, int], ...]:
        """(start, wish) of the visits when the assistant makes these wishes on that day."""
        ...


class Coupling:
    """Judges a cell together with the days around it, with `changed` cells in place of the ledger's."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.instance = ledger.instance
        self.tangled = [person.tangled for person in self.instance.people]
        self._known: dict[tuple[int, int, tuple[Wishes, ...]], bool] = {}

    def allows(self, cell: Cell, changed: Mapping[Cell, Wishes]) -> bool:
        if self.ledger.coupled[cell[0]] and not self._days_fit(cell, changed):
            return False
        wishes = changed[cell]
        return not any(self.tangled[self.ledger.person[one]] for one in wishes) or self._one_at_a_time(cell, changed)

    def _days_fit(self, cell: Cell, changed: Mapping[Cell, Wishes]) -> bool:
        assistant, day = cell
        near = tuple(self._wishes((assistant, day + shift), changed) for shift in range(-NEAR, NEAR + 1))
        key = assistant, day, near
        if key not in self._known:
            if len(self._known) > 500_000:
                self._known.clear()
            self._known[key] = fits(self.instance, self._visits(assistant, day, near))
        return self._known[key]

    def _wishes(self, cell: Cell, changed: Mapping[Cell, Wishes]) -> Wishes:
        if cell in changed:
            return changed[cell]
        return self.ledger.cells.get(cell, ())

    def _visits(self, assistant: int, day: int, near: tuple[Wishes, ...]) -> list[Visit]:
        visits = list(self.instance.before.get(assistant, ()))
        for shift, wishes in enumerate(near):
            for start, wish in self.ledger.stops((assistant, day + shift - NEAR), wishes):
                end = start + self.ledger.minutes[wish]
                visits.append(Visit(start, end, self.ledger.person[wish], assistant))
        return visits

    def _one_at_a_time(self, cell: Cell, changed: Mapping[Cell, Wishes]) -> bool:
        """Every tangled person of the cell has one visit at a time, whoever makes them. Source: formats.md."""
        people = {self.ledger.person[wish] for wish in changed[cell]}
        return all(self._apart(person, changed) for person in people if self.tangled[person])

    def clashes(self) -> set[int]:
        """People with two visits at a time; parts put together can make some."""
        people = (at for at, tangled in enumerate(self.tangled) if tangled)
        return {person for person in people if not self._apart(person, {})}

    def _apart(self, person: int, changed: Mapping[Cell, Wishes]) -> bool:
        spans = sorted(self._spans_of(person, changed))
        return all(later[0] >= earlier[1] for earlier, later in pairwise(spans))

    def _spans_of(self, person: int, changed: Mapping[Cell, Wishes]) -> Iterable[tuple[int, int]]:
        ledger = self.ledger
        mine = set(self.instance.people[person].wishes)
        cells = {(ledger.assigned[wish], ledger.day[wish]) for wish in mine if ledger.assigned[wish] >= 0}
        for cell in cells | set(changed):
            for start, wish in ledger.stops(cell, self._wishes(cell, changed)):
                if wish in mine:
                    yield start, start + ledger.minutes[wish]


def fits(instance: Instance, visits: list[Visit]) -> bool:
    """Whether one assistant's visits keep travel and 12 hours in any 24 from a start. Source: R-32, R-35.

    What visits of the month before break among themselves is no reason against this month's.
    """
    visits.sort(key=lambda one: one.start)
    for earlier, later in combinations(visits, 2):
        if later.start < earlier.end + instance.travel[earlier.person][later.person] and later.start >= instance.start:
            return False
    return all(served_from(visits, at, instance.start) <= instance.doba_minutes for at in range(len(visits)))


def served_from(visits: list[Visit], at: int, since: int) -> int:
    """Minutes of service in the 24 hours from the start of visit `at`; visits in order of start.

    Zero when none of them starts at `since` or later.
    """
    end = visits[at].start + DAY
    within = [one for one in visits[at:] if one.start < end]
    if within[-1].start < since:
        return 0
    return sum(min(one.end, end) - one.start for one in within)
