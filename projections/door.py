"""The read door: every look into the record goes through here, and is up to it at the moment of asking.

Scope and existence are checked once; answers are typed, and shared by HTTP, the command line and jobs. Of a read
model that is current nothing is written.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from eventsourcing.persistence import InterfaceError, OperationalError
from eventsourcing.utils import retry
from psycopg import Connection

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.roster import RosterDraft
from planner.attention.attention import Attention
from planner.commands.announcing import Announce, Announced
from planner.documents.inputs import applicant_json
from planner.documents.shapes.plan import PlanDocument
from planner.documents.shapes.programme import RulesDocument
from planner.documents.shapes.roster import RosterDocument
from planner.record.attending import attending
from planner.record.broken import BrokenVisit, all_broken
from planner.record.judging import JudgedPlan, JudgedRoster, judged_plan, judged_roster
from planner.record.store.patience import patient
from planner.terms.calendar import Month
from planner.terms.natural import natural
from planner.terms.scope import Act, Scope
from projections.answers import ApplicationAnswer, AssistantAnswer, ProgrammeAnswer
from projections.balances import BalancesView, balances_of
from projections.engine.model import Projection
from projections.engine.runner import Position, Runner
from projections.personal_door import PersonalDoor
from projections.scenario_door import ScenarioDoor
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

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class ReadDoor(ScenarioDoor, ToldDoor, PersonalDoor):
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
        decided = Announce(plan=plan).decide(self._reading(scope), act)
        assert isinstance(decided.answer, Announced)
        return decided.answer

    def today(self, scope: Scope, day: date, actor: str) -> list[Attention]:
        """What is worth a call on the day, the earliest due first; reads homes for the ways between visits."""
        self.check(scope)
        return worked_out(self.app, scope, "today", lambda: self._today(scope, day, actor), day)

    def _today(self, scope: Scope, day: date, actor: str) -> list[Attention]:
        visits = facts_of(self.visits(scope))  # before the year, which then knows whom they are about
        return attending(self._reading(scope), self.year(scope), visits, day, actor)

    def broken(self, scope: Scope, actor: str, months: Collection[Month] | None = None) -> list[BrokenVisit]:
        """The visits in force that break a rule as things are now, by start; reads homes for the ways between."""
        return all_broken(self._reading(scope), actor, months)

    def judged_plan(self, scope: Scope, document: Any) -> JudgedPlan:
        """Any plan document, by what is recorded: hours used before are known there."""
        return judged_plan(self._reading(scope), document)

    def judged_roster(self, scope: Scope, document: Any, actor: str, given: Mapping[str, Any]) -> JudgedRoster:
        """Any roster document, by the month as it is recorded. given: rosters to keep and before, if any."""
        return judged_roster(self._reading(scope), document, actor, given)

    def positions(self) -> list[Position]:
        """Where every read model stands, without moving any."""
        with self.app.datastore.get_connection() as connection:
            return [Runner(self.app, one()).live(connection) for one in PROJECTIONS.values()]

    def _balances(self, scope: Scope) -> BalancesView:
        planned, year = with_year(self.app, scope, partial(self._read, Balances(), read_planned, scope))
        return balances_of(planned, year)

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
