"""The linear relaxation that column generation works on, and the prices it gives. Runs GLOP."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from planner.editions.roster import TERMS
from planner.solver.roster.instance import Instance
from planner.solver.roster.persons_bound import most_served

VIOLATED = 1e-4
Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Prices:
    """pair: what a visit of (wish, assistant) is worth. constant: the rest of the Lagrange bound."""

    pair: Reals
    constant: float


class Relaxation:
    """Rows for wishes, people, assistants, cells and helpers; columns come one by one.

    The row of a pair, “whoever makes a visit is a helper”, comes only when it is violated.
    """

    def __init__(
        self,
        instance: Instance,
        pairs: tuple[tuple[int, int], ...],
        cells: tuple[tuple[int, int], ...],
        persons: list[int],
        own: Reals,
    ) -> None:
        self.instance, self.pairs, self.own = instance, pairs, own
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.objective = self.solver.Objective()
        self.taken: dict[int, tuple[Any, list[int]]] = {}
        self.best = [most_served(instance, person) for person in instance.people]
        self.least = [
            bound - TERMS.uncovered_minute * (person.target - min(person.target, most))
            for bound, person, most in zip(persons, instance.people, self.best, strict=True)
        ]
        self._rows(cells)

    def _rows(self, cells: tuple[tuple[int, int], ...]) -> None:
        instance, row = self.instance, self.solver.Constraint
        endless = self.solver.infinity()
        self.cover = [row(1.0 if wish.fixed else -endless, 1.0) for wish in instance.wishes]
        self.needed = [min(person.target, most) for person, most in zip(instance.people, self.best, strict=True)]
        self.served = [row(float(needed), endless) for needed in self.needed]
        self.within = [row(-endless, float(most)) for most in self.best]
        self.helpers = [row(-endless, 1.0) for _ in instance.people]
        self.costs = [row(float(least), endless) for least in self.least]
        self.hours = [row(-endless, float(one.max_minutes)) for one in instance.assistants]
        self.cells = [row(-endless, 1.0) for _ in cells]
        self.links: dict[int, Any] = {}
        self.comes: dict[tuple[int, int], Any] = {}
        for number in range(len(instance.people)):
            self._person_variables(number)

    def _person_variables(self, number: int) -> None:
        """Minutes short of what whole wishes allow, and helpers besides the first."""
        short = self._variable(float(TERMS.uncovered_minute))
        self.served[number].SetCoefficient(short, 1.0)
        self.costs[number].SetCoefficient(short, float(TERMS.uncovered_minute))
        extra = self._variable(float(TERMS.extra_assistant))
        self.helpers[number].SetCoefficient(extra, -1.0)
        self.costs[number].SetCoefficient(extra, float(TERMS.extra_assistant))

    def _variable(self, points: float, most: float | None = None) -> Any:
        variable = self.solver.NumVar(0.0, self.solver.infinity() if most is None else most, "")
        self.objective.SetCoefficient(variable, points)
        return variable

    def add(self, route: int, cell: int, points: float, pairs: list[int]) -> bool:
        """Whether it is new."""
        if route in self.taken:
            return False
        variable = self._variable(points)
        self.taken[route] = variable, pairs
        self.cells[cell].SetCoefficient(variable, 1.0)
        minutes, costs = defaultdict[int, int](int), defaultdict[int, float](float)
        for pair in pairs:
            wish = self.instance.wishes[self.pairs[pair][0]]
            self.cover[self.pairs[pair][0]].SetCoefficient(variable, 1.0)
            minutes[wish.person] += wish.minutes
            costs[wish.person] += float(self.own[pair])
            if pair in self.links:
                self.links[pair].SetCoefficient(variable, 1.0)
        for person, served in minutes.items():
            self.served[person].SetCoefficient(variable, float(served))
            self.within[person].SetCoefficient(variable, float(served))
            if costs[person]:
                self.costs[person].SetCoefficient(variable, costs[person])
        self.hours[self.pairs[pairs[0]][1]].SetCoefficient(variable, float(sum(minutes.values())))
        return True

    def solve(self) -> Prices | None:
        """Prices with the signs and limits that a bound needs, whatever the engine's rounding."""
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        cost = np.clip(_duals(self.costs), 0.0, 1.0)
        helper = np.clip(_duals(self.helpers), -TERMS.extra_assistant * (1 - cost), 0.0)
        served = np.clip(_duals(self.served), 0.0, TERMS.uncovered_minute * (1 - cost))
        within = np.minimum(_duals(self.within), 0.0)
        fixed = np.array([wish.fixed for wish in self.instance.wishes], bool)
        cover = np.where(fixed, _duals(self.cover), np.minimum(_duals(self.cover), 0.0))
        hours = np.minimum(_duals(self.hours), 0.0)
        link = {pair: min(0.0, row.dual_value()) for pair, row in self.links.items()}
        worth = self._worth(cover, served + within, hours, cost, link)
        people = served @ np.array(self.needed, float) + within @ np.array(self.best, float)
        return Prices(worth, float(people) + self._constant(cover, helper, hours, cost, link))

    def _worth(self, cover: Reals, served: Reals, hours: Reals, cost: Reals, link: dict[int, float]) -> Reals:
        wishes = self.instance.wishes
        wish = np.array([pair[0] for pair in self.pairs])
        person = np.array([wishes[one].person for one in wish])
        minutes = np.array([wishes[one].minutes for one in wish], float)
        assistant = np.array([pair[1] for pair in self.pairs])
        worth = cover[wish] + minutes * (served[person] + hours[assistant]) + cost[person] * self.own[: len(self.pairs)]
        for pair, price in link.items():
            worth[pair] += price
        return np.asarray(worth, np.float64)

    def _constant(self, cover: Reals, helper: Reals, hours: Reals, cost: Reals, link: dict[int, float]) -> float:
        """Each limit at its price; and who comes at all (0 to 1) at the least."""
        most = np.array([one.max_minutes for one in self.instance.assistants], float)
        comes = {key: -float(helper[key[0]]) for key in self.comes}
        for pair, price in link.items():
            wish, assistant = self.pairs[pair]
            comes[self.instance.wishes[wish].person, assistant] += price
        return float(
            cover.sum()
            + helper.sum()
            + hours @ most
            + cost @ np.array(self.least, float)
            + sum(min(0.0, price) for price in comes.values())
        )

    def cell_prices(self) -> Reals:
        return np.minimum(_duals(self.cells), 0.0)

    def tighten(self) -> int:
        """Rows for pairs where somebody makes more of a visit than counts as a helper; how many are new."""
        visits: dict[int, float] = defaultdict(float)
        for variable, pairs in self.taken.values():
            value = variable.solution_value()
            if value > 0:
                for pair in pairs:
                    visits[pair] += value
        violated = [pair for pair, value in visits.items() if pair not in self.links and value > self._coming(pair)]
        for pair in violated:
            self._link(pair)
        return len(violated)

    def _coming(self, pair: int) -> float:
        wish, assistant = self.pairs[pair]
        known = self.comes.get((self.instance.wishes[wish].person, assistant))
        return VIOLATED + (float(known.solution_value()) if known is not None else 0.0)

    def _link(self, pair: int) -> None:
        wish, assistant = self.pairs[pair]
        key = self.instance.wishes[wish].person, assistant
        if key not in self.comes:
            self.comes[key] = self._variable(0.0, 1.0)
            self.helpers[key[0]].SetCoefficient(self.comes[key], 1.0)
        row = self.links[pair] = self.solver.Constraint(-self.solver.infinity(), 0.0)
        row.SetCoefficient(self.comes[key], -1.0)
        for variable, pairs in self.taken.values():
            if pair in pairs:
                row.SetCoefficient(variable, 1.0)


def _duals(rows: list[Any]) -> Reals:
    return np.array([row.dual_value() for row in rows], np.float64)
