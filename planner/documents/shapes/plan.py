"""A plan document, key by key; `planner/documents/plan.py` judges one that comes from outside."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from planner.documents.shapes.units import (
    ApplicationId,
    AssistantId,
    CategoryName,
    Code,
    Count,
    Digest,
    HoursNumber,
    MonthName,
    People,
    Place,
    RuleId,
    Share,
)


class Stage(TypedDict):
    name: Code
    proven: bool


class Warned(TypedDict):
    """months, hours: of `assistants_short`."""

    code: Code
    applications: list[ApplicationId]
    months: NotRequired[list[MonthName]]
    hours: NotRequired[HoursNumber]


class RefusedApplication(TypedDict):
    application: ApplicationId
    reasons: list[Code]


class GoneApplication(TypedDict):
    application: ApplicationId
    category: CategoryName
    hours: HoursNumber


class Loosening(TypedDict):
    """What would make it possible. result: what a re-plan then gives."""

    changes: list[str]
    verified: bool
    allow_lower: NotRequired[list[ApplicationId]]
    result: NotRequired[dict[str, Any]]


class Admitted(TypedDict):
    """Hours of the year and of each month; what limits them. minimum_set: where assistants carry a part of it only.

    In a re-plan: used before, promised, and the share of the weight of somebody called up.
    """

    application: ApplicationId
    category: NotRequired[CategoryName]
    hours: HoursNumber
    months: dict[str, HoursNumber]
    asked: NotRequired[HoursNumber]
    ceiling: NotRequired[HoursNumber]
    minimum: NotRequired[HoursNumber]
    minimum_set: NotRequired[HoursNumber]
    limited_by: NotRequired[list[Code]]
    limited_months: NotRequired[list[MonthName]]
    limits: NotRequired[list[Count]]
    used: NotRequired[HoursNumber]
    promised: NotRequired[HoursNumber]
    weight_share: NotRequired[Share]


class WaitingPlace(TypedDict):
    """A place on the waiting list, and why there was none in the plan."""

    application: ApplicationId
    position: Place
    reasons: list[Code]
    last_admitted_ahead: NotRequired[ApplicationId | None]


class SharedLimit(TypedDict):
    """Something that is used up, and who shares it."""

    kind: Code
    hours: NotRequired[HoursNumber]
    category: NotRequired[CategoryName]
    assistants: NotRequired[list[AssistantId]]
    people: People
    applications: list[ApplicationId]


class UnusedHours(TypedDict):
    """A limit that keeps hours of the budget unused."""

    hours: HoursNumber
    reason: Code
    who: Code
    category: NotRequired[CategoryName]
    people: People
    applications: list[ApplicationId]


class PlanConflict(TypedDict):
    """Rules that cannot be kept together."""

    rules: list[Code]
    rule_ids: list[RuleId]
    applications: list[ApplicationId]


class PlanTotals(TypedDict):
    """budget_hours: what the budget and the money allow."""

    hours: HoursNumber
    people: People
    high_support: People
    budget_hours: HoursNumber
    reserve: NotRequired[HoursNumber]


class PlanDocument(TypedDict):
    """A plan, as `godziny solve --json` writes it; at, replan_policy, gone, called_up, fallback: of a re-plan."""

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    policy: Code
    admitted: list[Admitted]
    waiting: list[WaitingPlace]
    refused: list[RefusedApplication]
    warnings: list[Warned]
    totals: PlanTotals
    stages: list[Stage]
    limits: NotRequired[list[SharedLimit]]
    unconfirmed: NotRequired[list[dict[str, Any]]]
    unused: NotRequired[list[UnusedHours]]
    conflict: NotRequired[PlanConflict]
    relaxations: NotRequired[list[Loosening]]
    gap: NotRequired[dict[str, Any]]
    at: NotRequired[MonthName]
    replan_policy: NotRequired[Code]
    gone: NotRequired[list[GoneApplication]]
    called_up: NotRequired[list[ApplicationId]]
    fallback: NotRequired[dict[str, Any]]
    inputs_digest: Digest
    inputs: NotRequired[dict[str, str]]
    engine: dict[str, str]
