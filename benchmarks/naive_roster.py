"""The baseline for a month: one CP-SAT model with a boolean for each wish, assistant and start.

As one would write it in an afternoon: who comes and when, each assistant's day as a chain of visits with
travel between, every rule, the whole score, and the engine's own settings. It stands for a month by itself: no
roster before it, nothing to keep, nothing fixed.
`python -m benchmarks.naive_roster CASE PLAN MONTH FILE [SECONDS]` writes the roster, or no file when
nothing was found, and prints the number of variables. The seconds are for the search, after the model is built.
"""

import json
import sys
from collections import defaultdict
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from ortools.sat.python import cp_model

from planner.calendar import Month
from planner.case.reader import read_case
from planner.editions.roster import TERMS
from planner.solver.roster.clock import DAY, shown
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance, Starts, Wish
from planner.solver.roster.request import Asked, request_of

WORKERS = 2


class NaiveMonth:
    """visits: by (wish, assistant, start). comes, times: by (wish, assistant). starts: by wish, any when unfilled."""

    def __init__(self, instance: Instance) -> None:
        self.instance, self.model = instance, cp_model.CpModel()
        self.visits: dict[tuple[int, int, int], Any] = {}
        self.comes: dict[tuple[int, int], Any] = {}
        self.starts: dict[int, Any] = {}
        self.times: dict[tuple[int, int], Any] = {}
        self.points: list[Any] = []
        for wish, given in enumerate(instance.wishes):
            if given.servers:
                self._wish(wish)
        self._people()
        self._assistants()
        self.model.minimize(sum(self.points))

    def _wish(self, wish: int) -> None:
        """At most one assistant, at one start."""
        given, model = self.instance.wishes[wish], self.model
        first, last = given.starts[0], given.starts[-1]
        moved = []
        for assistant, starts in given.servers.items():
            here = {start: model.new_bool_var("") for start in starts}
            self.visits |= {(wish, assistant, start): one for start, one in here.items()}
            self.comes[wish, assistant] = come = model.new_bool_var("")
            model.add(sum(here.values()) == come)
            moved += [(start - first) * one for start, one in here.items()]
        model.add_at_most_one(self.comes[wish, assistant] for assistant in given.servers)
        self.starts[wish] = begins = model.new_int_var(first, last, "")
        model.add(begins == first + sum(moved))
        for assistant in given.servers:
            come = self.comes[wish, assistant]
            self.times[wish, assistant] = model.new_optional_fixed_size_interval_var(begins, given.minutes, come, "")

    def _people(self) -> None:
        """Within the grant; uncovered minutes, extra assistants and others than the indicated cost points."""
        for person in self.instance.people:
            pairs = self._pairs(person.wishes)
            served = sum(self._minutes(wish) * self.comes[wish, assistant] for wish, assistant in pairs)
            self.model.add(served <= person.limit)
            short = self.model.new_int_var(0, person.target, "")
            self.model.add(short >= person.target - served)
            self.points.append(TERMS.uncovered_minute * short)
            self._helpers(pairs)
            if person.indicated:
                others = [self.comes[pair] for pair in pairs if pair[1] not in person.indicated]
                self.points.append(TERMS.other_than_indicated * sum(others))
            if person.tangled:
                self._one_at_a_time(pairs)

    def _pairs(self, wishes: tuple[int, ...]) -> list[tuple[int, int]]:
        return [(wish, assistant) for wish in wishes for assistant in self.instance.wishes[wish].servers]

    def _minutes(self, wish: int) -> int:
        return self.instance.wishes[wish].minutes

    def _helpers(self, pairs: list[tuple[int, int]]) -> None:
        helps = {assistant: self.model.new_bool_var("") for assistant in sorted({pair[1] for pair in pairs})}
        for pair in pairs:
            self.model.add_implication(self.comes[pair], helps[pair[1]])
        if helps:
            extra = self.model.new_int_var(0, len(helps), "")
            self.model.add(extra >= sum(helps.values()) - 1)
            self.points.append(TERMS.extra_assistant * extra)

    def _one_at_a_time(self, pairs: list[tuple[int, int]]) -> None:
        self.model.add_no_overlap(self.times[pair] for pair in pairs)

    def _assistants(self) -> None:
        days: dict[int, dict[Any, list[int]]] = defaultdict(lambda: defaultdict(list))
        for wish, assistant in self.comes:
            days[assistant][self.instance.wishes[wish].day].append(wish)
        for assistant, by_day in sorted(days.items()):
            given = self.instance.assistants[assistant]
            wishes = [wish for one in by_day.values() for wish in one]
            total = sum(self._minutes(wish) * self.comes[wish, assistant] for wish in wishes)
            self.model.add(total <= given.max_minutes)
            self._one_at_a_time([(wish, assistant) for wish in wishes])
            for one in by_day.values():
                self._day(assistant, one)
            if given.coupled:
                self._over_midnight(assistant, [by_day[day] for day in sorted(by_day)])
                self._twelve_hours(assistant)

    def _day(self, assistant: int, wishes: list[int]) -> None:
        """Which visit comes next: all of a day are one chain, with travel between neighbours."""
        before = {wish: [self.model.new_bool_var("")] for wish in wishes}
        self.model.add_at_most_one(first for (first,) in before.values())
        for wish in wishes:
            after = []
            for other in wishes:
                if wish != other and self._can_follow(assistant, wish, other):
                    then = self._follows(wish, other)
                    before[other].append(then)
                    after.append(then)
            self.model.add(sum(after) <= self.comes[wish, assistant])
        for wish, options in before.items():
            self.model.add(sum(options) == self.comes[wish, assistant])

    def _can_follow(self, assistant: int, wish: int, other: int) -> bool:
        first, last = (self.instance.wishes[one].servers[assistant] for one in (wish, other))
        return first[0] + self._step(wish, other) <= last[-1]

    def _follows(self, wish: int, other: int) -> Any:
        """The other visit comes next, when the travel is over; the travel costs points."""
        then = self.model.new_bool_var("")
        self.model.add(self.starts[other] >= self.starts[wish] + self._step(wish, other)).only_enforce_if(then)
        self.points.append(TERMS.travel_minute * self._travel(wish, other) * then)
        return then

    def _step(self, wish: int, other: int) -> int:
        """From the start of a visit to the earliest start of the next: its minutes, then travel."""
        return self._minutes(wish) + self._travel(wish, other)

    def _travel(self, wish: int, other: int) -> int:
        wishes = self.instance.wishes
        return self.instance.travel[wishes[wish].person][wishes[other].person]

    def _over_midnight(self, assistant: int, days: list[list[int]]) -> None:
        """Travel from a late visit to an early one of the next day."""
        for evening, morning in pairwise(days):
            for wish, other in product(evening, morning):
                latest = self.instance.wishes[wish].servers[assistant][-1]
                if latest + self._step(wish, other) > self.instance.wishes[other].servers[assistant][0]:
                    both = [self.comes[wish, assistant], self.comes[other, assistant]]
                    self.model.add(self.starts[other] >= self.starts[wish] + self._step(wish, other)).only_enforce_if(
                        both
                    )

    def _twelve_hours(self, assistant: int) -> None:
        """At most 12 hours of service in the 24 hours from any start. Source: R-32."""
        mine = {wish: given.servers[assistant] for wish, given in self._served_by(assistant)}
        for since in sorted({start for starts in mine.values() for start in starts}):
            near = {wish: starts for wish, starts in mine.items() if starts[-1] >= since and starts[0] < since + DAY}
            served = [self._within(assistant, wish, starts, since) for wish, starts in near.items()]
            self.model.add(sum(served) <= self.instance.doba_minutes)

    def _served_by(self, assistant: int) -> list[tuple[int, Wish]]:
        return [(wish, given) for wish, given in enumerate(self.instance.wishes) if assistant in given.servers]

    def _within(self, assistant: int, wish: int, starts: Starts, since: int) -> Any:
        """Minutes of the visit in the 24 hours, when it starts there."""
        minutes, end = self._minutes(wish), since + DAY
        if starts[0] >= since and starts[-1] + minutes <= end:
            return minutes * self.comes[wish, assistant]
        return sum(
            (min(start + minutes, end) - start) * self.visits[wish, assistant, start]
            for start in starts
            if since <= start < end
        )


def naive(instance: Instance, seconds: float) -> tuple[dict[str, Any] | None, int]:
    """The roster document, None when nothing was found; and the number of variables."""
    month = NaiveMonth(instance)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(month.model)
    count = len(month.model.proto.variables)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, count
    made = [key for key, one in month.visits.items() if solver.boolean_value(one)]
    return {"month": str(instance.month), "visits": [_visit(instance, *one) for one in made]}, count


def _visit(instance: Instance, wish: int, assistant: int, start: int) -> dict[str, str]:
    given = instance.wishes[wish]
    return {
        "application": instance.people[given.person].id,
        "assistant": instance.assistants[assistant].id,
        "start": shown(start),
        "end": shown(start + given.minutes),
    }


def main() -> None:
    folder, plan, month, file, *seconds = sys.argv[1:]
    year, number = map(int, month.split("-"))
    request = request_of(read_case(Path(folder)), json.loads(Path(plan).read_text("utf-8")), Asked(Month(year, number)))
    roster, count = naive(derive(request), float(seconds[0]) if seconds else 60.0)
    if roster is not None:
        Path(file).write_text(json.dumps(roster), "utf-8")
    print(count)


if __name__ == "__main__":
    main()
