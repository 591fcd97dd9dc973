"""Any plan, scenario or roster of the record made again, or all plans of a programme."""

from collections.abc import Iterator
from functools import cached_property

from planner.aggregates.base import Recorded as Aggregate
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.scenario import Scenario
from planner.record.readable import Readable
from planner.record.rederiving.outcome import Rederived
from planner.record.rederiving.plans import of_plan, of_scenario, rederived_plan
from planner.record.rederiving.rosters import draft_of, rederived_roster
from planner.solver.allocation.run import Run
from planner.terms.refusals import Refused
from planner.terms.scope import Scope


class Rederiving:
    """Nothing is recorded. Personal data are asked for only where a roster needs homes."""

    def __init__(self, app: Readable, scope: Scope, actor: str) -> None:
        self.app, self.scope, self.actor = app, scope, actor

    @cached_property
    def programme(self) -> Programme:
        """Raises Refused."""
        found = self.app.streams.load(Programme, [self.scope.stream(Programme.TOPIC)]).get("")
        if found is None:
            raise Refused("no_such_programme", "programme", name=self.scope)
        return found

    def one(self, name: str, seconds: float) -> Rederived:
        """A plan, a scenario, a draft such as `2026-03/D-1`, a month's published roster. Raises Refused."""
        plan, scenario = self._found(Plan, name), self._found(Scenario, name)
        if isinstance(plan, Plan):
            return rederived_plan(of_plan(plan, self.programme.plans.get(name)), Run(seconds))
        if isinstance(scenario, Scenario):
            return rederived_plan(of_scenario(scenario), Run(seconds))
        draft = draft_of(self.app, self.scope, name)
        if draft is None:
            raise Refused("nothing_of_this_name", "id", name=name)
        return rederived_roster(self.app, self.scope, draft, self.actor)

    def plan(self, name: str, seconds: float) -> Rederived:
        """Raises Refused when there is no plan of this name."""
        if self._found(Plan, name) is None:
            raise Refused("no_such_plan", "plan", name=name)
        return self.one(name, seconds)

    def all_plans(self, seconds: float) -> Iterator[Rederived]:
        """In the order in which they were filed, each read when it is its turn."""
        return (self.plan(name, seconds) for name in self.programme.plans)

    def _found(self, kind: type[Aggregate], name: str) -> Aggregate | None:
        return self.app.streams.load(kind, [self.scope.stream(kind.TOPIC, name)]).get(name)
