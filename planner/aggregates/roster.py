"""A month's roster: its drafts, and the visits that are in force."""

from typing import Any, ClassVar

from planner.aggregates.base import Recorded
from planner.aggregates.roster_events import (
    DraftFiled,
    RosterDrafted,
    RosterOpened,
    RosterPublished,
    VisitCancelled,
    VisitMoved,
    VisitPlanned,
    VisitReassigned,
)
from planner.documents.roster_changes import changes_of
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

CANCELLED = ("assistant_ill", "assistant_left", "person_ill", "person_left", "person_asked", "mistake", "republished")
Facts = dict[str, str]


class RosterDraft(Recorded):
    """One answer for a month, kept apart until it is published; it never changes."""

    TOPIC: ClassVar[str] = "roster_draft"

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.month, self.bookings = "", 0
        self.document: dict[str, Any] = {}

    @classmethod
    def file(cls, scope: Scope, name: str, document: dict[str, Any], bookings: int, act: Act) -> "RosterDraft":
        facts = {"month": document["month"], "bookings": bookings, "document": document}
        return cls.begin(RosterDrafted, scope, name, act, **facts)


class Roster(Recorded):
    """visits: those in force by id; cancelled: as they were. One roster for each month of a programme.

    Whether a booking keeps the rules is decided before (planner/commands/rosters.py), since it takes more
    than the roster to know; here a booking is only about a visit that there is.
    """

    TOPIC: ClassVar[str] = "roster"

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.drafts: list[str] = []
        self.published: str | None = None
        self.visits: dict[str, Facts] = {}
        self.cancelled: dict[str, Facts] = {}
        self.planned = self.bookings = 0
        self.publishing = ""

    @classmethod
    def open(cls, scope: Scope, month: Month, act: Act) -> "Roster":
        return cls.begin(RosterOpened, scope, str(month), act)

    @property
    def document(self) -> dict[str, Any]:
        """The visits in force, as the contract writes a roster."""
        visits = sorted(self.visits.values(), key=lambda one: (one["start"], one["assistant"], one["application"]))
        return {"month": self.name, "visits": visits}

    def file_draft(self, act: Act) -> str:
        """The name of the month's next draft."""
        name = f"{self.name}/D-{len(self.drafts) + 1}"
        self.record(DraftFiled, act, draft=name)
        return name

    def publish(self, draft: RosterDraft, act: Act) -> dict[str, int]:
        """Make the visits those of the draft: how many were planned, moved, reassigned, cancelled.

        Raises Refused when it is in force already, or visits were booked by hand since it was filed.
        """
        if self.bookings > draft.bookings:
            raise Refused("overtaken_draft", draft=draft.name, month=self.name, count=self.bookings - draft.bookings)
        changes = changes_of(self.visits, draft.document["visits"])
        if self.published == draft.name and not any(changes.counts().values()):
            raise Refused("already_published", draft=draft.name)
        document = draft.document
        facts = {"score": document.get("score", {}), "bound": document.get("bound")}
        sizes = {"visits": len(document["visits"]), "unfilled": len(document.get("unfilled", []))}
        self.record(RosterPublished, act, draft=draft.name, **facts, **sizes)
        for visit in changes.cancelled:
            self.cancel(visit, "republished", act)
        for visit, assistant in changes.reassigned.items():
            self.reassign(visit, assistant, act)
        for visit, (start, end) in changes.moved.items():
            self.move(visit, start, end, act)
        for facts_of_visit in changes.planned:
            self.plan_visit(facts_of_visit, act)
        return changes.counts()

    def plan_visit(self, facts: Facts, act: Act) -> str:
        """The new visit's id."""
        visit = f"V-{self.name}-{self.planned + 1}"
        self.record(VisitPlanned, act, visit=visit, **{key: facts[key] for key in KEYS})
        return visit

    def move(self, visit: str, start: str, end: str, act: Act) -> None:
        """Raises Refused when it is there already."""
        now = self.in_force(visit)
        if (now["start"], now["end"]) == (start, end):
            raise Refused("nothing_changes", visit=visit)
        self.record(VisitMoved, act, visit=visit, start=start, end=end, was=now["start"])

    def reassign(self, visit: str, assistant: str, act: Act) -> None:
        """Raises Refused when it is that assistant's already."""
        was = self.in_force(visit)["assistant"]
        if was == assistant:
            raise Refused("nothing_changes", visit=visit)
        self.record(VisitReassigned, act, visit=visit, assistant=assistant, was=was)

    def cancel(self, visit: str, reason: str, act: Act) -> None:
        """Raises Refused for a reason that is not one of CANCELLED."""
        self.in_force(visit)
        if reason not in CANCELLED:
            raise Refused("unknown_reason", "reason", value=reason, allowed=", ".join(CANCELLED))
        self.record(VisitCancelled, act, visit=visit, reason=reason)

    def in_force(self, visit: str) -> Facts:
        """Raises Refused when there is no such visit, or it is cancelled."""
        if visit in self.cancelled:
            raise Refused("visit_cancelled", "visit", visit=visit)
        if visit not in self.visits:
            raise Refused("no_such_visit", "visit", visit=visit)
        return self.visits[visit]


KEYS = ("application", "assistant", "start", "end")
