"""The definition of a re-plan (formats, re-planning 3 and 5 to 7), tried out in full. Small worlds only."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from heapq import heappop, heappush
from itertools import product
from typing import Any

from planner.solver.allocation.check.facts import may_serve
from tests.worlds.brute_allocation import Arcs, splits
from tests.worlds.replan_people import ReplanPeople, Served

Months = tuple[tuple[int, ...], ...]
ENOUGH = 10**6


class BruteReplan(ReplanPeople):
    """All sets of those who wait; all hours; all months."""

    # 3. What the assistants cannot serve of the promises

    @cached_property
    def past_assistants(self) -> int:
        """S, in steps."""
        return self._short({one.id: one.least for one in self.staying})

    @cached_property
    def short(self) -> tuple[str, ...]:
        """All who end below their promise in some maximum flow."""
        least = {one.id: one.least for one in self.staying}
        missing = self.past_assistants
        named = (one.id for one in self.staying if one.least)
        return tuple(name for name in named if self._short({**least, name: least[name] - 1}) < missing)

    def _short(self, wanted: dict[str, int]) -> int:
        arcs = self._arcs(self.staying, 0)
        for name, steps in wanted.items():
            arcs.add("source", name, steps)
        return sum(wanted.values()) - arcs.flow("source", "sink")

    # 5. Who is called up, and the hours

    @cached_property
    def called_up(self) -> tuple[Served, ...]:
        """The lexicographically largest set; nobody under `share` and `reserve`."""
        if self.request.policy in ("share", "reserve"):
            return ()
        for choice in product((True, False), repeat=len(self.waiting)):
            chosen = tuple(one for one, inside in zip(self.waiting, choice, strict=True) if inside)
            if self.allowed(chosen):
                return chosen
        raise AssertionError("the empty set is allowed")

    def allowed(self, chosen: tuple[Served, ...]) -> bool:
        """Whether these may be called up together."""
        heads, mine = [one.category for one in self.staying], [one.category for one in chosen]
        places = [(self.programme.places, len(heads), len(mine))]
        places += [(most, heads.count(c), mine.count(c)) for c, most in self.programme.category_places.items()]
        return (
            all(most is None or not more or there + more <= most for most, there, more in places)
            and self._quota(chosen)
            and self.holds((*self.staying, *chosen), [one.least for one in (*self.staying, *chosen)])
        )

    def _quota(self, chosen: tuple[Served, ...]) -> bool:
        return all(one.candidate.high for one in chosen) or self.quota_holds(chosen)

    def quota_holds(self, chosen: tuple[Served, ...]) -> bool:
        """Of everybody served this year."""
        edition = self.programme.edition
        gone = [edition.is_high_support(category) for name, category in self.gone.items() if self.used(name)]
        high = [one.candidate.high for one in (*self.staying, *chosen)] + gone
        return 10 * sum(high) >= 7 * len(high)

    @cached_property
    def people(self) -> tuple[Served, ...]:
        """Of the new plan, in ranking order."""
        return tuple(sorted((*self.staying, *self.called_up), key=lambda one: one.rank))

    @cached_property
    def new(self) -> tuple[int, ...]:
        """New steps of the people, by the hours rule."""
        people = self.people
        ranges = product(*(range(one.least, one.most + 1) for one in people))
        within = (steps for steps in ranges if self._within(people, steps))
        best = sorted(within, key=lambda steps: _worth(people, steps), reverse=True)
        return next(steps for steps in best if self.flows(people, steps))

    @property
    def hours(self) -> dict[str, int]:
        """What everybody has, with what was used."""
        return {one.id: (one.used + steps) * self.step for one, steps in zip(self.people, self.new, strict=True)}

    # 7. Impossible

    @property
    def impossible(self) -> bool:
        """What was used and promised is above the budget or a pool."""
        return not self._within(self.staying, [one.least for one in self.staying])

    @property
    def hopeless(self) -> bool:
        """What was used is above them already."""
        return not self._within(self.staying, [0] * len(self.staying))

    # What flows

    def holds(self, people: tuple[Served, ...], steps: Any) -> bool:
        return self._within(people, steps) and self.flows(people, steps)

    def _within(self, people: tuple[Served, ...], steps: Any) -> bool:
        """Budget and pools, with what was used by whomever."""
        spent = [(one.category, one.used + new) for one, new in zip(people, steps, strict=True)]
        spent += [(category, self.used(name)) for name, category in self.gone.items()]
        pools = self.programme.pools.items()
        return sum(new for _, new in spent) <= self.programme.budget_hours // self.step and all(
            sum(new for name, new in spent if name == category) <= most // self.step for category, most in pools
        )

    def flows(self, people: tuple[Served, ...], steps: Any) -> bool:
        """Whether some months of these new steps can be served, but for S of those who stay."""
        arcs = self._arcs(people, self.past_assistants)
        for one, new in zip(people, steps, strict=True):
            arcs.add("source", one.id, new)
        return arcs.flow("source", "sink") == sum(steps)

    def served(self, people: tuple[Served, ...], months: Months) -> bool:
        """Whether exactly these months can be."""
        arcs = self._arcs(people, self.past_assistants)
        for one, row in zip(people, months, strict=True):
            for month, steps in enumerate(row):
                arcs.add("source", (one.id, month), steps)
        return arcs.flow("source", "sink") == sum(map(sum, months))

    def unserved(self, people: tuple[Served, ...], months: Months) -> tuple[int, ...]:
        """By month, the steps that no assistant has time for."""
        missing = []
        for month in range(len(self.programme.months) - self.past):
            arcs = self._arcs(people, 0)
            for one, row in zip(people, months, strict=True):
                arcs.add("source", (one.id, month), row[month])
            missing.append(sum(row[month] for row in months) - arcs.flow("source", "sink"))
        return tuple(missing)

    def _arcs(self, people: tuple[Served, ...], past: int) -> Arcs:
        arcs = Arcs()
        arcs.add("past", "sink", past)
        for one in people:
            for month, room in enumerate(one.room):
                arcs.add(one.id, (one.id, month), room)
                if one.stays:
                    arcs.add((one.id, month), "past", ENOUGH)
                self._assistants(arcs, one, month)
        return arcs

    def _assistants(self, arcs: Arcs, one: Served, month: int) -> None:
        if self.facts.assistants is None:
            arcs.add((one.id, month), "sink", ENOUGH)
        for assistant in self.facts.assistants or ():
            if may_serve(self.facts, assistant, one.candidate, self.past + month):
                arcs.add((one.id, month), (assistant.id, month), ENOUGH)
                capacity = self.facts.capacity[assistant.id][self.past + month]
                arcs.left[(assistant.id, month)]["sink"] = capacity
                arcs.left.setdefault("sink", {}).setdefault((assistant.id, month), 0)

    # 6. Months

    @cached_property
    def months(self) -> Months:
        """The most even months of these hours; one of them where there are several."""
        return next(months for months in self._by_evenness() if self.served(self.people, months))

    def _by_evenness(self) -> Iterator[Months]:
        """All months of these hours, from the most even on."""
        rows = [
            sorted(splits(new, one.room), key=lambda row, one=one: _uneven(one, row))
            for one, new in zip(self.people, self.new, strict=True)
        ]
        start = (0,) * len(rows)
        heap, seen = [(Fraction(0), start)], {start}
        while heap:
            _, places = heappop(heap)
            yield tuple(row[place] for row, place in zip(rows, places, strict=True))
            for number, place in enumerate(places):
                after = (*places[:number], place + 1, *places[number + 1 :])
                if place + 1 < len(rows[number]) and after not in seen:
                    seen.add(after)
                    months = tuple(row[there] for row, there in zip(rows, after, strict=True))
                    heappush(heap, (self.unevenness(months), after))

    def unevenness(self, months: Months) -> Fraction:
        return sum((_uneven(one, row) for one, row in zip(self.people, months, strict=True)), Fraction(0))


def _uneven(one: Served, row: tuple[int, ...]) -> Fraction:
    return sum((Fraction(steps * steps, days) for steps, days in zip(row, one.days, strict=True) if steps), Fraction(0))


def _worth(people: tuple[Served, ...], steps: tuple[int, ...]) -> tuple[list[Fraction], tuple[int, ...]]:
    """Shares with what was used, from the smallest on; then the hours in ranking order."""
    hours = tuple(one.used + new for one, new in zip(people, steps, strict=True))
    return sorted(total / one.weight for one, total in zip(people, hours, strict=True)), hours
