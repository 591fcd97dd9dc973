"""A plan from a month on, of what is recorded: computed, announced, and what stands against it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.aggregates.application import Application
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.commands.announcing import Announce, Announced
from planner.commands.applications import AssessApplication, DecideCommission
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.commands.programmes import ChangeRules
from planner.commands.replanning import ComputeReplan, Replanned
from planner.commands.wishing import AddPersonAbsence
from planner.record.application import Godziny
from planner.record.in_force import plan_in_force
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, events_of, found

PEOPLE = [application(f"A-{number}", points=10 - number, requested_hours=120) for number in range(1, 6)]
LAST = date(2026, 5, 31)
USED = {"A-1": {"2026-02": "20", "2026-03": "10.5"}, "A-2": {"2026-02": "30", "2026-03": "30"}}


def year(app: Godziny, unit: str, **changes: Any) -> Scope:
    """February to May, two places: A-1 and A-2 have 120 hours each; the others wait."""
    return announced(app, unit, case(PEOPLE, **{"places": 2, "hours": 240, "last": LAST, **changes}))


def replanned(app: Godziny, scope: Scope, at: str = "2026-04", **asked: Any) -> Replanned:
    told = app.do(ComputeReplan(at=at, **{"used": USED, "leavers": {}, **asked}), scope, by())
    assert isinstance(told, Replanned)
    return told


def in_force(app: Godziny, scope: Scope, at: str = "2026-04", **asked: Any) -> Announced:
    """The re-plan, announced."""
    name = replanned(app, scope, at, **asked).plan
    told = app.do(Announce(plan=name), scope, by())
    assert isinstance(told, Announced)
    keeps_the_budget(app, scope)
    return told


def keeps_the_budget(app: Godziny, scope: Scope) -> None:
    """Granted and reserve are the budget, for the record, for the balances, and for everybody."""
    programme, balances = found(app, Programme, scope), ReadDoor(app).balances(scope)
    assert programme.granted + programme.reserve == programme.budget_hours == programme.rules.budget_hours
    assert {row["application"]: row["granted"] for row in balances.people if row["granted"]} == held(app, scope)


def held(app: Godziny, scope: Scope) -> dict[str, int]:
    return {name: one.hours for name, one in found(app, Programme, scope).held.items() if one.hours}


def withdrawn(app: Godziny, scope: Scope, name: str = "A-2", hours: int = 60) -> None:
    app.do(WithdrawApplication(application=name, last_day=date(2026, 3, 20), used_hours=hours), scope, by())


# What comes of it


def test_who_left_keeps_what_was_used_and_the_next_is_called_up(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    withdrawn(app, scope)

    told = in_force(app, scope)

    assert held(app, scope) == {"A-1": 120, "A-2": 60, "A-3": 60}
    assert (told.admitted, told.lowered, told.dropped, told.kept_hours, told.reserve) == (["A-3"], [], [], 60, 0)
    one = found(app, Application, scope, "A-3")
    assert (one.standing, one.last_grant["first_day"]) == ("granted", "2026-04-01")
    assert sorted(one.last_grant["months"]) == ["2026-04", "2026-05"]


def test_who_leaves_is_withdrawn_by_the_re_plan_that_says_so(app: Godziny, unit: str) -> None:
    scope = year(app, unit)

    told = in_force(app, scope, leavers={"A-2": date(2026, 3, 20)}, reason="left")

    gone = found(app, Application, scope, "A-2")
    assert (gone.standing, gone.withdrawn, gone.last_day, gone.hours) == ("ended", True, "2026-03-20", 60)
    assert (told.dropped, told.admitted) == (["A-2"], ["A-3"])


def test_the_history_tells_of_changed_grants_and_of_who_is_called_up(app: Godziny, unit: str) -> None:
    scope = year(app, unit)

    in_force(app, scope, leavers={"A-2": date(2026, 3, 20)}, policy="both")

    told = {
        name: [one["event"] for one in ReadDoor(app).history(scope, name, Application)]
        for name in ("A-1", "A-2", "A-3")
    }
    assert told["A-1"][-1] == "application.grant_changed"
    assert told["A-2"][-2:] == ["application.withdrawn", "application.grant_ended"]
    assert told["A-3"][-1] == "application.called_up"
    assert [one["event"] for one in ReadDoor(app).history(scope, "P-2", Plan)] == ["plan.revised", "plan.announced"]


def test_a_pause_takes_no_hours(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    before = held(app, scope)
    away = {"application": "A-1", "from": date(2026, 4, 1), "to": date(2026, 4, 30)}
    app.do(AddPersonAbsence(**away), scope, by())

    in_force(app, scope, reason="paused")

    assert held(app, scope) == before


def test_a_smaller_budget_is_impossible_until_somebody_may_be_lowered(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    rules = replace(found(app, Programme, scope).rules, hours=200)
    app.do(ChangeRules(rules=rules), scope, by())

    told = replanned(app, scope, reason="budget")
    with pytest.raises(Refused, match="not_announceable"):
        app.do(Announce(plan=told.plan), scope, by())
    lowered = in_force(app, scope, allow_lower=("A-2",), reason="budget")

    assert told.status == "infeasible"
    assert (lowered.lowered, held(app, scope)) == (["A-2"], {"A-1": 120, "A-2": 80})


def test_what_is_recorded_of_a_re_plan_is_enough_to_judge_it_again(app: Godziny, unit: str) -> None:
    from planner.documents.replanning import replanning_from_json
    from planner.solver.replan.check.judge import judge

    scope = year(app, unit)
    name = replanned(app, scope, leavers={"A-2": date(2026, 3, 20)}, reason="left").plan

    plan = found(app, Plan, scope, str(name))
    request = replanning_from_json(plan.revision["request"])
    assert judge(plan.inputs, plan.revision["in_force"], plan.document, request).outcome == "ok"


def test_where_nobody_says_what_was_used_the_plan_until_then_counts(app: Godziny, unit: str) -> None:
    scope = year(app, unit)

    told = replanned(app, scope, used=None)

    used = {one["application"]: one["used"] for one in found(app, Plan, scope, "P-2").document["admitted"]}
    months = found(app, Application, scope, "A-1").last_grant["months"]
    assert told.assumed is True
    assert used["A-1"] == months["2026-02"] + months["2026-03"]


def test_what_was_said_of_earlier_months_holds_in_the_next_re_plan(app: Godziny, unit: str) -> None:
    """Not the plan that was not followed."""
    scope = year(app, unit)
    in_force(app, scope)

    replanned(app, scope, "2026-05", used=None)

    april = found(app, Application, scope, "A-1").last_grant["months"]["2026-04"]
    used = {one["application"]: one["used"] for one in found(app, Plan, scope, "P-3").document["admitted"]}
    assert used["A-1"] == -(-(20 + 10.5 + april) // 1)


def test_what_a_leaver_used_may_be_told_later(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    in_force(app, scope, leavers={"A-2": date(2026, 3, 20)}, used={"A-1": USED["A-1"]}, policy="reserve")

    in_force(app, scope, used=USED, policy="reserve")

    assert held(app, scope) == {"A-1": 120, "A-2": 60}


def test_who_leaves_later_is_remembered(app: Godziny, unit: str) -> None:
    """Served until the last day, by whatever re-plan or roster comes next."""
    scope = year(app, unit)
    in_force(app, scope, leavers={"A-2": date(2026, 4, 2)}, policy="reserve")

    told = in_force(app, scope, policy="share")

    two = found(app, Application, scope, "A-2")
    assert (two.standing, two.withdrawn, two.last_day) == ("granted", False, "2026-04-02")
    assert list(two.last_grant["months"])[-1] == "2026-04"
    assert told.dropped == []


def test_whoever_was_to_leave_may_stay_after_all(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    in_force(app, scope, leavers={"A-2": date(2026, 4, 2)}, policy="reserve")
    app.do(ReinstateApplication(application="A-2"), scope, by())

    in_force(app, scope, policy="share")

    assert found(app, Application, scope, "A-2").hours == 120


def test_of_two_last_days_the_earlier_counts_until_it_is_undone(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    in_force(app, scope, leavers={"A-2": date(2026, 4, 2)}, policy="share")
    before = held(app, scope)

    in_force(app, scope, leavers={"A-2": date(2026, 4, 20)}, policy="share")

    assert found(app, Application, scope, "A-2").last_day == "2026-04-02"
    assert held(app, scope) == before


def test_naming_a_leaver_again_changes_nothing(app: Godziny, unit: str) -> None:
    """Neither somebody of the plan nor somebody who only waited."""
    scope = year(app, unit)
    leavers = {"A-2": date(2026, 3, 20), "A-5": date(2026, 3, 20)}
    in_force(app, scope, leavers=leavers)
    before = held(app, scope)

    in_force(app, scope, leavers=leavers)

    assert held(app, scope) == before


# Twice, and at once


def test_with_nothing_changed_a_second_re_plan_changes_nothing(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    withdrawn(app, scope)
    in_force(app, scope)
    before = held(app, scope)

    again = in_force(app, scope)

    assert held(app, scope) == before
    assert (again.admitted, again.raised, again.lowered, again.dropped) == ([], [], [], [])


def test_the_same_command_id_computes_once(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    asked = ComputeReplan(at="2026-04", used=USED, leavers={})

    first = app.do(asked, scope, by(command_id="once"))
    again = app.do(asked, scope, by(command_id="once"))

    assert again == first
    assert list(found(app, Programme, scope).plans) == ["P-1", "P-2"]
    with pytest.raises(Refused, match="command_id_reused"):
        app.do(ComputeReplan(at="2026-05", used=USED, leavers={}), scope, by(command_id="once"))


def test_of_two_re_plans_of_one_plan_in_force_one_wins(app: Godziny, unit: str, url: str) -> None:
    scope = year(app, unit)
    withdrawn(app, scope)
    mine = replanned(app, scope).plan
    with Godziny(url) as other:
        theirs = replanned(other, scope, policy="share").plan
        other.do(Announce(plan=theirs), scope, by("ola"))

    with pytest.raises(Refused, match="overtaken_plan"):
        app.do(Announce(plan=mine), scope, by())
    keeps_the_budget(app, scope)


def test_a_re_plan_of_a_plan_no_longer_in_force_is_refused(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    withdrawn(app, scope)
    early, late = replanned(app, scope).plan, replanned(app, scope, policy="share").plan
    app.do(Announce(plan=early), scope, by())

    with pytest.raises(Refused, match="in_force_changed"):
        app.do(Announce(plan=late), scope, by())


def test_a_re_plan_computed_before_something_changed_is_refused(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    withdrawn(app, scope)
    name = replanned(app, scope).plan
    app.do(AssessApplication(application="A-4", points=99), scope, by())

    with pytest.raises(Refused, match="inputs_changed") as refusal:
        app.do(Announce(plan=name), scope, by())

    assert "A-4.points" in refusal.value.facts["changes"]


def test_the_plan_of_the_year_is_computed_also_after_a_re_plan(app: Godziny, unit: str) -> None:
    """They rest on the same inputs, and are not the same plan."""
    scope = year(app, unit)
    replanned(app, scope)

    told = app.do(ComputePlan(), scope, by())

    assert "at" not in found(app, Plan, scope, str(told.plan)).document


# What cannot be asked


def test_nothing_is_planned_anew_before_anything_is_announced(app: Godziny, unit: str) -> None:
    from tests.worlds.recorded import imported

    scope = imported(app, unit, case(PEOPLE, places=2))

    with pytest.raises(Refused, match="nothing_announced"):
        replanned(app, scope, "2026-03")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"at": "2026-07"}, "replan_month"),
        ({"used": {"A-3": {"2026-02": "1"}}}, "used_of_stranger"),
        ({"used": {"A-1": {"2026-04": "1"}}}, "used_too_late"),
        ({"leavers": {"X-1": LAST}}, "unknown_leaver"),
        ({"allow_lower": ("A-3",)}, "lowered_not_staying"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_filed(
    app: Godziny, unit: str, asked: dict[str, Any], code: str
) -> None:
    scope = year(app, unit)

    with pytest.raises(InputRefused) as refusal:
        replanned(app, scope, **asked)

    assert [one.code for one in refusal.value.faults] == [code]
    assert list(found(app, Programme, scope).plans) == ["P-1"]


def test_out_of_time_nothing_is_filed(app: Godziny, unit: str) -> None:
    scope = year(app, unit)

    told = replanned(app, scope, seconds=0)

    assert (told.plan, told.status) == (None, "unknown")
    assert list(found(app, Programme, scope).plans) == ["P-1"]


def test_whoever_the_commission_refused_since_is_gone_and_told_so(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    decision = {"decision": "refuse", "min_hours": None, "max_hours": None}
    app.do(DecideCommission(application="A-2", **decision, reason="zmiana"), scope, by())

    in_force(app, scope, policy="reserve")

    assert held(app, scope) == {"A-1": 120, "A-2": 60}
    assert found(app, Application, scope, "A-2").standing == "ended"


def test_events_of_a_re_plan_say_nothing_personal(app: Godziny, unit: str) -> None:
    people = [replace(one, contact=(("name", "Zofia Nitka"), ("pesel", "60050512345"))) for one in PEOPLE]
    scope = announced(app, unit, case(people, places=2, hours=240, last=LAST))

    in_force(app, scope, leavers={"A-2": date(2026, 3, 20)})

    text = json.dumps(events_of(app, scope), default=str)
    assert not [word for word in ("Zofia", "60050512345", "1960-05-05") if word in text]


def test_who_was_called_up_in_april_weighs_two_months_of_four(app: Godziny, unit: str) -> None:
    scope = year(app, unit)
    withdrawn(app, scope)
    app.do(CallUp(application="A-3", hours=30), scope, Act.now("jan", effective=date(2026, 4, 10)))

    reading = Reading(app.streams, app.personal, scope)
    rows = plan_in_force(reading, ProgrammeNow.read(reading))["admitted"]

    assert [(row["application"], row.get("weight_share")) for row in rows] == [("A-1", None), ("A-3", "1/2")]
