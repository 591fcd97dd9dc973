"""A timesheet entry: a visit as it happened, who confirmed it, and what was decided about it.

Each is a stream of its own, named after what it is known by, so the same visit told twice at once is one. Whether it
is disputed is not recorded: it follows (planner/settlement/judging.py).
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, ClassVar

from planner.aggregates.base import Created, Event, Recorded
from planner.aggregates.visit import month_threads
from planner.terms.clock import local, shown
from planner.terms.done import SIDES, DoneRow
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope

DIGITS = 12  # no mutants: of the digest in a name
TIMES = ("start", "end")
CORRECTABLE = ("assistant", *TIMES, "outcome", "areas")
Facts = dict[str, Any]


class EntryState(Recorded):
    """facts: application, assistant, start, end, outcome, areas. accepted, rejected: whether somebody decided so."""

    def __init__(self, unit: str, edition: str, name: str) -> None:
        super().__init__(unit, edition, name)
        self.facts: Facts = {}
        self.confirmed_by: list[str] = []
        self.accepted = self.rejected = False


class EntryEvent(Event):
    """Something about an entry. The application and the assistant are those after the event."""

    application: str
    assistant: str

    def threads(self) -> tuple[str, ...]:
        return month_threads(self.scope, month_in(self.name), self.application, self.assistant)


class EntryRecorded(EntryEvent, Created):
    """A visit done, a no-show or a cancellation. effective: its day. Source: R-31, R-44, R-51.

    corrects: the closed month that it completes, or "".
    """

    TOPIC: ClassVar[str] = "entry.recorded"
    start: str
    end: str
    outcome: str
    areas: list[str]
    confirmed_by: list[str]
    corrects: str

    def apply(self, aggregate: EntryState) -> None:
        who = {"application": self.application, "assistant": self.assistant}
        aggregate.facts = {**who, "start": self.start, "end": self.end, "outcome": self.outcome, "areas": self.areas}
        aggregate.confirmed_by = self.confirmed_by


class EntryConfirmed(EntryEvent):
    """by: the sides that confirm now. Source: R-51, R-57."""

    TOPIC: ClassVar[str] = "entry.confirmed"
    by: list[str]

    def apply(self, aggregate: EntryState) -> None:
        aggregate.confirmed_by = [one for one in SIDES if one in {*aggregate.confirmed_by, *self.by}]


class DisputeAccepted(EntryEvent):
    """Another service was there at the same hour, and the visit counts all the same. The reason lives apart. R-34."""

    TOPIC: ClassVar[str] = "entry.dispute_accepted"

    def apply(self, aggregate: EntryState) -> None:
        aggregate.accepted = True


class EntryRejected(EntryEvent):
    """It does not count. The reason lives apart."""

    TOPIC: ClassVar[str] = "entry.rejected"

    def apply(self, aggregate: EntryState) -> None:
        aggregate.rejected = True


class EntryReinstated(EntryEvent):
    """The rejection was a mistake. The reason lives apart."""

    TOPIC: ClassVar[str] = "entry.reinstated"

    def apply(self, aggregate: EntryState) -> None:
        aggregate.rejected = False


class EntryCorrected(EntryEvent):
    """changes: fields that were otherwise; was: what they were. A dispute accepted before is open again. R-51."""

    TOPIC: ClassVar[str] = "entry.corrected"
    changes: Facts
    was: Facts

    def threads(self) -> tuple[str, ...]:
        staff = dict.fromkeys((self.assistant, str(self.was.get("assistant", self.assistant))))
        return month_threads(self.scope, month_in(self.name), self.application, *staff)

    def apply(self, aggregate: EntryState) -> None:
        aggregate.facts = {**aggregate.facts, **self.changes}
        aggregate.accepted = False


class TimesheetEntry(EntryState):
    """Known as `E-2026-03-1b2c…`: the month to which it belongs and a digest of what it is known by."""

    TOPIC = "entry"

    @property
    def about(self) -> tuple[str, str]:
        """Its notes are of the person who was served."""
        return "application", self.facts["application"]

    @classmethod
    def of_row(cls, scope: Scope, row: DoneRow, act: Act, corrects: str = "") -> "TimesheetEntry":
        facts = {"application": row.application, "assistant": row.assistant, "outcome": row.outcome}
        times = {"start": shown(row.start), "end": shown(row.end)}
        told = {"areas": list(row.areas), "confirmed_by": list(row.confirmed_by), "corrects": corrects}
        return cls.begin(EntryRecorded, scope, entry_name(row), act, **facts, **times, **told)

    def confirm(self, by: Iterable[str], act: Act) -> None:
        """Sides that have confirmed already change nothing. Raises Refused for what is rejected."""
        new = [one for one in by if one not in self.confirmed_by]
        if new:
            self._standing()
            self.record(EntryConfirmed, act, **self._who(), by=new)

    def accept(self, act: Act) -> None:
        self._standing()
        if self.accepted:
            raise Refused("nothing_changes", visit=self.name)
        self.record(DisputeAccepted, act, **self._who())

    def reject(self, act: Act) -> None:
        self._standing()
        self.record(EntryRejected, act, **self._who())

    def reinstate(self, act: Act) -> None:
        """Raises Refused when nobody rejected it."""
        if not self.rejected:
            raise Refused("nothing_changes", visit=self.name)
        self.record(EntryReinstated, act, **self._who())

    def correct(self, given: Mapping[str, Any], act: Act) -> None:
        """given: some of CORRECTABLE. Raises Refused when nothing differs."""
        self._standing()
        changes = {key: value for key, value in given.items() if self.facts[key] != value}
        if not changes:
            raise Refused("nothing_changes", visit=self.name)
        was = {key: self.facts[key] for key in changes}
        who = {**self._who(), **({"assistant": changes["assistant"]} if "assistant" in changes else {})}
        self.record(EntryCorrected, act, **who, changes=changes, was=was)

    def _standing(self) -> None:
        if self.rejected:
            raise Refused("entry_rejected", "entry", entry=self.name)

    def _who(self) -> Facts:
        return {"application": self.facts["application"], "assistant": self.facts["assistant"]}


def entry_name(row: DoneRow) -> str:
    """The same for the same application, assistant, start and end."""
    digest = sha256("\n".join(map(str, row.key)).encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]
    return f"E-{local(row.start):%Y-%m}-{digest}"


def month_in(entry: str) -> str:
    """The month in an entry's name, such as `2026-03`."""
    return entry.removeprefix("E-").rpartition("-")[0]


EVENTS: tuple[type[Event], ...] = (
    EntryRecorded,
    EntryConfirmed,
    DisputeAccepted,
    EntryRejected,
    EntryReinstated,
    EntryCorrected,
)
