"""A folder recorded, its plan announced, and everything that stands against announcing."""

from dataclasses import replace

import pytest

from planner.aggregates.application import Application
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.case.reader import read_case
from planner.commands.announcing import Announce
from planner.commands.applications import AssessApplication, CompleteApplication
from planner.commands.assistants import AssistantLeaves
from planner.commands.leaving import WithdrawApplication
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.record.application import Godziny
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.solver.allocation.solve import solve
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, assistant, case
from tests.worlds.places import EXAMPLES
from tests.worlds.recorded import announced, by, found, imported, now, receiving

PEOPLE = [application("A-1", points=9), application("A-2", points=8), application("A-3", points=7)]


@pytest.mark.parametrize("name", ["krasocin-2026", "kroscienko-2024"])
def test_the_recorded_plan_is_the_plan_of_the_folder(app: Godziny, unit: str, name: str) -> None:
    given = read_case(EXAMPLES / name)
    scope = imported(app, unit, given)

    recorded = found(app, Plan, scope, "P-1").document
    plain = solve(given, Run()).as_json()

    same = [key for key in plain if key not in ("inputs", "inputs_digest")]  # the unit's name is in them
    assert {key: recorded[key] for key in same} == {key: plain[key] for key in same}


def test_a_recorded_plan_is_solved_and_judged_again_from_its_recorded_inputs_alone(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, read_case(EXAMPLES / "krasocin-2026"))
    plan = found(app, Plan, scope, "P-1")

    assert proven(plan.inputs, Run()).as_json() == plan.document


def test_announcing_grants_lists_and_refuses_in_one_go(app: Godziny, unit: str) -> None:
    people = [*PEOPLE, application("A-4", resident=False)]
    scope = announced(app, unit, case(people, places=2, hours=101))

    programme = found(app, Programme, scope)
    standing = {name: found(app, Application, scope, name).standing for name in ("A-1", "A-2", "A-3", "A-4")}
    assert standing == {"A-1": "granted", "A-2": "granted", "A-3": "waiting", "A-4": "refused"}
    assert (programme.granted, programme.reserve, programme.current) == (101, 0, "P-1")


def test_a_plan_whose_inputs_have_changed_is_refused_with_what_changed(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, [assistant("S-1")], places=2))
    app.do(AssessApplication(application="A-3", points=50), scope, by())
    app.do(receiving(application("A-9")), scope, by())
    app.do(AssistantLeaves(assistant="S-1", last_day=by().effective), scope, by())

    with pytest.raises(Refused, match="inputs_changed") as refusal:
        app.do(Announce(plan="P-1"), scope, by())

    changes = refusal.value.facts["changes"]
    assert "A-3.points: 7 → 50" in changes
    assert "+ A-9" in changes
    assert "S-1.absences" in changes
    assert found(app, Programme, scope).current is None


def test_a_plan_overtaken_by_a_newer_announcement_is_refused(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE, places=2))
    app.do(AssessApplication(application="A-3", points=50), scope, by())
    app.do(ComputePlan(), scope, by())
    app.do(Announce(plan="P-2"), scope, by())
    app.do(AssessApplication(application="A-3", points=7), scope, by())

    with pytest.raises(Refused, match="overtaken_plan"):
        app.do(Announce(plan="P-1"), scope, by())


def test_the_plan_in_force_is_superseded_by_the_next(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2))
    app.do(AssessApplication(application="A-3", points=50), scope, by())
    app.do(ComputePlan(), scope, by())

    told = app.do(Announce(), scope, by())

    assert (told.plan, told.replaced) == ("P-2", "P-1")
    assert found(app, Plan, scope, "P-1").superseded_by == "P-2"
    assert found(app, Application, scope, "A-2").standing == "waiting"


def test_computing_again_without_a_change_gives_the_plan_there_is(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    assert app.do(ComputePlan(), scope, by()).new is False
    assert list(found(app, Programme, scope).plans) == ["P-1"]


def test_an_impossible_plan_is_recorded_and_cannot_be_announced(app: Godziny, unit: str) -> None:
    forced = [replace(one, commission="admit", commission_reason="-") for one in PEOPLE]
    scope = imported(app, unit, case(forced, places=2))

    assert found(app, Plan, scope, "P-1").document["conflict"]["rules"]
    with pytest.raises(Refused, match="not_announceable"):
        app.do(Announce(), scope, by())


def test_nothing_is_computed_when_points_are_missing(app: Godziny, unit: str) -> None:
    without = replace(PEOPLE[1], points=0, missing_documents=("card",))
    scope = imported(app, unit, case([PEOPLE[0], without], policy="points"))
    app.do(CompleteApplication(application="A-2", documents=("card",)), scope, by())

    with pytest.raises(InputRefused) as refusal:
        app.do(ComputePlan(), scope, by())
    assert [(fault.file, fault.code) for fault in refusal.value.faults] == [("A-2", "points_needed")]


def test_whoever_saw_an_older_state_is_told(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))
    seen = app.journal.number(scope)
    app.do(AssessApplication(application="A-3", points=20), scope, by())

    with pytest.raises(Refused, match="changed_meanwhile"):
        app.do(ComputePlan(), scope, by(seen=seen))
    assert app.do(ComputePlan(), scope, by(seen=app.journal.number(scope))).plan == "P-2"


def test_records_of_two_units_do_not_meet(app: Godziny, unit: str) -> None:
    here, there = imported(app, f"{unit} a", case(PEOPLE)), imported(app, f"{unit} b", case(PEOPLE[:1]))

    assert sorted(now(app, here).applications) == ["A-1", "A-2", "A-3"]
    assert sorted(now(app, there).applications) == ["A-1"]
    with pytest.raises(Refused, match="no_such_application"):
        found(app, Application, Scope(there.unit, there.edition), "A-2")


def test_announcing_shows_first_what_it_would_take_and_asks(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2))
    app.do(AssessApplication(application="A-3", points=50), scope, by())
    app.do(ComputePlan(), scope, by())
    number = app.journal.number(scope)

    would = ReadDoor(app).announcement(scope, None, by())
    with pytest.raises(Refused, match="needs_confirmation") as refusal:
        app.do(Announce(confirm=""), scope, by())

    assert (would.dropped, would.admitted, would.takes) == (["A-2"], ["A-3"], True)
    assert app.journal.number(scope) == number
    assert refusal.value.facts["token"] == would.token
    assert app.do(Announce(confirm=would.token), scope, by()).dropped == ["A-2"]


def test_a_plan_that_takes_nothing_is_announced_without_asking(app: Godziny, unit: str) -> None:
    scope = imported(app, unit, case(PEOPLE))

    assert app.do(Announce(confirm=""), scope, by()).replaced is None


def test_somebody_called_up_keeps_the_place_in_the_next_plan(app: Godziny, unit: str) -> None:
    scope = announced(app, unit, case(PEOPLE, places=2))
    gone = WithdrawApplication(application="A-2", last_day=by().effective, used_hours=0)
    app.do(gone, scope, by())
    app.do(CallUp(application="A-3", hours=50), scope, by())
    app.do(receiving(application("A-0", points=99)), scope, by())

    app.do(ComputePlan(), scope, by())

    assert "A-3" in {one["application"] for one in ReadDoor(app).plan(scope, "P-2")["admitted"]}
    assert not [one for one in now(app, scope).inputs().applicants if one.commission]
