"""A programme as recorded: all its applications and assistants at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.programme import Programme
from planner.record.reading import Reading
from planner.rules.inputs import Applicant, Inputs, PastGrant


@dataclass
class ProgrammeNow:
    """Names to aggregates, without plans, rosters and visits. What is decided on it rests on all of it.

    homes: of applications that are to move; the others' are read when they are needed.
    """

    programme: Programme
    applications: dict[str, Application] = field(default_factory=dict)
    assistants: dict[str, Assistant] = field(default_factory=dict)
    homes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, reading: Reading) -> "ProgrammeNow":
        """Raises Refused when there is no such programme."""
        programme = reading.find(Programme)
        return cls(programme, reading.all_of(Application), reading.all_of(Assistant))

    def inputs(self) -> Inputs:
        """What a plan of the programme is computed from now; withdrawn applications are not in it."""
        rules = self.programme.rules
        counted = sorted(name for name, one in self.applications.items() if not one.withdrawn)
        staff = tuple(self.assistants[name].given(rules.last) for name in sorted(self.assistants))
        return Inputs(
            rules,
            tuple(_served(self.applications[name]) for name in counted),
            staff if self.programme.assistants_limit else None,
            self._past(),
        )

    def _past(self) -> tuple[PastGrant, ...]:
        """Those who left with hours used, and those who were called up and keep their place. Source: R-25.

        Somebody who is back has the older right: then it is the ranking that decides about those called up.
        """
        left = [
            PastGrant(name, held.category, self._granted(name), held.hours, present=not self._gone(name))
            for name, held in self.programme.left.items()
        ]
        back = any(one.present for one in left)
        called_up = [
            PastGrant(name, one.facts["category"], one.hours, 0, present=True)
            for name, one in self.applications.items()
            if not back and one.standing == "granted" and one.last_grant.get("first_day") and not one.withdrawn
        ]
        return tuple(sorted([*left, *called_up], key=lambda one: one.application))

    def _granted(self, name: str) -> int:
        one = self.applications.get(name)
        return int(one.last_grant.get("hours", 0)) if one is not None else 0

    def _gone(self, name: str) -> bool:
        one = self.applications.get(name)
        return one is None or one.withdrawn


def _served(one: Application) -> Applicant:
    """As the rules see it, with service until the day on which the person is to leave."""
    applicant = one.applicant()
    if one.last_day is None:
        return applicant
    return replace(applicant, last_service_day=min(applicant.last_service_day, date.fromisoformat(one.last_day)))
