"""Timesheet entries as recorded."""

from collections.abc import Container, Iterable

from planner.aggregates.entry import TimesheetEntry, month_in
from planner.record.reading import Reading
from planner.settlement.entry import Entry
from planner.terms.calendar import Month
from planner.terms.clock import instant_of


def entries_about(reading: Reading, threads: Iterable[str]) -> dict[str, TimesheetEntry]:
    """By name, those that are or were about any of these threads. Rests on the threads."""
    wanted = sorted(threads)
    for thread in wanted:
        reading.rest_on_thread(thread)
    journal = reading.recorded.journal
    return reading.recorded.load(TimesheetEntry, journal.streams_about(TimesheetEntry.TOPIC, wanted))


def entries_since(reading: Reading, since: int, months: Container[Month] | None = None) -> dict[str, TimesheetEntry]:
    """By name, those of these months (None: of any) that had events after the notification. Rests on nothing."""
    found = reading.recorded.journal.streams_since(reading.scope, TimesheetEntry.TOPIC, since)
    wanted = [stream for stream, name in found.items() if months is None or month_of(name) in months]
    return reading.recorded.load(TimesheetEntry, wanted)


def month_of(entry: str) -> Month:
    """The month to which the entry of this name belongs."""
    return Month.of(month_in(entry))


def entry_of(one: TimesheetEntry) -> Entry:
    start, end = instant_of(one.facts["start"]), instant_of(one.facts["end"])
    who = (one.name, one.facts["application"], one.facts["assistant"], one.facts["outcome"])
    return Entry(start, end, *who, tuple(one.confirmed_by), accepted=one.accepted, rejected=one.rejected)
