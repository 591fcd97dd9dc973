"""The read door: every look into the record goes through here, and is up to it at the moment of asking.

Scope and existence are checked once; answers are typed, and shared by HTTP, the command line and jobs. Of a read
model that is current nothing is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from eventsourcing.persistence import InterfaceError, OperationalError
from eventsourcing.utils import retry
from psycopg import Connection

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Recorded
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.roster import RosterDraft
from planner.aggregates.scenario import Scenario
from planner.attention.attention import Attention
from planner.commands.announcing import Announce, Announced
from planner.commands.replanning import ComputeReplan, Standing
from planner.commands.scenario_solving import parent_of
from planner.commands.scenario_words import said_by_all
from planner.commands.scenarios import ScenarioTold, told
from planner.documents.inputs import applicant_json
from planner.documents.shapes.plan import PlanDocument
from planner.documents.shapes.programme import RulesDocument
from planner.documents.shapes.roster import RosterDocument
from planner.record.attending import attending
from planner.record.broken import BrokenVisit, all_broken
from planner.record.judging import JudgedPlan, JudgedRoster, judged_plan, judged_roster
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.store.patience import patient
from planner.scenarios.change import parse_scenarios
from planner.scenarios.comparison import Comparison as PlansCompared
from planner.scenarios.comparison import compared as plans_compared
from planner.scenarios.stand_in import case_of
from planner.scenarios.what_if import what_if
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.natural import natural
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.answers import ApplicationAnswer, AssistantAnswer, ProgrammeAnswer
from projections.balances import BalancesView, balances_of
from projections.engine.model import Projection
from projections.engine.runner import Position, Runner
from projections.personal_door import PersonalDoor
from projections.told_door import ToldDoor
from projections.views.balances import Balances, read_planned
from projections.views.catalogue import PROJECTIONS
from projections.views.comparison import Comparison, compared
from projections.views.plans import PlanRow, Plans, read_plans
from projections.views.quota import Quota, QuotaView, read_quota
from projections.views.ranking import RankedApplication, Ranking, read_ranking
from projections.views.rosters import DraftRow, Rosters, read_drafts
from projections.views.visits import VisitRow, Visits, facts_of, read_visits
from projections.years import with_year, worked_out

WHAT_IF_SECONDS = 120.0  # an answer that somebody waits for

Answer = TypeVar("Answer")
Found = TypeVar("Found", bound=Recorded)


@dataclass(frozen=True)
class ReadDoor(ToldDoor, PersonalDoor):
    """Reading raises Refused for what is not there, and when a read model is parked.

    What was worked out of a state of the record is not read again as long as that state is the newest.
    """

    def programmes(self, unit: str | None = None) -> list[Scope]:
        return self.app.journal.programmes(unit)

    def number(self, scope: Scope) -> int:
        """The programme's latest journal entry that changed something."""
        return self.app.journal.number(scope)

    def programme(self, scope: Scope) -> ProgrammeAnswer:
        one = self._one(Programme, scope)
        return {
            "programme": str(scope),
            "unit_name": one.unit_name,
            "rules": cast(RulesDocument, one.rules_record),
            "plans": list(one.plans),
            "current": one.current,
            "budget": one.budget_hours,
            "granted": one.granted,
            "reserve": one.reserve,
        }

    def application(self, scope: Scope, name: str) -> ApplicationAnswer:
        """What the rules see of it, and its standing. No personal data."""
        one = self._one(Application, scope, name)
        decided = {"standing": one.standing, "hours": one.hours, "plan": one.granted_by or None}
        state = {"withdrawn": one.withdrawn, "documents": sorted(one.documents)}
        return cast(ApplicationAnswer, {**applicant_json(one.applicant()), **decided, **state})

    def assistants(self, scope: Scope) -> list[AssistantAnswer]:
        """All, by id, without the places where they live."""
        self.check(scope)
        found = self.app.streams.load_all(Assistant, scope)
        return [_assistant(found[name]) for name in sorted(found, key=natural)]

    def assistant(self, scope: Scope, name: str) -> AssistantAnswer:
        """Terms, availability, ties, clearance, absences."""
        return _assistant(self._one(Assistant, scope, name))

    def plan(self, scope: Scope, name: str) -> PlanDocument:
        """As the contract writes a plan."""
        return cast(PlanDocument, self._one(Plan, scope, name).document)

    def draft(self, scope: Scope, name: str) -> RosterDocument:
        """As the contract writes a roster."""
        return cast(RosterDocument, self._one(RosterDraft, scope, name).document)

    def comparison(self, scope: Scope, name: str, other: str) -> Comparison:
        """What the second draft does otherwise than the first."""
        return compared(*((one, dict(self.draft(scope, one))) for one in (name, other)))

    def balances(self, scope: Scope) -> BalancesView:
        return worked_out(self.app, scope, "balances", partial(self._balances, scope))

    def ranking(self, scope: Scope) -> list[RankedApplication]:
        return self._read(Ranking(), read_ranking, scope)

    def quota(self, scope: Scope) -> QuotaView:
        return self._read(Quota(), read_quota, scope)

    def plans(self, scope: Scope) -> list[PlanRow]:
        return self._read(Plans(), read_plans, scope)

    def drafts(self, scope: Scope, month: str | None = None) -> list[DraftRow]:
        return self._read(Rosters(), partial(read_drafts, month=month), scope)

    def visits(self, scope: Scope, *, day: date | None = None, **wanted: Any) -> list[VisitRow]:
        """wanted: month, assistant, application, cancelled; as read_visits takes them."""
        return self._read(Visits(), partial(read_visits, day=day, **wanted), scope)

    def announcement(self, scope: Scope, plan: str | None, act: Act) -> Announced:
        """What announcing the plan, or the newest, would do now; nothing is recorded. Raises Refused."""
        self.check(scope)
        decided = Announce(plan=plan).decide(Reading(self.app.streams, self.app.personal, scope), act)
        assert isinstance(decided.answer, Announced)
        return decided.answer

    def what_if(
        self, scope: Scope, parent: str, scenarios: Sequence[Sequence[str]], rows: dict[str, str]
    ) -> dict[str, Any]:
        """As the contract writes a what-if; nothing is recorded. Raises Refused, InputRefused."""
        self.check(scope)
        reading = Reading(self.app.streams, self.app.personal, scope)
        base = parent_of(reading, parent)
        parsed = parse_scenarios(scenarios, lambda name: rows.get(name, ""))
        case, run = case_of(base.inputs), Run(WHAT_IF_SECONDS)
        return what_if(case, parsed, run, past=base.inputs.past, base=base.document).as_json()

    def scenarios(self, scope: Scope, actor: str) -> list[ScenarioTold]:
        """Those that were not thrown away, oldest first; reads their titles."""
        self.check(scope)
        found = self.app.streams.load_all(Scenario, scope)
        kept = [found[name] for name in sorted(found, key=natural) if not found[name].discarded]
        said = said_by_all(self.app.personal, scope, kept, actor)
        return [told(one, said[one.name]) for one in kept]

    def scenario(self, scope: Scope, name: str, actor: str) -> ScenarioTold:
        """Reads its title."""
        one = self._scenario(scope, name)
        return told(one, said_by_all(self.app.personal, scope, [one], actor)[name])

    def scenario_plan(self, scope: Scope, name: str) -> dict[str, Any]:
        """As the contract writes a plan."""
        return self._scenario(scope, name).document

    def _scenario(self, scope: Scope, name: str) -> Scenario:
        found = self._one(Scenario, scope, name)
        if found.discarded:
            raise Refused("no_such_scenario", "scenario", name=name)
        return found

    def plans_compared(self, scope: Scope, names: Sequence[str]) -> PlansCompared:
        """Plans and scenarios by name; "" is the plan of what is recorded now."""
        self.check(scope)
        reading = Reading(self.app.streams, self.app.personal, scope)
        parents = [parent_of(reading, name) for name in names]
        plans = ((one, one.document or proven(one.inputs, Run()).as_json()) for one in parents)
        return plans_compared([(one.name or "-", case_of(one.inputs), document) for one, document in plans])

    def replans(self, scope: Scope, asked: ComputeReplan, policies: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What a re-plan would be by each policy, as documents; nothing is recorded. Raises Refused, InputRefused."""
        self.check(scope)
        reading = Reading(self.app.streams, self.app.personal, scope)
        now = ProgrammeNow.read(reading)
        chosen = (asked.model_copy(update={"policy": policy}) for policy in policies)
        return {one.policy: Standing.of(reading, now, one).document(one.seconds) for one in chosen}

    def today(self, scope: Scope, day: date, actor: str) -> list[Attention]:
        """What is worth a call on the day, the earliest due first; reads homes for the ways between visits."""
        self.check(scope)
        return worked_out(self.app, scope, "today", lambda: self._today(scope, day, actor), day)

    def _today(self, scope: Scope, day: date, actor: str) -> list[Attention]:
        visits = facts_of(self.visits(scope))  # before the year, which then knows whom they are about
        return attending(Reading(self.app.streams, self.app.personal, scope), self.year(scope), visits, day, actor)

    def broken(self, scope: Scope, actor: str) -> list[BrokenVisit]:
        """The visits in force that break a rule as things are now, by start; reads homes for the ways between."""
        self.check(scope)
        return all_broken(Reading(self.app.streams, self.app.personal, scope), actor)

    def judged_plan(self, scope: Scope, document: Any) -> JudgedPlan:
        """Any plan document, by what is recorded: hours used before are known there."""
        self.check(scope)
        return judged_plan(Reading(self.app.streams, self.app.personal, scope), document)

    def judged_roster(self, scope: Scope, document: Any, actor: str, given: Mapping[str, Any]) -> JudgedRoster:
        """Any roster document, by the month as it is recorded. given: rosters to keep and before, if any."""
        self.check(scope)
        return judged_roster(Reading(self.app.streams, self.app.personal, scope), document, actor, given)

    def positions(self) -> list[Position]:
        """Where every read model stands, without moving any."""
        with self.app.datastore.get_connection() as connection:
            return [Runner(self.app, one()).live(connection) for one in PROJECTIONS.values()]

    def _balances(self, scope: Scope) -> BalancesView:
        planned, year = with_year(self.app, scope, partial(self._read, Balances(), read_planned, scope))
        return balances_of(planned, year)

    def _one(self, kind: type[Found], scope: Scope, name: str = "") -> Found:
        self.check(scope)
        found = self.app.streams.load(kind, [scope.stream(kind.TOPIC, name)]).get(name)
        if found is None:
            raise Refused(f"no_such_{kind.TOPIC}", kind.TOPIC, name=name or str(scope))
        return found

    @patient
    def _read(
        self, projection: Projection, read: Callable[[Connection[Any], int, Scope], Answer], scope: Scope
    ) -> Answer:
        self.check(scope)
        again = retry((InterfaceError, OperationalError), max_attempts=3, wait=0.1)  # after a lost connection
        return cast(Answer, again(self._read_once)(projection, read, scope))

    def _read_once(
        self, projection: Projection, read: Callable[[Connection[Any], int, Scope], Any], scope: Scope
    ) -> Any:
        runner = Runner(self.app, projection)
        while True:
            followed = runner.current()
            with self.app.datastore.get_connection() as connection, connection.transaction():
                connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                live = runner.live(connection)
                if live.position >= followed.position:  # else a rebuild was switched to in between
                    return read(connection, live.generation, scope)


def _assistant(one: Assistant) -> AssistantAnswer:
    return cast(AssistantAnswer, {"id": one.name, "last_day": one.last_day, **one.facts})
