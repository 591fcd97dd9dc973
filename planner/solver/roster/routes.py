"""The best way for one assistant to make a day's visits: order and starts, with travel between them.

A route's points are travel, visits by others than the indicated, and changed visits; the visits' set
is chosen by others. Everything is remembered, since a search asks for the same sets again and again.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from planner.editions.roster import TERMS
from planner.solver.roster.instance import Instance

Wishes = tuple[int, ...]
MOST_EXACT = 6
MOST_KNOWN = 1_000_000


@dataclass(frozen=True, slots=True)
class Route:
    """points: what it adds to the score. stops: (start, wish) in order of time."""

    points: int
    stops: tuple[tuple[int, int], ...]


EMPTY = Route(0, ())


class Routes:
    """Routes of one instance, computed once each."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.person = [wish.person for wish in instance.wishes]
        self.minutes = [wish.minutes for wish in instance.wishes]
        self._known: dict[tuple[int, Wishes], Route | None] = {}

    def best(self, assistant: int, wishes: Wishes) -> Route | None:
        """The route through exactly these wishes of one day, given in order of number; None when there is none."""
        key = assistant, wishes
        try:
            return self._known[key]
        except KeyError:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            route = self._known[key] = self._searched(assistant, wishes)
            return route

    def _searched(self, assistant: int, wishes: Wishes) -> Route | None:
        if not wishes:
            return EMPTY
        if len(wishes) > MOST_EXACT:
            return self._inserted(assistant, wishes)
        return _Search(self, assistant, wishes).best()

    def _inserted(self, assistant: int, wishes: Wishes) -> Route | None:
        """Many visits: the last one put where it adds least into the best order of the others."""
        shorter = self.best(assistant, wishes[:-1])
        if shorter is None:
            return None
        order = [wish for _, wish in shorter.stops]
        tries = [[*order[:at], wishes[-1], *order[at:]] for at in range(len(order) + 1)]
        found = [route for one in tries if (route := self.in_order(assistant, one)) is not None]
        return min(found, key=lambda route: route.points, default=None)

    def in_order(self, assistant: int, order: list[int]) -> Route | None:
        """Each visit as early as it can be; as it was in the roster to keep, where that fits."""
        search = _Search(self, assistant, tuple(order))
        now, points, stops = 0, 0, []
        for at, wish in enumerate(order):
            travel = search.travel(order[at - 1], wish) if at else 0
            start = search.start(wish, now + travel)
            if start is None:
                return None
            points += TERMS.travel_minute * travel + self.extra(assistant, wish, start)
            stops.append((start, wish))
            now = start + self.minutes[wish]
        return Route(points, tuple(stops))

    def extra(self, assistant: int, wish: int, start: int) -> int:
        """Points of the visit itself: another than the indicated, another than in the roster to keep."""
        person = self.person[wish]
        kept = self.instance.kept
        points = self.other_points[wish].get(assistant, 0)
        if kept is not None and (person, assistant, start) not in kept:
            points += TERMS.changed_visit
        return points

    @cached_property
    def other_points(self) -> list[dict[int, int]]:
        """Per wish: the assistants who are others than the indicated, with the points of it."""
        people = self.instance.people
        found: list[dict[int, int]] = []
        for wish in self.instance.wishes:
            indicated = people[wish.person].indicated
            others = (at for at in wish.servers if at not in indicated) if indicated else ()
            found.append(dict.fromkeys(others, TERMS.other_than_indicated))
        return found

    @cached_property
    def old_starts(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """(wish, assistant) to the starts of the roster to keep that the wish allows."""
        found: dict[tuple[int, int], tuple[int, ...]] = {}
        by_person: dict[int, list[tuple[int, int]]] = {}
        for person, assistant, start in sorted(self.instance.kept or ()):
            by_person.setdefault(person, []).append((assistant, start))
        for number, wish in enumerate(self.instance.wishes):
            for assistant, start in by_person.get(wish.person, ()):
                if start in wish.servers.get(assistant, ()):
                    found[number, assistant] = (*found.get((number, assistant), ()), start)
        return found


class _Search:
    """All orders of a few visits, the least points first kept; cut where it cannot get better."""

    def __init__(self, routes: Routes, assistant: int, wishes: Wishes) -> None:
        self.routes, self.assistant, self.wishes = routes, assistant, wishes
        instance = routes.instance
        self.table = instance.travel
        self.starts = {wish: instance.wishes[wish].servers[assistant] for wish in wishes}
        self.keeps = instance.kept is not None
        self.points: int | None = None
        self.stops: tuple[tuple[int, int], ...] = ()

    def best(self) -> Route | None:
        if len(self.wishes) == 1:
            start = self.start(self.wishes[0], 0)
            assert start is not None
            return Route(self.routes.extra(self.assistant, self.wishes[0], start), ((start, self.wishes[0]),))
        self._go_on(self.wishes, None, 0, 0, ())
        return None if self.points is None else Route(self.points, self.stops)

    def travel(self, one: int, other: int) -> int:
        person = self.routes.person
        return self.table[person[one]][person[other]]

    def start(self, wish: int, ready: int) -> int | None:
        """The earliest start from `ready` on; an old start before any other."""
        if self.keeps:
            for old in self.routes.old_starts.get((wish, self.assistant), ()):
                if old >= ready:
                    return old
        return self._earliest(wish, ready)

    def _earliest(self, wish: int, ready: int) -> int | None:
        starts = self.starts[wish]
        return None if ready > starts[-1] else starts[bisect_left(starts, ready)]

    def _go_on(self, left: Wishes, last: int | None, now: int, points: int, stops: tuple[tuple[int, int], ...]) -> None:
        if self.points is not None and points >= self.points:
            return
        if not left:
            self.points, self.stops = points, stops
            return
        if any(self.starts[wish][-1] < now for wish in left):
            return
        for wish in left:
            travel = 0 if last is None else self.travel(last, wish)
            for start in self._choices(wish, now + travel):
                added = TERMS.travel_minute * travel + self.routes.extra(self.assistant, wish, start)
                rest = tuple(one for one in left if one != wish)
                end = start + self.routes.minutes[wish]
                self._go_on(rest, wish, end, points + added, (*stops, (start, wish)))

    def _choices(self, wish: int, ready: int) -> tuple[int, ...]:
        """The earliest start, and the old one where it comes later."""
        earliest = self._earliest(wish, ready)
        if earliest is None:
            return ()
        if not self.keeps:
            return (earliest,)
        old = tuple(start for start in self.routes.old_starts.get((wish, self.assistant), ()) if start > earliest)
        return (earliest, *old)
