"""Drafts, publishing and bookings in a real store: what keeps the rules is recorded, the rest is refused whole."""

from datetime import datetime

import pytest

from planner.aggregates.roster import Roster, RosterDraft
from planner.commands import rosters, staff
from planner.documents.finding import Finding, finding
from planner.record.application import Godziny
from planner.record.month_now import worsened
from planner.solver.roster.search import Effort
from planner.terms.calendar import Month
from planner.terms.clock import minute_of
from planner.terms.refusals import BreaksRules, Refused
from planner.terms.scope import Scope
from projections.door import Views
from tests.worlds.cases import assistant
from tests.worlds.recorded import by
from tests.worlds.recorded_month import MONDAY, TUESDAY, ready, roster, visit


def published(app: Godziny, unit: str) -> Scope:
    """A-1 by S-1 and A-2 by S-2, both on Monday at eight."""
    scope = ready(app, unit)
    draft = rosters.file_draft(app, scope, roster(visit("A-1", "S-1"), visit("A-2", "S-2")), by())
    rosters.publish(app, scope, draft["draft"], by())
    return scope


def planned(app: Godziny, scope: Scope) -> dict[str, int]:
    return {row["application"]: row["planned"] for row in Views(app).balances(scope).people}


def test_a_draft_changes_nothing_until_it_is_published(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)

    filed = rosters.file_draft(app, scope, roster(visit("A-1", "S-1")), by())

    assert filed["draft"] == "2026-03/D-1"
    assert Views(app).visits(scope) == []
    assert planned(app, scope) == {"A-1": 0, "A-2": 0}


def test_publishing_plans_all_visits_in_one_transaction(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    entries = {number for number, row in app.journal.events(scope) if row["topic"].startswith("visit.")}
    assert len(entries) == 1
    assert [one["visit"] for one in Views(app).visits(scope)] == ["V-2026-03-1", "V-2026-03-2"]
    assert planned(app, scope) == {"A-1": 2, "A-2": 2}


def test_publishing_again_says_what_changed(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    other = roster(visit("A-1", "S-2"), visit("A-2", "S-2", hour=10), visit("A-1", "S-1", TUESDAY))
    draft = rosters.file_draft(app, scope, other, by())["draft"]

    done = rosters.publish(app, scope, draft, by())

    assert {key: done[key] for key in ("planned", "moved", "reassigned", "cancelled")} == {
        "planned": 1,
        "moved": 1,
        "reassigned": 1,
        "cancelled": 0,
    }
    assert [row["in_force"] for row in Views(app).drafts(scope)] == [False, True]
    with pytest.raises(Refused, match="already_published"):
        rosters.publish(app, scope, draft, by())


def test_a_draft_that_breaks_a_rule_is_refused_with_the_rule(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)

    with pytest.raises(BreaksRules) as refused:
        rosters.file_draft(app, scope, roster(visit("A-1", "S-1"), visit("A-2", "S-1")), by())

    assert [(one.code, one.rule) for one in refused.value.findings] == [("assistant_overlap", "R-35")]
    assert not app.knows(Roster, scope, "2026-03")


def test_a_draft_that_was_overtaken_is_not_published(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    draft = rosters.file_draft(app, scope, roster(visit("A-1", "S-1")), by())["draft"]
    monday = by().effective.replace(month=3, day=2)
    staff.set_absences(app, scope, "S-1", ((monday, monday),), by())

    with pytest.raises(BreaksRules) as refused:
        rosters.publish(app, scope, draft, by())

    assert {one.code for one in refused.value.findings} == {"absent"}
    assert Views(app).visits(scope) == []


def test_a_booking_that_breaks_a_rule_is_refused_and_nothing_is_stored(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    before = app.journal.number(scope)

    with pytest.raises(BreaksRules):
        rosters.reassign(app, scope, "V-2026-03-2", "S-1", by())

    assert app.journal.number(scope) == before


def test_a_visit_is_moved_given_to_somebody_else_and_cancelled(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    later = visit("A-2", "S-2", hour=10)

    rosters.move(app, scope, "V-2026-03-2", later["start"], later["end"], by())
    rosters.reassign(app, scope, "V-2026-03-2", "S-1", by())
    rosters.cancel(app, scope, "V-2026-03-1", "person_ill", by())

    assert [(one["visit"], one["assistant"], one["start"][11:16]) for one in Views(app).visits(scope)] == [
        ("V-2026-03-2", "S-1", "10:00")
    ]
    assert planned(app, scope) == {"A-1": 0, "A-2": 2}
    with pytest.raises(Refused, match="visit_cancelled"):
        rosters.cancel(app, scope, "V-2026-03-1", "person_ill", by())
    with pytest.raises(Refused, match="no_such_visit"):
        rosters.cancel(app, scope, "V-2026-03-99", "person_ill", by())
    with pytest.raises(Refused, match="no_such_visit"):
        rosters.cancel(app, scope, "nonsense", "person_ill", by())


def test_a_fault_that_was_there_before_does_not_forbid_another_booking(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    monday = by().effective.replace(month=3, day=2)
    staff.set_absences(app, scope, "S-1", ((monday, monday),), by())

    done = rosters.plan_visit(app, scope, visit("A-1", "S-2", TUESDAY), by())

    assert done["visit"] == "V-2026-03-3"


def test_the_month_is_solved_from_the_record_and_keeps_what_is_published(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    done = rosters.compute_draft(app, scope, Month(2026, 3), Effort(steps=20), by())
    compared = rosters.compare(app, scope, "2026-03/D-1", done["draft"])

    assert compared["unchanged"] == 2
    assert compared["planned"] == done["visits"] - 2 > 5


def test_the_same_command_id_books_once(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    facts = visit("A-1", "S-1", TUESDAY)

    first = rosters.plan_visit(app, scope, facts, by(command_id="book-1"))
    again = rosters.plan_visit(app, scope, facts, by(command_id="book-1"))

    assert first == again
    assert len(Views(app).visits(scope, day=None, month="2026-03")) == 3


@pytest.mark.parametrize(("month", "code"), [("2027-01", "month_outside"), ("2026-13", "no_month"), (None, "no_month")])
def test_a_roster_of_no_month_of_the_programme_is_refused(app: Godziny, unit: str, month: str, code: str) -> None:
    scope = ready(app, unit)

    with pytest.raises(Refused, match=code):
        rosters.file_draft(app, scope, {"month": month, "visits": []}, by())


def test_nights_of_tomorrow_and_of_yesterday_are_both_shown(app: Godziny, unit: str) -> None:
    scope = published(app, unit)

    rows = Views(app).visits(scope, day=by().effective.replace(month=3, day=2), assistant="S-2")

    assert [(one["application"], one["start"][:10]) for one in rows] == [("A-2", MONDAY)]


def test_cancelling_is_never_refused_for_a_rule_that_is_broken_already(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    staff.change(app, scope, assistant("S-1", max_hours_month=1), by())

    rosters.cancel(app, scope, "V-2026-03-1", "assistant_ill", by())

    assert [one["visit"] for one in Views(app).visits(scope)] == ["V-2026-03-2"]


def test_a_broken_rule_may_be_made_smaller_but_not_larger() -> None:
    def over(minutes: int) -> Finding:
        return finding("assistant_hours", "", assistant="S-1", minutes=60 + minutes, most=60, over=minutes)

    assert worsened({over(120)}, lambda: {over(180)}) == []
    assert worsened({over(180)}, lambda: {over(120)}) == [over(180)]
    assert worsened({over(180)}, set) == [over(180)]


def test_times_are_recorded_on_the_clock_of_warsaw_and_nothing_else_comes_in(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    odd = {**visit("A-1", "S-1"), "start": "2026-03-02T07:00:00Z", "note": "Jan Kowalski"}

    draft = rosters.file_draft(app, scope, {**roster(odd), "author": "Jan Kowalski"}, by())["draft"]

    document = app.find(RosterDraft, scope, draft).document
    assert document["visits"] == [visit("A-1", "S-1")]
    assert "Kowalski" not in str(document)


def test_a_draft_from_before_a_booking_by_hand_is_not_published(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    draft = rosters.file_draft(app, scope, roster(visit("A-1", "S-2")), by())["draft"]
    rosters.plan_visit(app, scope, visit("A-1", "S-1", TUESDAY), by())

    with pytest.raises(Refused, match="overtaken_draft"):
        rosters.publish(app, scope, draft, by())


def test_the_past_of_a_published_month_stays_when_it_is_solved_again(app: Godziny, unit: str) -> None:
    scope = published(app, unit)
    tuesday = minute_of(datetime.fromisoformat("2026-03-03T00:00:00+01:00"))

    draft = rosters.compute_draft(app, scope, Month(2026, 3), Effort(steps=5), by(), since=tuesday)["draft"]

    monday = [one for one in app.find(RosterDraft, scope, draft).document["visits"] if one["start"] < TUESDAY]
    assert monday == [visit("A-1", "S-1"), visit("A-2", "S-2")]
