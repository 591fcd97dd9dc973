"""What would be if, and plans side by side: key by key."""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from planner.documents.shapes.plan import PlanDocument
from planner.documents.shapes.units import ApplicationId, Code, Digest, HoursNumber, Money, People

Ratio = Annotated[float, Field(description="A ratio, without a unit.", examples=[0.72])]
HoursMore = Annotated[int, Field(description="Whole hours more; less where below 0.", examples=[-12])]


class WhyOther(TypedDict):
    """What limits one person in the one plan and in the other."""

    application: ApplicationId
    before: list[Code]
    after: list[Code]


class PlanDifference(TypedDict):
    """people: every difference in hours but zero. comparable: both are plans."""

    people: dict[str, HoursMore]
    admitted: list[ApplicationId]
    dropped: list[ApplicationId]
    hours: HoursMore
    why: list[WhyOther]
    comparable: bool


class LineageDocument(TypedDict):
    """What a scenario changes, and the digest of its inputs then."""

    kind: Literal["record", "plan", "scenario"]
    name: str
    digest: Digest


class WhatIfOutcome(TypedDict):
    changes: list[str]
    plan: PlanDocument
    difference: PlanDifference


class WhatIfDocument(TypedDict):
    """As `godziny what-if --json` writes it. base: the plan without changes."""

    base: PlanDocument
    scenarios: list[WhatIfOutcome]


class FiguresDocument(TypedDict):
    """One plan in figures; planner/scenarios/figures.py says how they are made."""

    name: str
    status: Code
    people: People
    waiting: People
    hours: HoursNumber
    budget_hours: HoursNumber
    left: HoursNumber
    lost: HoursNumber
    money: Money | None
    quota: Ratio | None
    lowest_share: Ratio | None
    gini: Ratio | None
    jain: Ratio | None
    people_by_category: dict[str, People]
    hours_by_category: dict[str, HoursNumber]
    unused: list[dict[str, Any]]


class PersonInPlans(TypedDict):
    """hours: in each plan, null where not admitted; why: what limits, or keeps out, in each."""

    application: ApplicationId
    hours: list[HoursNumber | None]
    why: list[list[Code]]


class PlansSideBySide(TypedDict):
    plans: list[FiguresDocument]
    people: NotRequired[list[PersonInPlans]]
