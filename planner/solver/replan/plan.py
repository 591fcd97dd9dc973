"""What is answered: a re-plan. Hours are whole hours; lists are in ranking order unless they say otherwise."""

from dataclasses import dataclass
from typing import Any

from planner.solver.allocation.plan import Allocation
from planner.solver.replan.standing import Gone


@dataclass(frozen=True)
class Kept:
    """What a grant consists of: hours used before and promised (0 for who is called up); their weight's share."""

    used: int
    promised: int
    weight_share: str | None = None

    def as_json(self) -> dict[str, Any]:
        share = {} if self.weight_share is None else {"weight_share": self.weight_share}
        return {"used": self.used, "promised": self.promised, **share}


@dataclass(frozen=True)
class Short:
    """Promised hours that no assistant can serve, in which months of the plan, and who ends below in some flow."""

    hours: int
    months: tuple[str, ...]
    applications: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        named = {"applications": list(self.applications), "months": list(self.months)}
        return {"code": "assistants_short", **named, "hours": self.hours}


@dataclass(frozen=True)
class Loosening:
    """The least change that makes the re-plan possible, with what comes of it; verified by solving."""

    changes: tuple[str, ...]
    result: dict[str, int]
    allow_lower: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        lowered = {"allow_lower": list(self.allow_lower)} if self.allow_lower else {}
        return {"changes": list(self.changes), **lowered, "verified": True, "result": self.result}


@dataclass(frozen=True)
class Replan:
    """An allocation of the months left, with what was promised and used.

    plan: grants with all their hours, months from `at` on only. kept: per admitted person, in their order.
    fallback: the same with everybody lowered, where the promises cannot be kept.
    """

    plan: Allocation
    at: str
    policy: str
    step_hours: int
    kept: tuple[Kept, ...] = ()
    gone: tuple[Gone, ...] = ()
    called_up: tuple[str, ...] = ()
    short: Short | None = None
    loosenings: tuple[Loosening, ...] = ()
    fallback: "Replan | None" = None

    @property
    def status(self) -> str:
        return self.plan.status

    def as_json(self) -> dict[str, Any]:
        """The re-plan as the contract writes it."""
        answer = self.plan.as_json()
        grants = zip(answer["admitted"], self.kept, strict=True)
        answer["admitted"] = [{**grant, **kept.as_json()} for grant, kept in grants]
        answer["warnings"] += [] if self.short is None else [self.short.as_json()]
        answer |= {"at": self.at, "replan_policy": self.policy}
        answer["gone"] = [
            {"application": one.id, "category": one.category, "hours": one.used * self.step_hours} for one in self.gone
        ]
        answer["called_up"] = list(self.called_up)
        if self.plan.conflict:
            answer["relaxations"] = [one.as_json() for one in self.loosenings]
            answer |= {} if self.fallback is None else {"fallback": self.fallback.as_json()}
        return answer
