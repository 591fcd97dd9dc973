"""What can happen to an application, and what it changes. Facts derived for the rules only, nothing personal."""

from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded

Decision = tuple[str | None, int | None, int | None]
Facts = dict[str, Any]


class ApplicationState(Recorded):
    """What is known of an application.

    facts: those that receipt settles, as planner/documents/inputs.py writes them. decision: the commission's word,
    least and most hours. wishes, blocked, absences: as planner/documents/wishes.py writes them. standing: received,
    granted, waiting, refused or ended. last_grant: the facts of the last HoursGranted. decided_on: from when
    the plan that decided it counts. last_day: of service, of who withdrew or is to leave.
    """

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.facts: Facts = {}
        self.documents: set[str] = set()
        self.points = 0
        self.decision: Decision = (None, None, None)
        self.wishes: list[Facts] = []
        self.blocked: list[Facts] = []
        self.absences: list[Facts] = []
        self.withdrawn = False
        self.last_day: str | None = None
        self.standing = "received"
        self.granted_by = self.decided_on = ""
        self.hours = 0
        self.last_grant: Facts = {}


class ApplicationReceived(Created):
    """`facts`: the fields of an Applicant that receipt settles. documents: those handed in. Source: R-04, R-05."""

    TOPIC: ClassVar[str] = "application.received"
    facts: Facts
    documents: list[str]

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.facts, aggregate.documents = dict(self.facts), set(self.documents)


class ApplicationCompleted(Event):
    """Documents were handed in later. Source: R-04."""

    TOPIC: ClassVar[str] = "application.completed"
    documents: list[str]

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.documents |= set(self.documents)


class ApplicationCorrected(Event):
    """Facts of the receipt that turned out otherwise; documents are all that count now."""

    TOPIC: ClassVar[str] = "application.corrected"
    changes: Facts
    documents: list[str]

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.facts |= self.changes
        aggregate.documents = set(self.documents)


class ApplicationAssessed(Event):
    """Points of the unit's own assessment. Source: R-15."""

    TOPIC: ClassVar[str] = "application.assessed"
    points: int

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.points = self.points


class CommissionDecided(Event):
    """decision: admit, refuse or None; the written reason lives apart. Source: R-17."""

    TOPIC: ClassVar[str] = "application.commission_decided"
    decision: str | None
    min_hours: int | None
    max_hours: int | None

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.decision = (self.decision, self.min_hours, self.max_hours)


class WishesRecorded(Event):
    """All wishes and blocked hours that count now, as planner/documents/wishes.py writes them.

    Which service blocks is free text, so it lives apart. Source: R-34. Version 1 had lists in place of objects:
    [weekday, from, to, minutes].
    """

    TOPIC: ClassVar[str] = "application.wishes_recorded"
    class_version: ClassVar[int] = 2
    wishes: list[Facts]
    blocked: list[Facts]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        for key, names in (("wishes", ("day", "from", "to", "minutes")), ("blocked", ("day", "from", "to"))):
            state[key] = [dict(zip(names, one, strict=True)) for one in state[key]]

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.wishes, aggregate.blocked = self.wishes, self.blocked


class PersonAbsencesRecorded(Event):
    """All absences of the person that count now, first and last day, both inclusive; hours and promise stay."""

    TOPIC: ClassVar[str] = "application.absences_recorded"
    absences: list[Facts]

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.absences = self.absences


class HoursGranted(Event):
    """Whole hours of the year by month, in the plan named. Source: R-17, R-24.

    first_day: of service, for somebody called up in the course of the year; version 1 did not say it.
    """

    TOPIC: ClassVar[str] = "application.hours_granted"
    class_version: ClassVar[int] = 2
    plan: str
    hours: int
    months: dict[str, int]
    category: str
    high_support: bool
    ceiling: int
    first_day: str | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["first_day"] = None

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.standing, aggregate.granted_by, aggregate.hours = "granted", self.plan, self.hours
        aggregate.decided_on = self.effective
        who = {"category": self.category, "high_support": self.high_support}
        person = {**who, "ceiling": self.ceiling, "first_day": self.first_day}
        aggregate.last_grant = {"plan": self.plan, "hours": self.hours, "months": self.months, **person}


class GrantChanged(HoursGranted):
    """A re-plan gives other hours, or other months, to somebody who stays. before: hours in force until then."""

    TOPIC: ClassVar[str] = "application.grant_changed"
    class_version: ClassVar[int] = 1
    before: int
    since: str


class CalledUpToServe(HoursGranted):
    """A re-plan gives hours to somebody of the waiting list, from first_day on. Source: R-14, R-25."""

    TOPIC: ClassVar[str] = "application.called_up"
    class_version: ClassVar[int] = 1


class PlacedOnWaitingList(Event):
    """position counts from 1. kept_hours: used under an earlier grant. Source: R-14, R-25."""

    TOPIC: ClassVar[str] = "application.placed_on_waiting_list"
    plan: str
    position: int
    reasons: list[str]
    kept_hours: int

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.standing, aggregate.granted_by, aggregate.hours = "waiting", self.plan, self.kept_hours
        aggregate.decided_on = self.effective


class ApplicationRefused(Event):
    """Not eligible, with all reasons. kept_hours: used under an earlier grant. Source: R-01 to R-06, R-17."""

    TOPIC: ClassVar[str] = "application.refused"
    plan: str
    reasons: list[str]
    kept_hours: int

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.standing, aggregate.granted_by, aggregate.hours = "refused", self.plan, self.kept_hours
        aggregate.decided_on = self.effective


class GrantEnded(Event):
    """The person left: of the grant only what was used remains. Source: R-25."""

    TOPIC: ClassVar[str] = "application.grant_ended"
    used_hours: int
    freed_hours: int

    def apply(self, aggregate: ApplicationState) -> None:
        aggregate.standing, aggregate.hours = "ended", self.used_hours


class ApplicantNotified(Event):
    """Told of the outcome; how: in_writing or by_telephone; on: ISO date. Source: R-16."""

    TOPIC: ClassVar[str] = "application.notified"
    plan: str
    outcome: str
    how: str
    on: str

    def apply(self, aggregate: ApplicationState) -> None:
        """Nothing that a later decision asks for."""


class SamePersonConfirmed(Event):
    """Somebody said that data which tell two people apart are a correction. fields: which. Source: R-45."""

    TOPIC: ClassVar[str] = "application.same_person_confirmed"
    fields: list[str]

    def apply(self, aggregate: ApplicationState) -> None:
        """Nothing that a later decision asks for."""


EVENTS: tuple[type[Event], ...] = (
    ApplicationReceived,
    ApplicationCompleted,
    ApplicationCorrected,
    ApplicationAssessed,
    CommissionDecided,
    WishesRecorded,
    PersonAbsencesRecorded,
    HoursGranted,
    GrantChanged,
    CalledUpToServe,
    PlacedOnWaitingList,
    ApplicationRefused,
    GrantEnded,
    ApplicantNotified,
    SamePersonConfirmed,
)
