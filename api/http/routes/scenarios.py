"""What would be if: asked at once with nothing recorded, or kept as scenarios with their lineage."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from api.http.bodies import Strict
from api.http.dependencies import Tagged, TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.adopting import AdoptScenario
from planner.commands.fields import Name, Words
from planner.commands.scenarios import (
    ChangeText,
    CopyScenario,
    CreateScenario,
    DiscardScenario,
    RebaseScenario,
    RenameScenario,
    ScenarioTold,
)

router = APIRouter(route_class=StrictRoute)


class Asked(Strict):
    """scenarios: the changes of each. rows: CSV text by the name that an `add:` gives it."""

    scenarios: Annotated[list[list[ChangeText]], Field(min_length=1, max_length=1000)]
    parent: Annotated[Words, Field(max_length=64)] = ""
    rows: Annotated[dict[str, Words], Field(default_factory=dict)]


class Compared(Strict):
    """Plans and scenarios by name; "" is the plan of what is recorded now."""

    names: Annotated[list[Words], Field(min_length=1, max_length=100)]


@router.post("/what-if")
def what_if(scope: TheScope, door: TheDoor, body: Asked) -> dict[str, Any]:
    """The case and the case with the changes, side by side, as `godziny what-if` writes it; nothing is recorded."""
    return door.what_if(scope, body.parent, body.scenarios, body.rows)


@router.get("/scenarios", dependencies=[Tagged])
def scenarios(scope: TheScope, door: TheDoor) -> list[ScenarioTold]:
    """Every scenario that was not thrown away."""
    return door.scenarios(scope)


@router.post("/scenarios/comparison")
def comparison(scope: TheScope, door: TheDoor, body: Compared) -> dict[str, Any]:
    """Any number of plans and scenarios side by side."""
    return door.plans_compared(scope, body.names).as_json()


@router.get("/scenarios/{scenario:name}", dependencies=[Tagged])
def scenario(scope: TheScope, scenario: Name, door: TheDoor) -> ScenarioTold:
    """One scenario: lineage, totals, difference to its parent."""
    return door.scenario(scope, scenario)


@router.get("/scenarios/{scenario:name}/plan", dependencies=[Tagged])
def scenario_plan(scope: TheScope, scenario: Name, door: TheDoor) -> dict[str, Any]:
    """Its plan as JSON, as `godziny solve` writes it."""
    return door.scenario_plan(scope, scenario)


does(router, "POST /scenarios", CreateScenario, 201, located="scenario")
does(router, "POST /scenarios/{scenario:name}/copies", CopyScenario, 201)
does(router, "POST /scenarios/{scenario:name}/rebase", RebaseScenario, 200)
does(router, "POST /scenarios/{scenario:name}/adoption", AdoptScenario, 201)
does(router, "PATCH /scenarios/{scenario:name}", RenameScenario, 200)
does(router, "DELETE /scenarios/{scenario:name}", DiscardScenario, 200)
