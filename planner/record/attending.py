"""What is worth a call today, read from the record: the year as it stands, and the visits in force."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.attention.attention import Attention
from planner.attention.listing import attentions
from planner.attention.situation import Broken, Helper, Person, Situation, Spent
from planner.documents.wishes import absence_from_json
from planner.record.broken import broken_since
from planner.record.planned import planned_of
from planner.record.reading import Reading
from planner.record.visits import Facts
from planner.record.year import Year
from planner.settlement.ground import Ground
from planner.settlement.matching import Planned, matched
from planner.terms.calendar import Month
from planner.terms.case import ProgrammeRules
from planner.terms.clock import instant_of

Planning = Mapping[Month, tuple[Planned, ...]]


def attending(reading: Reading, year: Year, visits: Mapping[str, Facts], day: date, actor: str) -> list[Attention]:
    """The list of the day. visits: all in force, by name. actor: who reads homes, for the ways between visits."""
    broken = broken_since(reading, year, visits, Month.of_day(day), actor)
    found = (
        Broken(instant_of(one.start), one.visit, one.application, one.assistant, tuple(one.codes), tuple(one.rules))
        for one in broken
    )
    return attentions(situation(year, visits, day, tuple(sorted(found))))


def situation(year: Year, visits: Mapping[str, Facts], day: date, broken: tuple[Broken, ...] = ()) -> Situation:
    """As the year was read; broken: of the visits, those that break a rule now."""
    now, planned = year.books.now, _by_month(visits)
    rules = now.programme.rules
    return Situation(
        day=day,
        rules=rules,
        announced=now.programme.current is not None,
        people=tuple(_person(one, year.books.ground) for one in now.applications.values() if one.standing == "granted"),
        supported=tuple(one.high_support for one in now.programme.held.values() if one.present),
        staff=tuple(_helper(one, rules) for one in now.assistants.values() if not _gone(one, day)),
        planned=planned,
        unmatched=tuple(_unmatched(year, planned)),
        broken=broken,
        lines={month: tuple(lines.values()) for month, lines in year.by_month.items() if lines},
        closed=frozenset(year.books.closed),
        costs=tuple(Spent(one.kind, Decimal(one.amount)) for one in year.costs if not one.void),
    )


def _by_month(visits: Mapping[str, Facts]) -> Planning:
    """By the month in which each starts."""
    found: dict[str, list[Planned]] = {}
    for one in planned_of(visits.items()):
        found.setdefault(visits[one.name]["start"][:7], []).append(one)
    return {Month.of(name): tuple(sorted(found[name], key=lambda one: one.start)) for name in sorted(found)}


def _unmatched(year: Year, planned: Planning) -> Iterator[Planned]:
    """In a closed month everything was explained."""
    for month, visits in planned.items():
        if month in year.open:
            yield from matched(visits, (one.entry for one in year.open[month].judged)).open


def _person(one: Application, ground: Ground) -> Person:
    rules, first = ground.case.programme, one.last_grant.get("first_day")
    return Person(
        id=one.name,
        category=one.facts["category"],
        hours=one.hours,
        months=one.last_grant["months"],
        first=max(rules.first, date.fromisoformat(first)) if first else rules.first,
        last_service_day=min(rules.last, date.fromisoformat(one.facts["last_service_day"])),
        leaves=_day(one.last_day),
        wishes=tuple(ground.wishes.get(one.name, ())),
        absences=tuple(absence_from_json(one.name, away) for away in one.absences),
    )


def _helper(one: Assistant, rules: ProgrammeRules) -> Helper:
    terms = one.given(rules.last)
    return Helper(
        id=one.name,
        max_hours_month=terms.max_hours_month,
        accepted_for=terms.accepted_for,
        cleared_until=terms.child_clearance_until,
        leaves=_day(one.last_day),
        pay=None if one.pay is None else Decimal(one.pay),
    )


def _gone(one: Assistant, day: date) -> bool:
    return one.last_day is not None and date.fromisoformat(one.last_day) < day


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
