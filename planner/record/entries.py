"""Timesheet entries as recorded."""

from collections.abc import Iterable

from planner.aggregates.entry import TimesheetEntry, month_in
from planner.record.reading import Reading
from planner.settlement.entry import Entry
from planner.terms.calendar import Month
from planner.terms.clock import instant_of


def entries_about(reading: Reading, threads: Iterable[str], since: int = 0) -> dict[str, TimesheetEntry]:
    """By name, those of which an event after the notification is about any of these threads. Rests on the threads."""
    wanted = sorted(threads)
    for thread in wanted:
        reading.rest_on_thread(thread)
    journal = reading.recorded.journal
    return reading.recorded.load(TimesheetEntry, journal.streams_about(TimesheetEntry.TOPIC, wanted, since))


def months_told(reading: Reading) -> set[Month]:
    """Of which something is recorded. Nothing rests on it."""
    begun = reading.recorded.journal.beginnings(reading.scope, TimesheetEntry.TOPIC, len("E-2026-03-"))
    return {Month.of(month_in(one)) for one in begun}


def entry_of(one: TimesheetEntry) -> Entry:
    start, end = instant_of(one.facts["start"]), instant_of(one.facts["end"])
    who = (one.name, one.facts["application"], one.facts["assistant"], one.facts["outcome"])
    return Entry(start, end, *who, tuple(one.confirmed_by), accepted=one.accepted, rejected=one.rejected)
