"""The part of the read door for what could be: what-if, scenarios, comparisons, re-plans by each policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from planner.aggregates.scenario import Scenario
from planner.commands.replanning import ComputeReplan, Standing
from planner.commands.scenario_solving import Parent, parent_of
from planner.commands.scenario_words import said_by_all
from planner.commands.scenarios import ScenarioTold, told
from planner.record.programme_now import ProgrammeNow
from planner.scenarios.change import parse_scenarios
from planner.scenarios.comparison import Comparison, compared
from planner.scenarios.stand_in import case_of
from planner.scenarios.what_if import what_if
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.natural import natural
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.scoped_door import ScopedDoor
from projections.years import worked_out

WHAT_IF_SECONDS = 120.0  # an answer that somebody waits for


@dataclass(frozen=True)
class ScenarioDoor(ScopedDoor):
    """Reading raises Refused for what is not there."""

    def what_if(
        self, scope: Scope, parent: str, scenarios: Sequence[Sequence[str]], rows: dict[str, str]
    ) -> dict[str, Any]:
        """As the contract writes a what-if; nothing is recorded. Raises Refused, InputRefused."""
        self.check(scope)
        parsed = parse_scenarios(scenarios, lambda name: rows.get(name, ""))
        base, case = worked_out(self.app, scope, "parent", partial(self._parent, scope, parent), parent)
        return what_if(case, parsed, Run(WHAT_IF_SECONDS), past=base.inputs.past, base=base.document).as_json()

    def _parent(self, scope: Scope, name: str) -> tuple[Parent, Case]:
        found = parent_of(self._reading(scope), name)
        return found, case_of(found.inputs)

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

    def plans_compared(self, scope: Scope, names: Sequence[str]) -> Comparison:
        """Plans and scenarios by name; "" is the plan of what is recorded now."""
        reading = self._reading(scope)
        parents = [parent_of(reading, name) for name in names]
        plans = ((one, one.document or proven(one.inputs, Run()).as_json()) for one in parents)
        return compared([(one.name or "-", case_of(one.inputs), document) for one, document in plans])

    def replans(self, scope: Scope, asked: ComputeReplan, policies: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What a re-plan would be by each policy, as documents; nothing is recorded. Raises Refused, InputRefused."""
        reading = self._reading(scope)
        now = ProgrammeNow.read(reading)
        chosen = (asked.model_copy(update={"policy": policy}) for policy in policies)
        return {one.policy: Standing.of(reading, now, one).document(one.seconds) for one in chosen}
