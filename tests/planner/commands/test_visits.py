"""Bookings rest on the visits of one person and of some assistants; that part of a month is enough to judge them."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planner.aggregates.base import Event
from planner.aggregates.roster import Roster
from planner.aggregates.visit import Visit
from planner.commands.applications import AssessApplication
from planner.commands.assistants import Absence, SetAbsences
from planner.commands.drafts import ComputeDraft, FileDraft, PublishRoster
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.record.application import Godziny
from planner.record.month_now import part_of_month, roster_document, whole_month
from planner.record.reading import Reading
from planner.terms.calendar import Month
from planner.terms.case import Case, Window, Wish
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, by, found
from tests.worlds.recorded_month import roster, visit

MARCH = Month(2026, 3)
PEOPLE = [f"A-{number}" for number in range(1, 5)]
STAFF = [f"S-{number}" for number in range(1, 4)]


def crowded(chance: random.Random) -> Case:
    """Four people and three assistants, who get in each other's way: travel, hours, ties, absences, short windows."""
    people = [
        application(
            name,
            lat=50 + chance.random() / 5,
            lon=20 + chance.random() / 5,
            requested_hours=chance.choice([12, 40]),
            certificate_valid_until=chance.choice([None, date(2026, 3, 14)]),
        )
        for name in PEOPLE
    ]
    staff = [
        assistant(
            name,
            max_hours_month=chance.choice([6, 100]),
            family_of=frozenset(chance.sample(PEOPLE, 1)),
            absences=chance.choice([(), ((date(2026, 3, 3), date(2026, 3, 4)),)]),
        )
        for name in STAFF
    ]
    wishes = tuple(
        Wish(name, day, Window(start * 60, (start + 4) * 60), 120)
        for name in PEOPLE
        for day in range(7)
        for start in chance.sample(range(6, 18), 1)
    )
    return replace(case(people, staff), wishes=wishes)


def invented(chance: random.Random) -> dict[str, str]:
    start = datetime.fromisoformat("2026-03-01T06:00:00+01:00") + timedelta(
        days=chance.randrange(1, 20), hours=chance.randrange(0, 14)
    )
    facts = {"application": chance.choice(PEOPLE), "assistant": chance.choice(STAFF)}
    return {**facts, "start": start.isoformat(), "end": (start + timedelta(hours=2)).isoformat()}


@pytest.mark.parametrize("seed", range(12))
def test_the_part_of_a_month_finds_what_the_whole_month_finds(app: Godziny, unit: str, seed: int) -> None:
    chance = random.Random(seed)
    scope = announced(app, unit, crowded(chance))
    visits = {f"V-2026-03-{number}": invented(chance) for number in range(1, 15)}
    new = invented(chance)

    whole = replace(whole_month(Reading(app.streams, app.personal, scope), MARCH, "jan"), visits=visits)
    part = part_of_month(
        Reading(app.streams, app.personal, scope), MARCH, new["application"], {new["assistant"]}, "jan"
    )
    mine = {
        name: one
        for name, one in visits.items()
        if one["application"] == new["application"] or one["assistant"] == new["assistant"]
    }
    everybody = replace(part, case=whole.case, plan=whole.plan, visits=mine)

    def added(given: Any, there: dict[str, Any]) -> set[Any]:
        before = given.faults(roster_document(MARCH, there.values()))
        return given.faults(roster_document(MARCH, [*there.values(), new])) - before

    assert added(everybody, mine) == added(whole, visits)


def test_who_is_in_the_part_is_everybody_whom_its_visits_name(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, crowded(random.Random(1)))
    app.do(FileDraft(document=roster()), scope, by())

    part = part_of_month(Reading(app.streams, app.personal, scope), MARCH, "A-1", {"S-1"}, "jan")

    assert [one.id for one in part.case.applications] == ["A-1"]
    assert [one.id for one in part.case.assistants or ()] == ["S-1"]


def small(app: Godziny, unit: str) -> Scope:
    from tests.worlds.recorded_month import ready

    scope = ready(app, unit)
    draft = app.do(FileDraft(document=roster(visit("A-1", "S-1"), visit("A-2", "S-2"))), scope, by()).draft
    app.do(PublishRoster(draft=draft), scope, by())
    return scope


def test_cancelling_rests_on_the_visit_alone(app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = small(app, unit)
    read = []
    rests = Reading.rests_on
    monkeypatch.setattr(Reading, "rests_on", property(lambda one: read.append(rests.fget(one)) or read[-1]))

    app.do(CancelVisit(visit="V-2026-03-1", reason="mistake"), scope, by())

    assert [(one.streams, one.threads, one.kinds) for one in read] == [
        ({scope.stream(Visit.TOPIC, "V-2026-03-1")}, set(), set())
    ]


def test_an_absence_of_somebody_else_does_not_disturb_a_booking(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = small(app, unit)
    decided = interrupted(app, monkeypatch, BookVisit, SetAbsences(assistant="S-1", absences=()), scope)

    app.do(BookVisit(**visit("A-1", "S-2", "2026-03-03")), scope, by())
    assert len(decided) == 1


def test_an_absence_of_the_assistant_makes_a_booking_decide_again(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = small(app, unit)
    away = (Absence(first=date(2026, 3, 3), last=date(2026, 3, 3)),)
    decided = interrupted(app, monkeypatch, BookVisit, SetAbsences(assistant="S-2", absences=away), scope)

    with pytest.raises(Refused, match="breaks_rules"):
        app.do(BookVisit(**visit("A-1", "S-2", "2026-03-03")), scope, by())
    assert len(decided) == 2


def test_a_command_recorded_while_a_draft_is_solved_does_not_restart_it(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope, solved = small(app, unit), []
    solve = ComputeDraft._solved

    def slowly(command: ComputeDraft, given: Any, tell: Any) -> Any:
        solved.append(given)
        app.do(AssessApplication(application="A-1", points=len(solved) + 50), scope, by())
        app.do(MoveVisit(visit="V-2026-03-1", **_times(9 + len(solved))), scope, by())
        return solve(command, given, tell)

    monkeypatch.setattr(ComputeDraft, "_solved", slowly)
    done = app.do(ComputeDraft(month="2026-03", steps=5), scope, by())

    assert (done.draft, len(solved)) == ("2026-03/D-2", 1)
    assert len(ReadDoor(app).drafts(scope)) == 2


def _times(hour: int) -> dict[str, str]:
    moved = visit("A-1", "S-1", hour=hour)
    return {"start": moved["start"], "end": moved["end"]}


def interrupted(app: Godziny, monkeypatch: pytest.MonkeyPatch, kind: Any, other: Any, scope: Scope) -> list[Any]:
    """Each decision of the kind, between the first of which and its recording the other command is done."""
    decide, decided = kind.decide, []

    def slowly(command: Any, reading: Reading, act: Any) -> Any:
        decided.append(command)
        found = decide(command, reading, act)
        if len(decided) == 1:
            app.do(other, scope, by())
        return found

    monkeypatch.setattr(kind, "decide", slowly)
    return decided


def test_a_visit_given_to_somebody_else_is_no_longer_in_the_way(app: Godziny, unit: str) -> None:
    scope = small(app, unit)
    app.do(MoveVisit(visit="V-2026-03-1", **_times(10)), scope, by())
    app.do(ReassignVisit(visit="V-2026-03-1", assistant="S-2"), scope, by())

    app.do(ReassignVisit(visit="V-2026-03-2", assistant="S-1"), scope, by())

    assert [one["assistant"] for one in ReadDoor(app).visits(scope)] == ["S-1", "S-2"]


def test_the_draft_in_force_goes_by_the_record_and_not_by_the_clock(
    app: Godziny, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = small(app, unit)
    later = app.do(FileDraft(document=roster(visit("A-1", "S-2"), visit("A-2", "S-1"))), scope, by()).draft
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    monkeypatch.setattr(Event, "create_timestamp", staticmethod(lambda: hour_ago))

    app.do(PublishRoster(draft=later), scope, by())

    drafts = {one["draft"]: one["in_force"] for one in ReadDoor(app).drafts(scope)}
    assert drafts == {"2026-03/D-1": False, later: True}
    assert found(app, Roster, scope, "2026-03").published == later
