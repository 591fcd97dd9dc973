"""What is known of one person, for that person: key by key."""

from typing import Any, Literal

from typing_extensions import TypedDict

from planner.documents.shapes.units import Actor, Code, EntryId, Instant, ProgrammeId


class EarlierData(TypedDict):
    """A value as it was recorded once; None: taken out then."""

    recorded_at: Instant
    actor: Actor
    field: Code
    value: Any


class NoteOf(TypedDict):
    """What somebody wrote about a visit."""

    entry: EntryId
    field: Code
    value: Any


class AccessTo(TypedDict):
    """Who read it, and what for. everybody: as one of all; fields: `*` is all that was ever recorded."""

    at: Instant
    actor: Actor
    purpose: Code
    everybody: bool
    fields: list[Code]


class OwnData(TypedDict):
    """known: personal data by field. recorded: what the rules see. events: the whole story."""

    programme: ProgrammeId
    kind: Literal["application", "assistant"]
    id: str
    erased: bool
    known: dict[str, Any]
    earlier: list[EarlierData]
    notes: list[NoteOf]
    recorded: dict[str, Any]
    events: list[dict[str, Any]]
    read_by: list[AccessTo]
