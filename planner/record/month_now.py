"""A month of a recorded programme as solver and checker see it: people, assistants, grants in force, visits.

The whole of it, for drafts and publishing; or the part that a booking can break: all visits of one person and of some
assistants in the month and its neighbours, with everybody who is in them (docs/decisions/0010).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.documents.finding import Finding
from planner.documents.wishes import absence_from_json, blocked_from_json, wish_from_json
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.store.personal import HOME
from planner.record.visits import Facts, visits_about
from planner.solver.roster.check.judge import broken_rules, judge
from planner.solver.roster.check.verdict import RosterVerdict
from planner.terms.calendar import Month
from planner.terms.case import ProgrammeRules, RecordedCase, Served
from planner.terms.refusals import Refused

SIZES = ("over", "missing", "minutes", "days_missing")


@dataclass(frozen=True)
class MonthNow:
    """visits: those in force in the month and its neighbours, by name."""

    month: Month
    case: RecordedCase
    plan: dict[str, Any]
    visits: dict[str, Facts] = field(default_factory=dict)

    @property
    def before(self) -> dict[str, Any] | None:
        """The roster of the month before, None where nothing is published."""
        return self._roster(self.month.before())

    @property
    def published(self) -> dict[str, Any] | None:
        """The month's visits in force, None where there are none."""
        return self._roster(self.month)

    def of_month(self, month: Month) -> dict[str, Facts]:
        prefix = f"V-{month}-"
        return {name: one for name, one in self.visits.items() if name.startswith(prefix)}

    def judged(self, roster: dict[str, Any], keep: dict[str, Any] | None = None) -> RosterVerdict:
        """The checker's word on a roster of the month."""
        return judge(self.case, self.plan, roster, before=self.before, keep=keep)

    def broken_rules(self, roster: dict[str, Any]) -> tuple[Finding, ...]:
        """The checker's faults of a roster of the month, without its score."""
        return broken_rules(self.case, self.plan, roster, self.before)

    def faults(self, roster: dict[str, Any]) -> set[Finding]:
        """What it breaks in this month, and in the next where that is planned already."""
        found = set(self.judged(roster).faults)
        later = self._roster(self.month.next())
        if later is not None:
            found |= set(judge(self.case, self.plan, later, before=roster).faults)
        return found

    def _roster(self, month: Month) -> dict[str, Any] | None:
        visits = self.of_month(month)
        return roster_document(month, visits.values()) if visits else None


def roster_document(month: Month, visits: Iterable[Facts]) -> dict[str, Any]:
    """Visits as the contract writes a roster."""
    ordered = sorted(visits, key=lambda one: (one["start"], one["assistant"], one["application"]))
    return {"month": str(month), "visits": ordered}


def whole_month(reading: Reading, month: Month, actor: str) -> MonthNow:
    """Rests on the whole programme. Raises Refused when nothing is announced, or the month is outside."""
    now = ProgrammeNow.read(reading)
    rules = _rules(now.programme, month)
    threads = [reading.scope.thread("month", str(one)) for one in (month.before(), month, month.next())]
    visits = visits_about(reading, threads)
    return MonthNow(month, recorded_case(reading, now, rules, actor), grants_of(now.applications), visits)


def part_of_month(reading: Reading, month: Month, application: str, assistants: set[str], actor: str) -> MonthNow:
    """All visits of the person and of these assistants, and who is in them. Raises Refused as `whole_month`."""
    programme = reading.find(Programme)
    _rules(programme, month)
    near = [str(one) for one in (month.before(), month, month.next())]
    whose = [("application", application), *(("assistant", one) for one in assistants)]
    threads = (reading.scope.thread(kind, name, one) for one in near for kind, name in whose)
    visits = {
        name: one
        for name, one in visits_about(reading, threads).items()
        if one["application"] == application or one["assistant"] in assistants
    }
    people = reading.many(Application, {application, *(one["application"] for one in visits.values())})
    staff = reading.many(Assistant, {*assistants, *(one["assistant"] for one in visits.values())})
    return month_of_part(reading, ProgrammeNow(programme, people, staff), month, visits, actor)


def month_of_part(reading: Reading, now: ProgrammeNow, month: Month, visits: dict[str, Facts], actor: str) -> MonthNow:
    """The month of some visits, with everybody who is in them as `now` has them."""
    return MonthNow(month, recorded_case(reading, now, now.programme.rules, actor), grants_of(now.applications), visits)


def _rules(programme: Programme, month: Month) -> ProgrammeRules:
    if programme.current is None:
        raise Refused("nothing_announced", scope=programme.scope)
    rules = programme.rules
    if month not in rules.months:
        raise Refused("month_outside", "month", month=month, first=rules.first, last=rules.last)
    return rules


def grants_of(applications: Mapping[str, Application]) -> dict[str, Any]:
    """The hours in force as a plan document; whoever left keeps the months until then, if anything was used."""
    held = [one for one in applications.values() if one.last_grant and _keeps_hours(one)]
    return {
        "status": "feasible",
        "admitted": [
            {"application": one.name, "hours": one.last_grant["hours"], "months": one.last_grant["months"]}
            for one in sorted(held, key=lambda one: one.name)
        ],
    }


def _keeps_hours(one: Application) -> bool:
    return one.standing == "granted" or (one.standing == "ended" and one.hours > 0)


def located(reading: Reading, case: RecordedCase, names: Iterable[str], actor: str) -> RecordedCase:
    """Of a case read without homes, these people with theirs; everybody else is left out."""
    wanted = set(names)
    homes = reading.personal.read(reading.scope, Application.TOPIC, HOME, Reader(actor, "travel"), names=sorted(wanted))
    people = (one for one in case.applications if one.id in wanted)
    return replace(case, applications=tuple(_at_home(one, homes.get(one.id, {})) for one in people))


def _at_home(one: Served, home: Mapping[str, Any]) -> Served:
    return replace(one, lat=home.get("lat"), lon=home.get("lon"))


def recorded_case(reading: Reading, now: ProgrammeNow, rules: ProgrammeRules, actor: str | None) -> RecordedCase:
    """What a roster asks of the programme. actor: who reads the homes; None: nobody needs them."""
    people = [one for _, one in sorted(now.applications.items())]
    homes = (
        {}
        if actor is None
        else reading.personal.read(
            reading.scope, Application.TOPIC, HOME, Reader(actor, "travel"), names=[one.name for one in people]
        )
    )
    staff = tuple(one.given(rules.last) for _, one in sorted(now.assistants.items()))
    return RecordedCase(
        rules,
        tuple(_served(one, now.homes.get(one.name) or homes.get(one.name, {})) for one in people),
        staff if now.programme.assistants_limit else None,
        tuple(wish_from_json(one.name, wish) for one in people for wish in one.wishes),
        tuple(blocked_from_json(one.name, busy) for one in people for busy in one.blocked),
        tuple(absence_from_json(one.name, away) for one in people for away in one.absences),
    )


def _served(one: Application, home: Mapping[str, Any]) -> Served:
    """Whoever withdrew is served until their own last day."""
    last = date.fromisoformat(one.facts["last_service_day"])
    if one.last_day is not None:
        last = min(last, date.fromisoformat(one.last_day))
    first = date.fromisoformat(one.last_grant.get("first_day") or str(date.min))
    return Served(one.name, one.facts["category"], last, home.get("lat"), home.get("lon"), first)


def worsened(after: set[Finding], before: Callable[[], set[Finding]]) -> list[Finding]:
    """The findings that are new, or about more minutes than before; `before` is asked only when there are any.

    A fault that was there before does not forbid what makes it smaller.
    """
    if not after:
        return []
    old: dict[Any, int] = {}
    for one in before():
        subject, size = _subject(one)
        old[subject] = max(size, old.get(subject, 0))
    grown = [one for one in after if _subject(one)[1] > old.get(_subject(one)[0], -1)]
    return sorted(grown, key=lambda one: (one.rule, one.code, one.facts))


def _subject(one: Finding) -> tuple[Any, int]:
    """What a finding is about, and how many minutes it is off."""
    facts = dict(one.facts)
    sizes = [int(facts.pop(name)) for name in SIZES if facts.get(name, "").isdecimal()]
    for name in (*SIZES, "gap", "contrary"):
        facts.pop(name, None)
    return (one.code, one.rule, tuple(sorted(facts.items()))), sizes[0] if sizes else 0
