"""What a scenario says in words is kept apart from its events, read by name, and goes with the person it concerns."""

import json
from typing import Any

import pytest

from planner.aggregates.scenario import HIDDEN, Scenario
from planner.commands.applications import AssessApplication
from planner.commands.erasing import EraseApplicant
from planner.commands.scenario_words import said_by_all
from planner.commands.scenarios import CopyScenario, CreateScenario, RebaseScenario, RenameScenario
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.door import ReadDoor
from tests.worlds.cases import application, case
from tests.worlds.recorded import announced, by, events_of, found

TITLE, UNTIL = "bez Zenobii Kwiatkowskiej", "2026-02-17"
CHANGE = f"A-2.certificate_valid_until={UNTIL}"
ORDER = "ZSO.1431.7.2026"


@pytest.fixture
def scope(app: Godziny, unit: str) -> Scope:
    return announced(app, unit, case([application(f"A-{number}") for number in (1, 2, 3)], hours=200))


def created(app: Godziny, scope: Scope, command_id: str = "") -> Any:
    return app.do(
        CreateScenario(title=TITLE, changes=(CHANGE, "budget.hours=150"), rows={}), scope, by("jan", command_id)
    )


def erased(app: Godziny, scope: Scope, name: str) -> None:
    app.do(EraseApplicant(application=name, order=ORDER), scope, by())


def shown(app: Godziny, scope: Scope) -> tuple[str, list[str]]:
    told = ReadDoor(app).scenario(scope, "W-1", "ewa")
    return told.title, told.changes


def test_no_event_and_no_line_of_the_journal_says_a_title_or_a_personal_change(app: Godziny, scope: Scope) -> None:
    told = created(app, scope, "one")
    app.do(RenameScenario(scenario="W-1", title=f"{TITLE} 2"), scope, by())

    with app.datastore.get_connection() as connection:
        lines = connection.execute(b"SELECT result::text FROM godziny.journal").fetchall()
    states = [bytes(row["state"]).decode() for row in events_of(app, scope) if row["kind"] == "scenario"]
    assert (told.title, told.changes) == (TITLE, [CHANGE, "budget.hours=150"])
    assert json.loads(states[0])["changes"] == [f"A-2.certificate_valid_until={HIDDEN}", "budget.hours=150"]
    assert not [text for text in [*states, *map(str, lines)] if "Zenobii" in text or CHANGE in text]


def test_the_same_command_again_tells_the_title_again(app: Godziny, scope: Scope) -> None:
    assert created(app, scope, "one") == created(app, scope, "one")


def test_who_reads_a_title_is_recorded(app: Godziny, scope: Scope) -> None:
    created(app, scope)

    assert shown(app, scope) == (TITLE, [CHANGE, "budget.hours=150"])
    read = ReadDoor(app).accesses(scope)[-1]
    assert (read.actor, read.purpose, read.kind, read.names) == ("ewa", "scenarios", "scenario", ["W-1"])


def test_titles_go_with_whoever_is_erased_and_the_changes_of_others_stay(app: Godziny, scope: Scope) -> None:
    created(app, scope)

    erased(app, scope, "A-1")

    assert shown(app, scope) == (HIDDEN, [CHANGE, "budget.hours=150"])
    copy = app.do(CopyScenario(scenario="W-1", title="dalej"), scope, by())
    assert (copy.title, copy.changes) == ("dalej", [CHANGE, "budget.hours=150"])
    with pytest.raises(Refused, match="scenario_title_erased"):
        app.do(RenameScenario(scenario="W-1", title="inaczej"), scope, by())


def test_what_changed_the_data_of_who_was_erased_is_computed_no_more(app: Godziny, scope: Scope) -> None:
    created(app, scope)
    plan = ReadDoor(app).scenario_plan(scope, "W-1")

    erased(app, scope, "A-2")

    assert shown(app, scope) == (HIDDEN, [f"A-2.certificate_valid_until={HIDDEN}", "budget.hours=150"])
    assert ReadDoor(app).scenario_plan(scope, "W-1") == plan
    app.do(AssessApplication(application="A-1", points=99), scope, by())
    for command in (CopyScenario(scenario="W-1"), RebaseScenario(scenario="W-1")):
        with pytest.raises(Refused, match="scenario_words_gone"):
            app.do(command, scope, by())


def test_a_scenario_of_before_titles_were_kept_apart_is_read_as_it_was(app: Godziny, scope: Scope) -> None:
    created(app, scope)
    facts = vars(found(app, Scenario, scope, "W-1"))
    kept = {name: facts[name] for name in ("parent", "added", "inputs", "document", "difference", "seconds")}
    old = Scenario.create(scope, "W-9", by(), title="stary", changes=[CHANGE], **kept)

    said = said_by_all(app.personal, scope, [old], "jan")["W-9"]

    assert (said.title, said.changes) == ("stary", (CHANGE,))
