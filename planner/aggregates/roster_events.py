"""What happens to a month's roster: opened, published; and its drafts.

Until step 4 of this program visits had no streams of their own: the events `visit.planned`, `visit.moved`,
`visit.reassigned`, `visit.cancelled` and `roster.draft_filed` stand in the month's stream. They are only read. What
happens to a visit whose planning is left out of a record cut in time changes nothing.
"""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded

Facts = dict[str, str]


class OldVisits:
    """Visits without streams of their own, by id; planned, bookings: how many were planned, and events by hand."""

    def __init__(self) -> None:
        self.visits: dict[str, Facts] = {}
        self.cancelled: dict[str, Facts] = {}
        self.planned = self.bookings = 0
        self.publishing = ""


class RosterState(Recorded):
    """published: the draft in force. old: what the month's stream said before step 4."""

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.published: str | None = None
        self.old = OldVisits()


class RosterOpened(Created):
    """The month, such as `2026-03`, is planned for the first time; it is the roster's name."""

    TOPIC: ClassVar[str] = "roster.opened"


class DraftFiled(Event):
    """A draft of the month was kept (before step 4)."""

    TOPIC: ClassVar[str] = "roster.draft_filed"
    draft: str

    def apply(self, aggregate: RosterState) -> None:
        """Drafts are streams of their own."""


class RosterPublished(Event):
    """The draft is in force from now on. score: by part, with its total; visits, unfilled: how many.

    The events of the visits that it changes follow in the same transaction.
    """

    TOPIC: ClassVar[str] = "roster.published"
    draft: str
    score: dict[str, int]
    bound: int | None
    visits: int
    unfilled: int

    def apply(self, aggregate: RosterState) -> None:
        aggregate.published, aggregate.old.publishing = self.draft, self.command_id


class OldVisitEvent(Event):
    """visit: its id. Alone, not as a part of publishing, it is a booking."""

    visit: str

    def apply(self, aggregate: RosterState) -> None:
        aggregate.old.bookings += self.command_id != aggregate.old.publishing
        self.tell(aggregate.old)

    def tell(self, old: OldVisits) -> None:
        raise NotImplementedError


class VisitPlanned(OldVisitEvent):
    """An assistant is to serve a person from start to end."""

    TOPIC: ClassVar[str] = "visit.planned"
    application: str
    assistant: str
    start: str
    end: str

    def tell(self, old: OldVisits) -> None:
        facts = {"application": self.application, "assistant": self.assistant, "start": self.start, "end": self.end}
        old.visits[self.visit] = facts
        old.planned += 1


class VisitMoved(OldVisitEvent):
    """To another time; was: the start before."""

    TOPIC: ClassVar[str] = "visit.moved"
    start: str
    end: str
    was: str

    def tell(self, old: OldVisits) -> None:
        if known := old.visits.get(self.visit):
            old.visits[self.visit] = {**known, "start": self.start, "end": self.end}


class VisitReassigned(OldVisitEvent):
    """To another assistant; was: the one before."""

    TOPIC: ClassVar[str] = "visit.reassigned"
    assistant: str
    was: str

    def tell(self, old: OldVisits) -> None:
        if known := old.visits.get(self.visit):
            old.visits[self.visit] = {**known, "assistant": self.assistant}


class VisitCancelled(OldVisitEvent):
    """reason: why, one of CANCELLED in planner/aggregates/visit.py."""

    TOPIC: ClassVar[str] = "visit.cancelled"
    reason: str

    def tell(self, old: OldVisits) -> None:
        if known := old.visits.pop(self.visit, None):
            old.cancelled[self.visit] = known


class DraftState(Recorded):
    """document: the roster as the contract writes it. bookings: see RosterDrafted."""

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.month, self.bookings = "", 0
        self.document: dict[str, Any] = {}


class RosterDrafted(Created):
    """bookings: of the events made by hand in the month before step 4, how many were known then."""

    TOPIC: ClassVar[str] = "roster_draft.filed"
    month: str
    bookings: int
    document: dict[str, Any]

    def threads(self) -> tuple[str, ...]:
        return (self.scope.thread("drafts", self.month),)

    def apply(self, aggregate: DraftState) -> None:
        aggregate.month, aggregate.bookings, aggregate.document = self.month, self.bookings, self.document


EVENTS: tuple[type[Event], ...] = (
    RosterOpened,
    DraftFiled,
    RosterPublished,
    VisitPlanned,
    VisitMoved,
    VisitReassigned,
    VisitCancelled,
    RosterDrafted,
)
