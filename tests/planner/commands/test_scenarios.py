"""Scenarios in the record: created, copied, rebased, renamed, thrown away; what is in force never moves."""

import json
from typing import Any

import pytest

from planner.aggregates.programme import Programme
from planner.aggregates.scenario import Scenario
from planner.commands.applications import AssessApplication
from planner.commands.scenarios import CopyScenario, CreateScenario, DiscardScenario, RebaseScenario, RenameScenario
from planner.record.application import Godziny
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, events_of, found

PEOPLE = [application(f"A-{number}", points=10 - number) for number in range(1, 5)]
NEW = """id,received_at,category,equivalent,lives_alone,birth_date,certificate_valid_until,requested_hours,points,\
documents_complete,lat,lon,name,pesel
A-9,2026-01-05T10:00:00+01:00,severe,no,no,1961-07-08,,100,99,yes,50.91234,20.13571,Zofia Nitka,61070800004
"""


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, case(PEOPLE, places=2, hours=200))


def created(app: Godziny, scope: Scope, *changes: str, **more: Any) -> Any:
    return app.do(CreateScenario(changes=changes, **{"rows": {}, **more}), scope, by())


def test_a_scenario_of_a_scenario_has_both_changes_and_touches_no_balance(app: Godziny, scope: Scope) -> None:
    before = ReadDoor(app).balances(scope).as_json()

    first = created(app, scope, "budget.hours=150", title="mniej")
    second = created(app, scope, "places.total=3", parent=first.scenario)
    both = created(app, scope, "budget.hours=150", "places.total=3")

    assert (first.totals["hours"], second.totals, second.parent["name"]) == (150, both.totals, first.scenario)
    assert second.totals["people"] == 3
    assert ReadDoor(app).balances(scope).as_json() == before
    assert found(app, Programme, scope).newest_plan == "P-1"


def test_a_scenario_of_a_plan_keeps_what_the_plan_rests_on(app: Godziny, scope: Scope) -> None:
    app.do(AssessApplication(application="A-4", points=99), scope, by())

    told = created(app, scope, parent="P-1")

    assert told.parent["kind"] == "plan"
    plan = ReadDoor(app).scenario_plan(scope, told.scenario)
    assert [one["application"] for one in plan["admitted"]] == ["A-1", "A-2"]


def test_rebasing_tells_what_moved_and_without_a_change_does_nothing(app: Godziny, scope: Scope) -> None:
    name = created(app, scope, "budget.hours=150").scenario
    number = app.journal.number(scope)
    app.do(RebaseScenario(scenario=name), scope, by())
    assert app.journal.number(scope) == number
    app.do(AssessApplication(application="A-4", points=99), scope, by())

    told = app.do(RebaseScenario(scenario=name), scope, by())

    plan = ReadDoor(app).scenario_plan(scope, name)
    assert [one["application"] for one in plan["admitted"]] == ["A-4", "A-1"]
    assert told.rebased


def test_a_copy_has_the_changes_and_more(app: Godziny, scope: Scope) -> None:
    name = created(app, scope, "budget.hours=150", title="mniej").scenario

    copy = app.do(CopyScenario(scenario=name, changes=("places.total=1",)), scope, by())

    assert (copy.scenario, copy.title, copy.changes) == ("W-2", "mniej", ["budget.hours=150", "places.total=1"])
    assert copy.totals["people"] == 1


def test_a_copy_adds_people_too_beside_those_who_came_before(app: Godziny, scope: Scope) -> None:
    name = created(app, scope, "add:applications=new.csv", rows={"new.csv": NEW}).scenario
    more = NEW.replace("A-9", "A-8").replace("61070800004", "")

    copy = app.do(
        CopyScenario(scenario=name, changes=("add:applications=more.csv",), rows={"more.csv": more}), scope, by()
    )
    again = app.do(CopyScenario(scenario=copy.scenario), scope, by())

    for one in (copy, again):
        document = found(app, Scenario, scope, one.scenario).document
        people = {row["application"] for row in (*document["admitted"], *document["waiting"], *document["refused"])}
        assert {"A-8", "A-9"} <= people


def test_what_is_thrown_away_is_found_no_more_and_its_name_not_given_again(app: Godziny, scope: Scope) -> None:
    name = created(app, scope).scenario
    app.do(RenameScenario(scenario=name, title="nic"), scope, by())
    app.do(DiscardScenario(scenario=name), scope, by())

    for command in (DiscardScenario(scenario=name), RebaseScenario(scenario=name), CopyScenario(scenario=name)):
        with pytest.raises(Refused, match="no_such_scenario"):
            app.do(command, scope, by())
    assert ReadDoor(app).scenarios(scope, "jan") == []
    assert created(app, scope).scenario == "W-2"


def test_rows_added_leave_nothing_personal_in_events(app: Godziny, scope: Scope) -> None:
    name = created(app, scope, "add:applications=new.csv", rows={"new.csv": NEW}).scenario

    assert "A-9" in {one["application"] for one in found(app, Scenario, scope, name).document["admitted"]}
    app.do(AssessApplication(application="A-4", points=5), scope, by())
    app.do(RebaseScenario(scenario=name), scope, by())
    rows = [row for row in events_of(app, scope) if "scenario" in json.dumps(row, default=_text)]
    text = json.dumps(rows, default=_text)
    assert not [word for word in ("Zofia", "61070800004", "1961-07-08", "50.91234", "20.13571") if word in text]
    assert "A-9" in text


def _text(value: Any) -> str:
    return bytes(value).decode() if isinstance(value, bytes | memoryview) else str(value)


@pytest.mark.parametrize("change", ["A-1.birth_date=1970-01-01", "A-1.lat=50.1", "budget.godziny=1", "remove:X-9"])
def test_personal_or_unknown_changes_are_refused(app: Godziny, scope: Scope, change: str) -> None:
    with pytest.raises(InputRefused):
        created(app, scope, change)
    assert ReadDoor(app).scenarios(scope, "jan") == []


def test_a_parent_must_be_there(app: Godziny, scope: Scope) -> None:
    with pytest.raises(Refused, match="no_such_parent"):
        created(app, scope, parent="W-7")
