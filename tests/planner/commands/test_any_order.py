"""Whatever coordinators do, in whatever order: granted + reserve = budget, and the read models agree."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from planner.aggregates.programme import Programme
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.commands.programmes import ChangeRules
from planner.record.application import Godziny
from planner.record.command import Command
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, found, of, receiving

NAMES = [f"A-{number}" for number in range(8)]
DAY = date(2026, 2, 10)
STEPS = 30


class Coordinating(RuleBasedStateMachine):
    """Eight people, three places, 350 hours; refusals are answers too, but then nothing may change."""

    app: Godziny

    def __init__(self) -> None:
        super().__init__()
        people = [application(name, points=number) for number, name in enumerate(NAMES[:6])]
        self.unit = f"Gmina {uuid4().hex}"
        self.scope: Scope = announced(self.app, self.unit, case(people, places=3, hours=350))
        self.views = ReadDoor(self.app)

    def attempt(self, command: Command) -> None:
        number = self.app.journal.number(self.scope)
        try:
            self.app.do(command, self.scope, by())
        except Refused:
            assert self.app.journal.number(self.scope) == number

    @rule(name=st.sampled_from(NAMES), category=st.sampled_from(["severe", "moderate", "child"]))
    def receive(self, name: str, category: str) -> None:
        born = date(2015, 1, 1) if category == "child" else date(1970, 1, 1)
        self.attempt(receiving(application(name, category=category, birth_date=born)))

    @rule(name=st.sampled_from(NAMES), points=st.integers(0, 9))
    def assess(self, name: str, points: int) -> None:
        self.attempt(AssessApplication(application=name, points=points))

    @rule(name=st.sampled_from(NAMES), used=st.sampled_from([0, 500]))
    def withdraw_anybody(self, name: str, used: int) -> None:
        self.attempt(WithdrawApplication(application=name, last_day=DAY, used_hours=used))

    @rule(pick=st.integers(0, 2), used=st.sampled_from([0, 10]))
    def withdraw_who_holds_hours(self, pick: int, used: int) -> None:
        held = found(self.app, Programme, self.scope).held
        for name in [name for name, one in held.items() if one.present][pick : pick + 1]:
            self.attempt(WithdrawApplication(application=name, last_day=DAY, used_hours=used))

    @rule(pick=st.integers(0, 2))
    def reinstate(self, pick: int) -> None:
        withdrawn = [row["application"] for row in self.views.ranking(self.scope) if row["withdrawn"]]
        for name in withdrawn[pick : pick + 1]:
            self.attempt(ReinstateApplication(application=name))

    @rule()
    def compute(self) -> None:
        self.attempt(ComputePlan())

    @rule()
    def compute_and_announce(self) -> None:
        self.attempt(ComputePlan())
        self.attempt(Announce())

    @rule()
    def announce(self) -> None:
        self.attempt(Announce())

    @rule(name=st.sampled_from(NAMES), hours=st.integers(1, 120))
    def call_up_anybody(self, name: str, hours: int) -> None:
        self.attempt(CallUp(application=name, hours=hours))

    @rule(hours=st.sampled_from([10, 40, 90]))
    def call_up_the_next(self, hours: int) -> None:
        ranking = self.views.ranking(self.scope)
        waiting = [row for row in ranking if row["standing"] == "waiting" and not row["withdrawn"]]
        for row in sorted(waiting, key=lambda row: row["position"])[:1]:
            self.attempt(CallUp(application=row["application"], hours=hours))

    @rule(hours=st.sampled_from([200, 350, 500]))
    def change_budget(self, hours: int) -> None:
        rules = of(self.unit, case([], places=3, hours=hours)).programme
        self.app.do(ChangeRules(rules=rules), self.scope, by())

    @invariant()
    def the_budget_is_kept(self) -> None:
        programme = found(self.app, Programme, self.scope)
        assert programme.granted + programme.reserve == programme.budget_hours
        assert programme.reserve >= 0

    @invariant()
    def the_balances_are_those_of_the_programme(self) -> None:
        programme, balances = found(self.app, Programme, self.scope), self.views.balances(self.scope)
        held = {name: held.hours for name, held in programme.held.items() if held.hours}
        assert {row["application"]: row["granted"] for row in balances.people} == held
        assert (balances.budget, balances.reserve) == (programme.budget_hours, programme.reserve)

    @precondition(lambda self: found(self.app, Programme, self.scope).current)
    @invariant()
    def the_places_are_kept(self) -> None:
        programme, quota = found(self.app, Programme, self.scope), self.views.quota(self.scope)
        assert quota.present == sum(held.present for held in programme.held.values()) <= 3


@pytest.fixture
def coordinating(app: Godziny) -> type[Coordinating]:
    return type("Coordinating", (Coordinating,), {"app": app})


def test_budget_and_balances_hold_whatever_happens(coordinating: type[Coordinating]) -> None:
    examples = max(8, settings().max_examples // 8)
    run_state_machine_as_test(coordinating, settings=settings(max_examples=examples, stateful_step_count=STEPS))
