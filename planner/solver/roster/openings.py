"""When a person can be visited: the window of a wish, less other services and what the month before still brings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from planner.editions.roster import TERMS
from planner.rules.eligibility import last_service_day
from planner.solver.roster.availability import Span, joined, without
from planner.solver.roster.clock import DAY, instant
from planner.solver.roster.instance import Shortage, Starts
from planner.solver.roster.matching import Dated
from planner.solver.roster.request import Request
from planner.terms import case as model


class Rows:
    """What is known of everybody's time, by person."""

    def __init__(self, request: Request) -> None:
        edge = instant(request.month.first, 0)
        self.blocked: dict[str, list[model.Blocked]] = defaultdict(list)
        self.carried_over: dict[str, list[Span]] = defaultdict(list)
        self.away: dict[str, list[model.PersonAbsence]] = defaultdict(list)
        for absence in request.case.person_absences:
            self.away[absence.application].append(absence)
        for busy in request.case.blocked:
            self.blocked[busy.application].append(busy)
        for visit in request.before:
            if visit.end > edge:
                self.carried_over[visit.application].append((visit.start, visit.end))


class Openings:
    """One person's time in the month. over: 24:00 of the last day of service, after which nothing is served (R-46)."""

    def __init__(self, request: Request, row: model.RosterPerson, rows: Rows) -> None:
        self.since = request.since or 0
        self.last = last_service_day(request.case.programme, row)
        self.over = instant(self.last, DAY)
        self.first = row.first_service_day if isinstance(row, model.Served) else request.case.programme.first
        self._away = rows.away[row.id]
        self._blocked = rows.blocked[row.id]
        self._carried_over = rows.carried_over[row.id]

    def wished(self, wish: model.Wish, day: date) -> bool:
        """Whether the wish is for that day: of its weekday or date, in the time of service, and nobody is away."""
        chosen = wish.day == day.weekday() if wish.date is None else wish.date == day
        return chosen and self.first <= day <= self.last and not self.away(day)

    def away(self, day: date) -> bool:
        """Whether the person is in hospital or travelling."""
        return any(one.first <= day <= one.last for one in self._away)

    def starts(self, wish: Dated) -> Starts:
        """Quarter hours of the wish's day at which the whole visit is possible; none in the past."""
        open_spans = without(self._spans(wish), self._carried_over)
        return tuple(
            start
            for begin, end in open_spans
            for start in _quarters(max(begin, self.since), min(end - wish.minutes, instant(wish.day, DAY) - 1))
        )

    def shortage(self, wish: Dated) -> Shortage:
        """What the visit lacks in the longest time that is left of the window from a quarter hour on."""
        latest, spans = instant(wish.day, DAY) - 1, self._spans(wish)
        left = [end - start for begin, end in spans for start in _quarters(begin, min(end, latest))]
        missing = wish.minutes - max(left, default=0)
        return Shortage(missing, tuple(self._cuts(wish))) if missing > 0 else Shortage()

    def _cuts(self, wish: Dated) -> Iterator[str]:
        start, end = wish.window
        if end - start < wish.clock_minutes:
            yield "clock_change"
        if self.over < end:
            yield "last_day"
        if any(max(start, begin) < min(end, over) for begin, over in self._other_services(wish.day)):
            yield "blocked"
        if any(begin < end for begin, _ in self._days_away(wish.day)):
            yield "absence"

    def _spans(self, wish: Dated) -> tuple[Span, ...]:
        """The window until the end of service, clear of other services (R-34) and of days away."""
        window = (wish.window[0], min(wish.window[1], self.over))
        return without(joined([window]), [*self._other_services(wish.day), *self._days_away(wish.day)])

    def _days_away(self, day: date) -> list[Span]:
        """Of the two days that a visit of this day can touch."""
        days = [one for one in (day, day + timedelta(days=1)) if self.away(one)]
        return [(instant(one, 0), instant(one, DAY)) for one in days]

    def _other_services(self, day: date) -> tuple[Span, ...]:
        near = [day + timedelta(days=shift) for shift in (-1, 0, 1)]
        return joined(
            (instant(one, busy.window.start), instant(one, busy.window.end))
            for one in near
            for busy in self._blocked
            if busy.day == one.weekday()
        )


def _quarters(first: int, last: int) -> Iterable[int]:
    grid = TERMS.grid_minutes
    return range(-(-first // grid) * grid, last + 1, grid)
