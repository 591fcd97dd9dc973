"""The shape of a told story: events with who, when recorded, from when they count, old and new values, and why."""

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from planner.documents.shapes.units import Actor, Code, DayText, Instant, Place

EventName = Annotated[str, Field(description="What happened.", examples=["application.received"])]
FieldName = Annotated[str, Field(description="A field of what the event is of.", examples=["points"])]


class Changed(TypedDict):
    """One field before and after; old is null where it was not said before."""

    field: FieldName
    old: Any
    new: Any


class ReasonTold(TypedDict):
    """Something written apart. state: known (then text), erased, or replaced by a later one."""

    text: str | None
    state: Code


class HistoryEvent(TypedDict):
    """recorded_at: when it was recorded; effective: from which day it counts; late: that day was before.

    version: in the stream of what it is of, a kind and its name. facts: as the event holds them. beside: what other
    streams say of it (limits of a grant, a person's row of a settlement, a visit's person and time). reasons: by
    field, only where they were asked for.
    """

    version: Place
    event: EventName
    kind: Code
    of: str
    recorded_at: Instant
    actor: Actor
    command: Code
    command_id: str
    effective: DayText
    late: bool
    facts: dict[str, Any]
    changes: list[Changed]
    beside: dict[str, Any]
    reasons: dict[str, ReasonTold]
