"""What would be if: asked at once with nothing recorded, or kept as scenarios with their lineage."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from api.http.answering import TheLook, answered
from api.http.bodies import Strict
from api.http.dependencies import ScenarioName, TheAct, TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.adopting import AdoptScenario
from planner.commands.fields import Words
from planner.commands.scenarios import (
    ChangeText,
    CopyScenario,
    CreateScenario,
    DiscardScenario,
    RebaseScenario,
    RenameScenario,
    ScenarioTold,
)
from planner.documents.shapes.plan import PlanDocument
from planner.documents.shapes.scenario import PlansSideBySide, WhatIfDocument

router = APIRouter(route_class=StrictRoute)


class Asked(Strict):
    """scenarios: the changes of each. rows: CSV text by the name that an `add:` gives it."""

    scenarios: Annotated[
        list[list[ChangeText]], Field(min_length=1, max_length=1000, examples=[[["budget.hours=15000"]]])
    ]
    parent: Annotated[Words, Field(max_length=64, examples=["P-1"])] = ""
    rows: Annotated[dict[str, Words], Field(default_factory=dict, examples=[{}])]


class Compared(Strict):
    """Plans and scenarios by name; "" is the plan of what is recorded now."""

    names: Annotated[list[Words], Field(min_length=1, max_length=100, examples=[["", "P-1"]])]


@router.post("/what-if", response_model=WhatIfDocument)
def what_if(scope: TheScope, door: TheDoor, body: Asked) -> Response:
    """The case and the case with the changes, side by side, as `godziny what-if` writes it; nothing is recorded."""
    return answered(door.what_if(scope, body.parent, body.scenarios, body.rows))


@router.get("/scenarios", response_model=list[ScenarioTold])
def scenarios(look: TheLook, scope: TheScope, door: TheDoor, act: TheAct) -> Response:
    """Every scenario that was not thrown away. That its titles were read is recorded."""
    return look.fresh(lambda: door.scenarios(scope, act.actor))


@router.post("/scenarios/comparison", response_model=PlansSideBySide)
def comparison(scope: TheScope, door: TheDoor, body: Compared) -> Response:
    """Any number of plans and scenarios side by side."""
    return answered(door.plans_compared(scope, body.names).as_json())


@router.get("/scenarios/{scenario:name}", response_model=ScenarioTold)
def scenario(look: TheLook, scope: TheScope, scenario: ScenarioName, door: TheDoor, act: TheAct) -> Response:
    """One scenario: lineage, totals, difference to its parent. That its title was read is recorded."""
    return look.fresh(lambda: door.scenario(scope, scenario, act.actor))


@router.get("/scenarios/{scenario:name}/plan", response_model=PlanDocument)
def scenario_plan(look: TheLook, scope: TheScope, scenario: ScenarioName, door: TheDoor) -> Response:
    """Its plan as JSON, as `godziny solve` writes it."""
    return look.answer(lambda: door.scenario_plan(scope, scenario))


does(router, "POST /scenarios", CreateScenario, 201, located="scenario")
does(router, "POST /scenarios/{scenario:name}/copies", CopyScenario, 201)
does(router, "POST /scenarios/{scenario:name}/rebase", RebaseScenario, 200)
does(router, "POST /scenarios/{scenario:name}/adoption", AdoptScenario, 201)
does(router, "PATCH /scenarios/{scenario:name}", RenameScenario, 200)
does(router, "DELETE /scenarios/{scenario:name}", DiscardScenario, 200)
