"""Published visits that break a rule as things are: somebody fell ill, left, lost the grant; they need a decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Any

from pydantic import BaseModel, ConfigDict

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.aggregates.visit import month_in
from planner.documents.shapes.units import ApplicationId, AssistantId, Code, Instant, RuleId, VisitId
from planner.record.command import Answer
from planner.record.month_now import MonthNow, grants_of, located, recorded_case, roster_document
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.visits import Facts, visits_about
from planner.record.year import Year
from planner.terms.calendar import Month, months_between
from planner.terms.clock import minutes_between

REACH = 3  # days; a visit lasts a day at most, and a doba and a way begin with it


class BrokenVisit(BaseModel):
    """A visit in force and why it cannot take place: codes of findings, and the ids of the rules."""

    model_config = ConfigDict(frozen=True)

    visit: VisitId
    application: ApplicationId
    assistant: AssistantId
    start: Instant
    end: Instant
    codes: list[Code]
    rules: list[RuleId]


class AnswerWithBroken(Answer):
    """broken: published visits that keep the rules until now, and no longer."""

    broken: tuple[BrokenVisit, ...] = ()


@dataclass(frozen=True)
class Touched:
    """Aggregates, and homes of applications, as a command would leave them. programme: where its rules change."""

    applications: Mapping[str, Application] = field(default_factory=dict)
    assistants: Mapping[str, Assistant] = field(default_factory=dict)
    homes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    programme: Programme | None = None

    @classmethod
    def of(cls, now: ProgrammeNow, homes: Mapping[str, Mapping[str, Any]] | None = None) -> "Touched":
        """Whatever of the programme a command has changed."""
        return cls(
            {name: one for name, one in now.applications.items() if one.pending_events},
            {name: one for name, one in now.assistants.items() if one.pending_events},
            homes or {},
            now.programme if now.programme.has_new_rules else None,
        )


def newly_broken(reading: Reading, touched: Touched, actor: str) -> tuple[BrokenVisit, ...]:
    """The visits of those touched that keep the rules as recorded, and would not any more."""
    unbound = reading.unbound()
    programme = unbound.find_or_none(Programme)
    if programme is None or programme.current is None:
        return ()
    everything = touched.programme is not None
    visits = _in_months(unbound, _months(programme)) if everything else _visits_of(unbound, programme, touched)
    there = _involved(unbound, programme, visits)
    before = {one.visit: one for one in _broken(unbound, there, visits, actor)}
    changed = ProgrammeNow(
        touched.programme or programme,
        {**there.applications, **touched.applications},
        {**there.assistants, **touched.assistants},
        touched.homes,
    )
    after = _broken(unbound, changed, visits, actor)
    grown = (one for one in after if one.visit not in before or set(one.codes) > set(before[one.visit].codes))
    return tuple(grown)


def _visits_of(unbound: Reading, programme: Programme, touched: Touched) -> dict[str, Facts]:
    """Of those touched; beside a home that moves, all visits of the assistants who come there."""
    whose = [("application", name) for name in touched.applications] + [
        ("assistant", name) for name in touched.assistants
    ]
    visits = _about_all(unbound, programme, whose)
    if touched.homes:
        visits |= _about_all(unbound, programme, [("assistant", one["assistant"]) for one in visits.values()])
    return visits


def _about_all(unbound: Reading, programme: Programme, whose: Iterable[tuple[str, str]]) -> dict[str, Facts]:
    pairs = product(_months(programme), sorted(set(whose)))
    return visits_about(unbound, [unbound.scope.thread(kind, name, month) for month, (kind, name) in pairs])


def _in_months(reading: Reading, months: Iterable[Month]) -> dict[str, Facts]:
    return visits_about(reading, [reading.scope.thread("month", str(month)) for month in sorted(months)])


def _months(programme: Programme) -> tuple[Month, ...]:
    """Of whole years: visits may stand in months in which the programme was to run, and no longer is."""
    years = programme.rules.first.year, programme.rules.last.year
    return months_between(date(years[0], 1, 1), date(years[1], 12, 31))


def all_broken(reading: Reading, actor: str, months: Iterable[Month] | None = None) -> list[BrokenVisit]:
    """By start. months: by default all."""
    programme = reading.find(Programme)
    if programme.current is None:
        return []
    asked = set(_months(programme) if months is None else months)
    visits = _in_months(reading, asked | {month.before() for month in asked})
    found = _broken(reading, _involved(reading, programme, visits), visits, actor)
    return [one for one in found if Month.of(month_in(one.visit)) in asked]


def broken_since(
    reading: Reading, year: Year, visits: Mapping[str, Facts], month: Month, actor: str
) -> list[BrokenVisit]:
    """Of these visits, those of the month and later ones that break a rule as the year was read, by start.

    visits: with those of the month before, which 12 hours and ways reach over.
    """
    near = _near(visits, month)
    people = {one["application"] for one in near.values()}
    case = located(reading, year.books.ground.case, people, actor)
    plan = grants_of({name: year.books.now.applications[name] for name in people})
    months = {month_in(name) for name in near} - {str(month.before())}
    return _by_start(MonthNow(Month.of(name), case, plan, near) for name in sorted(months))


def _near(visits: Mapping[str, Facts], month: Month) -> dict[str, Facts]:
    """Of the month before, those that start on its last days: no doba and no way between two homes is longer."""
    since = str(month.first - timedelta(days=REACH))
    return {name: one for name, one in visits.items() if one["start"] >= since}


def _involved(reading: Reading, programme: Programme, visits: Mapping[str, Facts]) -> ProgrammeNow:
    people = reading.many(Application, {one["application"] for one in visits.values()})
    return ProgrammeNow(programme, people, reading.many(Assistant, {one["assistant"] for one in visits.values()}))


def _broken(reading: Reading, now: ProgrammeNow, visits: dict[str, Facts], actor: str) -> list[BrokenVisit]:
    case, plan = recorded_case(reading, now, now.programme.rules, actor), grants_of(now.applications)
    months = sorted({month_in(name) for name in visits})
    return _by_start(MonthNow(Month.of(month), case, plan, visits) for month in months)


def _by_start(months: Iterable[MonthNow]) -> list[BrokenVisit]:
    found = [one for each in months for one in _of_month(each, each.month)]
    return sorted(found, key=lambda one: (one.start, one.visit))


def _of_month(given: MonthNow, month: Month) -> Iterable[BrokenVisit]:
    visits = given.of_month(month)
    if not visits:
        return
    if month not in given.case.programme.months:
        yield from (BrokenVisit(visit=name, **one, codes=["outside_service"], rules=[]) for name, one in visits.items())
        return
    why: dict[str, set[tuple[str, str]]] = {}
    for finding in given.broken_rules(roster_document(month, visits.values())):
        for name in _about(dict(finding.facts), visits):
            why.setdefault(name, set()).add((finding.code, finding.rule))
    for name, reasons in why.items():
        codes, ids = sorted({code for code, _ in reasons}), sorted({rule for _, rule in reasons if rule})
        yield BrokenVisit(visit=name, **visits[name], codes=codes, rules=ids)


def _about(facts: Mapping[str, str], visits: Mapping[str, Facts]) -> list[str]:
    """The visit that a finding names; of somebody's month with too many minutes, the last ones, as many as it takes."""
    keys = [key for key in ("application", "assistant", "start") if key in facts]
    same = [name for name, one in visits.items() if all(one[key] == facts[key] for key in keys)]
    if "start" in keys or not facts.get("over", "").isdecimal():
        return same
    found: list[str] = []
    left = int(facts["over"])
    for name in sorted(same, key=lambda name: visits[name]["start"], reverse=True):
        if left <= 0:
            break
        found.append(name)
        left -= minutes_between(visits[name]["start"], visits[name]["end"])
    return found
