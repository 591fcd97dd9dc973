"""Drafts, publishing and bookings in a real store: what keeps the rules is recorded, the rest is refused whole."""

from datetime import datetime

import pytest

from planner.aggregates.roster import RosterDraft
from planner.commands.assistants import Absence, SetAbsences
from planner.commands.drafts import ComputeDraft, FileDraft, PublishRoster
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.documents.finding import Finding, finding
from planner.record.application import Godziny
from planner.record.month_now import worsened
from planner.terms.calendar import Month
from planner.terms.clock import minute_of
from planner.terms.refusals import BreaksRules, Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import assistant
from tests.worlds.recorded import by, changing, events_of, found
from tests.worlds.recorded_month import MONDAY, TUESDAY, ready, roster, visit


def published(app: Godziny, unit: str) -> Scope:
    """A-1 by S-1 and A-2 by S-2, both on Monday at eight."""
    scope = ready(app, unit)
    draft = app.do(FileDraft(document=roster(visit("A-1", "S-1"), visit("A-2", "S-2"))), scope, by())
    app.do(PublishRoster(draft=draft.draft), scope, by())
    return scope


def planned(app: Godziny, scope: Scope) -> dict[str, int]:
    return {row["application"]: row["planned"] for row in ReadDoor(app).balances(scope).people}


def test_a_draft_changes_nothing_until_it_is_published(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)

    filed = app.do(FileDraft(document=roster(visit("A-1", "S-1"))), scope, by())

    assert filed.draft == "2026-03/D-1"
    assert ReadDoor(app).visits(scope) == []
    assert planned(app, scope) == {"A-1": 0, "A-2": 0}


def test_publishing_plans_all_visits_in_one_transaction(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    rows = [row for row in events_of(app, scope) if row["kind"] == "visit"]
    assert len({app.streams.event_of(row).command_id for row in rows}) == 1
    assert {tuple(row["about"]) for row in rows} == {
        (f"{scope}/month/2026-03", f"{scope}/application/A-1/2026-03", f"{scope}/assistant/S-1/2026-03"),
        (f"{scope}/month/2026-03", f"{scope}/application/A-2/2026-03", f"{scope}/assistant/S-2/2026-03"),
    }
    assert [one["visit"] for one in ReadDoor(app).visits(scope)] == ["V-2026-03-1", "V-2026-03-2"]
    assert planned(app, scope) == {"A-1": 2, "A-2": 2}


def test_publishing_again_says_what_changed(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    other = roster(visit("A-1", "S-2"), visit("A-2", "S-2", hour=10), visit("A-1", "S-1", TUESDAY))
    draft = app.do(FileDraft(document=other), scope, by()).draft

    done = app.do(PublishRoster(draft=draft), scope, by())

    assert done.model_dump(include={"planned", "moved", "reassigned", "cancelled"}) == {
        "planned": 1,
        "moved": 1,
        "reassigned": 1,
        "cancelled": 0,
    }
    assert [row["in_force"] for row in ReadDoor(app).drafts(scope)] == [False, True]
    with pytest.raises(Refused, match="already_published"):
        app.do(PublishRoster(draft=draft), scope, by())


def test_a_draft_that_breaks_a_rule_is_refused_with_the_rule(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)

    with pytest.raises(BreaksRules) as refused:
        app.do(FileDraft(document=roster(visit("A-1", "S-1"), visit("A-2", "S-1"))), scope, by())

    assert [(one.code, one.rule) for one in refused.value.findings] == [("assistant_overlap", "R-35")]
    assert ReadDoor(app).drafts(scope) == []


def test_a_draft_that_was_overtaken_is_not_published(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    draft = app.do(FileDraft(document=roster(visit("A-1", "S-1"))), scope, by()).draft
    monday = by().effective.replace(month=3, day=2)
    app.do(SetAbsences(assistant="S-1", absences=(Absence(first=monday, last=monday),)), scope, by())

    with pytest.raises(BreaksRules) as refused:
        app.do(PublishRoster(draft=draft), scope, by())

    assert {one.code for one in refused.value.findings} == {"absent"}
    assert ReadDoor(app).visits(scope) == []


def test_a_booking_that_breaks_a_rule_is_refused_and_nothing_is_stored(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    before = app.journal.number(scope)

    with pytest.raises(BreaksRules):
        app.do(ReassignVisit(visit="V-2026-03-2", assistant="S-1"), scope, by())

    assert app.journal.number(scope) == before


def test_a_visit_is_moved_given_to_somebody_else_and_cancelled(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    later = visit("A-2", "S-2", hour=10)

    app.do(MoveVisit(visit="V-2026-03-2", start=later["start"], end=later["end"]), scope, by())
    app.do(ReassignVisit(visit="V-2026-03-2", assistant="S-1"), scope, by())
    app.do(CancelVisit(visit="V-2026-03-1", reason="person_ill"), scope, by())

    assert [(one["visit"], one["assistant"], one["start"][11:16]) for one in ReadDoor(app).visits(scope)] == [
        ("V-2026-03-2", "S-1", "10:00")
    ]
    assert planned(app, scope) == {"A-1": 0, "A-2": 2}
    with pytest.raises(Refused, match="visit_cancelled"):
        app.do(CancelVisit(visit="V-2026-03-1", reason="person_ill"), scope, by())
    with pytest.raises(Refused, match="no_such_visit"):
        app.do(CancelVisit(visit="V-2026-03-99", reason="person_ill"), scope, by())
    with pytest.raises(Refused, match="no_such_visit"):
        app.do(CancelVisit(visit="nonsense", reason="person_ill"), scope, by())


def test_a_fault_that_was_there_before_does_not_forbid_another_booking(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    monday = by().effective.replace(month=3, day=2)
    app.do(SetAbsences(assistant="S-1", absences=(Absence(first=monday, last=monday),)), scope, by())

    done = app.do(BookVisit(**visit("A-1", "S-2", TUESDAY)), scope, by())

    assert done.visit == "V-2026-03-3"


def test_the_month_is_solved_from_the_record_and_keeps_what_is_published(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    done = app.do(ComputeDraft(month=str(Month(2026, 3)), steps=20), scope, by())
    compared = ReadDoor(app).comparison(scope, "2026-03/D-1", done.draft)

    assert compared["unchanged"] == 2
    assert compared["planned"] == done.visits - 2 > 5


def test_the_same_command_id_books_once(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    facts = visit("A-1", "S-1", TUESDAY)

    first = app.do(BookVisit(**facts), scope, by(command_id="book-1"))
    again = app.do(BookVisit(**facts), scope, by(command_id="book-1"))

    assert first == again
    assert len(ReadDoor(app).visits(scope, day=None, month="2026-03")) == 3


@pytest.mark.parametrize(("month", "code"), [("2027-01", "month_outside"), ("2026-13", "no_month"), (None, "no_month")])
def test_a_roster_of_no_month_of_the_programme_is_refused(app: Godziny, unit: str, month: str, code: str) -> None:
    scope = ready(app, unit)

    with pytest.raises(Refused, match=code):
        app.do(FileDraft(document={"month": month, "visits": []}), scope, by())


def test_nights_of_tomorrow_and_of_yesterday_are_both_shown(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    rows = ReadDoor(app).visits(scope, day=by().effective.replace(month=3, day=2), assistant="S-2")

    assert [(one["application"], one["start"][:10]) for one in rows] == [("A-2", MONDAY)]


def test_cancelling_is_never_refused_for_a_rule_that_is_broken_already(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    app.do(changing(assistant("S-1", max_hours_month=1)), scope, by())

    app.do(CancelVisit(visit="V-2026-03-1", reason="assistant_ill"), scope, by())

    assert [one["visit"] for one in ReadDoor(app).visits(scope)] == ["V-2026-03-2"]


def test_a_broken_rule_may_be_made_smaller_but_not_larger() -> None:
    def over(minutes: int) -> Finding:
        return finding("assistant_hours", "", assistant="S-1", minutes=60 + minutes, most=60, over=minutes)

    assert worsened({over(120)}, lambda: {over(180)}) == []
    assert worsened({over(180)}, lambda: {over(120)}) == [over(180)]
    assert worsened({over(180)}, set) == [over(180)]


def test_times_are_recorded_on_the_clock_of_warsaw_and_nothing_else_comes_in(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    odd = {**visit("A-1", "S-1"), "start": "2026-03-02T07:00:00Z", "note": "Jan Kowalski"}

    draft = app.do(FileDraft(document={**roster(odd), "author": "Jan Kowalski"}), scope, by()).draft

    document = found(app, RosterDraft, scope, draft).document
    assert document["visits"] == [visit("A-1", "S-1")]
    assert "Kowalski" not in str(document)


def test_a_draft_from_before_a_booking_by_hand_is_not_published(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    draft = app.do(FileDraft(document=roster(visit("A-1", "S-2"))), scope, by()).draft
    app.do(BookVisit(**visit("A-1", "S-1", TUESDAY)), scope, by())

    with pytest.raises(Refused, match="overtaken_draft"):
        app.do(PublishRoster(draft=draft), scope, by())


def test_the_past_of_a_published_month_stays_when_it_is_solved_again(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    tuesday = minute_of(datetime.fromisoformat("2026-03-03T00:00:00+01:00"))

    draft = app.do(ComputeDraft(month=str(Month(2026, 3)), steps=5, since=tuesday), scope, by()).draft

    monday = [one for one in found(app, RosterDraft, scope, draft).document["visits"] if one["start"] < TUESDAY]
    assert monday == [visit("A-1", "S-1"), visit("A-2", "S-2")]
