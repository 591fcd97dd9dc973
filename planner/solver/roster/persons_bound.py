"""What each person's month costs at least, if all assistants were there for this person alone.

Exact but for many helpers, and for long chains of the person's own wishes that overlap: a valid lower bound of the
score, without travel.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from planner.editions.roster import TERMS
from planner.solver.roster.instance import Instance, Person
from planner.solver.roster.own_time import Set, fillable
from planner.solver.roster.routes import Routes

MOST_TEAMS = 3_000
Costs = tuple[int | None, ...]


def person_bounds(instance: Instance, routes: Routes) -> list[int]:
    """Least points of each person: uncovered minutes, extra assistants, others than indicated, changes."""
    return [_PersonBound(instance, routes, person).points() for person in instance.people]


def most_served(instance: Instance, person: Person) -> int:
    """The most minutes that whole wishes somebody can fill sum up to, within the limit; what is fixed counts anyway."""
    sums = {sum(instance.wishes[number].minutes for number in person.wishes if instance.wishes[number].fixed)}
    for sets in fillable(instance, person):
        lengths = {sum(instance.wishes[number].minutes for number in chosen) for chosen in sets}
        sums |= {one + more for one in sums for more in lengths if one + more <= person.limit}
    return max(sums)


class _PersonBound:
    def __init__(self, instance: Instance, routes: Routes, person: Person) -> None:
        self.person, self.instance, self.routes = person, instance, routes
        fixed = [number for number in person.wishes if instance.wishes[number].fixed]
        self.fixed_minutes = sum(instance.wishes[number].minutes for number in fixed)
        self.groups = fillable(instance, person)
        self.wishes = sorted({number for sets in self.groups for chosen in sets for number in chosen})
        self.minutes = {number: instance.wishes[number].minutes for number in self.wishes}
        self.most_teams = MOST_TEAMS // max((len(sets) for sets in self.groups), default=1)
        staff = {at for number in self.wishes for at in instance.wishes[number].servers}
        self.costs = _undominated({self._costs(at) for at in staff})

    def points(self) -> int:
        """The least over all teams; when there are too many to try, what every larger team costs at least."""
        free = self._least(self.costs)
        best = TERMS.uncovered_minute * max(0, self.person.target - self.fixed_minutes)
        tried = 0
        for size in range(1, len(self.costs) + 1):
            larger = TERMS.extra_assistant * (size - 1) + free
            if larger >= best:
                return best
            for team in combinations(self.costs, size):
                best = min(best, TERMS.extra_assistant * (size - 1) + self._least(team))
                tried += 1
                if best <= larger or tried > self.most_teams:
                    return min(best, larger)
        return min(best, self._all(free))

    def _all(self, free: int) -> int:
        return TERMS.extra_assistant * max(0, len(self.costs) - 1) + free

    def _costs(self, assistant: int) -> Costs:
        """Points of each wish with this assistant, None where he cannot come."""
        return tuple(self._cost(number, assistant) for number in self.wishes)

    def _cost(self, number: int, assistant: int) -> int | None:
        if assistant not in self.instance.wishes[number].servers:
            return None
        changed = 0
        if self.instance.kept is not None and (number, assistant) not in self.routes.old_starts:
            changed = TERMS.changed_visit
        return self.routes.other_points[number].get(assistant, 0) + changed

    def _least(self, team: "tuple[Costs, ...] | list[Costs]") -> int:
        """Least points with any of the team at no extra cost: which wishes to fill is a knapsack."""
        cheapest: dict[int, int] = {self.fixed_minutes: 0}
        offers = {number: _cheapest(costs[at] for costs in team) for at, number in enumerate(self.wishes)}
        for sets in self.groups:
            cheapest = _with_one_of(cheapest, self._options(sets, offers), self.person.limit)
        target = self.person.target
        return min(points + TERMS.uncovered_minute * max(0, target - got) for got, points in cheapest.items())

    def _options(self, sets: list[Set], offers: dict[int, int | None]) -> dict[int, int]:
        """Minutes to the least points, of the sets for all of which somebody comes."""
        options: dict[int, int] = {}
        for chosen in sets:
            points = 0
            for number in chosen:
                offer = offers[number]
                if offer is None:
                    break
                points += offer
            else:
                minutes = sum(self.minutes[number] for number in chosen)
                options[minutes] = min(points, options.get(minutes, points))
        return options


def _cheapest(offers: Iterable[int | None]) -> int | None:
    return min((one for one in offers if one is not None), default=None)


def _with_one_of(cheapest: dict[int, int], options: dict[int, int], limit: int) -> dict[int, int]:
    """Minutes to the least points with one of the options more, or none."""
    wider = dict(cheapest)
    for got, points in cheapest.items():
        for minutes, cost in options.items():
            if got + minutes <= limit:
                wider[got + minutes] = min(points + cost, wider.get(got + minutes, points + cost))
    return wider


def _undominated(costs: set[Costs]) -> list[Costs]:
    """Without those for whom another is as good on every wish."""
    ordered = sorted(costs, key=lambda one: tuple(10**6 if cost is None else cost for cost in one))
    return [one for one in ordered if not any(_as_good(other, one) for other in ordered if other != one)]


def _as_good(one: Costs, other: Costs) -> bool:
    return all(mine is not None and mine <= theirs for mine, theirs in _pairs(one, other) if theirs is not None)


def _pairs(one: Costs, other: Costs) -> Iterator[tuple[int | None, int | None]]:
    return zip(one, other, strict=True)
