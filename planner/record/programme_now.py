"""A programme as recorded: all its applications and assistants at one moment."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.plan import PlanAnnounced, PlanComputed, PlanSuperseded
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.aggregates.roster_events import ROSTER_TOPICS
from planner.record.application import Godziny
from planner.rules.eligibility import refusal_reasons
from planner.rules.inputs import Applicant, Inputs
from planner.terms import case as model
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

HEAVY = (*(event.TOPIC for event in (PlanComputed, PlanAnnounced, PlanSuperseded)), *ROSTER_TOPICS)


@dataclass
class ProgrammeNow:
    """number: the journal entry up to which it was read. Names to aggregates, without plans and rosters."""

    number: int
    programme: Programme
    applications: dict[str, Application] = field(default_factory=dict)
    assistants: dict[str, Assistant] = field(default_factory=dict)

    def inputs(self) -> Inputs:
        """What a plan of the programme is computed from now; withdrawn applications are not in it.

        What people used who are gone is taken from budget and pools. Whoever used hours and is here again is
        admitted with at least those. Source: formats, re-planning 1 and 2.
        """
        rules, left = self.programme.rules, self.programme.left
        counted = sorted(one.name for one in self.applications.values() if not one.withdrawn)
        people = {name: self.applications[name].applicant() for name in counted}
        back = {name for name in left if name in people and not refusal_reasons(rules, people[name])}
        people |= {name: _admitted_with(people[name], left[name].hours) for name in back}
        staff = tuple(self.assistants[name].given(rules.last) for name in sorted(self.assistants))
        return Inputs(
            rules_without(rules, [held for name, held in left.items() if name not in back]),
            tuple(people.values()),
            staff if self.programme.assistants_limit else None,
        )


def _admitted_with(applicant: Applicant, used_hours: int) -> Applicant:
    return replace(applicant, commission="admit", min_hours=max(used_hours, applicant.min_hours or 0))


def rules_without(rules: model.ProgrammeRules, gone: Sequence[Held]) -> model.ProgrammeRules:
    """The rules with budget and pools less the hours of people who are gone."""
    if not gone:
        return rules
    used = Counter[str]()
    for held in gone:
        used[held.category] += held.hours
    pools = {category: max(0, hours - used[category]) for category, hours in rules.pools.items()}
    return replace(rules, hours=max(0, rules.budget_hours - used.total()), money=None, pools=pools)


def read_record(app: Godziny, scope: Scope) -> ProgrammeNow:
    """Raises Refused when there is no such programme."""
    streams: dict[Any, Any] = {}
    number = app.journal.number(scope)  # before the events: what comes in between makes a decision start again
    for _, row in app.journal.events(scope, without=HEAVY):
        event = app.event_of(row)
        streams[event.originator_id] = event.mutate(streams.get(event.originator_id))
    programme = streams.pop(scope.stream(Programme.TOPIC), None)
    if programme is None:
        raise Refused("no_such_programme", "programme", name=scope)
    record = ProgrammeNow(number, programme)
    for one in streams.values():
        into = record.applications if isinstance(one, Application) else record.assistants
        into[one.name] = one
    return record
