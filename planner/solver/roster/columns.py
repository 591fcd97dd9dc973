"""Every route that an assistant could make on a day: all sets of wishes with the least points of each.

Sets that are over 12 hours in 24 by themselves, whenever the visits start, are none (R-32).

Exact, by labels over (set, last visit) that keep what is not dominated in time and points
(Desrosiers, Dumas, Solomon, Soumis 1995).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

from planner.editions.roster import TERMS
from planner.solver.roster.clock import DAY
from planner.solver.roster.coupling import Cell
from planner.solver.roster.instance import Instance
from planner.solver.roster.routes import Routes

Label = tuple[int, int]


MOST_IN_A_CELL = 45


class TooMany(Exception):
    """There are more routes than asked for, or no time left to list them."""


def cell_wishes(instance: Instance) -> dict[Cell, list[int]]:
    """(assistant, day's ordinal) to the wishes that the assistant could fill there."""
    found: dict[Cell, list[int]] = defaultdict(list)
    for number, wish in enumerate(instance.wishes):
        for assistant in wish.servers:
            found[assistant, wish.day.toordinal()].append(number)
    return found


def all_routes(
    routes: Routes, assistant: int, wishes: list[int], most: int, stopped: Callable[[], bool]
) -> dict[frozenset[int], int]:
    """Sets of wishes to the least points of travel and visits. Raises TooMany past `most`, or when stopped."""
    if len(wishes) > MOST_IN_A_CELL:
        raise TooMany
    best: dict[frozenset[int], int] = {}
    rest = Rest(routes.instance, assistant, wishes)
    layer: dict[tuple[frozenset[int], int], list[Label]] = {}
    for wish in wishes:
        layer[frozenset((wish,)), wish] = _labels(routes, assistant, wish, 0, 0)
    while layer:
        for (chosen, _), labels in layer.items():
            best[chosen] = min(min(points for _, points in labels), best.get(chosen, labels[0][1]))
        layer = _longer(routes, assistant, wishes, layer, most - len(best), stopped)
        if rest.binds:
            layer = {key: labels for key, labels in layer.items() if rest.leaves(key[0])}
    return best


class Rest:
    """Whether one assistant's visits of a day leave 12 hours of any 24 free of service. Source: R-32.

    What is fixed there and breaks the rule by itself is not judged.
    """

    def __init__(self, instance: Instance, assistant: int, wishes: list[int]) -> None:
        self.minutes = {wish: instance.wishes[wish].minutes for wish in wishes}
        starts = {wish: instance.wishes[wish].servers[assistant] for wish in wishes}
        self.earliest = {wish: starts[wish][0] for wish in wishes}
        self.latest_end = {wish: starts[wish][-1] + self.minutes[wish] for wish in wishes}
        self.most = instance.doba_minutes
        hull = max(self.latest_end.values()) - min(self.earliest.values())
        fixed = frozenset(wish for wish in wishes if instance.wishes[wish].fixed)
        self.binds = min(hull, sum(self.minutes.values())) > self.most and self.leaves(fixed)

    def leaves(self, chosen: frozenset[int]) -> bool:
        """False only where no starts could do: what is served after the first 24 hours is counted at its most."""
        minutes = sum(self.minutes[wish] for wish in chosen)
        if minutes <= self.most:
            return True
        over = min(self.earliest[wish] for wish in chosen) + DAY
        after = max(self.latest_end[wish] for wish in chosen) - over
        return minutes - max(0, after) <= self.most


def _longer(
    routes: Routes,
    assistant: int,
    wishes: list[int],
    layer: dict[tuple[frozenset[int], int], list[Label]],
    most: int,
    stopped: Callable[[], bool],
) -> dict[tuple[frozenset[int], int], list[Label]]:
    found: dict[tuple[frozenset[int], int], list[Label]] = defaultdict(list)
    travel, person = routes.instance.travel, routes.person
    for (chosen, last), labels in layer.items():
        if len(found) > most * len(chosen) or stopped():
            raise TooMany
        row = travel[person[last]]
        for wish in wishes:
            if wish in chosen:
                continue
            minutes = row[person[wish]]
            for now, points in labels:
                more = _labels(routes, assistant, wish, now + minutes, points + TERMS.travel_minute * minutes)
                if more:
                    _add(found[chosen | {wish}, wish], more)
    return {key: labels for key, labels in found.items() if labels}


def _labels(routes: Routes, assistant: int, wish: int, ready: int, points: int) -> list[Label]:
    """(end, points) after the wish: as early as can be, and as it was in the roster to keep."""
    starts = routes.instance.wishes[wish].servers[assistant]
    if ready > starts[-1]:
        return []
    earliest = starts[bisect_left(starts, ready)]
    chosen = [earliest]
    if routes.instance.kept is not None:
        chosen += [old for old in routes.old_starts.get((wish, assistant), ()) if old > earliest]
    return [(start + routes.minutes[wish], points + routes.extra(assistant, wish, start)) for start in chosen]


def _add(labels: list[Label], more: list[Label]) -> None:
    for end, points in more:
        if not any(one[0] <= end and one[1] <= points for one in labels):
            labels[:] = [one for one in labels if not (end <= one[0] and points <= one[1])]
            labels.append((end, points))
