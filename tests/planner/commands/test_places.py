"""People leave, come back, and the next of the waiting list gets the place."""

from datetime import date
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication, DecideCommission, NotifyApplicant
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.record.application import Godziny
from planner.record.month_now import whole_month
from planner.record.reading import Reading
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, found, imported

PEOPLE = [application(f"A-{number}", points=10 - number) for number in range(1, 6)]


def freed(app: Godziny, unit: str, **changes: Any) -> Scope:
    """Two places; A-1 has left with 30 hours used, so one place and 70 hours are free."""
    scope = announced(app, unit, case(PEOPLE, **{"places": 2, "hours": 200, **changes}))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=30), scope, by())
    return scope


def test_a_leaver_keeps_what_was_used_and_the_rest_is_in_the_reserve(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)

    programme = found(app, Programme, scope)
    assert (programme.granted, programme.reserve) == (130, 70)
    assert found(app, Application, scope, "A-1").standing == "ended"


def test_more_hours_used_than_granted_are_refused(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))

    with pytest.raises(Refused, match="used_above_grant"):
        app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=101), scope, by())
    assert not found(app, Application, scope, "A-1").withdrawn


def test_the_next_of_the_waiting_list_gets_the_place(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)

    app.do(CallUp(application="A-3", hours=70), scope, by())

    one = found(app, Application, scope, "A-3")
    assert (one.standing, one.hours, one.last_grant["months"]) == ("granted", 70, {"2026-02": 33, "2026-03": 37})
    assert found(app, Programme, scope).reserve == 0


def test_nobody_is_passed_over(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)

    with pytest.raises(Refused, match="not_next") as refusal:
        app.do(CallUp(application="A-4", hours=10), scope, by())
    assert refusal.value.facts["next"] == "A-3"


@pytest.mark.parametrize(
    ("name", "hours", "code"),
    [
        ("A-3", 71, "no_budget_left"),
        ("A-3", 101, "hours_out_of_bounds"),
        ("A-2", 10, "not_waiting"),
        ("A-9", 10, "no_such_application"),
    ],
)
def test_a_place_is_refused_with_the_fact_against_it(app: Godziny, unit: str, name: str, hours: int, code: str) -> None:
    scope = freed(app, unit)

    with pytest.raises(Refused, match=code):
        app.do(CallUp(application=name, hours=hours), scope, by())
    assert found(app, Programme, scope).reserve == 70


def test_the_last_place_is_given_once(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    app.do(CallUp(application="A-3", hours=10), scope, by())

    for hours in (10, 90):  # fewer hours would not help
        with pytest.raises(Refused, match="no_places_left"):
            app.do(CallUp(application="A-4", hours=hours), scope, by())


def test_hours_that_do_not_fit_into_the_days_left_say_how_many_do(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    last_day = Act.now("jan", effective=date(2026, 3, 31))

    with pytest.raises(Refused, match="no_room_left") as refusal:
        app.do(CallUp(application="A-3", hours=30), scope, last_day)
    assert {key: refusal.value.facts[key] for key in ("fits", "others")} == {"fits": 24, "others": "A-4, A-5"}
    app.do(CallUp(application="A-3", hours=24), scope, last_day)


def test_undoing_a_withdrawal_brings_the_grant_back(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)

    app.do(ReinstateApplication(application="A-1"), scope, by())

    one = found(app, Application, scope, "A-1")
    assert (one.standing, one.hours, one.withdrawn) == ("granted", 100, False)
    assert found(app, Programme, scope).reserve == 0


def test_undoing_a_withdrawal_without_a_free_place_counts_in_the_next_plan(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    app.do(CallUp(application="A-3", hours=10), scope, by())

    told = app.do(ReinstateApplication(application="A-1"), scope, by())

    assert (told.grant_restored, told.standing, told.hours) == (False, "ended", 30)
    assert not found(app, Application, scope, "A-1").withdrawn


def test_a_grant_of_an_older_plan_does_not_come_back(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    app.do(ComputePlan(), scope, by())
    app.do(Announce(), scope, by())

    assert app.do(ReinstateApplication(application="A-1"), scope, by()).grant_restored is False


def test_the_next_plan_leaves_what_leavers_used(app: Godziny, unit: str) -> None:
    scope = freed(app, unit, pools={"severe": 150})
    app.do(ComputePlan(), scope, by())

    told = app.do(Announce(), scope, by())

    programme = found(app, Programme, scope)
    assert (told.hours, told.kept_hours, told.reserve, programme.budget_hours) == (120, 30, 50, 200)
    assert {name: held.hours for name, held in programme.held.items()} == {"A-1": 30, "A-2": 60, "A-3": 60}


def test_whoever_the_commission_refused_since_is_not_called_up(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    decision = {"decision": "refuse", "min_hours": None, "max_hours": None}
    app.do(DecideCommission(application="A-3", **decision, reason="zmiana"), scope, by())

    with pytest.raises(Refused, match="not_waiting"):
        app.do(CallUp(application="A-3", hours=10), scope, by())
    app.do(CallUp(application="A-4", hours=10), scope, by())


def test_a_leaver_who_used_nothing_does_not_count_in_the_quota(app: Godziny, unit: str) -> None:
    high = [application(f"H-{number}", points=50) for number in range(7)]
    low = [application(f"M-{number}", category="moderate", points=9 - number) for number in range(4)]
    scope = announced(app, unit, case([*high, *low], places=10, hours=1000))
    app.do(WithdrawApplication(application="M-0", last_day=date(2026, 2, 28), used_hours=0), scope, by())

    app.do(CallUp(application="M-3", hours=10), scope, by())
    assert found(app, Application, scope, "M-3").standing == "granted"


def test_whoever_is_back_has_a_place_in_the_next_plan_with_at_least_what_was_used(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    app.do(CallUp(application="A-3", hours=10), scope, by())
    app.do(ReinstateApplication(application="A-1"), scope, by())
    app.do(AssessApplication(application="A-1", points=0), scope, by())
    app.do(ComputePlan(), scope, by())

    told = app.do(Announce(), scope, by())

    assert (told.hours, told.kept_hours, told.dropped) == (200, 0, ["A-3"])
    assert found(app, Application, scope, "A-1").hours >= 30


def test_leaving_and_coming_back_changes_nothing_in_the_next_plan(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=150))
    plain = {name: held.hours for name, held in found(app, Programme, scope).held.items()}
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=30), scope, by())
    app.do(CallUp(application="A-3", hours=10), scope, by())
    app.do(ReinstateApplication(application="A-1"), scope, by())
    app.do(ComputePlan(), scope, by())

    told = app.do(Announce(), scope, by())

    assert told.reserve == 0
    assert {name: held.hours for name, held in found(app, Programme, scope).held.items()} == plain


def test_hours_used_by_somebody_no_longer_eligible_stay_used(app: Godziny, unit: str) -> None:
    scope = freed(app, unit)
    app.do(CallUp(application="A-3", hours=10), scope, by())
    app.do(ReinstateApplication(application="A-1"), scope, by())
    decision = {"decision": "refuse", "min_hours": None, "max_hours": None}
    app.do(DecideCommission(application="A-1", **decision, reason="zmiana"), scope, by())
    app.do(ComputePlan(), scope, by())

    told = app.do(Announce(), scope, by())

    programme, one = found(app, Programme, scope), found(app, Application, scope, "A-1")
    balances = {row["application"]: row["granted"] for row in ReadDoor(app).balances(scope).people}
    assert (one.standing, one.hours, told.kept_hours) == ("refused", 30, 30)
    assert balances == {name: held.hours for name, held in programme.held.items()}


def test_a_withdrawal_during_an_announcement_is_before_or_after_it(
    app: Godziny, unit: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = imported(app, unit, case(PEOPLE, places=2, hours=200))
    find, announcing = Reading.find, []

    def announcing_in_between(reading: Reading, kind: Any, *arguments: Any) -> Any:
        read = find(reading, kind, *arguments)
        if kind is Programme and not announcing:
            announcing.append(1)
            with Godziny(url) as other:
                other.do(Announce(), scope, by("ola"))
        return read

    monkeypatch.setattr(Reading, "find", announcing_in_between)
    with pytest.raises(Refused, match="used_hours_needed"):
        app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28)), scope, by())
    assert not found(app, Application, scope, "A-1").withdrawn


def test_somebody_called_up_is_served_from_that_day_and_gets_the_share_of_the_days_left(
    app: Godziny, unit: str
) -> None:
    scope = freed(app, unit)

    app.do(CallUp(application="A-3", hours=20), scope, Act.now("jan", effective=date(2026, 3, 20)))

    one = found(app, Application, scope, "A-3")
    assert (one.last_grant["months"], one.last_grant["first_day"]) == ({"2026-03": 20}, "2026-03-20")
    whole = whole_month(Reading(app.streams, app.personal, scope), Month(2026, 3), "jan")
    assert {one.id: one.first_service_day for one in whole.case.applications}["A-3"] == date(2026, 3, 20)


def test_a_full_pool_says_what_is_left_and_who_else_could_get_it(app: Godziny, unit: str) -> None:
    people = [application(f"A-{n}", points=10 - n) for n in (1, 2)]
    people.append(application("A-3", points=5, category="moderate_multiple"))
    scope = announced(app, unit, case(people, places=1, hours=200, pools={"severe": 100}))
    gone = WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=60)
    app.do(gone, scope, by())

    with pytest.raises(Refused, match="no_pool_left") as refusal:
        app.do(CallUp(application="A-2", hours=50), scope, by())

    assert {key: refusal.value.facts[key] for key in ("left", "fits", "others")} == {
        "left": 40,
        "fits": 40,
        "others": "A-3",
    }


def test_days_are_refused_with_the_range_that_is_allowed(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))

    with pytest.raises(Refused, match="told_before_decision"):
        app.do(NotifyApplicant(application="A-1", how="in_writing", on=date(2026, 1, 31)), scope, by())
    with pytest.raises(Refused, match="last_day_outside"):
        app.do(WithdrawApplication(application="A-1", last_day=date(2030, 1, 1), used_hours=0), scope, by())


def test_who_only_waited_leaves_no_free_place(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))

    waited = app.do(WithdrawApplication(application="A-3", last_day=date(2026, 2, 28)), scope, by())
    held = app.do(WithdrawApplication(application="A-1", last_day=date(2026, 2, 28), used_hours=5), scope, by())

    assert (waited.had_grant, held.had_grant) == (False, True)


def test_somebody_who_only_waited_loses_no_hours_by_coming_back(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2, hours=200))
    app.do(WithdrawApplication(application="A-3", last_day=date(2026, 2, 28)), scope, by())

    told = app.do(ReinstateApplication(application="A-3"), scope, by())

    assert (told.had_grant, told.grant_restored, told.standing) == (False, False, "waiting")
