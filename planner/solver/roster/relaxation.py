"""The linear relaxation that column generation works on, and the prices it gives. Runs GLOP."""

from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

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
        self.model = mathopt.Model()
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)
        self.answer: Any = None
        self.taken: dict[int, tuple[Any, list[int]]] = {}
        self.best = [most_served(instance, person) for person in instance.people]
        self.least = [
            bound - TERMS.uncovered_minute * (person.target - min(person.target, most))
            for bound, person, most in zip(persons, instance.people, self.best, strict=True)
        ]
        self._rows(cells)

    def _rows(self, cells: tuple[tuple[int, int], ...]) -> None:
        instance = self.instance
        self.cover = [self._row(1.0 if wish.fixed else -inf, 1.0) for wish in instance.wishes]
        self.needed = [min(person.target, most) for person, most in zip(instance.people, self.best, strict=True)]
        self.served = [self._row(least=float(needed)) for needed in self.needed]
        self.within = [self._row(most=float(most)) for most in self.best]
        self.helpers = [self._row(most=1.0) for _ in instance.people]
        self.costs = [self._row(least=float(least)) for least in self.least]
        self.hours = [self._row(most=float(one.max_minutes)) for one in instance.assistants]
        self.cells = [self._row(most=1.0) for _ in cells]
        self.links: dict[int, Any] = {}
        self.comes: dict[tuple[int, int], Any] = {}
        for number in range(len(instance.people)):
            self._person_variables(number)

    def _person_variables(self, number: int) -> None:
        """Minutes short of what whole wishes allow, and helpers besides the first."""
        short = self._variable(float(TERMS.uncovered_minute))
        self.served[number].set_coefficient(short, 1.0)
        self.costs[number].set_coefficient(short, float(TERMS.uncovered_minute))
        extra = self._variable(float(TERMS.extra_assistant))
        self.helpers[number].set_coefficient(extra, -1.0)
        self.costs[number].set_coefficient(extra, float(TERMS.extra_assistant))

    def _row(self, least: float = -inf, most: float = inf) -> Any:
        return self.model.add_linear_constraint(lb=least, ub=most)

    def _variable(self, points: float, most: float = inf) -> Any:
        variable = self.model.add_variable(lb=0.0, ub=most)
        self.model.objective.set_linear_coefficient(variable, points)
        return variable

    def add(self, route: int, cell: int, points: float, pairs: list[int]) -> bool:
        """Whether it is new."""
        if route in self.taken:
            return False
        variable = self._variable(points)
        self.taken[route] = variable, pairs
        self.cells[cell].set_coefficient(variable, 1.0)
        minutes, costs = defaultdict[int, int](int), defaultdict[int, float](float)
        for pair in pairs:
            wish = self.instance.wishes[self.pairs[pair][0]]
            self.cover[self.pairs[pair][0]].set_coefficient(variable, 1.0)
            minutes[wish.person] += wish.minutes
            costs[wish.person] += float(self.own[pair])
            if pair in self.links:
                self.links[pair].set_coefficient(variable, 1.0)
        for person, served in minutes.items():
            self.served[person].set_coefficient(variable, float(served))
            self.within[person].set_coefficient(variable, float(served))
            if costs[person]:
                self.costs[person].set_coefficient(variable, costs[person])
        self.hours[self.pairs[pairs[0]][1]].set_coefficient(variable, float(sum(minutes.values())))
        return True

    def solve(self) -> Prices | None:
        """Prices with the signs and limits that a bound needs, whatever the engine's rounding."""
        self.answer = self.solver.solve()
        if self.answer.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        duals = self._duals
        cost = np.clip(duals(self.costs), 0.0, 1.0)
        helper = np.clip(duals(self.helpers), -TERMS.extra_assistant * (1 - cost), 0.0)
        served = np.clip(duals(self.served), 0.0, TERMS.uncovered_minute * (1 - cost))
        within = np.minimum(duals(self.within), 0.0)
        fixed = np.array([wish.fixed for wish in self.instance.wishes], bool)
        cover = np.where(fixed, duals(self.cover), np.minimum(duals(self.cover), 0.0))
        hours = np.minimum(duals(self.hours), 0.0)
        link = dict(zip(self.links, np.minimum(duals(list(self.links.values())), 0.0), strict=True))
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
        return np.minimum(self._duals(self.cells), 0.0)

    def tighten(self) -> int:
        """Rows for pairs where somebody makes more of a visit than counts as a helper; how many are new."""
        visits: dict[int, float] = defaultdict(float)
        taken = self.taken.values()
        values = self.answer.variable_values([variable for variable, _ in taken])
        for value, (_, pairs) in zip(values, taken, strict=True):
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
        return VIOLATED + (float(self.answer.variable_values(known)) if known is not None else 0.0)

    def _link(self, pair: int) -> None:
        wish, assistant = self.pairs[pair]
        key = self.instance.wishes[wish].person, assistant
        if key not in self.comes:
            self.comes[key] = self._variable(0.0, 1.0)
            self.helpers[key[0]].set_coefficient(self.comes[key], 1.0)
        row = self.links[pair] = self._row(most=0.0)
        row.set_coefficient(self.comes[key], -1.0)
        for variable, pairs in self.taken.values():
            if pair in pairs:
                row.set_coefficient(variable, 1.0)

    def _duals(self, rows: list[Any]) -> Reals:
        return np.array(self.answer.dual_values(rows), np.float64)
