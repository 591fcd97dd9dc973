"""From a request to the instance that is solved."""

import itertools
from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property

from planner.documents.visit import StatedVisit
from planner.solver.roster.availability import Permissions, Span, free_spans, is_coupled
from planner.solver.roster.clock import DAY, instant
from planner.solver.roster.fulfilling import Fulfilled, Way, Ways, together, ways
from planner.solver.roster.homes import travel_table
from planner.solver.roster.instance import Instance, Person, Server, Starts, Visit, Wish
from planner.solver.roster.matching import Dated
from planner.solver.roster.openings import Openings, Rows
from planner.solver.roster.request import Request, limit_minutes
from planner.terms import case as model
from planner.terms.calendar import days_between
from planner.terms.clock import day_of


def derive(request: Request, way: Way | None = None) -> Instance:
    """The month as the solver sees it. way: which wishes are fulfilled by what is fixed; None: in the first way."""
    return _Derivation(request, way).instance()


def ways_to_fulfil(request: Request) -> Ways:
    """Which wishes what is fixed may fulfil."""
    return _Derivation(request, None).ways()


class _Derivation:
    def __init__(self, request: Request, way: Way | None) -> None:
        self.way = way
        self.request, self.case, self.month = request, request.case, request.month
        self.rows = {one.id: one for one in self.case.applications}
        self.staff = tuple(sorted(self.case.assistants or (), key=lambda one: one.id))
        self.at = {one.id: number for number, one in enumerate(self.staff)}
        self.admitted = {name for name in request.plan.admitted if name in self.rows}
        self.names = tuple(sorted(self.admitted | {visit.application for visit in request.fixed}))
        self.place = {name: number for number, name in enumerate(self.places)}
        self.may = Permissions(self.staff)
        self.wishes: list[Wish] = []

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The admitted, then those who are only met in the month before or in what is fixed."""
        others = {visit.application for visit in (*self.request.before, *self.request.fixed)}
        return (*self.names, *sorted(others - set(self.names)))

    def instance(self) -> Instance:
        people = tuple(self._person(number, name) for number, name in enumerate(self.names))
        travel = travel_table([_home(self.rows.get(name)) for name in self.places])
        farthest = max((max(row) for row in travel), default=0)
        doba = int(self.case.programme.edition["assistant.minutes_in_doba"])
        staff = (
            Server(one.id, 60 * one.max_hours_month, self._coupled(at, farthest, doba))
            for at, one in enumerate(self.staff)
        )
        return Instance(
            month=self.month,
            start=self.edge,
            people=people,
            assistants=tuple(staff),
            wishes=tuple(self.wishes),
            places=self.places,
            travel=travel,
            before=self._before(),
            kept=self._kept(),
            doba_minutes=doba,
        )

    def _coupled(self, at: int, farthest: int, doba: int) -> bool:
        """Also by visits that are not within the assistant's own hours, and where some way is not known."""
        others = [one for one in (*self.request.before, *self.request.fixed) if one.assistant == self.staff[at].id]
        outside = any(not _within((one.start,), one.minutes, self.spans[at]) for one in others)
        homeless = any(_home(self.rows.get(name)) is None for name in self.places)
        return outside or homeless or is_coupled(self.spans[at], farthest, doba)

    @cached_property
    def edge(self) -> int:
        return instant(self.month.first, 0)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The month's days inside the programme."""
        programme = self.case.programme
        first, last = max(self.month.first, programme.first), min(self.month.last, programme.last)
        return tuple(days_between(first, last))

    @cached_property
    def spans(self) -> tuple[tuple[Span, ...], ...]:
        return tuple(free_spans(one, self.month.first, self.month.last) for one in self.staff)

    @cached_property
    def patterns(self) -> dict[date, dict[tuple[Span, ...], frozenset[int]]]:
        """For each day: who has which free spans from its midnight to the end of the next day."""
        found: dict[date, dict[tuple[Span, ...], set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, spans in enumerate(self.spans):
            for day in self.days:
                start, end = instant(day, 0), instant(day + timedelta(days=1), DAY)
                near = tuple((max(a, start), min(b, end)) for a, b in spans if a < end and b > start)
                if near:
                    found[day][near].add(at)
        return {day: {key: frozenset(who) for key, who in groups.items()} for day, groups in found.items()}

    @cached_property
    def wished(self) -> dict[str, list[model.Wish]]:
        found: dict[str, list[model.Wish]] = defaultdict(list)
        for one in self.case.wishes:
            found[one.application].append(one)
        return found

    @cached_property
    def time(self) -> Rows:
        return Rows(self.request)

    def _person(self, number: int, name: str) -> Person:
        """Somebody who is not admitted (any more) has only visits that are past or pinned."""
        row = self.rows[name]
        first_wish, openings = len(self.wishes), Openings(self.request, row, self.time)
        dated = self._dated(row, openings) if name in self.admitted else []
        done = self._ways(name, dated, openings)[0][0] if self.way is None else self.way.get(name, {})
        for at, one in enumerate(dated):
            wish = self._fixed(number, row, done[at]) if at in done else self._open(number, row, one, openings)
            self.wishes.append(wish)
        left = self.request.fixed - set(done.values())
        self.wishes += [self._outside(number, visit) for visit in sorted(left) if visit.application == name]
        wishes = range(first_wish, len(self.wishes))
        limit = limit_minutes(self.request.plan, name, self.month, self.request.used)
        target = min(limit, sum(one.minutes for one in dated))
        tangled = _tangled([self.wishes[at] for at in wishes])
        return Person(name, limit, target, tuple(wishes), self.may.indicated(name), tangled)

    def ways(self) -> Ways:
        found, whole = {}, True
        for name in sorted({visit.application for visit in self.request.fixed} & self.admitted):
            openings = Openings(self.request, self.rows[name], self.time)
            found[name], all_there = self._ways(name, self._dated(self.rows[name], openings), openings)
            whole = whole and all_there
        return together(found, whole=whole)

    def _ways(self, name: str, dated: list[Dated], openings: Openings) -> tuple[list[Fulfilled], bool]:
        return ways([one for one in self.request.fixed if one.application == name], dated, openings.starts)

    def _dated(self, row: model.RosterPerson, openings: Openings) -> list[Dated]:
        """The person's wishes on the days of service, in order of day."""
        return [
            _dated(wish, day) for day in self.days for wish in self.wished.get(row.id, ()) if openings.wished(wish, day)
        ]

    def _fixed(self, number: int, row: model.RosterPerson, done: StatedVisit) -> Wish:
        return _fixed_wish(number, done, self.at[done.assistant], self.may.servers(row, done.day))

    def _open(self, number: int, row: model.RosterPerson, wish: Dated, openings: Openings) -> Wish:
        allowed = self.may.servers(row, wish.day)
        starts = openings.starts(wish)
        servers: dict[int, Starts] = {}
        for near, who in self.patterns.get(wish.day, {}).items():
            possible = _within(starts, wish.minutes, near)
            if possible:
                servers.update(dict.fromkeys(who & allowed, possible))
        if row.category == "child":
            cleared = {at: self._cleared(at, when, wish.minutes) for at, when in servers.items()}
            servers = {at: when for at, when in cleared.items() if when}
        return Wish(number, wish.day, wish.minutes, starts, servers, allowed, shortage=openings.shortage(wish))

    def _cleared(self, at: int, starts: Starts, minutes: int) -> Starts:
        """Of a child's starts those whose visit ends within the clearance. Source: R-42."""
        until = self.staff[at].child_clearance_until
        return tuple(start for start in starts if until is not None and day_of(start + minutes - 1) <= until)

    def _outside(self, number: int, visit: StatedVisit) -> Wish:
        """A past or pinned visit that no wish of today asks for: it stays."""
        return _fixed_wish(number, visit, self.at[visit.assistant], frozenset())

    def _before(self) -> dict[int, tuple[Visit, ...]]:
        """The visits of the month before that can still bind: of its last two days."""
        found: dict[int, list[Visit]] = defaultdict(list)
        for one in sorted(self.request.before):
            if one.assistant in self.at and one.end > self.edge - 2 * DAY:
                at = self.at[one.assistant]
                found[at].append(Visit(one.start, one.end, self.place[one.application], at))
        return {at: tuple(visits) for at, visits in found.items()}

    def _kept(self) -> frozenset[tuple[int, int, int]] | None:
        if self.request.kept is None:
            return None
        return frozenset(
            (self.place[one.application], self.at[one.assistant], one.start)
            for one in self.request.kept
            if one.application in self.place and one.assistant in self.at
        )


def _dated(wish: model.Wish, day: date) -> Dated:
    start, end = wish.window.start, wish.window.end
    return Dated(day, (instant(day, start), instant(day, end)), wish.minutes, end - start)


def _home(row: model.RosterPerson | None) -> tuple[float, float] | None:
    return None if row is None or row.lat is None or row.lon is None else (row.lat, row.lon)


def _fixed_wish(person: int, visit: StatedVisit, assistant: int, allowed: frozenset[int]) -> Wish:
    start = (visit.start,)
    return Wish(person, day_of(visit.start), visit.minutes, start, {assistant: start}, allowed, fixed=True)


def _within(starts: Starts, minutes: int, spans: tuple[Span, ...]) -> Starts:
    return tuple(start for start in starts if any(a <= start and start + minutes <= b for a, b in spans))


def _tangled(wishes: list[Wish]) -> bool:
    """Whether two visits of one person could be at the same time."""
    hulls = sorted((one.starts[0], one.starts[-1] + one.minutes) for one in wishes if one.starts)
    return any(later[0] < earlier[1] for earlier, later in itertools.pairwise(hulls))
