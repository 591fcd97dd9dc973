"""What is answered: an allocation plan. Hours are whole hours; lists are in ranking order."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Limit:
    """Something that is used up, and who shares it. `kind`: budget, pool, assistants.

    people, applications: how many and who share it. assistants: those without free hours, of everybody
    who may serve; empty where nobody may.
    """

    kind: str
    people: int
    applications: tuple[str, ...]
    hours: int | None = None
    category: str | None = None
    assistants: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        optional = {
            "hours": self.hours,
            "category": self.category,
            "assistants": list(self.assistants) if self.kind == "assistants" else None,
        }
        shown = {key: value for key, value in optional.items() if value is not None}
        return {"kind": self.kind, **shown, "people": self.people, "applications": list(self.applications)}


@dataclass(frozen=True)
class Grant:
    """One person's hours, with hours asked, the ceiling and the minimum in force.

    limits: places in the plan's limits, for those of limited_by that are shared. minimum_set: the minimum
    of unit or commission, where the assistants could carry only a part of it.
    """

    application: str
    hours: int
    months: dict[str, int]
    category: str = ""
    asked: int = 0
    ceiling: int = 0
    minimum: int = 0
    limited_by: tuple[str, ...] = ()
    limited_months: tuple[str, ...] = ()
    limits: tuple[int, ...] = ()
    minimum_set: int | None = None

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"application": self.application, "category": self.category}
        answer |= {"hours": self.hours, "months": self.months}
        answer |= {"asked": self.asked, "ceiling": self.ceiling, "minimum": self.minimum}
        if self.minimum_set is not None:
            answer["minimum_set"] = self.minimum_set
        answer["limited_by"] = list(self.limited_by)
        if self.limited_months:
            answer["limited_months"] = list(self.limited_months)
        if self.limits:
            answer["limits"] = list(self.limits)
        return answer


@dataclass(frozen=True)
class OnWaitingList:
    """position counts from 1; last_admitted_ahead: the lowest ranked of those admitted ahead."""

    application: str
    position: int
    reasons: tuple[str, ...]
    last_admitted_ahead: str | None

    def as_json(self) -> dict[str, Any]:
        return {
            "application": self.application,
            "position": self.position,
            "reasons": list(self.reasons),
            "last_admitted_ahead": self.last_admitted_ahead,
        }


@dataclass(frozen=True)
class Unused:
    """A limit that keeps hours of the budget unused. hours: how many it keeps, with the others of its list.

    who: `admitted` or `waiting` people whom it stops (applications, in ranking order), or `nobody`.
    category: of a pool that is used up.
    """

    reason: str
    who: str
    hours: int
    applications: tuple[str, ...] = ()
    category: str | None = None

    def as_json(self) -> dict[str, Any]:
        pool = {} if self.category is None else {"category": self.category}
        names = {"people": len(self.applications), "applications": list(self.applications)}
        return {"hours": self.hours, "reason": self.reason, "who": self.who, **pool, **names}


@dataclass(frozen=True)
class Relaxation:
    """The smallest loosening of the named keys that makes the case possible, verified by solving."""

    changes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"changes": list(self.changes), "verified": True}


RULE_IDS = {
    "commission": "R-17",
    "used": "R-25",
    "places": "R-13",
    "category_places": "R-13",
    "quota": "R-12",
    "pool": "R-21",
    "budget": "R-23",
    "assistants": "R-40",
}


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot be kept together, and who is admitted in any case."""

    rules: tuple[str, ...]
    applications: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        ids = [RULE_IDS[rule] for rule in self.rules]
        return {"rules": list(self.rules), "rule_ids": ids, "applications": list(self.applications)}


@dataclass(frozen=True)
class Allocation:
    """One allocation with what proves and explains it."""

    status: str
    policy: str
    admitted: tuple[Grant, ...] = ()
    waiting: tuple[OnWaitingList, ...] = ()
    refused: tuple[tuple[str, tuple[str, ...]], ...] = ()
    warnings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    totals: dict[str, int] = field(default_factory=dict)
    stages: tuple[tuple[str, bool], ...] = ()
    limits: tuple[Limit, ...] = ()
    unused: tuple[Unused, ...] = ()
    unconfirmed: tuple[dict[str, Any], ...] = ()
    conflict: Conflict | None = None
    relaxations: tuple[Relaxation, ...] = ()
    gap: dict[str, Any] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    engine: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The plan as the contract writes it."""
        answer: dict[str, Any] = {
            "status": self.status,
            "policy": self.policy,
            "admitted": [grant.as_json() for grant in self.admitted],
            "waiting": [place.as_json() for place in self.waiting],
            "refused": [{"application": name, "reasons": list(reasons)} for name, reasons in self.refused],
            "warnings": [{"code": code, "applications": list(names)} for code, names in self.warnings],
            "totals": self.totals,
            "stages": [{"name": name, "proven": proven} for name, proven in self.stages],
            "limits": [limit.as_json() for limit in self.limits],
            "unconfirmed": list(self.unconfirmed),
        }
        if self.unused:
            answer["unused"] = [reason.as_json() for reason in self.unused]
        if self.conflict:
            answer["conflict"] = self.conflict.as_json()
            answer["relaxations"] = [relaxation.as_json() for relaxation in self.relaxations]
        if self.gap:
            answer["gap"] = self.gap
        return {**answer, "inputs_digest": self.inputs["all"], "inputs": self.inputs, "engine": self.engine}
