"""What the case and the plan say of one month, worked out again from their rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from planner.documents.plan import PlanRead
from planner.editions.roster import TERMS
from planner.solver.roster.check.clock import DOBA, instant
from planner.solver.roster.check.homes import Homes
from planner.terms.calendar import Month, birthday, days_between
from planner.terms.case import (
    AssistantTerms,
    Blocked,
    PersonAbsence,
    ProgrammeRules,
    RosterCase,
    RosterPerson,
    Served,
    Wish,
)

Used = Mapping[str, Mapping[str, Fraction | int]]
Row = TypeVar("Row", Blocked, PersonAbsence)


@dataclass(frozen=True)
class Service:
    """The days on which a person can be served, both inclusive; rule: what ends them, R-46 for the programme."""

    first: date
    last: date
    rule: str

    @property
    def over(self) -> int:
        """The instant after the last minute: 24:00 of the last day. Source: R-46."""
        return instant(self.last, DOBA)


@dataclass(frozen=True)
class Occurrence:
    """A wish on one of its dates; start, end: the window as instants; over: when the person's service ends.

    clock_minutes: the window's length on the clock, which a change of the clock does not shorten.
    """

    application: str
    day: date
    start: int
    end: int
    minutes: int
    over: int
    clock_minutes: int

    @property
    def key(self) -> tuple[str, date, int]:
        """What `unfilled` says of it."""
        return self.application, self.day, self.minutes

    @cached_property
    def starts(self) -> range:
        """Quarter hours at which a visit fits the window and the service; it starts on the wish's own date."""
        return range(self.quarters.start, min(self.quarters.stop, self.closed - self.minutes + 1), self.quarters.step)

    @cached_property
    def quarters(self) -> range:
        """Quarter hours of the wish's own date that are in the window, however little of it is left."""
        first = -(-self.start // TERMS.grid_minutes) * TERMS.grid_minutes
        return range(first, min(self.closed, instant(self.day, DOBA)), TERMS.grid_minutes)

    @property
    def closed(self) -> int:
        """Where the window or the person's service ends, whichever is earlier. Source: R-46."""
        return min(self.end, self.over)


@dataclass(frozen=True)
class Facts:
    """limits: minutes that the month may hold for each person the plan admits.

    assistants: without a file of assistants nobody. By application: away: the days without visits; indicated:
    who was indicated.
    """

    month: Month
    minutes_in_doba: int
    people: dict[str, RosterPerson]
    assistants: dict[str, AssistantTerms]
    limits: dict[str, int]
    services: dict[str, Service]
    occurrences: tuple[Occurrence, ...]
    blocked: dict[str, list[Blocked]]
    away: dict[str, list[PersonAbsence]]
    indicated: dict[str, frozenset[str]]
    homes: Homes


def facts(case: RosterCase, plan: PlanRead, month: Month, used: Used | None) -> Facts:
    """The facts that decide whether a roster of the month is right."""
    people = {one.id: one for one in case.applications}
    services = {one.id: service(case.programme, one) for one in case.applications}
    limits = {name: _limit(case.programme, plan, month, used, name) for name in plan.hours if name in people}
    return Facts(
        month=month,
        minutes_in_doba=int(case.programme.edition["assistant.minutes_in_doba"]),
        people=people,
        assistants={one.id: one for one in case.assistants or ()},
        limits=limits,
        services=services,
        occurrences=tuple(_occurrences(case, month, {name: services[name] for name in limits})),
        blocked=_by_application(case.blocked),
        away=_by_application(case.person_absences),
        indicated=_indicated(case),
        homes=Homes(case.applications),
    )


def service(programme: ProgrammeRules, person: RosterPerson) -> Service:
    """From the programme's first day to the certificate's last or the eve of the 16th birthday. R-03, R-06."""
    ends = [(programme.last, "R-46")]
    if isinstance(person, Served):
        first = max(programme.first, person.first_service_day)
        return Service(first, *min(*ends, (person.last_service_day, "R-06")))
    if person.certificate_valid_until is not None:
        ends.append((person.certificate_valid_until, "R-06"))
    if person.birth_date is None:
        told = person.last_service_day or programme.last
        ends += [(told, "R-03" if person.category == "child" else "R-06")] if told < programme.last else []
    elif person.category == "child":
        sixteenth = birthday(person.birth_date, programme.edition["child.age_below"])
        ends.append((sixteenth - timedelta(days=1), "R-03"))
    return Service(programme.first, *min(ends))


def _limit(programme: ProgrammeRules, plan: PlanRead, month: Month, used: Used | None, name: str) -> int:
    """Minutes: the plan's hours for the month; with `used`, what it gave so far and was not used before."""
    months = plan.months.get(name, {})
    if used is None:
        return 60 * months.get(str(month), 0)
    given = sum(months.get(str(one), 0) for one in programme.months if one <= month)
    spent = sum(hours for one, hours in used.get(name, {}).items() if plan.since <= one < str(month))
    return int(60 * max(0, given - spent))


def _occurrences(case: RosterCase, month: Month, services: dict[str, Service]) -> Iterator[Occurrence]:
    """Each wish of an admitted person on each of its dates in the month and the person's service days.

    Whoever is away for a day wishes nothing on it.
    """
    days = list(days_between(max(month.first, case.programme.first), min(month.last, case.programme.last)))
    away = _by_application(case.person_absences)
    for wish in case.wishes:
        if wish.application in services:
            service, absences = services[wish.application], away.get(wish.application, [])
            for day in days:
                if _is_wished(wish, day) and service.first <= day <= service.last and not is_away(absences, day):
                    yield _occurrence(wish, day, service)


def _occurrence(wish: Wish, day: date, service: Service) -> Occurrence:
    start, end = instant(day, wish.window.start), instant(day, wish.window.end)
    length = wish.window.end - wish.window.start
    return Occurrence(wish.application, day, start, end, wish.minutes, service.over, length)


def _is_wished(wish: Wish, day: date) -> bool:
    """On every such weekday, or once on its date."""
    return day.weekday() == wish.day if wish.date is None else day == wish.date


def is_away(absences: Iterable[PersonAbsence], day: date) -> bool:
    return any(one.first <= day <= one.last for one in absences)


def _by_application(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for one in rows:
        found[one.application].append(one)
    return dict(found)


def _indicated(case: RosterCase) -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for assistant in case.assistants or ():
        for person in assistant.indicated_by:
            named[person].add(assistant.id)
    return {person: frozenset(names) for person, names in named.items()}
