"""What making an answer again shows: each thing that was compared, and what differs."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from planner.documents.shapes.units import ApplicationId, Code, Digest

Outcome = Literal["equal", "different", "out_of_time"]
Found = Literal["equal", "different", "not_compared"]
FROZEN = ConfigDict(frozen=True)


class Differs(BaseModel):
    """Of one person or part: what was said then, and what comes out now; None where it is not there."""

    model_config = FROZEN

    of: Annotated[str, Field(description="An application's id, or a part of a score.", examples=["A-0001"])]
    then: Any
    now: Any


class Compared(BaseModel):
    """One thing held against the record. then, now: counts or exact values; why: of what cannot be compared, a code."""

    model_config = FROZEN

    what: Code
    outcome: Found
    then: Any = None
    now: Any = None
    differs: list[Differs] = []
    why: Annotated[str, Field(description="Why it cannot be compared; else empty.", examples=["homes_gone"])] = ""


class Rederived(BaseModel):
    """An answer of the record made again. kind: plan, replan, scenario or roster.

    engine: as the document states it, and now. digest: as recorded; digest_version: by which it was verified.
    """

    model_config = FROZEN

    id: Annotated[str, Field(examples=["P-1"])]
    kind: Literal["plan", "replan", "scenario", "roster"]
    outcome: Outcome
    status: Annotated[str, Field(description="Of the plan; of a roster empty.", examples=["optimal"])] = ""
    people: list[ApplicationId] = Field(default_factory=list, description="Whose hours or months differ.")
    engine_then: dict[str, Any] = {}
    engine_now: dict[str, Any] = {}
    digest: Digest | None = None
    digest_version: str = ""
    compared: list[Compared]


def compared(what: str, then: Any, now: Any) -> Compared:
    """Two values that must be equal."""
    return Compared(what=what, outcome="equal" if then == now else "different", then=then, now=now)


def compared_each(what: str, then: dict[str, Any], now: dict[str, Any], sums: tuple[Any, Any]) -> Compared:
    """Values by name that must be equal; sums: what is said of all of them together, then and now."""
    names = [name for name in dict.fromkeys((*then, *now)) if then.get(name) != now.get(name)]
    differs = [Differs(of=name, then=then.get(name), now=now.get(name)) for name in names]
    return Compared(what=what, outcome="different" if names else "equal", then=sums[0], now=sums[1], differs=differs)


def outcome_of(found: list[Compared]) -> Outcome:
    return "different" if any(one.outcome == "different" for one in found) else "equal"
