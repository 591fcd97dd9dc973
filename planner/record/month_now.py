"""A month of a recorded programme as solver and checker see it: the case, the grants in force, its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.aggregates.application import Application as RecordedApplication
from planner.aggregates.assistant import Assistant
from planner.aggregates.roster import Roster
from planner.documents.finding import Finding
from planner.record.application import Godziny
from planner.record.programme_now import ProgrammeNow
from planner.solver.roster.check.judge import judge
from planner.solver.roster.check.verdict import RosterVerdict
from planner.terms import case as model
from planner.terms.calendar import Month
from planner.terms.case import Case
from planner.terms.clock import WARSAW
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

FREE_TEXT = ""


@dataclass
class MonthNow:
    """rosters: those of the months before, of and after the month, as far as they are opened."""

    record: ProgrammeNow
    month: Month
    case: Case
    plan: dict[str, Any]
    rosters: dict[Month, Roster] = field(default_factory=dict)

    @property
    def before(self) -> dict[str, Any] | None:
        """The roster of the month before, None where nothing is published."""
        earlier = self.rosters.get(self.month.before())
        return earlier.document if earlier is not None else None

    @property
    def published(self) -> dict[str, Any] | None:
        """The month's visits in force, None where there are none."""
        now = self.rosters.get(self.month)
        return now.document if now is not None and now.visits else None

    def judged(self, roster: dict[str, Any], keep: dict[str, Any] | None = None) -> RosterVerdict:
        """The checker's word on a roster of the month."""
        return judge(self.case, self.plan, roster, before=self.before, keep=keep)

    def faults(self, roster: dict[str, Any]) -> set[Finding]:
        """What it breaks in this month, and in the next where that is planned already."""
        found = set(self.judged(roster).faults)
        later = self.rosters.get(self.month.next())
        if later is not None and later.visits:
            found |= set(judge(self.case, self.plan, later.document, before=roster).faults)
        return found


def recorded_month(app: Godziny, record: ProgrammeNow, month: Month) -> MonthNow:
    """Raises Refused when nothing is announced, or the month has no day in the programme."""
    programme = record.programme
    if programme.current is None:
        raise Refused("nothing_announced", scope=programme.scope)
    rules = programme.rules
    if month not in rules.months:
        raise Refused("month_outside", "month", month=month, first=rules.first, last=rules.last)
    near = (month.before(), month, month.next())
    rosters = {one: app.find(Roster, programme.scope, str(one)) for one in near if known(app, programme.scope, one)}
    return MonthNow(record, month, case_of(app, record), grants_of(record), rosters)


def known(app: Godziny, scope: Scope, month: Month) -> bool:
    return app.knows(Roster, scope, str(month))


def grants_of(record: ProgrammeNow) -> dict[str, Any]:
    """The hours in force as a plan document; whoever left keeps the months until then."""
    held = [one for one in record.applications.values() if one.standing in ("granted", "ended") and one.last_grant]
    return {
        "status": "feasible",
        "admitted": [
            {"application": one.name, "hours": one.last_grant["hours"], "months": one.last_grant["months"]}
            for one in sorted(held, key=lambda one: one.name)
        ],
    }


def case_of(app: Godziny, record: ProgrammeNow) -> Case:
    """The programme as a folder would say it, as far as a roster asks: homes come from the personal data."""
    scope, rules = record.programme.scope, record.programme.rules
    homes = app.personal.of_all(scope, RecordedApplication.TOPIC)
    people = list(record.applications.values())
    staff = tuple(_assistant(one, rules.last) for _, one in sorted(record.assistants.items()))
    return Case(
        rules,
        tuple(_application(one, rules, homes.get(one.name, {})) for one in people),
        staff if record.programme.assistants_limit else None,
        tuple(wish for one in people for wish in _wishes(one)),
        tuple(busy for one in people for busy in _blocked(one)),
    )


def _application(one: RecordedApplication, rules: model.ProgrammeRules, home: dict[str, Any]) -> model.ApplicationCard:
    """Age and certificate are in the last day of service already, so no birth date is needed."""
    applicant = one.applicant()
    last = applicant.last_service_day
    if one.last_day is not None:
        last = min(last, date.fromisoformat(one.last_day))
    return model.ApplicationCard(
        id=one.name,
        received_at=applicant.received_at.astimezone(WARSAW),
        category=applicant.category,
        equivalent=False,
        lives_alone=False,
        birth_date=rules.first,
        certificate_valid_until=last,
        requested_hours=applicant.requested_hours,
        points=applicant.points,
        documents_complete=True,
        lat=home.get("lat"),
        lon=home.get("lon"),
    )


def _assistant(one: Assistant, programme_end: date) -> model.AssistantTerms:
    return one.given(programme_end)


def _wishes(one: RecordedApplication) -> list[model.Wish]:
    return [model.Wish(one.name, day, model.Window(start, end), minutes) for day, start, end, minutes in one.wishes]


def _blocked(one: RecordedApplication) -> list[model.Blocked]:
    return [model.Blocked(one.name, day, model.Window(start, end), FREE_TEXT) for day, start, end in one.blocked]


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


SIZES = ("over", "missing", "minutes", "days_missing")
