"""What is worth a call, as the doors answer it."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from planner.documents.shapes.units import (
    ApplicationId,
    AssistantId,
    Code,
    DayText,
    MonthName,
    ProgrammeId,
    RuleId,
    VisitId,
)

Urgency = Literal["overdue", "now", "week", "later", "open"]
Facts = Annotated[
    dict[str, str | int],
    Field(description="Figures: minutes and counts as numbers, złote as text.", examples=[{"count": 2}]),
]
Sentence = Annotated[str, Field(description="For people, in Polish or English.", examples=["2026-02 is over."])]


class AttentionDocument(TypedDict):
    """One matter. due: the last day on which nothing is lost yet, null without one; null ids: not about any."""

    code: Code
    rule: RuleId
    urgency: Urgency
    due: DayText | None
    application: ApplicationId | None
    assistant: AssistantId | None
    visit: VisitId | None
    month: MonthName | None
    facts: Facts
    reason: Sentence
    next_step: Sentence


class TodayDocument(TypedDict):
    """attentions: the earliest due first, those without a day last."""

    programme: ProgrammeId
    day: DayText
    attentions: list[AttentionDocument]
