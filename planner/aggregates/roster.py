"""A month's roster: its drafts, and which of them is in force. Its visits are streams of their own."""

from typing import Any

from planner.aggregates.roster_events import (
    DraftState,
    RosterDrafted,
    RosterOpened,
    RosterPublished,
    RosterState,
)
from planner.terms.calendar import Month
from planner.terms.scope import Act, Scope


class RosterDraft(DraftState):
    """One answer for a month, kept apart until it is published; it never changes. Known as `2026-03/D-1`."""

    TOPIC = "roster_draft"

    @classmethod
    def file(cls, scope: Scope, name: str, document: dict[str, Any], bookings: int, act: Act) -> "RosterDraft":
        facts = {"month": document["month"], "bookings": bookings, "document": document}
        return cls.begin(RosterDrafted, scope, name, act, **facts)


class Roster(RosterState):
    """One for each month of a programme that something was published for."""

    TOPIC = "roster"

    @classmethod
    def open(cls, scope: Scope, month: Month, act: Act) -> "Roster":
        return cls.begin(RosterOpened, scope, str(month), act)

    def publish(self, draft: RosterDraft, act: Act) -> None:
        document = draft.document
        facts = {"score": document.get("score", {}), "bound": document.get("bound")}
        sizes = {"visits": len(document["visits"]), "unfilled": len(document.get("unfilled", []))}
        self.record(RosterPublished, act, draft=draft.name, **facts, **sizes)
