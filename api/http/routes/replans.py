"""A plan from a month on: computed and filed, or by every policy side by side with nothing recorded."""

from fastapi import APIRouter, Response

from api.http.answering import answered
from api.http.bodies import body_of
from api.http.dependencies import TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.replanning import ComputeReplan
from planner.documents.shapes.plan import PlanDocument
from planner.terms.replanning import REPLAN_POLICIES

router = APIRouter(route_class=StrictRoute)
_Body = body_of(ComputeReplan)


@router.post("/replans/comparison", response_model=dict[str, PlanDocument])
def compare_policies(scope: TheScope, door: TheDoor, body: _Body) -> Response:  # type: ignore[valid-type]
    """The re-plan by each of the four policies; records nothing. Its `policy` is not asked for."""
    asked = ComputeReplan.model_validate({key: getattr(body, key) for key in body.model_fields_set})  # type: ignore[attr-defined]
    return answered(door.replans(scope, asked, REPLAN_POLICIES))


does(router, "POST /replans", ComputeReplan, 201)
