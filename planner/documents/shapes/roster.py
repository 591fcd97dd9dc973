"""A roster document, key by key; `planner/documents/roster.py` judges one that comes from outside."""

from typing import Any, NotRequired

from typing_extensions import TypedDict

from planner.documents.shapes.units import (
    ApplicationId,
    AssistantId,
    Code,
    DayText,
    Digest,
    Instant,
    Minutes,
    MonthName,
    ScorePoints,
)


class StatedVisitDocument(TypedDict):
    """One visit of a roster."""

    application: ApplicationId
    assistant: AssistantId
    start: Instant
    end: Instant


class UnfilledWish(TypedDict):
    """A wish without a visit, and why."""

    application: ApplicationId
    date: DayText
    minutes: Minutes
    reasons: list[Code]
    minutes_left: NotRequired[Minutes]
    minutes_missing: NotRequired[Minutes]
    cut_by: NotRequired[list[Code]]


class RosterDocument(TypedDict):
    """A month's roster, as `godziny roster --json` writes it. score: its parts, and their weighted total."""

    month: MonthName
    visits: list[StatedVisitDocument]
    unfilled: NotRequired[list[UnfilledWish]]
    score: NotRequired[dict[str, ScorePoints]]
    bound: NotRequired[ScorePoints]
    made_with: NotRequired[dict[str, Digest]]
    engine: NotRequired[dict[str, Any]]
