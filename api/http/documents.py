"""Problem documents and what /health answers: their shapes, for the contract."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from planner.documents.shapes.units import Position


class WrongField(BaseModel):
    """One fault of the content. field: its name, parts separated by points; empty where the whole is meant."""

    field: Annotated[str, Field(examples=["birth_date"])]
    code: Annotated[str, Field(examples=["date_from_datetime_parsing"])]
    detail: Annotated[str, Field(description="A sentence, in the language of the answer.")]
    line: Annotated[
        int, Field(description="Of the file that was sent, counted from 1; 0 where there is none.", examples=[7])
    ] = 0


class BrokenRule(BaseModel):
    """What a roster or a booking would break, with the facts."""

    model_config = ConfigDict(extra="allow")

    code: Annotated[str, Field(examples=["assistant_overlap"])]
    rule: Annotated[str, Field(description="The rule's id, or empty.", examples=["R-32"])]


class Problem(BaseModel):
    """A refusal (RFC 9457): the stable code, the facts, a sentence that names the way out. Nothing was recorded."""

    type: Annotated[str, Field(examples=["urn:godziny:problem:application_known"])]
    title: Annotated[str, Field(examples=["application_known"])]
    status: Annotated[int, Field(description="The HTTP status.", examples=[409])]
    detail: Annotated[str, Field(description="A sentence in Polish, or in English where the client prefers it.")]
    code: Annotated[str, Field(examples=["application_known"])]
    facts: Annotated[dict[str, str | int], Field(description="What the sentence says.", examples=[{"hours": 12}])]
    field: Annotated[str, Field(description="Of the request; where one is meant.", examples=["id"])] = ""
    errors: Annotated[list[WrongField], Field(description="Faults of the content; at most 1 000 are listed.")] = []
    findings: Annotated[list[BrokenRule], Field(description="With codes `…breaks_rules`: every rule.")] = []


class ViewHealth(BaseModel):
    """How far one read model has followed the record. error: why it is parked."""

    name: Annotated[str, Field(examples=["balances"])]
    generation: Annotated[int, Field(description="Counts how often it was built.", examples=[1])]
    position: Position
    error: str | None
    behind: Annotated[int, Field(description="Events still to follow.", examples=[0])]


class Health(BaseModel):
    """status: degraded while a read model is parked; away while the database does not answer."""

    status: Literal["ok", "degraded", "away"]
    events: Position
    views: list[ViewHealth]
