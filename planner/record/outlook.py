"""The year as a forecast asks of it: grants, visits planned, done and explained, by person and month."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.outlook.forecast.back_test import as_known_in
from planner.outlook.forecast.given import PersonYear
from planner.outlook.forecast.given import Year as OutlookYear
from planner.record.planned import planned_in
from planner.record.year import Year
from planner.settlement.entry import Entry
from planner.settlement.matching import Planned, matched
from planner.solver.roster.check.facts import Service
from planner.terms.calendar import Month, days_in_common
from planner.terms.scope import today

Minutes = dict[str, dict[Month, int]]


def outlook_of(year: Year, now: Month) -> OutlookYear:
    """now: the month that has begun; of an earlier month than this one, only what was known when it began."""
    books = year.books
    planned = {month: planned_in(books.reading.unbound(), month) for month in books.months}
    done = _done(year)
    explained = _explained(year, planned)
    in_force = _by_person(
        (month, one.application, one.end - one.start) for month, all_ in planned.items() for one in all_
    )
    people = tuple(
        _person(year, name, in_force.get(name, {}), done.get(name, {}), explained.get(name, {}))
        for name in sorted(books.now.programme.held)
    )
    published = frozenset(month for month, visits in planned.items() if visits)
    reserve = 60 * max(0, books.now.programme.reserve)
    given = OutlookYear(books.months, now, people, published, frozenset(books.closed), reserve)
    return as_known_in(given, now) if now < this_month() else given


def this_month() -> Month:
    return Month.of_day(today())


def _done(year: Year) -> Minutes:
    return _by_person((month, line.application, line.minutes) for month, _, line in year.all_lines())


def _explained(year: Year, planned: Mapping[Month, list[Planned]]) -> Minutes:
    """Planned minutes of which somebody said that the visit did not take place."""
    rows = []
    for month, visits in planned.items():
        entries: dict[str, Entry] = {one.name: one for one in year.books.entries(month)} if visits else {}
        pairs = matched(visits, entries.values()).planned
        for visit in visits:
            entry = entries.get(pairs.get(visit.name, ""))
            if entry is not None and entry.outcome != "done":
                rows.append((month, visit.application, visit.end - visit.start))
    return _by_person(rows)


@dataclass(frozen=True)
class MonthMinutes:
    """Of all people."""

    month: Month
    granted: int
    planned: int
    done: int
    settled: int


def minutes_by_month(year: Year, given: OutlookYear) -> list[MonthMinutes]:
    """given: the same year, as `outlook_of` makes it."""
    found, applications = [], year.books.now.applications
    grants = [applications[one.application] for one in given.people]
    for month in given.months:
        planned = sum(one.planned.get(month, 0) for one in given.people)
        granted = 60 * sum(one.last_grant.get("months", {}).get(str(month), 0) for one in grants)
        lines = year.lines(month).values()
        minutes, settled = sum(line.minutes for line in lines), sum(line.settled for line in lines)
        found.append(MonthMinutes(month, granted, planned, minutes, settled))
    return found


def _by_person(rows: Iterable[tuple[Month, str, int]]) -> Minutes:
    found: Minutes = defaultdict(lambda: defaultdict(int))
    for month, person, minutes in rows:
        found[person][month] += minutes
    return {person: dict(months) for person, months in found.items()}


def _person(
    year: Year, name: str, planned: dict[Month, int], done: dict[Month, int], explained: dict[Month, int]
) -> PersonYear:
    held = year.books.now.programme.held[name]
    served, service = year.books.ground.people[name], year.books.ground.service[name]
    months = _evenly(year.books.months, service, 60 * held.hours)
    return PersonYear(
        application=name,
        category=served.category,
        granted=60 * held.hours,
        granted_by_month=months,
        planned=planned,
        done=done,
        cancelled=explained,
        first_day=service.first,
        last_day=service.last,
    )


def _evenly(months: Iterable[Month], service: Service, minutes: int) -> dict[Month, int]:
    """A year's grant by the days on which the person is served.

    Not the plan's own months: what one of them leaves may be used in a later one, and a re-plan gives much of the rest
    at once, so they say when hours may be used, not when they are.
    """
    days = {month: days_in_common(month, service.first, service.last) for month in months}
    whole, found, gone, given = sum(days.values()), {}, 0, 0
    for month, count in days.items():
        gone += count
        found[month] = minutes * gone // whole - given if whole else 0
        given += found[month]
    return {month: one for month, one in found.items() if one}
