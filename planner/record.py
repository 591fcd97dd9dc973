"""A programme as recorded: all its applications and assistants at one moment."""

from dataclasses import dataclass, field
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.plan import PlanAnnounced, PlanComputed, PlanSuperseded
from planner.aggregates.programme import Programme
from planner.application import Godziny
from planner.errors import Refused
from planner.inputs import Inputs
from planner.scope import Scope

HEAVY = tuple(event.TOPIC for event in (PlanComputed, PlanAnnounced, PlanSuperseded))


@dataclass
class Record:
    """number: the journal entry up to which it was read. Names to aggregates, without plans."""

    number: int
    programme: Programme
    applications: dict[str, Application] = field(default_factory=dict)
    assistants: dict[str, Assistant] = field(default_factory=dict)

    def inputs(self) -> Inputs:
        """What a plan of the programme is computed from now.

        Withdrawn applications are not in it; what leavers used is not there to be granted again.
        """
        rules = self.programme.rules_left
        counted = sorted(one.name for one in self.applications.values() if not one.withdrawn)
        staff = tuple(self.assistants[name].given(rules.last) for name in sorted(self.assistants))
        return Inputs(
            rules,
            tuple(self.applications[name].applicant() for name in counted),
            staff if self.programme.assistants_limit else None,
        )


def read_record(app: Godziny, scope: Scope) -> Record:
    """Raises Refused when there is no such programme."""
    streams: dict[Any, Any] = {}
    number = 0
    for number, row in app.journal.events(scope, without=HEAVY):  # noqa: B007
        event = app.event_of(row)
        streams[event.originator_id] = event.mutate(streams.get(event.originator_id))
    programme = streams.pop(scope.stream(Programme.TOPIC), None)
    if programme is None:
        raise Refused("no_such_programme", "programme", name=scope)
    record = Record(number, programme)
    for one in streams.values():
        into = record.applications if isinstance(one, Application) else record.assistants
        into[one.name] = one
    return record
