"""The verdict on a plan: unlawful, lawful but not the best, or ok."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from planner.documents.finding import Finding, finding, some
from planner.documents.plan import PlanRead, read_plan
from planner.rules.inputs import Inputs
from planner.solver.allocation.check.evenness import uneven
from planner.solver.allocation.check.facts import Candidate, Facts, facts
from planner.solver.allocation.check.floors import Minimum, minimum_in_force
from planner.solver.allocation.check.grants import Grants
from planner.solver.allocation.check.ground import Ints, ground
from planner.solver.allocation.check.selection import Selecting
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.terms.case import Case
from planner.terms.natural import natural


def judge(given: Case | Inputs, document: Any) -> AllocationVerdict:
    """Judge a plan document of a case, or of recorded inputs. Raises InputRefused when it is no plan at all."""
    return _Judging(facts(given), read_plan(document)).verdict()


class _Judging:
    def __init__(self, facts: Facts, plan: PlanRead) -> None:
        self.facts, self.plan = facts, plan
        self.by_id = {one.id: number for number, one in enumerate(facts.candidates)}
        self.selecting = Selecting(facts)
        self.members = sorted(self.by_id[name] for name in plan.hours if name in self.by_id)
        self.people = tuple(facts.candidates[number] for number in self.members)
        self.month_names = [str(month) for month in facts.months]

    def verdict(self) -> AllocationVerdict:
        if self.plan.status == "infeasible":
            return self._impossible()
        statements = tuple(self._statements())
        faults = tuple(self._faults())
        if faults:
            return AllocationVerdict("unlawful", faults, (), statements)
        minimum = self._minimum_in_force()
        statements = (*statements, *self._statement_about_minimum(minimum))
        faults = tuple(self._grant_faults(minimum))
        if faults:
            return AllocationVerdict("unlawful", faults, (), statements)
        better = tuple(self._better(minimum.steps))
        if better:
            return AllocationVerdict("not_best", (), better, statements)
        return AllocationVerdict("false_statements" if statements else "ok", (), (), statements)

    def _impossible(self) -> AllocationVerdict:
        """A document that says so holds no grants, and is right when no lawful set exists."""
        if self.plan.admitted:
            return AllocationVerdict("unlawful", (finding("impossible_with_grants", "R-17"),))
        if self.selecting.possible():
            return AllocationVerdict("unlawful", (finding("not_impossible", "R-17"),))
        statements = tuple(self._said_of_inputs())
        return AllocationVerdict("false_statements" if statements else "impossible", (), (), statements)

    def _faults(self) -> Iterator[Finding]:
        """Everything that can be said person by person, and of the whole set."""
        yield from self._people_faults()
        yield from self._set_faults()
        for one in self.people:
            yield from self._hours_faults(one)
        yield from self._sums()

    def _people_faults(self) -> Iterator[Finding]:
        for name, count in Counter(self.plan.admitted).items():
            if count > 1:
                yield finding("named_twice", "R-14", application=name)
        for name in self.plan.hours:
            if name in self.facts.refused:
                reasons = ", ".join(self.facts.refused[name])
                yield finding("admitted_ineligible", "R-01", application=name, reasons=reasons)
            elif name not in self.by_id:
                yield finding("unknown_application", "R-05", application=name)

    def _set_faults(self) -> Iterator[Finding]:
        rules = {"places": "R-13", "category_places": "R-13", "quota": "R-12", "pool": "R-21", "budget": "R-23"}
        for name in self.selecting.broken(self.members):
            yield finding(f"set_{name}", rules.get(name, "R-40"))
        for number, one in enumerate(self.facts.candidates):
            if one.pinned and number not in self.members:
                rule = "R-17" if one.applicant.commission == "admit" else "R-25"
                yield finding("commission_ignored" if rule == "R-17" else "used_ignored", rule, application=one.id)

    def _hours_faults(self, one: Candidate) -> Iterator[Finding]:
        hours, months, step = self.plan.hours[one.id], self.plan.months[one.id], self.facts.step
        if hours % step or any(part % step for part in months.values()):
            yield finding("not_whole_steps", "R-21", application=one.id, step=step)
        if hours > one.ceiling * step:
            yield finding("above_ceiling", "R-20", application=one.id, hours=hours, most=one.ceiling * step)
        if sum(months.values()) != hours:
            yield finding("months_sum", "R-24", application=one.id, hours=hours, sum=sum(months.values()))
        for name, part in months.items():
            if name not in self.month_names:
                yield finding("unknown_month", "R-30", application=one.id, month=name)
                continue
            room = one.room[self.month_names.index(name)] * step
            if part > room:
                yield finding("above_room", "R-30", application=one.id, month=name, hours=part, most=room)

    def _sums(self) -> Iterator[Finding]:
        total, step = sum(self.plan.hours.values()), self.facts.step
        if total > self.facts.budget * step:
            yield finding("above_budget", "R-23", hours=total, most=self.facts.budget * step)
        for category, most in self.facts.programme.pools.items():
            hours = sum(self.plan.hours[one.id] for one in self.people if one.category == category)
            if hours > most:
                yield finding("above_pool", "R-21", category=category, hours=hours, most=most)

    def _statements(self) -> Iterator[Finding]:
        """What the document says wrongly besides its grants: lists, positions, policy, totals."""
        admitted = set(self.members)
        waiting = [one.id for number, one in enumerate(self.facts.candidates) if number not in admitted]
        if self.plan.waiting is not None and self.plan.waiting != waiting:
            yield finding("wrong_waiting_list", "R-14", expected=some(waiting), found=some(self.plan.waiting))
        if self.plan.positions and self.plan.positions != list(range(1, len(waiting) + 1)):
            yield finding("wrong_positions", "R-14")
        yield from self._said_of_inputs()
        totals = {
            "hours": sum(self.plan.hours.values()),
            "people": len(self.plan.hours),
            "high_support": sum(one.high for one in self.people),
            "budget_hours": self.facts.programme.budget_hours,
        }
        for name, value in totals.items():
            if self.plan.totals.get(name, value) != value:
                yield finding("wrong_total", "R-23", name=name, found=self.plan.totals[name], expected=value)

    def _said_of_inputs(self) -> Iterator[Finding]:
        if self.plan.policy not in (None, self.facts.programme.policy):
            yield finding("wrong_policy", "R-24", found=self.plan.policy, expected=self.facts.programme.policy)
        if self.plan.refused is not None:
            said = {name: sorted(reasons) for name, reasons in self.plan.refused.items()}
            true = {name: sorted(reasons) for name, reasons in self.facts.refused.items()}
            names = [name for name in sorted({*said, *true}, key=natural) if said.get(name) != true.get(name)]
            if names:
                yield finding("wrong_refusals", "R-01", applications=some(names))

    def _minimum_in_force(self) -> Minimum:
        """Everybody's floor, or what of it the assistants can carry."""
        self.ground = ground(self.facts, self.people)
        if self.facts.assistants is None:
            return Minimum([one.floor for one in self.people], [])
        return minimum_in_force(self.ground, self._granted())

    def _grant_faults(self, minimum: Minimum) -> Iterator[Finding]:
        for one, floor in zip(self.people, minimum.steps, strict=True):
            if self.plan.hours[one.id] < floor * self.facts.step:
                least = floor * self.facts.step
                yield finding("below_minimum", "R-21", application=one.id, hours=self.plan.hours[one.id], least=least)
        for chain in minimum.better:
            yield chain.finding("R-21", self.facts.step, "minimum_")
        flow = self.ground.carry_months(self._steps())
        if flow is None:
            yield finding("not_served", "R-31", months=", ".join(self._months_not_served()))

    def _statement_about_minimum(self, minimum: Minimum) -> Iterator[Finding]:
        """Whoever ends below their own floor is named in a warning, and nobody else."""
        if self.plan.below_minimum is None:
            return
        below = {one.id for one, least in zip(self.people, minimum.steps, strict=True) if least < one.floor}
        if set(self.plan.below_minimum) != below:
            yield finding("wrong_warning", "R-21", expected=some(sorted(below, key=natural)))

    def _months_not_served(self) -> list[str]:
        steps, cells = self._steps(), self.ground.sink + 1
        count = len(self.people)
        missing = []
        for month, name in enumerate(self.month_names):
            nodes = cells + np.arange(count, dtype=np.int64) * self.ground.months + month
            if self.ground.carry(nodes, steps[:, month]) is None:
                missing.append(name)
        return missing

    def _steps(self) -> Ints:
        step = self.facts.step
        rows = [[self.plan.months[one.id].get(name, 0) // step for name in self.month_names] for one in self.people]
        return np.array(rows, np.int64).reshape(len(self.people), len(self.month_names))

    def _better(self, floors: list[int]) -> Iterator[Finding]:
        passed_over = self.selecting.passed_over(self.members)
        if passed_over is not None:
            yield finding("passed_over", "R-14", application=self.facts.candidates[passed_over].id)
            return
        flow = self.ground.carry_months(self._steps())
        assert flow is not None
        chains = Grants(self.ground, floors, self.facts.budget, self._pools()).improvement(self._granted(), flow)
        for chain in chains:
            yield chain.finding("R-24", self.facts.step)
        if not chains:
            yield from self._uneven_months(flow)

    def _uneven_months(self, flow: Ints) -> Iterator[Finding]:
        for move in uneven(self.ground, self._steps(), flow):
            names = {"from_month": self.month_names[move.from_month], "to_month": self.month_names[move.to_month]}
            yield finding("uneven", "R-24", application=self.people[move.person].id, hours=self.facts.step, **names)

    def _granted(self) -> list[int]:
        return [self.plan.hours[one.id] // self.facts.step for one in self.people]

    def _pools(self) -> list[tuple[list[int], int]]:
        return [
            ([number for number, one in enumerate(self.people) if one.category == category], most // self.facts.step)
            for category, most in self.facts.programme.pools.items()
        ]
