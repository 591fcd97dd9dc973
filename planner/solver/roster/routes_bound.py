"""A lower bound by column generation over all routes of all days (Dantzig–Wolfe).

The linear relaxation of the month: every route of every cell, each wish at most once, hours of
assistants and people, and somebody who visits a person at all counts as a helper. Whatever prices
the engine gives, the bound is worked out anew from them (Lagrange), so it holds even if the engine
erred. What binds beyond a day (R-32 over midnight, one visit at a time) is left out: still a bound.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.editions.roster import TERMS
from planner.solver.roster.columns import TooMany, all_routes, cell_wishes
from planner.solver.roster.instance import Instance
from planner.solver.roster.persons_bound import most_served
from planner.solver.roster.relaxation import Prices, Relaxation
from planner.solver.roster.routes import Routes

MOST_ROUTES = 700_000
PER_CELL = 4
SLACK = 1e-6
Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Columns:
    """All routes. pair: (routes, longest), padded with the number of pairs; cell, points: per route.

    own: per pair the least points of the visit itself.
    """

    pairs: tuple[tuple[int, int], ...]
    cells: tuple[tuple[int, int], ...]
    pair: Numbers
    cell: Numbers
    points: Reals
    own: Reals


def columns_of(instance: Instance, routes: Routes, stopped: Callable[[], bool]) -> Columns:
    """Raises TooMany when the month is too large for it."""
    cells = cell_wishes(instance)
    pairs = tuple((wish, at) for wish, given in enumerate(instance.wishes) for at in given.servers)
    number = {pair: at for at, pair in enumerate(pairs)}
    rows: list[tuple[int, int, tuple[int, ...]]] = []
    for at, ((assistant, _), wishes) in enumerate(sorted(cells.items())):
        for chosen, points in all_routes(routes, assistant, wishes, MOST_ROUTES - len(rows), stopped).items():
            rows.append((at, points, tuple(number[wish, assistant] for wish in sorted(chosen))))
    longest = max((len(row[2]) for row in rows), default=1)
    pair = np.full((len(rows), longest), len(pairs), np.int64)
    for at, (_, _, chosen_pairs) in enumerate(rows):
        pair[at, : len(chosen_pairs)] = chosen_pairs
    own = np.array([_own(instance, routes, *one) for one in pairs] + [0.0])
    return Columns(
        pairs,
        tuple(sorted(cells)),
        pair,
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows], np.float64),
        own,
    )


def _own(instance: Instance, routes: Routes, wish: int, assistant: int) -> float:
    """Least points of the visit itself, whatever the start."""
    changed = instance.kept is not None and (wish, assistant) not in routes.old_starts
    return float(routes.other_points[wish].get(assistant, 0) + (TERMS.changed_visit if changed else 0))


def routes_bound(
    instance: Instance,
    routes: Routes,
    persons: list[int],
    *,
    rounds: int,
    stopped: Callable[[], bool] = lambda: False,
    tell: Callable[[int], None] = lambda _points: None,
) -> int | None:
    """The best bound found until `stopped`; None when the month has too many routes. Told as it rises."""
    try:
        columns = columns_of(instance, routes, stopped)
    except TooMany:
        return None
    return _Pricing(instance, columns, persons).run(rounds, stopped, tell) if columns.pairs else None


class _Pricing:
    def __init__(self, instance: Instance, columns: Columns, persons: list[int]) -> None:
        self.instance, self.columns = instance, columns
        self.relaxation = Relaxation(instance, columns.pairs, columns.cells, persons, columns.own)
        best = [most_served(instance, person) for person in instance.people]
        self.fixed_points = sum(
            TERMS.uncovered_minute * (person.target - min(person.target, most))
            for person, most in zip(instance.people, best, strict=True)
        )
        self.person = np.array([instance.wishes[wish].person for wish, _ in columns.pairs])

    def run(self, rounds: int, stopped: Callable[[], bool], tell: Callable[[int], None]) -> int | None:
        """Price, add what pays, tighten helpers where they are violated; until nothing changes."""
        for route in self._first_routes():
            self._take(int(route))
        found: int | None = None
        for _ in range(rounds):
            if stopped():
                break
            prices = self.relaxation.solve()
            if prices is None:
                break
            reduced = self._reduced(prices)
            bound = math.ceil(self._bound(prices, reduced) - SLACK)
            if found is None or bound > found:
                found = bound
                tell(found)
            if not self._add_paying(reduced) and not self.relaxation.tighten():
                break
        return found

    def _first_routes(self) -> Numbers:
        """In each cell what is fixed there, alone and with one visit more."""
        fixed = np.array([self.instance.wishes[wish].fixed for wish, _ in self.columns.pairs] + [False])
        there = self.columns.pair < len(self.columns.pairs)
        fixed_there = fixed[self.columns.pair]
        most_fixed = np.zeros(len(self.columns.cells), np.int64)
        np.maximum.at(most_fixed, self.columns.cell, fixed_there.sum(1))
        whole = fixed_there.sum(1) == most_fixed[self.columns.cell]
        return np.flatnonzero(whole & ((there & ~fixed_there).sum(1) <= 1))

    def _reduced(self, prices: Prices) -> Reals:
        """Reduced cost of every route, without its cell's price."""
        worth = np.append(prices.pair, 0.0)
        return np.asarray(self.columns.points - worth[self.columns.pair].sum(1), np.float64)

    def _bound(self, prices: Prices, reduced: Reals) -> float:
        """The Lagrange bound: prices of what is limited, and in each cell the route that pays most."""
        least = np.zeros(len(self.columns.cells))
        np.minimum.at(least, self.columns.cell, reduced)
        return self.fixed_points + prices.constant + float(least.sum())

    def _add_paying(self, reduced: Reals) -> int:
        """The best few new routes of each cell that would lower the relaxation."""
        paying = reduced - self.relaxation.cell_prices()[self.columns.cell]
        candidates = np.flatnonzero(paying < -SLACK)
        order = candidates[np.lexsort((candidates, paying[candidates], self.columns.cell[candidates]))]
        added, taken = 0, dict[int, int]()
        for route in order:
            cell = int(self.columns.cell[route])
            if taken.get(cell, 0) < PER_CELL:
                taken[cell] = taken.get(cell, 0) + 1
                added += self._take(int(route))
        return added

    def _take(self, route: int) -> bool:
        pairs = [int(one) for one in self.columns.pair[route] if one < len(self.columns.pairs)]
        return self.relaxation.add(route, int(self.columns.cell[route]), float(self.columns.points[route]), pairs)
