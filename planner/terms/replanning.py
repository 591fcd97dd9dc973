"""What a re-plan is asked for: from which month, what was used before, who leaves, and by which policy."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from planner.terms.calendar import Month

Reason = Literal["left", "paused", "returned", "changed", "budget", "assistants", "other"]
Policy = Literal["waiting-list", "share", "both", "reserve"]
REPLAN_POLICIES: tuple[Policy, ...] = get_args(Policy)


@dataclass(frozen=True)
class Replanning:
    """A request as it was made; whether it fits a case and a plan is judged elsewhere.

    at: the first month that is planned anew. used: exact hours by application and month, performed before it.
    leavers: last day of service by application. allow_lower: whose promise may be lowered. Source: formats,
    re-planning.
    """

    at: Month
    policy: str = "waiting-list"
    used: dict[str, dict[Month, Fraction]] = field(default_factory=dict)
    leavers: dict[str, date] = field(default_factory=dict)
    allow_lower: frozenset[str] = frozenset()
