"""Why each grant is what it is: the limits that stop one more step, and who shares them."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from planner.solver.allocation.engine import Ints
from planner.solver.allocation.instance import Instance, Person
from planner.solver.allocation.plan import Limit
from planner.solver.allocation.problem import HoursProblem
from planner.solver.allocation.residual import Residual, residual


@dataclass(frozen=True)
class Why:
    """What stops one more step for a person; `limits` are places in the list of shared limits."""

    limited_by: tuple[str, ...]
    months: tuple[str, ...] = ()
    limits: tuple[int, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """One Why per admitted person, in ranking order, and the limits that they share."""

    whys: tuple[Why, ...]
    limits: tuple[Limit, ...]


def explain(instance: Instance, problem: HoursProblem, granted: Ints, flow: Ints) -> Explanation:
    """The reasons behind these grants, read off the residual network."""
    return _Explaining(instance, problem, granted, flow).run()


class _Explaining:
    def __init__(self, instance: Instance, problem: HoursProblem, granted: Ints, flow: Ints) -> None:
        self.instance, self.problem, self.granted, self.flow = instance, problem, granted, flow
        self.people = problem.supply.people
        self.limits: list[Limit] = []
        self.most_given_up = self._most_given_up()
        self.budget = self._budget_limit()
        self.pools = self._pool_limits()
        self.shortage = None if instance.assistants is None else _Shortage(problem, flow)
        self.known: dict[tuple[int, tuple[str, ...]], int] = {}

    def run(self) -> Explanation:
        whys = tuple(self._why(number, person) for number, person in enumerate(self.people))
        return Explanation(whys, tuple(self.limits))

    def _why(self, number: int, person: Person) -> Why:
        granted = int(self.granted[number])
        if granted == person.ceiling:
            return Why(person.ceiling_from)
        places = self._used_up(number, person)
        if granted == person.used + sum(person.room):
            return Why((*places, "months"), (), tuple(places.values()))
        if self.shortage is None or self.shortage.has_more(number):
            return Why(tuple(places), (), tuple(places.values()))
        months, place = self._assistants_limit(number, person)
        full = ("months",) if self._some_month_full(number, person) else ()
        return Why((*places, *full, "assistants"), months, (*places.values(), place))

    def _some_month_full(self, number: int, person: Person) -> bool:
        return any(0 < room == used for room, used in zip(person.room, self._used(number), strict=True))

    def _used(self, number: int) -> list[int]:
        return [int(steps) for steps in self.problem.supply.numbering.by_month(self.flow)[number]]

    def _used_up(self, number: int, person: Person) -> dict[str, int]:
        """Pool and budget, where they are used up and nobody in them has more in proportion.

        Somebody in them who has more could give a step, so what stops this person is something else.
        """
        bounds = self.problem.bounds
        share = self.granted[number] / bounds.weight[number]
        pool = self.pools.get(person.category)
        if pool is not None and self.most_given_up[person.category] > share:
            return {}
        places = {} if pool is None else {"pool": pool}
        if self.budget is not None and max(self.most_given_up.values()) <= share:
            places["budget"] = self.budget
        return places

    def _most_given_up(self) -> dict[str, float]:
        """By category, the highest share that somebody would be left with after giving a step."""
        bounds, most = self.problem.bounds, {person.category: 0.0 for person in self.people}
        shares = (self.granted - 1) / bounds.weight
        for number, person in enumerate(self.people):
            if self.granted[number] > bounds.floor[number]:
                most[person.category] = max(most[person.category], float(shares[number]))
        return most

    def _assistants_limit(self, number: int, person: Person) -> tuple[tuple[str, ...], int]:
        """Months in which the person has room but no assistant has hours, and the limit's place."""
        assert self.shortage is not None
        used = self._used(number)
        open_months = [month for month, room in enumerate(person.room) if room > used[month]]
        months = tuple(str(self.instance.months[month]) for month in open_months)
        group = self.shortage.group_of(number)
        if self.shortage.busy(number):
            return months, self._shared(number, (group, ()), self.shortage.busy(number))
        idle = self._without_hours(person, open_months)
        return months, self._shared(number, (group, idle), idle)

    def _shared(self, number: int, key: tuple[int, tuple[str, ...]], assistants: tuple[str, ...]) -> int:
        """The place of the limit that these assistants are, made when it is new."""
        assert self.shortage is not None
        if key not in self.known:
            reach = self.shortage.reach(number)
            is_person = self.problem.supply.numbering.is_person
            named = tuple(self.people[node].id for node in sorted(reach) if is_person(node))
            self.known[key] = self._add(Limit("assistants", len(named), named, assistants=assistants))
        return self.known[key]

    def _without_hours(self, person: Person, months: list[int]) -> tuple[str, ...]:
        """Those who may serve the person in these months but have no hours in them at all."""
        assistants = self.instance.assistants or ()
        return tuple(sorted(one.id for one in assistants if any(one.may_serve(person, month) for month in months)))

    def _budget_limit(self) -> int | None:
        if int(self.granted.sum()) < self.problem.budget:
            return None
        named = tuple(person.id for person in self.people)
        hours = self.problem.budget * self.instance.step_hours
        return self._add(Limit("budget", len(named), named, hours))

    def _pool_limits(self) -> dict[str, int]:
        places = {}
        for members, limit in self.problem.pools:
            if len(members) and int(self.granted[members].sum()) == limit:
                named = tuple(self.people[number].id for number in members)
                category = self.people[int(members[0])].category
                hours = limit * self.instance.step_hours
                pool = Limit("pool", len(named), named, hours, category)
                places[category] = self._add(pool)
        return places

    def _add(self, limit: Limit) -> int:
        self.limits.append(limit)
        return len(self.limits) - 1


class _Shortage:
    """Which assistants each person's one more step would need, and who uses them now."""

    def __init__(self, problem: HoursProblem, flow: Ints) -> None:
        supply = problem.supply
        moves = residual(supply.arcs, flow, supply.sink)
        self.spare = set(supply.with_spare(flow).tolist())
        self.keep = set(supply.numbering.persons().tolist()) | set(supply.leaves) | self.spare
        self.group, self.next = _condensed(moves)
        self.inside: dict[int, list[int]] = defaultdict(list)
        for node in self.keep:
            self.inside[int(self.group[node])].append(node)
        self.cache: dict[int, frozenset[int]] = {}
        self.leaves = supply.leaves
        self.busy_cache: dict[int, tuple[str, ...]] = {}

    def has_more(self, person: int) -> bool:
        return not self.spare.isdisjoint(self.reach(person))

    def group_of(self, person: int) -> int:
        """The same number for people with the same reach and to and from each other."""
        return int(self.group[person])

    def busy(self, person: int) -> tuple[str, ...]:
        """Assistants without free hours that a step more would need."""
        start = int(self.group[person])
        if start not in self.busy_cache:
            names = (name for node in self.reach(person) for name in self.leaves.get(node, ()))
            self.busy_cache[start] = tuple(sorted(set(names)))
        return self.busy_cache[start]

    def reach(self, person: int) -> frozenset[int]:
        """People and leaves that a step more for this person could come from."""
        start = int(self.group[person])
        if start not in self.cache:
            seen, stack = {start}, [start]
            while stack:
                for group in self.next[stack.pop()]:
                    if group not in seen:
                        seen.add(group)
                        stack.append(group)
            self.cache[start] = frozenset(node for group in seen for node in self.inside.get(group, ()))
        return self.cache[start]


def _condensed(moves: Residual) -> tuple[Ints, dict[int, list[int]]]:
    """Each node's strongly connected group, and the groups next to each group."""
    matrix = csr_array((np.ones(len(moves.tail), np.int8), (moves.tail, moves.head)), shape=(moves.nodes,) * 2)
    _, group = connected_components(matrix, directed=True, connection="strong")
    count = int(group.max(initial=0)) + 1
    pairs = np.unique(group[moves.tail].astype(np.int64) * count + group[moves.head])
    following: dict[int, list[int]] = defaultdict(list)
    for tail, head in zip((pairs // count).tolist(), (pairs % count).tolist(), strict=True):
        if tail != head:
            following[tail].append(head)
    return group, following
