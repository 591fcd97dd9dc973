"""What happens to a month's roster and its visits. Moments are ISO 8601 text with the offset of Warsaw."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, topic


@topic
class RosterOpened(Created):
    """The month, such as `2026-03`, is planned for the first time; it is the roster's name."""

    TOPIC: ClassVar[str] = "roster.opened"


@topic
class DraftFiled(Event):
    """A draft of the month was kept, apart from what is published."""

    TOPIC: ClassVar[str] = "roster.draft_filed"
    draft: str

    def apply(self, aggregate: Any) -> None:
        aggregate.drafts.append(self.draft)


@topic
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

    def apply(self, aggregate: Any) -> None:
        aggregate.published, aggregate.publishing = self.draft, self.command_id


class VisitEvent(Event):
    """visit: its id in the programme, such as `V-2026-03-17`. Alone, not as a part of publishing, it is a booking."""

    visit: str

    def book(self, aggregate: Any) -> None:
        aggregate.bookings += self.command_id != aggregate.publishing


@topic
class VisitPlanned(VisitEvent):
    """An assistant is to serve a person from start to end. Source: R-30 to R-42."""

    TOPIC: ClassVar[str] = "visit.planned"
    application: str
    assistant: str
    start: str
    end: str

    def apply(self, aggregate: Any) -> None:
        facts = {"application": self.application, "assistant": self.assistant, "start": self.start, "end": self.end}
        aggregate.visits[self.visit] = facts
        aggregate.planned += 1
        self.book(aggregate)


@topic
class VisitMoved(VisitEvent):
    """To another time; was: the start before."""

    TOPIC: ClassVar[str] = "visit.moved"
    start: str
    end: str
    was: str

    def apply(self, aggregate: Any) -> None:
        aggregate.visits[self.visit] = {**aggregate.visits[self.visit], "start": self.start, "end": self.end}
        self.book(aggregate)


@topic
class VisitReassigned(VisitEvent):
    """To another assistant; was: the one before."""

    TOPIC: ClassVar[str] = "visit.reassigned"
    assistant: str
    was: str

    def apply(self, aggregate: Any) -> None:
        aggregate.visits[self.visit] = {**aggregate.visits[self.visit], "assistant": self.assistant}
        self.book(aggregate)


@topic
class VisitCancelled(VisitEvent):
    """reason: one of CANCELLED."""

    TOPIC: ClassVar[str] = "visit.cancelled"
    reason: str

    def apply(self, aggregate: Any) -> None:
        aggregate.cancelled[self.visit] = aggregate.visits.pop(self.visit)
        self.book(aggregate)


@topic
class RosterDrafted(Created):
    """document: the roster as the contract writes it. bookings: how many had been made by hand in the month by then."""

    TOPIC: ClassVar[str] = "roster_draft.filed"
    month: str
    bookings: int
    document: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        aggregate.month, aggregate.bookings, aggregate.document = self.month, self.bookings, self.document


ROSTER_TOPICS = tuple(
    event.TOPIC
    for event in (
        RosterOpened,
        DraftFiled,
        RosterPublished,
        VisitPlanned,
        VisitMoved,
        VisitReassigned,
        VisitCancelled,
        RosterDrafted,
    )
)
