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
)


class Stage(TypedDict):
    name: Code
    proven: bool


class Warned(TypedDict):
    code: Code
    applications: list[ApplicationId]


class RefusedApplication(TypedDict):
    application: ApplicationId
    reasons: list[Code]


class Loosening(TypedDict):
    changes: list[str]
    verified: bool


class Admitted(TypedDict):
    """Hours of the year and of each month; what limits them. minimum_set: where assistants carry a part of it only."""

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


class PlanDocument(TypedDict):
    """A plan, as `godziny solve --json` writes it."""

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
    inputs_digest: Digest
    inputs: NotRequired[dict[str, str]]
    engine: dict[str, str]
