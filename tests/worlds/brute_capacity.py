"""What assistants can serve of needed hours, and the least more that lifts it, tried out in full. Small cases only."""

from planner.outlook.capacity.needed import Needed
from planner.solver.allocation.check.facts import facts, may_serve
from tests.worlds.brute_allocation import Arcs

PLENTY = 10**6
Lift = tuple[int, int]


class BruteCapacity:
    """general, cleared: steps in each month of assistants whom nobody has yet."""

    def __init__(self, needed: Needed) -> None:
        self.needed, self.facts = needed, facts(needed.inputs)
        self.total = int(needed.steps.sum())
        by_id = {one.id: one for one in self.facts.candidates}
        self.people = [by_id[one.id] for one in needed.people]

    def even(self, general: int = 0, cleared: int = 0, months: list[int] | None = None) -> int:
        """Steps served, each in its month, of these months."""
        arcs = Arcs()
        for number, one in enumerate(self.people):
            for month in range(len(self.facts.months)) if months is None else months:
                arcs.add("source", (one.id, month), int(self.needed.steps[number, month]))
        self._serving(arcs, general, cleared)
        return arcs.flow("source", "sink")

    def kept(self, general: int = 0, cleared: int = 0) -> int:
        """Steps served, each in any month with room."""
        arcs = Arcs()
        for number, one in enumerate(self.people):
            arcs.add("source", one.id, int(self.needed.steps[number].sum()))
            for month, room in enumerate(self.needed.people[number].room):
                arcs.add(one.id, (one.id, month), room)
        self._serving(arcs, general, cleared)
        return arcs.flow("source", "sink")

    def least_even(self) -> Lift:
        return self._least(self.even)

    def least_kept(self) -> Lift:
        return self._least(self.kept)

    def _least(self, served: object) -> Lift:
        """Of all pairs that serve everything, the fewest of the cleared, then of the others."""
        steps = range(self.total + 1)
        return min(
            ((general, cleared) for cleared in steps for general in steps if served(general, cleared) == self.total),  # type: ignore[operator]
            key=lambda pair: (pair[1], pair[0]),
        )

    def _serving(self, arcs: Arcs, general: int, cleared: int) -> None:
        for month in range(len(self.facts.months)):
            for name, steps in (("general", general), ("cleared", cleared)):
                arcs.add((name, month), "sink", steps)
                for one in self.people:
                    if name == "cleared" or one.category != "child":
                        arcs.add((one.id, month), (name, month), PLENTY)
            for assistant in self.facts.assistants or ():
                arcs.add((assistant.id, month), "sink", self.facts.capacity[assistant.id][month])
                for one in self.people:
                    if may_serve(self.facts, assistant, one, month):
                        arcs.add((one.id, month), (assistant.id, month), PLENTY)
