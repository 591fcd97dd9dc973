"""The part of the read door that tells how things came about: stories, the journal, answers made again."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.aggregates.base import Recorded
from planner.record.history import HistoryEvent
from planner.record.journal_told import JournalPage, journal_page
from planner.record.rederiving.outcome import Rederived
from planner.record.store.journal_lines import Wanted
from planner.record.story.rules import RuleValue, rule_history
from planner.record.story.telling import story_of
from planner.terms.scope import Scope
from projections.served_door import ServedDoor


@dataclass(frozen=True)
class ToldDoor(ServedDoor):
    """Reading raises Refused for what is not there."""

    def history(self, scope: Scope, name: str, *kinds: type[Recorded], reader: str | None = None) -> list[HistoryEvent]:
        """The story of the first of these kinds that has something of this name. reader: who asks for reasons."""
        self.check(scope)
        return story_of(self.app, scope, name, *kinds, reader=reader)

    def rule_history(self, scope: Scope, rule: str) -> list[RuleValue]:
        """Each value that a rule had. Raises Refused for what is no rule."""
        self.check(scope)
        return rule_history(self.app, scope, rule)

    def journal(self, scope: Scope, wanted: Wanted) -> JournalPage:
        """What was asked of the programme, and what came of it."""
        self.check(scope)
        return journal_page(self.app.journal, scope, wanted)

    def rederived(self, scope: Scope, name: str, actor: str, seconds: float) -> Rederived:
        """Of a plan, a scenario, a draft or a month; nothing is recorded. actor: who reads homes for a roster."""
        from planner.record.rederiving.rederive import Rederiving  # the solver takes a while to load

        return Rederiving(self.app, scope, actor).one(name, seconds)

    def plan_rederived(self, scope: Scope, plan: str, seconds: float) -> Rederived:
        from planner.record.rederiving.rederive import Rederiving

        return Rederiving(self.app, scope, "").plan(plan, seconds)

    def plans_rederived(self, scope: Scope, seconds: float) -> Iterator[Rederived]:
        """Every plan of the programme, one after the other."""
        from planner.record.rederiving.rederive import Rederiving

        return Rederiving(self.app, scope, "").all_plans(seconds)
