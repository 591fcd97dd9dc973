"""A scenario made real: its changes are recorded, and the plan of what then is recorded is filed to be announced."""

from datetime import timedelta
from typing import Annotated, ClassVar

from pydantic import Field

from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.scenario import Scenario
from planner.commands.planning import PlanTold, file_plan
from planner.commands.programmes import derive_anew, service_dates
from planner.commands.scenario_solving import parent_of
from planner.commands.scenarios import OnScenario
from planner.documents.inputs import inputs_from_json
from planner.documents.shapes.units import Count
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Decided
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.rules.inputs import Applicant, Inputs
from planner.scenarios.change import Remove, parse_changes
from planner.terms.case import DOCUMENTS
from planner.terms.natural import natural
from planner.terms.refusals import Refused
from planner.terms.scope import Act

MOST_NAMES = 20


class Adopted(PlanTold, AnswerWithBroken):
    """scenario: whose changes are recorded now. changed: how many applications, assistants and rules that concerns."""

    scenario: str
    changed: Count


class AdoptScenario(OnScenario):
    """Record the scenario's changes and file their plan; announcing it is a step of its own.

    Refused when the scenario is not of the recorded state, when that has moved since (rebase it first), when somebody
    with a grant would be removed (withdraw says with what they used), or when somebody came with it: of such a person
    nothing is known by which they could be told from others (R-45).
    """

    NAME: ClassVar[str] = "adopt_scenario"
    ANSWER: ClassVar[type[Answer]] = Adopted

    seconds: Annotated[
        float, Field(strict=True, ge=0, description="Najdłużej tyle sekund / time limit in seconds.", examples=[60])
    ] = float("inf")

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = self.find(reading)
        _check_lineage(reading, one)
        adopting = _Adopting(reading, inputs_from_json(one.inputs), act)
        _check_people(one, adopting)
        changed = adopting.adopt()
        plan, told = file_plan(reading, adopting.now, self.seconds, act)
        broken = newly_broken(reading, Touched.of(adopting.now), act.actor)
        count = len(changed) + adopting.now.programme.has_new_rules
        answer = Adopted(scenario=one.name, changed=count, broken=broken, **dict(told))
        return Decided(answer, [adopting.now.programme, *changed, *([plan] if plan else [])])


def _check_lineage(reading: Reading, one: Scenario) -> None:
    if one.parent["kind"] != "record":
        raise Refused("not_of_the_record", "scenario", scenario=one.name)
    if parent_of(reading, "").lineage() != one.parent:
        raise Refused("scenario_overtaken", "scenario", scenario=one.name)


def _check_people(one: Scenario, adopting: "_Adopting") -> None:
    """Everybody is recorded, under an id of their own, before a scenario is made real. Source: R-45."""
    wanted = {applicant.id for applicant in adopting.wanted.applicants}
    changes = parse_changes(one.changes, lambda _: "")
    again = wanted & {change.id for change in changes if isinstance(change, Remove)}
    if again:
        raise Refused("removed_and_added", "scenario", application=", ".join(sorted(again, key=natural)))
    new = wanted - {applicant.id for applicant in adopting.before.applicants}  # whoever withdrew is not among them
    if new:
        names = sorted(new, key=natural)
        shown = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
        raise Refused("added_not_recorded", "scenario", scenario=one.name, names=shown, count=len(names))


class _Adopting:
    """The record brought to the scenario's inputs."""

    def __init__(self, reading: Reading, wanted: Inputs, act: Act) -> None:
        self.reading, self.wanted, self.act = reading, wanted, act
        self.now = ProgrammeNow.read(reading)
        self.before = self.now.inputs()

    def adopt(self) -> list[Recorded]:
        """Who is changed."""
        self.now.programme.set_rules(self.wanted.programme, self.act)
        self._applications()
        self._assistants()
        everybody: list[Recorded] = [*self.now.applications.values(), *self.now.assistants.values()]
        return [one for one in everybody if one.pending_events]

    def _applications(self) -> None:
        known = {one.id: one for one in self.before.applicants}
        wanted = {one.id: one for one in self.wanted.applicants}
        for name, applicant in wanted.items():
            if known.get(name) != applicant:
                self._correct(applicant)
        for name in known.keys() - wanted.keys():
            self._withdraw(name)
        if self.wanted.programme != self.before.programme:
            dates = service_dates(self.reading, self.act)
            derive_anew(self.wanted.programme, self.now.applications.values(), dates, self.act)

    def _correct(self, applicant: Applicant) -> None:
        one = self.now.applications[applicant.id]
        documents = DOCUMENTS if applicant.documents_complete else DOCUMENTS[1:]
        if applicant.documents_complete != (one.documents == set(DOCUMENTS)):
            one.correct(applicant, documents, self.act)
        else:
            one.correct(applicant, one.documents, self.act)
        one.assess(applicant.points, self.act)
        one.decide(applicant.commission, applicant.min_hours, applicant.max_hours, self.act)

    def _withdraw(self, name: str) -> None:
        held = self.now.programme.held.get(name)
        if held is not None and held.present:
            raise Refused("removed_with_grant", "scenario", application=name)
        self.now.applications[name].withdraw(self.act.effective, self.act)

    def _assistants(self) -> None:
        if self.wanted.assistants is None:
            self.now.programme.limit_by_assistants(False, self.act)
            return
        self.now.programme.limit_by_assistants(True, self.act)
        known = {one.id: one for one in self.before.assistants or ()}
        for given in self.wanted.assistants:
            if given.id not in self.now.assistants:
                self.now.assistants[given.id] = Assistant.register(self.reading.scope, given, self.act)
            elif known.get(given.id) != given:
                self.now.assistants[given.id].change(given, self.act)
        first = self.now.programme.rules.first - timedelta(days=1)
        for name in known.keys() - {one.id for one in self.wanted.assistants}:
            self.now.assistants[name].leave(first, self.act)
