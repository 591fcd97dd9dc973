"""The baseline for a month: one CP-SAT model with a boolean for each wish, assistant and start.

As one would write it in an afternoon, with the engine's own settings: at most one visit at a time on a grid
of quarter hours, every rule, the whole score. After a visit the assistant is busy for the longest travel that
may be needed next: the rules are kept, at times more strictly than they say. Travel costs points through a
boolean for each two visits that one assistant may make on one day; without `travel` it is left out of the
objective, which is further from the task and much lighter.

It is the month by itself: no roster before it, nothing kept or fixed.
`python -m benchmarks.naive_roster CASE PLAN MONTH FILE SECONDS [no-travel]` writes the roster, or no file when
nothing was found, and prints the number of variables. The seconds are for the engine, once the model is built.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from ortools.sat.python import cp_model

from planner.case.reader import read_case
from planner.editions.roster import TERMS
from planner.solver.roster.clock import DAY
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance, Starts
from planner.solver.roster.request import Asked, request_of
from planner.terms.calendar import Month
from planner.terms.clock import shown

WORKERS = 2
GRID = TERMS.grid_minutes
Visit = tuple[int, int, int]


class NaiveMonth:
    """visits: a boolean by (wish, assistant, start). comes: their sum by (wish, assistant)."""

    def __init__(self, instance: Instance, *, travel: bool) -> None:
        self.instance, self.model = instance, cp_model.CpModel()
        self.minutes = [wish.minutes for wish in instance.wishes]
        self.visits: dict[Visit, Any] = {}
        self.comes: dict[tuple[int, int], Any] = {}
        self.points: list[Any] = []
        for wish in range(len(instance.wishes)):
            self._wish(wish)
        self._people()
        self._assistants(travel=travel)
        self.model.minimize(sum(self.points))

    def _wish(self, wish: int) -> None:
        """At most one assistant, at one start."""
        mine: list[Any] = []
        for assistant, starts in self.instance.wishes[wish].servers.items():
            here = {(wish, assistant, start): self.model.new_bool_var("") for start in starts}
            self.visits |= here
            self.comes[wish, assistant] = sum(here.values())
            mine += here.values()
        self.model.add_at_most_one(mine)

    def _people(self) -> None:
        """Within the grant, one visit at a time; uncovered minutes and visits by others cost points."""
        for person in self.instance.people:
            pairs = [(wish, at) for wish in person.wishes for at in self.instance.wishes[wish].servers]
            served = sum(self.minutes[wish] * self.comes[wish, at] for wish, at in pairs)
            self.model.add(served <= person.limit)
            short = self.model.new_int_var(0, person.target, "")
            self.model.add(short >= person.target - served)
            self.points.append(TERMS.uncovered_minute * short)
            if person.indicated:
                others = [self.comes[pair] for pair in pairs if pair[1] not in person.indicated]
                self.points.append(TERMS.other_than_indicated * sum(others))
            if person.tangled:
                self._one_at_a_time(dict.fromkeys(pairs, 0))
            self._helpers(pairs)

    def _helpers(self, pairs: list[tuple[int, int]]) -> None:
        """Assistants of one person beyond the first cost points."""
        helps = {assistant: self.model.new_bool_var("") for assistant in sorted({pair[1] for pair in pairs})}
        for pair in pairs:
            self.model.add(self.comes[pair] <= helps[pair[1]])
        extra = self.model.new_int_var(0, max(1, len(helps)), "")
        self.model.add(extra >= sum(helps.values()) - 1)
        self.points.append(TERMS.extra_assistant * extra)

    def _one_at_a_time(self, after: dict[tuple[int, int], int]) -> None:
        """Of these pairs at most one at each quarter hour. after: minutes that each takes besides the visit."""
        taking: dict[int, list[Any]] = defaultdict(list)
        for (wish, assistant), more in after.items():
            for start in self.instance.wishes[wish].servers[assistant]:
                end = start + self.minutes[wish] + more
                for quarter in range(start // GRID, -(-end // GRID)):
                    taking[quarter].append(self.visits[wish, assistant, start])
        for visits in taking.values():
            self.model.add_at_most_one(visits)

    def _assistants(self, *, travel: bool) -> None:
        for at, assistant in enumerate(self.instance.assistants):
            mine = {wish: one.servers[at] for wish, one in enumerate(self.instance.wishes) if at in one.servers}
            total = sum(self.minutes[wish] * self.comes[wish, at] for wish in mine)
            self.model.add(total <= assistant.max_minutes)
            self._one_at_a_time({(wish, at): self._longest_travel(wish, mine) for wish in mine})
            if assistant.coupled:
                self._twelve_hours(at, mine)
            if travel:
                self._travel_points(at, mine)

    def _longest_travel(self, wish: int, mine: dict[int, Starts]) -> int:
        """To any visit that may come next and too soon."""
        first_end, last_end = (mine[wish][which] + self.minutes[wish] for which in (0, -1))
        return max(
            (
                self._travel(wish, other)
                for other, starts in mine.items()
                if starts[-1] >= first_end and starts[0] < last_end + self._travel(wish, other)
            ),
            default=0,
        )

    def _travel(self, wish: int, other: int) -> int:
        wishes = self.instance.wishes
        return self.instance.travel[wishes[wish].person][wishes[other].person]

    def _twelve_hours(self, assistant: int, mine: dict[int, Starts]) -> None:
        """At most 12 hours of service in the 24 hours from any start. Source: R-32."""
        for since in sorted({start for starts in mine.values() for start in starts}):
            near = [wish for wish, starts in mine.items() if starts[-1] >= since and starts[0] < since + DAY]
            served = [part for wish in near for part in self._within(assistant, wish, since)]
            self.model.add(sum(served) <= self.instance.doba_minutes)

    def _within(self, assistant: int, wish: int, since: int) -> Iterator[Any]:
        """Minutes of the visit in the 24 hours, for each of its starts there."""
        end = since + DAY
        for start in self.instance.wishes[wish].servers[assistant]:
            if since <= start < end:
                yield (min(start + self.minutes[wish], end) - start) * self.visits[wish, assistant, start]

    def _travel_points(self, assistant: int, mine: dict[int, Starts]) -> None:
        """Two visits of one day cost the travel between them, as if they were neighbours."""
        for wish, other in combinations(mine, 2):
            if self.instance.wishes[wish].day == self.instance.wishes[other].day and self._travel(wish, other):
                both = self.model.new_bool_var("")
                self.model.add(both >= self.comes[wish, assistant] + self.comes[other, assistant] - 1)
                self.points.append(TERMS.travel_minute * self._travel(wish, other) * both)


def naive(instance: Instance, seconds: float, *, travel: bool) -> tuple[dict[str, Any] | None, int]:
    """The roster document, None when nothing was found; and the number of variables."""
    month = NaiveMonth(instance, travel=travel)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(month.model)
    count = len(month.model.proto.variables)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, count
    made = [key for key, one in month.visits.items() if solver.boolean_value(one)]
    return {"month": str(instance.month), "visits": [_visit(instance, one) for one in made]}, count


def _visit(instance: Instance, visit: Visit) -> dict[str, str]:
    wish, assistant, start = visit
    given = instance.wishes[wish]
    return {
        "application": instance.people[given.person].id,
        "assistant": instance.assistants[assistant].id,
        "start": shown(start),
        "end": shown(start + given.minutes),
    }


def main() -> None:
    folder, plan, month, file, seconds, *options = sys.argv[1:]
    year, number = map(int, month.split("-"))
    request = request_of(read_case(Path(folder)), json.loads(Path(plan).read_text("utf-8")), Asked(Month(year, number)))
    roster, count = naive(derive(request), float(seconds), travel="no-travel" not in options)
    if roster is not None:
        Path(file).write_text(json.dumps(roster), "utf-8")
    print(count)


if __name__ == "__main__":
    main()
