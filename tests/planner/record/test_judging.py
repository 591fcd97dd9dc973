"""Plans and rosters judged against the record, which knows what a folder does not."""

import json
from datetime import date
from typing import Any

import pytest

from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication
from planner.commands.drafts import ComputeDraft, FileDraft, PublishRoster
from planner.commands.leaving import WithdrawApplication
from planner.commands.planning import ComputePlan
from planner.commands.replanning import ComputeReplan
from planner.record.application import Godziny
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.made_with import check_made_with
from planner.terms.refusals import InputRefused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, of
from tests.worlds.recorded_month import MONDAY, month, ready, roster, visit

PEOPLE = [application(f"A-{number}") for number in (1, 2, 3)]


def after_somebody_left(app: Godziny, unit: str) -> tuple[Scope, dict[str, Any]]:
    """A plan in force that counts the hours of somebody who is gone."""
    scope = announced(app, unit, case(PEOPLE, hours=200))
    app.do(WithdrawApplication(application="A-1", last_day=date(2026, 3, 1), used_hours=20), scope, by())
    app.do(ComputePlan(), scope, by())
    app.do(Announce(), scope, by())
    return scope, ReadDoor(app).plan(scope, "P-2")


def test_a_plan_in_force_is_judged_by_the_hours_used_before(app: Godziny, unit: str) -> None:
    scope, plan = after_somebody_left(app, unit)
    folder = of(unit, case(PEOPLE[1:], hours=200))

    assert judge(folder, plan).outcome != "ok"
    assert ReadDoor(app).judged_plan(scope, plan).verdict.outcome == "ok"


def test_such_a_plan_says_what_it_needs_and_no_folder_judges_it(app: Godziny, unit: str) -> None:
    scope, plan = after_somebody_left(app, unit)

    assert list(plan["made_with"]) == ["recorded"]
    with pytest.raises(InputRefused) as refused:
        check_made_with(plan)
    assert [(one.code, one.facts) for one in refused.value.faults] == [("plan_needs", (("options", "--recorded"),))]
    check_made_with(ReadDoor(app).plan(scope, "P-1"))


def test_what_was_changed_by_hand_is_still_found_wrong(app: Godziny, unit: str) -> None:
    scope, plan = after_somebody_left(app, unit)
    edited = json.loads(json.dumps(plan))
    edited["admitted"][0]["hours"] += 1

    assert ReadDoor(app).judged_plan(scope, edited).verdict.outcome == "unlawful"


def test_what_has_changed_since_is_told_beside_the_verdict(app: Godziny, unit: str) -> None:
    scope, plan = after_somebody_left(app, unit)
    app.do(AssessApplication(application="A-2", points=3), scope, by())

    found = ReadDoor(app).judged_plan(scope, plan)

    assert (found.verdict.outcome, found.plan, found.changes) == ("ok", "P-2", ("A-2.points: 10 → 3",))


def test_a_plan_that_nobody_recorded_is_judged_by_what_is_there_now(app: Godziny, unit: str) -> None:
    scope, plan = after_somebody_left(app, unit)
    by_hand = {key: value for key, value in plan.items() if key != "inputs_digest"}

    found = ReadDoor(app).judged_plan(scope, by_hand)

    assert (found.verdict.outcome, found.plan) == ("ok", None)


def test_each_of_two_re_plans_of_the_same_inputs_is_judged_by_what_it_was_asked(app: Godziny, unit: str) -> None:
    people = [application(f"A-{number}", points=number) for number in range(1, 4)]
    scope = announced(app, unit, case(people, places=2, hours=200))
    asked = [
        ComputeReplan(at="2026-03", policy=policy, leavers={"A-3": date(2026, 2, 20)}) for policy in ("reserve", "both")
    ]

    plans = [app.do(one, scope, by()).plan for one in asked]

    for name in plans:
        found = ReadDoor(app).judged_plan(scope, ReadDoor(app).plan(scope, name))
        assert (found.plan, found.verdict.outcome) == (name, "ok")


def test_a_roster_that_keeps_an_old_one_is_judged_by_it_before_and_after_publishing(app: Godziny, unit: str) -> None:
    scope, door = ready(app, unit), ReadDoor(app)
    first = app.do(FileDraft(document=roster(visit("A-1", "S-1"), visit("A-2", "S-2"))), scope, by()).draft
    app.do(PublishRoster(draft=first), scope, by())
    second = app.do(ComputeDraft(month="2026-03", steps=3, seconds=30), scope, by()).draft
    document = door.draft(scope, second)
    assert "keep" in document["made_with"]

    assert door.judged_roster(scope, document, "jan", {}).verdict.outcome == "ok"
    app.do(PublishRoster(draft=second), scope, by())
    assert door.judged_roster(scope, document, "jan", {}).verdict.outcome == "ok"


def test_a_roster_whose_old_one_nobody_has_names_it(app: Godziny, unit: str) -> None:
    scope = ready(app, unit)
    document = {**roster(visit("A-1", "S-1")), "made_with": {"keep": "sha256:" + "0" * 64}}

    with pytest.raises(InputRefused) as refused:
        ReadDoor(app).judged_roster(scope, document, "jan", {})

    assert [(one.code, one.facts) for one in refused.value.faults] == [("roster_needs", (("options", "--keep"),))]


def test_a_roster_is_judged_by_the_month_as_it_is_recorded(app: Godziny, unit: str) -> None:
    scope, door = ready(app, unit), ReadDoor(app)
    assert month().wishes

    wrong = door.judged_roster(scope, roster(visit("A-1", "S-1", MONDAY, 13)), "jan", {})

    assert [one.code for one in wrong.verdict.faults] == ["outside_window"]
