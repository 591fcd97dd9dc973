"""A planned visit: scheduled, moved, handed over, called off. Each is a stream of its own.

Moments are ISO 8601 text with the offset of Warsaw. Whether a visit keeps the rules is decided before
(planner/commands/visits.py), since it takes more than the visit to know.
"""

from typing import ClassVar, Literal, get_args

from planner.aggregates.base import Created, Event, Recorded
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

Reason = Literal["assistant_ill", "assistant_left", "person_ill", "person_left", "person_asked", "mistake"]
CANCELLED = (*get_args(Reason), "republished")
KEYS = ("application", "assistant", "start", "end")
Facts = dict[str, str]


class VisitState(Recorded):
    """facts: application, assistant, start, end. cancelled: why, None while it is in force."""

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.facts: Facts = {}
        self.cancelled: str | None = None


class VisitEvent(Event):
    """draft: the draft whose publication this is a part of; empty when somebody did it by hand."""

    application: str
    assistant: str
    draft: str

    def threads(self) -> tuple[str, ...]:
        return visit_threads(self.scope, self.name, self.application, self.assistant)


class VisitBegun(VisitEvent, Created):
    """The visit with all its facts."""

    start: str
    end: str

    def apply(self, aggregate: VisitState) -> None:
        aggregate.facts = {key: getattr(self, key) for key in KEYS}


class VisitScheduled(VisitBegun):
    """An assistant is to serve a person from start to end. Source: R-30 to R-42."""

    TOPIC: ClassVar[str] = "visit.scheduled"


class VisitTakenOver(VisitBegun):
    """Planned before visits had streams of their own: the facts as its month's stream left them."""

    TOPIC: ClassVar[str] = "visit.taken_over"


class VisitRescheduled(VisitEvent):
    """To another time of its month; was: the start before."""

    TOPIC: ClassVar[str] = "visit.rescheduled"
    start: str
    end: str
    was: str

    def apply(self, aggregate: VisitState) -> None:
        aggregate.facts = {**aggregate.facts, "start": self.start, "end": self.end}


class VisitHandedOver(VisitEvent):
    """To another assistant; was: the one before."""

    TOPIC: ClassVar[str] = "visit.handed_over"
    was: str

    def threads(self) -> tuple[str, ...]:
        return visit_threads(self.scope, self.name, self.application, self.assistant, self.was)

    def apply(self, aggregate: VisitState) -> None:
        aggregate.facts = {**aggregate.facts, "assistant": self.assistant}


class VisitCalledOff(VisitEvent):
    """reason: one of CANCELLED."""

    TOPIC: ClassVar[str] = "visit.called_off"
    reason: str

    def apply(self, aggregate: VisitState) -> None:
        aggregate.cancelled = self.reason


class Visit(VisitState):
    """One visit, known as `V-2026-03-17`: the month to which it belongs and a number."""

    TOPIC = "visit"

    @classmethod
    def schedule(cls, scope: Scope, name: str, facts: Facts, act: Act, draft: str = "") -> "Visit":
        return cls.begin(VisitScheduled, scope, name, act, **{key: facts[key] for key in KEYS}, draft=draft)

    @classmethod
    def take_over(cls, scope: Scope, name: str, facts: Facts, act: Act) -> "Visit":
        return cls.begin(VisitTakenOver, scope, name, act, **{key: facts[key] for key in KEYS}, draft="")

    def move(self, start: str, end: str, act: Act, draft: str = "") -> None:
        """Raises Refused when it is there already."""
        now = self.in_force()
        if (now["start"], now["end"]) == (start, end):
            raise Refused("nothing_changes", visit=self.name)
        self.record(VisitRescheduled, act, **self._who(), start=start, end=end, was=now["start"], draft=draft)

    def reassign(self, assistant: str, act: Act, draft: str = "") -> None:
        """Raises Refused when it is that assistant's already."""
        was = self.in_force()["assistant"]
        if was == assistant:
            raise Refused("nothing_changes", visit=self.name)
        person = self.facts["application"]
        self.record(VisitHandedOver, act, application=person, assistant=assistant, was=was, draft=draft)

    def cancel(self, reason: str, act: Act, draft: str = "") -> None:
        """Raises Refused for a reason that is not one of CANCELLED."""
        self.in_force()
        if reason not in CANCELLED:
            raise Refused("unknown_reason", "reason", value=reason, allowed=", ".join(CANCELLED))
        self.record(VisitCalledOff, act, **self._who(), reason=reason, draft=draft)

    def in_force(self) -> Facts:
        """Raises Refused when it is cancelled."""
        if self.cancelled is not None:
            raise Refused("visit_cancelled", "visit", visit=self.name)
        return self.facts

    def _who(self) -> Facts:
        return {"application": self.facts["application"], "assistant": self.facts["assistant"]}


def month_in(visit: str) -> str:
    """The month in a visit's name, such as `2026-03`."""
    return visit.removeprefix("V-").rpartition("-")[0]


def visit_threads(scope: Scope, visit: str, application: str, *assistants: str) -> tuple[str, ...]:
    """The months of the roster, of the person and of the assistants."""
    return month_threads(scope, month_in(visit), application, *assistants)


def month_threads(scope: Scope, month: str, application: str, *assistants: str) -> tuple[str, ...]:
    """What decisions about somebody's month rest on."""
    staff = (scope.thread("assistant", one, month) for one in assistants)
    return scope.thread("month", month), scope.thread("application", application, month), *staff


EVENTS: tuple[type[Event], ...] = (VisitScheduled, VisitTakenOver, VisitRescheduled, VisitHandedOver, VisitCalledOff)
