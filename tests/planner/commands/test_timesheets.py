"""Visits done: a timesheet is taken whole or not at all; what breaks a rule is kept and disputed."""

from dataclasses import replace
from datetime import date

import pytest

from planner.aggregates.entry import TimesheetEntry
from planner.record.application import Godziny
from planner.terms.case import Blocked, Window
from planner.terms.refusals import InputRefused
from tests.worlds.cases import application, assistant
from tests.worlds.recorded import events_of
from tests.worlds.served import closed, disputed, done, faults, opened, settled, told, year

MORNING = done("03-02 08:00", "03-02 10:00")


def test_a_visit_is_recorded_once_and_the_same_row_again_only_adds_confirmations(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)

    first = told(app, scope, replace(MORNING, confirmed_by=("assistant",)))
    again = told(app, scope, replace(MORNING, confirmed_by=("assistant",)))
    both = told(app, scope, replace(MORNING, confirmed_by=("participant",)))

    assert (first.recorded, again.unchanged, both.confirmed) == (1, 1, 1)
    assert settled(app, scope, "2026-03")["total"] == {"minutes": 120, "cost": "96.00"}


def test_what_contradicts_itself_or_the_record_is_refused_whole_with_every_fault(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, MORNING)
    before = len(events_of(app, scope))
    rows = [
        done("03-03 08:00", "03-03 10:00"),
        done("03-02 09:00", "03-02 11:00", "A-2"),
        done("03-02 09:59", "03-02 11:00", "A-1", "S-2"),
        done("03-04 08:00", "03-04 10:00", "A-9", "S-9"),
        done("03-05 10:00", "03-05 10:00"),
        done("03-06 10:00", "03-07 10:01"),
        done("2096-03-06T10:00:00+01:00", "2096-03-06T11:00:00+01:00"),
    ]

    with pytest.raises(InputRefused) as refused:
        told(app, scope, *rows)

    assert sorted(faults(refused.value)) == [
        "done_assistant_overlap",
        "done_in_future",
        "done_person_overlap",
        "not_after_start",
        "unknown_application",
        "unknown_assistant",
        "visit_too_long",
    ]
    assert len(events_of(app, scope)) == before


def test_two_rows_of_one_file_overlap_too_and_what_did_not_take_place_does_not(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    other = done("03-02 09:00", "03-02 11:00", "A-2")

    with pytest.raises(InputRefused) as refused:
        told(app, scope, MORNING, other)

    assert faults(refused.value) == ["done_assistant_overlap"]
    assert told(app, scope, MORNING, replace(other, outcome="no_show", reason="hospital")).recorded == 2


def test_the_721st_minute_of_a_doba_disputes_its_visit_and_the_later_ones(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("03-02 08:00", "03-02 14:00"), done("03-02 14:00", "03-02 20:00", "A-2"))
    assert disputed(app, scope) == {}

    answer = told(app, scope, done("03-03 07:00", "03-03 07:01"), done("03-03 08:00", "03-03 09:00"))

    assert disputed(app, scope) == {("A-1", "03-03T07:00"): ("R-31",)}
    assert [(one.start[5:16], one.rules, one.minutes) for one in answer.disputed] == [("03-03T07:00", ["R-31"], 1)]


def test_a_doba_opens_at_the_first_start_after_the_one_before_it_ended(app: Godziny, unit: str) -> None:
    """08:00 to 08:00: eleven hours and one from 07:00 are twelve, what lies after 08:00 is in no doba."""
    scope = opened(app, unit)
    told(app, scope, done("03-02 08:00", "03-02 19:00"), done("03-03 07:00", "03-03 19:00", "A-2"))

    assert disputed(app, scope) == {}


def test_a_late_row_moves_the_dispute_to_the_visit_that_has_the_minute_now(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("03-02 10:00", "03-02 20:00"), done("03-02 21:00", "03-02 23:00"))
    assert disputed(app, scope) == {}

    told(app, scope, done("03-02 08:00", "03-02 09:00", "A-2"))

    assert disputed(app, scope) == {("A-1", "03-02T21:00"): ("R-31",)}


def test_ties_clearances_services_and_days_dispute_a_visit_whole(app: Godziny, unit: str) -> None:
    given = year()
    people = (application("A-1"), application("A-2", certificate_valid_until=date(2026, 3, 9)), _child("A-3"))
    staff = (
        assistant("S-1", family_of=frozenset(["A-1"])),
        assistant("S-2", basis="indicated", indicated_by=frozenset(["A-2"])),
        assistant("S-3", accepted_for=frozenset(["A-3"]), child_clearance_until=date(2026, 3, 1)),
    )
    services = (Blocked("A-1", 1, Window(9 * 60, 10 * 60), "care"),)
    scope = opened(app, unit, replace(given, applications=people, assistants=staff, blocked=services))

    told(
        app,
        scope,
        done("03-02 08:00", "03-02 10:00"),
        done("03-03 08:00", "03-03 10:00", "A-1", "S-2"),
        done("03-09 22:00", "03-10 00:01", "A-2", "S-2"),
        done("03-02 08:00", "03-02 10:00", "A-3", "S-3"),
    )

    assert disputed(app, scope) == {
        ("A-1", "03-02T08:00"): ("R-41",),
        ("A-1", "03-03T08:00"): ("R-34", "R-40"),
        ("A-2", "03-09T22:00"): ("R-06",),
        ("A-3", "03-02T08:00"): ("R-42",),
    }


def test_minutes_after_the_grant_is_reached_are_disputed_and_the_rest_is_settled(app: Godziny, unit: str) -> None:
    scope = opened(app, unit, year(applications=(application("A-1", requested_hours=5), application("A-2"))))
    told(app, scope, done("03-02 08:00", "03-02 12:00"), done("03-03 08:00", "03-03 10:00"))

    answer = settled(app, scope, "2026-03")

    assert disputed(app, scope) == {("A-1", "03-03T08:00"): ("R-24",)}
    assert answer["people"] == [{"application": "A-1", "category": "severe", "minutes": 300, "cost": "240.00"}]


def test_a_closed_month_takes_no_more_rows_unless_they_say_that_they_complete_it(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, done("02-02 08:00", "02-02 10:00"), MORNING)
    assert closed(app, scope, "2026-02")["total"] == {"minutes": 120, "cost": "96.00"}
    late = done("02-03 08:00", "02-03 09:00", "A-2")

    with pytest.raises(InputRefused) as refused:
        told(app, scope, late)
    told(app, scope, late, corrects="2026-02")

    assert faults(refused.value) == ["done_in_closed_month"]
    after = closed(app, scope, "2026-03")
    correction = {"month": "2026-02", "application": "A-2", "assistant": "S-1", "minutes": 60, "cost": "48.00"}
    assert after["corrections"] == [correction]
    assert after["total"] == {"minutes": 180, "cost": "144.00"}


def test_reasons_and_notes_are_no_part_of_the_events(app: Godziny, unit: str) -> None:
    scope = opened(app, unit)
    told(app, scope, replace(MORNING, note="bardzo prywatna uwaga"))

    assert not [row for row in events_of(app, scope) if b"prywatna" in bytes(row["state"])]
    assert [row["kind"] for row in events_of(app, scope)].count(TimesheetEntry.TOPIC) == 2


def _child(name: str) -> object:
    return application(name, category="child", birth_date=date(2016, 5, 5))
