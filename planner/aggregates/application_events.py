"""What can happen to an application. Facts derived for the rules only; personal data live apart."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, topic


@topic
class ApplicationReceived(Created):
    """`facts`: the fields of an Applicant that receipt settles. documents: those handed in. Source: R-04, R-05."""

    TOPIC: ClassVar[str] = "application.received"
    facts: dict[str, Any]
    documents: list[str]

    def apply(self, aggregate: Any) -> None:
        aggregate.facts, aggregate.documents = dict(self.facts), set(self.documents)


@topic
class ApplicationCompleted(Event):
    """Documents were handed in later. Source: R-04."""

    TOPIC: ClassVar[str] = "application.completed"
    documents: list[str]

    def apply(self, aggregate: Any) -> None:
        aggregate.documents |= set(self.documents)


@topic
class ApplicationCorrected(Event):
    """Facts of the receipt that turned out otherwise; documents are all that count now."""

    TOPIC: ClassVar[str] = "application.corrected"
    changes: dict[str, Any]
    documents: list[str]

    def apply(self, aggregate: Any) -> None:
        aggregate.facts |= self.changes
        aggregate.documents = set(self.documents)


@topic
class ApplicationAssessed(Event):
    """Points of the unit's own assessment. Source: R-15."""

    TOPIC: ClassVar[str] = "application.assessed"
    points: int

    def apply(self, aggregate: Any) -> None:
        aggregate.points = self.points


@topic
class CommissionDecided(Event):
    """decision: admit, refuse or None; the written reason lives apart. Source: R-17."""

    TOPIC: ClassVar[str] = "application.commission_decided"
    decision: str | None
    min_hours: int | None
    max_hours: int | None

    def apply(self, aggregate: Any) -> None:
        aggregate.decision = (self.decision, self.min_hours, self.max_hours)


@topic
class WishesRecorded(Event):
    """wishes: [weekday, from, to, minutes]; blocked: [weekday, from, to]. Minutes of the day.

    Which service blocks is free text, so it lives apart. Source: R-34.
    """

    TOPIC: ClassVar[str] = "application.wishes_recorded"
    wishes: list[list[int]]
    blocked: list[list[int]]

    def apply(self, aggregate: Any) -> None:
        aggregate.wishes, aggregate.blocked = self.wishes, self.blocked


@topic
class ApplicationWithdrawn(Event):
    """The person needs no service after last_day."""

    TOPIC: ClassVar[str] = "application.withdrawn"
    last_day: str

    def apply(self, aggregate: Any) -> None:
        aggregate.withdrawn, aggregate.last_day = True, self.last_day


@topic
class ApplicationReinstated(Event):
    """The withdrawal was a mistake; the application counts again."""

    TOPIC: ClassVar[str] = "application.reinstated"

    def apply(self, aggregate: Any) -> None:
        aggregate.withdrawn, aggregate.last_day = False, None


@topic
class HoursGranted(Event):
    """Whole hours of the year by month, in the plan named. Source: R-17, R-24."""

    TOPIC: ClassVar[str] = "application.hours_granted"
    plan: str
    hours: int
    months: dict[str, int]
    category: str
    high_support: bool
    ceiling: int

    def apply(self, aggregate: Any) -> None:
        aggregate.standing, aggregate.granted_by, aggregate.hours = "granted", self.plan, self.hours
        person = {"category": self.category, "high_support": self.high_support, "ceiling": self.ceiling}
        aggregate.last_grant = {"plan": self.plan, "hours": self.hours, "months": self.months, **person}


@topic
class PlacedOnWaitingList(Event):
    """position counts from 1. kept_hours: used under an earlier grant. Source: R-14, R-25."""

    TOPIC: ClassVar[str] = "application.placed_on_waiting_list"
    plan: str
    position: int
    reasons: list[str]
    kept_hours: int

    def apply(self, aggregate: Any) -> None:
        aggregate.standing, aggregate.granted_by, aggregate.hours = "waiting", self.plan, self.kept_hours


@topic
class ApplicationRefused(Event):
    """Not eligible, with all reasons. kept_hours: used under an earlier grant. Source: R-01 to R-06, R-17."""

    TOPIC: ClassVar[str] = "application.refused"
    plan: str
    reasons: list[str]
    kept_hours: int

    def apply(self, aggregate: Any) -> None:
        aggregate.standing, aggregate.granted_by, aggregate.hours = "refused", self.plan, self.kept_hours


@topic
class GrantEnded(Event):
    """The person left: of the grant only what was used remains. Source: R-25."""

    TOPIC: ClassVar[str] = "application.grant_ended"
    used_hours: int
    freed_hours: int

    def apply(self, aggregate: Any) -> None:
        aggregate.standing, aggregate.hours = "ended", self.used_hours


@topic
class ApplicantNotified(Event):
    """Told of the outcome; how: in_writing or by_telephone; on: ISO date. Source: R-16."""

    TOPIC: ClassVar[str] = "application.notified"
    plan: str
    outcome: str
    how: str
    on: str

    def apply(self, aggregate: Any) -> None:
        """Nothing that a later decision asks for."""
