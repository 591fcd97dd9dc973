"""The planned visits as recorded: each a stream of its own, those of the time before in their month's stream."""

from collections.abc import Iterable
from typing import Any

from planner.aggregates.roster import Roster
from planner.aggregates.roster_events import OldVisitEvent, OldVisits
from planner.aggregates.visit import Visit, VisitEvent, VisitScheduled, month_in
from planner.record.reading import Reading
from planner.terms.refusals import Refused
from planner.terms.scope import Act

Facts = dict[str, str]


def visits_about(reading: Reading, threads: Iterable[str]) -> dict[str, Facts]:
    """The visits in force that are or were about any of these threads, by name: application, assistant, start, end."""
    wanted = sorted(threads)
    for thread in wanted:
        reading.rest_on_thread(thread)
    recorded = reading.recorded
    old = _old_visits(recorded.event_of(row) for row in recorded.journal.events_about(Roster.TOPIC, wanted))
    found = recorded.load(Visit, recorded.journal.streams_about(Visit.TOPIC, wanted))
    now = {name: one.facts for name, one in found.items() if one.cancelled is None}
    return {**{name: facts for name, facts in old.items() if name not in found}, **now}


def _old_visits(events: Iterable[Any]) -> dict[str, Facts]:
    """Folded as the month's stream folds them, from those of its events that are about some visits."""
    old = OldVisits()
    for event in events:
        if isinstance(event, OldVisitEvent):
            event.tell(old)
    return old.visits


def visit_named(reading: Reading, name: str, act: Act) -> Visit:
    """The visit, with the event that takes it over where it has no stream of its own yet. Raises Refused."""
    found = reading.find_or_none(Visit, name)
    if found is not None:
        return found
    month = reading.find_or_none(Roster, month_in(name))
    if month is None or name not in (*month.old.visits, *month.old.cancelled):
        raise Refused("no_such_visit", "visit", visit=name)
    if name in month.old.cancelled:
        raise Refused("visit_cancelled", "visit", visit=name)
    return Visit.take_over(reading.scope, name, month.old.visits[name], act)


class Numbers:
    """The names of a month's next visits: `V-2026-03-17`."""

    def __init__(self, reading: Reading, month: object, roster: Roster | None) -> None:
        thread = reading.scope.thread("month", str(month))
        newest = reading.recorded.journal.newest_name(reading.scope, VisitScheduled.TOPIC, thread)
        planned_before = roster.old.planned if roster is not None else 0
        self.month, self.last = month, int(newest.rpartition("-")[2]) if newest else planned_before

    def next(self) -> str:
        self.last += 1
        return f"V-{self.month}-{self.last}"


def booked_since(reading: Reading, month: object, notification: int) -> int:
    """How many events by hand the month's visits have had after this notification."""
    thread = reading.scope.thread("month", str(month))
    rows = reading.recorded.journal.events_about(Visit.TOPIC, [thread])
    later = (reading.recorded.event_of(row) for row in rows if row["notification_id"] > notification)
    return sum(isinstance(event, VisitEvent) and not event.draft for event in later)
