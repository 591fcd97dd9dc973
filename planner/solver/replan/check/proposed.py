"""A re-plan's grants beside the situation that they have to fit."""

from functools import cached_property

import numpy as np

from planner.documents.replan_read import ReplanRead
from planner.solver.allocation.check.facts import Candidate
from planner.solver.allocation.check.ground import Ground, Ints, ground
from planner.solver.replan.check.calling import CallingUp
from planner.solver.replan.check.shortage import missing_by_month
from planner.solver.replan.check.situation import Situation


class Proposed:
    """members: numbers of the situation's candidates whom the document admits, in ranking order."""

    def __init__(self, given: Situation, document: ReplanRead) -> None:
        self.given, self.document, self.plan = given, document, document.plan
        self.candidates = given.facts.candidates
        self.numbers = {one.id: number for number, one in enumerate(self.candidates)}
        self.members = sorted(self.numbers[name] for name in self.plan.hours if name in self.numbers)
        self.people = tuple(self.candidates[number] for number in self.members)
        self.month_names = [str(month) for month in given.facts.months]

    def stays(self, one: Candidate) -> bool:
        return one.id in self.given.promise

    @property
    def called_up(self) -> list[str]:
        """In ranking order."""
        return [one.id for one in self.people if not self.stays(one)]

    @property
    def waiting(self) -> list[str]:
        """Those with room from M on who are not called up, in ranking order."""
        inside = set(self.members)
        return [one.id for number, one in enumerate(self.candidates) if number not in inside and not self.stays(one)]

    @property
    def gone_hours(self) -> dict[str, int]:
        return {name: self.given.used[name] * self.given.step for name in self.given.gone}

    @cached_property
    def calling(self) -> CallingUp:
        return CallingUp(self.given)

    @cached_property
    def ground(self) -> Ground:
        """Of the people, with what may flow past the assistants."""
        return ground(self.given.facts, self.people, self.given.past)

    @cached_property
    def months(self) -> Ints:
        """Steps, people × months."""
        step = self.given.step
        rows = [[self.plan.months[one.id].get(name, 0) // step for name in self.month_names] for one in self.people]
        return np.array(rows, np.int64).reshape(len(self.people), len(self.month_names))

    @property
    def new(self) -> list[int]:
        """Steps beyond what was used."""
        return [int(total) for total in self.months.sum(axis=1)]

    def unserved(self) -> dict[str, int]:
        """Hours without an assistant, of the months that have some."""
        missing = missing_by_month(ground(self.given.facts, self.people), self.months)
        named = zip(self.month_names, missing, strict=True)
        return {name: steps * self.given.step for name, steps in named if steps}
