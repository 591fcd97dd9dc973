"""A scenario made real: its changes are recorded and its plan filed; nobody comes in, or gets another's id, by it."""

from datetime import date
from typing import Any

import pytest

from planner.aggregates.programme import Programme
from planner.commands.adopting import AdoptScenario
from planner.commands.applications import AssessApplication
from planner.commands.leaving import WithdrawApplication
from planner.commands.scenarios import CreateScenario, RebaseScenario
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from tests.planner.commands.test_scenarios import NEW, PEOPLE
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, brought, by, events_of, found, now, of

AGAIN = NEW.replace("A-9,", "A-1,")


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, case(PEOPLE, places=2, hours=200))


def created(app: Godziny, scope: Scope, *changes: str, rows: str = "", parent: str = "") -> str:
    told = app.do(CreateScenario(changes=changes, rows={"new.csv": rows} if rows else {}, parent=parent), scope, by())
    return str(told.scenario)


def adopted(app: Godziny, scope: Scope, scenario: str) -> Any:
    return app.do(AdoptScenario(scenario=scenario), scope, by())


def test_its_changes_are_recorded_and_its_plan_is_filed_and_not_announced(app: Godziny, scope: Scope) -> None:
    done = adopted(app, scope, created(app, scope, "budget.hours=150", "A-2.points=20", "remove:A-4"))

    assert (done.plan, done.in_force, done.changed, done.totals["hours"]) == ("P-2", False, 3, 150)
    programme = found(app, Programme, scope)
    assert (programme.current, programme.newest_plan, programme.rules.hours) == ("P-1", "P-2", 150)
    people = now(app, scope).applications
    assert (people["A-2"].points, people["A-4"].withdrawn) == (20, True)


def test_rules_alone_are_a_change(app: Godziny, scope: Scope) -> None:
    assert adopted(app, scope, created(app, scope, "budget.hours=150")).changed == 1


def test_a_scenario_of_another_state_is_refused_until_it_is_computed_again(app: Godziny, scope: Scope) -> None:
    scenario = created(app, scope, "budget.hours=150")
    app.do(AssessApplication(application="A-4", points=99), scope, by())

    with pytest.raises(Refused, match="scenario_overtaken"):
        adopted(app, scope, scenario)
    app.do(RebaseScenario(scenario=scenario), scope, by())
    assert adopted(app, scope, scenario).plan == "P-2"


def test_a_scenario_of_a_plan_is_refused(app: Godziny, scope: Scope) -> None:
    with pytest.raises(Refused, match="not_of_the_record"):
        adopted(app, scope, created(app, scope, "budget.hours=150", parent="P-1"))


def test_who_holds_hours_is_not_removed(app: Godziny, scope: Scope) -> None:
    with pytest.raises(Refused, match="removed_with_grant"):
        adopted(app, scope, created(app, scope, "remove:A-1"))


@pytest.mark.parametrize(
    ("changes", "rows", "code"),
    [
        (("add:applications=new.csv",), NEW, "added_not_recorded"),
        (("remove:A-1", "add:applications=new.csv"), AGAIN, "removed_and_added"),
    ],
)
def test_nobody_comes_in_and_nobody_gets_anothers_id(
    app: Godziny, scope: Scope, changes: tuple[str, ...], rows: str, code: str
) -> None:
    scenario = created(app, scope, *changes, rows=rows)
    before = len(events_of(app, scope))

    with pytest.raises(Refused, match=code):
        adopted(app, scope, scenario)

    assert len(events_of(app, scope)) == before


def test_nobody_gets_the_id_of_who_withdrew(app: Godziny, scope: Scope) -> None:
    app.do(WithdrawApplication(application="A-4", last_day=date(2026, 2, 28)), scope, by())
    scenario = created(app, scope, "add:applications=new.csv", rows=NEW.replace("A-9,", "A-4,"))

    with pytest.raises(Refused, match="added_not_recorded"):
        adopted(app, scope, scenario)


def test_who_came_with_it_and_is_recorded_by_now_counts(app: Godziny, unit: str, scope: Scope) -> None:
    scenario = created(app, scope, "add:applications=new.csv", "budget.hours=150", rows=NEW)
    here = application("A-9", points=99)
    brought(app, of(unit, case([*PEOPLE, here], places=2, hours=200)), by())
    app.do(RebaseScenario(scenario=scenario), scope, by())

    assert adopted(app, scope, scenario).totals["hours"] == 150
