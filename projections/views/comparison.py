"""What one draft of a month does otherwise than another."""

from typing import Any

from typing_extensions import TypedDict

from planner.documents.roster_changes import changes_of
from planner.terms.refusals import Refused


class Comparison(TypedDict):
    """unchanged, planned, moved, reassigned, cancelled: how many visits; people: whom it concerns.

    score, unfilled: of the first and of the second.
    """

    drafts: list[str]
    month: str
    unchanged: int
    planned: int
    moved: int
    reassigned: int
    cancelled: int
    people: list[str]
    score: dict[str, list[int | None]]
    unfilled: list[int]


def compared(one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]]) -> Comparison:
    """The drafts as name and document. Raises Refused for drafts of two months."""
    drafts = [one[1], other[1]]
    if drafts[0]["month"] != drafts[1]["month"]:
        raise Refused("other_month", "draft", month=drafts[0]["month"], other=drafts[1]["month"])
    before = {str(at): visit for at, visit in enumerate(drafts[0]["visits"])}
    changes = changes_of(before, drafts[1]["visits"])
    touched = [before[at] for at in (*changes.cancelled, *changes.moved, *changes.reassigned)] + changes.planned
    parts = [draft.get("score", {}) for draft in drafts]
    return {
        "drafts": [one[0], other[0]],
        "month": drafts[0]["month"],
        "unchanged": changes.unchanged,
        "planned": len(changes.planned),
        "moved": len(changes.moved),
        "reassigned": len(changes.reassigned),
        "cancelled": len(changes.cancelled),
        "people": sorted({visit["application"] for visit in touched}),
        "score": {part: [parts[0].get(part), parts[1].get(part)] for part in parts[0]},
        "unfilled": [len(draft.get("unfilled", [])) for draft in drafts],
    }
