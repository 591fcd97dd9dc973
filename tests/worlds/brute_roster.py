"""The least score of a small month, by trying every assistant at every start for every wish.

Written from formats.md. The checker says what a single visit breaks; what binds visits together, and the
score, are worked out here once more. Times are minutes since 1970.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from planner.solver.roster.check.judge import judge
from planner.solver.roster.request import Asked
from planner.terms.calendar import days_between
from planner.terms.case import Case, Wish
from tests.worlds.roster_world import ZONE, roster

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY, QUARTER = 1440, 15


class Stop(NamedTuple):
    """A visit."""

    start: int
    end: int
    who: str
    by: str


@dataclass(frozen=True)
class Given:
    """A month to make: the case, the plan, and what is asked."""

    case: Case
    plan: dict[str, Any]
    asked: Asked

    def judged(self, document: dict[str, Any]) -> Any:
        asked = self.asked
        return judge(self.case, self.plan, document, keep=asked.keep, before=asked.before, used=asked.used)


def clock(day: date, minutes: int) -> int:
    """Warsaw's clock to an instant; what is not there in spring is the end of the gap."""
    local = datetime(day.year, day.month, day.day) + minutes * MINUTE
    back = local.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE).replace(tzinfo=None)
    if back != local:
        local = datetime(local.year, local.month, local.day, 3)
    return (local.replace(tzinfo=ZONE) - EPOCH) // MINUTE


def text(moment: int) -> str:
    return (EPOCH + moment * MINUTE).astimezone(ZONE).isoformat()


def date_at(moment: int) -> date:
    return (EPOCH + moment * MINUTE).astimezone(ZONE).date()


def stop(row: Mapping[str, Any]) -> Stop:
    start, end = ((datetime.fromisoformat(row[key]) - EPOCH) // MINUTE for key in ("start", "end"))
    return Stop(start, end, row["application"], row["assistant"])


def row(one: Stop) -> dict[str, Any]:
    return {"application": one.who, "assistant": one.by, "start": text(one.start), "end": text(one.end)}


class BruteRoster:
    """Every roster of a month that has each weekday at most once."""

    def __init__(self, given: Given) -> None:
        self.given, self.case, self.asked = given, given.case, given.asked
        self.people = {one.id: one for one in self.case.applications}
        self.staff = {one.id: one for one in self.case.assistants or ()}
        self.earlier = [stop(one) for one in (self.asked.before or {"visits": []})["visits"]]
        self.kept = None if self.asked.keep is None else [stop(one) for one in self.asked.keep["visits"]]
        since = self.asked.since
        self.fixed = {
            one
            for one in self.kept or ()
            if (since is not None and one.start < since) or (one.who, one.start) in self.asked.pins
        }
        self.named: dict[str, set[str]] = defaultdict(set)
        for assistant in self.staff.values():
            for name in assistant.indicated_by:
                self.named[name].add(assistant.id)

    @cached_property
    def wishes(self) -> list[tuple[Wish, date]]:
        """Wishes of the admitted with their dates in the month, the programme and the person's service; nobody away."""
        programme, month = self.case.programme, self.asked.month
        days = list(days_between(max(month.first, programme.first), min(month.last, programme.last)))
        return [
            (one, day)
            for one in self.case.wishes
            for day in days
            if (day == one.date if one.date else day.weekday() == one.day)
            if one.application in self.limits and self._served_on(one.application, day)
        ]

    def _served_on(self, name: str, day: date) -> bool:
        until = self.people[name].certificate_valid_until
        away = any(one.application == name and one.first <= day <= one.last for one in self.case.person_absences)
        return (until is None or day <= until) and not away

    @cached_property
    def limits(self) -> dict[str, int]:
        month, used = str(self.asked.month), self.asked.used
        found = {}
        for entry in self.given.plan["admitted"]:
            name, months = entry["application"], entry["months"]
            given = months.get(month, 0)
            if used is not None:
                given = sum(hours for key, hours in months.items() if key <= month)
                given -= sum(hours for key, hours in used.get(name, {}).items() if key < month)
            found[name] = 60 * max(0, given)
        return found

    @cached_property
    def targets(self) -> dict[str, int]:
        wished: dict[str, int] = defaultdict(int)
        for one, _ in self.wishes:
            wished[one.application] += one.minutes
        return {name: min(limit, wished[name]) for name, limit in self.limits.items()}

    @cached_property
    def options(self) -> list[list[Stop]]:
        """Per wish the visits that break nothing alone; none in the past but the fixed ones."""
        return [list(self._options(one, day)) for one, day in self.wishes]

    def _options(self, one: Wish, day: date) -> Iterator[Stop]:
        first, last = clock(day, one.window.start), min(clock(day, one.window.end) - one.minutes, clock(day, DAY) - 1)
        for start in range(-(-first // QUARTER) * QUARTER, last + 1, QUARTER):
            for by in self.staff:
                visit = Stop(start, start + one.minutes, one.application, by)
                past = self.asked.since is not None and start < self.asked.since
                if (visit in self.fixed or not past) and not self._judged([visit]).faults:
                    yield visit

    def _judged(self, visits: list[Stop]) -> Any:
        return self.given.judged(roster(*map(row, visits), month=str(self.asked.month)))

    def travel(self, one: str, other: str) -> int:
        homes = [(self.people[name].lat, self.people[name].lon) for name in (one, other)]
        if homes[0] == homes[1] or any(None in home for home in homes):
            return 0
        (a, b), (c, d) = [(math.radians(lat or 0), math.radians(lon or 0)) for lat, lon in homes]
        across = math.acos(min(1.0, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))
        return math.ceil(6371 * across * 1.3 / 40 * 60)

    def together(self, visits: list[Stop]) -> bool:
        """Whether visits, each lawful alone, are lawful together."""
        for name in {one.who for one in visits}:
            mine = [one for one in visits if one.who == name]
            if sum(one.end - one.start for one in mine) > self.limits[name]:
                return False
            others = [*mine, *(one for one in self.earlier if one.who == name)]
            if any(a is not b and a.start < b.end and b.start < a.end for a in mine for b in others):
                return False
        return all(self._by_one([one for one in visits if one.by == by]) for by in {one.by for one in visits})

    def _by_one(self, visits: list[Stop]) -> bool:
        by = visits[0].by
        if sum(one.end - one.start for one in visits) > 60 * self.staff[by].max_hours_month:
            return False
        everything = sorted((*(one for one in self.earlier if one.by == by), *visits))
        pairs = itertools.pairwise(everything)
        if any(b in visits and b.start < a.end + self.travel(a.who, b.who) for a, b in pairs):
            return False
        return all(self._in_doba(everything, one.start, visits) <= 720 for one in everything)

    def _in_doba(self, everything: list[Stop], start: int, visits: list[Stop]) -> int:
        end = start + DAY
        near = [one for one in everything if one.start < end and one.end > start]
        if not any(one in visits for one in near):
            return 0
        return sum(min(end, one.end) - max(start, one.start) for one in near)

    def score(self, visits: list[Stop]) -> int:
        """Weights and counts as formats.md says."""
        return self._besides(visits) + 4 * sum(self._uncovered(name, visits) for name in self.limits)

    def _uncovered(self, name: str, visits: list[Stop], more: int = 0) -> int:
        served = sum(one.end - one.start for one in visits if one.who == name)
        return max(0, self.targets[name] - served - more)

    def _besides(self, visits: list[Stop]) -> int:
        points = 60 * (len({(one.who, one.by) for one in visits}) - len({one.who for one in visits}))
        points += 30 * sum(bool(self.named[one.who]) and one.by not in self.named[one.who] for one in visits)
        return points + self._changes(visits) + self._travelled(visits)

    def _changes(self, visits: list[Stop]) -> int:
        if self.kept is None:
            return 0
        old = {(one.who, one.by, one.start) for one in self.kept}
        return 120 * sum((one.who, one.by, one.start) not in old for one in visits)

    def _travelled(self, visits: list[Stop]) -> int:
        minutes = 0
        for by in {one.by for one in visits}:
            theirs = sorted(one for one in visits if one.by == by)
            for a, b in itertools.pairwise(theirs):
                minutes += self.travel(a.who, b.who) if date_at(a.start) == date_at(b.start) else 0
        return minutes

    def least(self, under: int = 10**9) -> tuple[int, list[Stop]]:
        """The least score that is at most `under`, with its visits; `under` + 1 when there is none."""
        self._best: tuple[int, list[Stop]] = (under + 1, [])
        self._try(0, [])
        return self._best

    def _try(self, at: int, visits: list[Stop]) -> None:
        if self._at_least(at, visits) >= self._best[0]:
            return
        if at == len(self.wishes):
            if self.fixed <= set(visits) and self.score(visits) < self._best[0]:
                self._best = self.score(visits), visits
            return
        for one in self.options[at]:
            if one not in visits and self.together([*visits, one]):
                self._try(at + 1, [*visits, one])
        self._try(at + 1, visits)

    def _at_least(self, at: int, visits: list[Stop]) -> int:
        """Points that are certain: without travel, which one visit more may shorten."""
        open_minutes: dict[str, int] = defaultdict(int)
        for number in range(at, len(self.wishes)):
            if self.options[number]:
                open_minutes[self.wishes[number][0].application] += self.wishes[number][0].minutes
        uncovered = sum(self._uncovered(name, visits, open_minutes[name]) for name in self.limits)
        return self._besides(visits) - self._travelled(visits) + 4 * uncovered
