"""A plan from a month on: computed and filed, or by every policy side by side with nothing recorded."""

from typing import Any

from fastapi import APIRouter

from api.http.bodies import body_of
from api.http.dependencies import TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.replanning import ComputeReplan
from planner.terms.replanning import REPLAN_POLICIES

router = APIRouter(route_class=StrictRoute)
_Body = body_of(ComputeReplan)


@router.post("/replans/comparison")
def compare_policies(scope: TheScope, door: TheDoor, body: _Body) -> dict[str, dict[str, Any]]:  # type: ignore[valid-type]
    """The re-plan by each of the four policies; records nothing. Its `policy` is not asked for."""
    asked = ComputeReplan.model_validate({key: getattr(body, key) for key in body.model_fields_set})  # type: ignore[attr-defined]
    return door.replans(scope, asked, REPLAN_POLICIES)


does(router, "POST /replans", ComputeReplan, 201)
