"""A year in any order: people leave, pause, come back, are called up, the budget is cut, and plans are made anew.

500 steps in `make test` and 10 000 in `make nightly`, on a record in memory: true commands, events, solver and checker.
"""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.commands.announcing import Announce
from planner.commands.importing import ImportCase
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.programmes import ChangeRules, scope_of
from planner.commands.replanning import ComputeReplan
from planner.commands.wishing import AddPersonAbsence
from planner.record.in_force import plan_in_force
from planner.record.programme_now import ProgrammeNow
from planner.terms.calendar import Month
from planner.terms.refusals import InputRefused, Refused
from planner.terms.replanning import REPLAN_POLICIES
from tests.worlds.cases import application, case
from tests.worlds.in_memory import InMemory
from tests.worlds.looking import EXAMPLES
from tests.worlds.recorded import by

NAMES = [f"A-{number}" for number in range(1, 7)]
STEPS = 25
YEARS = max(1, EXAMPLES // 3)
HOURS = 200

names = st.sampled_from(NAMES)
parts = st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1, 3), Fraction(9, 10), Fraction(1), Fraction(1)])


class Year(RuleBasedStateMachine):
    """February to June, three places of six; month: how many of them are over; used: what was used, exactly."""

    @initialize(policy=st.sampled_from(["equal", "proportional"]), step=st.sampled_from([1, 5]))
    def begin(self, policy: str, step: int) -> None:
        asked = [100, 80, 60, 100, 40, 90]
        people = [
            application(name, points=10 - number, requested_hours=asked[number]) for number, name in enumerate(NAMES)
        ]
        given = case(people, policy=policy, step_hours=step, places=3, hours=HOURS, last=date(2026, 6, 30))
        self.record = InMemory(scope_of(given.programme))
        self.do(ImportCase(case=given))
        self.do(Announce())
        self.months, self.passed = given.programme.months, 0
        self.used: dict[str, dict[str, Fraction]] = {}

    def do(self, command: Any) -> Any:
        return self.record.do(command, by())

    def may(self, command: Any) -> Any:
        """Whatever is refused is refused with a reason and changes nothing."""
        try:
            return self.do(command)
        except Refused:
            return None

    @property
    def now(self) -> ProgrammeNow:
        return ProgrammeNow.read(self.record.reading())

    @property
    def at(self) -> str:
        return str(self.months[self.passed])

    def total(self, name: str) -> int:
        """What was used, in whole steps."""
        step = self.now.programme.rules.step_hours
        return ceil(sum(self.used.get(name, {}).values(), Fraction(0)) / step) * step

    # What happens

    @rule(data=st.data())
    def a_month_passes(self, data: st.DataObject) -> None:
        if self.passed == len(self.months) - 1:
            return
        now = self.now
        for name, held in now.programme.held.items():
            planned = now.applications[name].last_grant.get("months", {}).get(self.at, 0) if held.present else 0
            if planned:
                self.used.setdefault(name, {})[self.at] = planned * data.draw(parts)
        self.passed += 1

    @rule(name=names)
    def somebody_leaves(self, name: str) -> None:
        held = self.now.programme.held.get(name)
        hours = self.total(name) if held is not None and held.present else None
        self.may(WithdrawApplication(application=name, last_day=self._yesterday(), used_hours=hours))

    def _yesterday(self) -> date:
        return date.fromordinal(self.months[self.passed].first.toordinal() - 1)

    @rule(name=names)
    def somebody_comes_back(self, name: str) -> None:
        self.may(ReinstateApplication(application=name))

    @rule(name=names)
    def somebody_pauses(self, name: str) -> None:
        month = self.months[self.passed]
        before = self.holdings()
        self.do(AddPersonAbsence(**{"application": name, "from": month.first, "to": month.last}))
        assert self.holdings() == before

    @rule(hours=st.integers(100, 260))
    def the_budget_changes(self, hours: int) -> None:
        self.do(ChangeRules(rules=replace(self.now.programme.rules, hours=hours)))

    @rule(name=names, steps=st.integers(1, 12))
    def somebody_is_called_up(self, name: str, steps: int) -> None:
        act = replace(by(), effective=self.months[self.passed].first)
        hours = steps * self.now.programme.rules.step_hours
        try:
            self.record.do(CallUp(application=name, hours=hours), act)
        except Refused:
            return

    @rule(
        policy=st.sampled_from(REPLAN_POLICIES),
        lowered=st.frozensets(names, max_size=3),
        leaves=st.one_of(st.none(), names),
        later=st.integers(0, 40),
    )
    def the_plan_is_made_anew(self, policy: str, lowered: frozenset[str], leaves: str | None, later: int) -> None:
        days = {leaves: date.fromordinal(self._yesterday().toordinal() + later)} if leaves else {}
        asked = {"at": self.at, "policy": policy, "used": self._said(), "leavers": days}
        staying = lowered & {name for name, held in self.now.programme.held.items() if held.present}
        try:
            told = self.do(ComputeReplan(**asked, allow_lower=tuple(sorted(staying))))
        except InputRefused:
            assert any(name == leaves or self._leaves_before(name) for name in staying)  # has no promise to lower
            return
        if told.status == "infeasible":
            assert self._needed(staying) > self.now.programme.rules.budget_hours or days
            return
        self._announced(told.plan, staying, asked)

    def _leaves_before(self, name: str) -> bool:
        """Whether it is recorded that the person leaves before the month that the plan is made from."""
        last = self.now.applications[name].last_day
        return last is not None and last < str(Month.of(self.at).first)

    def _said(self) -> dict[str, dict[str, str]]:
        """As a command takes hours, exactly."""
        document = plan_in_force(self.record.reading(), self.now)
        known = {one["application"] for key in ("admitted", "gone") for one in document[key]}
        return {
            name: {month: str(hours) for month, hours in months.items()}
            for name, months in self.used.items()
            if name in known
        }

    def _needed(self, lowered: frozenset[str]) -> int:
        held = self.now.programme.held
        return sum(
            self.total(name) if name in lowered or not one.present else max(one.hours, self.total(name))
            for name, one in held.items()
        )

    def _announced(self, plan: str, lowered: frozenset[str], asked: dict[str, Any]) -> None:
        before = self.holdings()
        self.do(Announce(plan=plan))

        programme, after = self.now.programme, self.holdings()
        assert programme.budget_hours == programme.rules.budget_hours
        short_of_room = set(asked["leavers"]) | {name for name, one in self.now.applications.items() if one.last_day}
        for name, hours in before.items():
            if name in after and name not in lowered | short_of_room:
                assert after[name] >= hours, f"{name}: {hours} → {after[name]}"
        self._again(asked)

    def _again(self, asked: dict[str, Any]) -> None:
        """With nothing changed, a second re-plan changes nothing."""
        before = self.holdings()
        told = self.do(ComputeReplan(**{**asked, "leavers": {}, "used": self._said()}))
        document = self.record.reading().find(Plan, told.plan).document
        assert {one["application"]: one["hours"] for one in document["admitted"]} == before
        assert document["called_up"] == []

    # What always holds

    def holdings(self) -> dict[str, int]:
        """Of those who are there."""
        return {name: held.hours for name, held in self.now.programme.held.items() if held.present}

    @invariant()
    def no_used_hour_is_taken(self) -> None:
        for name, held in self.now.programme.held.items():
            assert held.hours >= self.total(name)

    @invariant()
    def granted_and_reserve_are_the_budget(self) -> None:
        programme: Programme = self.now.programme
        assert programme.granted + programme.reserve == programme.budget_hours
        assert programme.reserve >= 0

    @invariant()
    def what_people_are_told_is_what_the_programme_holds(self) -> None:
        now = self.now
        told = {name: one.hours for name, one in now.applications.items() if one.standing == "granted"}
        assert told == self.holdings()


TestYear = Year.TestCase
TestYear.settings = settings(max_examples=YEARS, stateful_step_count=STEPS)
