"""Plans computed and announced, grants from the reserve, and what follows: balances, ranking, quota."""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from api.http.answering import TheLook, ThePastLook
from api.http.bodies import Strict
from api.http.dependencies import PlanName, TheAct, TheApp, TheDoor, ThePastDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.announcing import Announce, Announced
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from planner.documents.shapes.plan import PlanDocument
from planner.record.rederiving.outcome import Rederived
from projections.balances import BalancesView
from projections.views.plans import PlanRow
from projections.views.quota import QuotaView
from projections.views.ranking import RankedApplication

REDERIVE_SECONDS = 120.0  # somebody waits for it
router = APIRouter(route_class=StrictRoute)


@router.get("/plans", response_model=list[PlanRow])
def plans(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """Every plan: computed, announced, superseded."""
    return look.answer(lambda: door.plans(scope))


@router.get("/plans/{plan:name}", response_model=PlanDocument)
def plan_document(look: ThePastLook, scope: TheScope, plan: PlanName, door: ThePastDoor) -> Response:
    """The plan as JSON, as `godziny solve` writes it."""
    return look.answer(lambda: door.plan(scope, plan))


@router.get("/plans/{plan:name}/rederived", response_model=Rederived)
def rederived(look: TheLook, scope: TheScope, plan: PlanName, door: TheDoor) -> Response:
    """The plan solved again from what was recorded with it, and held against what it said."""
    return look.fresh(lambda: door.plan_rederived(scope, plan, REDERIVE_SECONDS))


@router.get("/balances", response_model=BalancesView)
def balances(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """Hours per person, category and programme."""
    return look.answer(lambda: door.balances(scope))


@router.get("/ranking", response_model=list[RankedApplication])
def ranking(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """Everybody in ranking order, with standing and waiting list."""
    return look.answer(lambda: door.ranking(scope))


@router.get("/quota", response_model=QuotaView)
def quota(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """The share of high support (R-12)."""
    return look.answer(lambda: door.quota(scope))


class Preview(Announced):
    """What announcing would do. confirm: to be sent where it takes something from somebody."""

    confirm: str


class Confirmation(Strict):
    """confirm: from the preview, or `yes`; needed where somebody loses a place, hours or a visit."""

    confirm: Annotated[str, Field(max_length=64, examples=["yes"])] = ""


@router.get("/plans/{plan:name}/announcement", response_model=Preview)
def preview(look: TheLook, scope: TheScope, plan: PlanName, door: TheDoor, act: TheAct) -> Response:
    """What announcing the plan would do now: who gains, loses, is dropped, which visits break."""
    return look.fresh(lambda: _previewed(door.announcement(scope, plan, act)))


def _previewed(found: Announced) -> Preview:
    return Preview(**dict(found), confirm=found.token)


@router.post("/plans/{plan:name}/announcement", status_code=201, response_model=Announced)
def announce(scope: TheScope, plan: PlanName, app: TheApp, act: TheAct, body: Confirmation | None = None) -> Any:
    """Announce the plan. Refused when its inputs have changed since, or what it takes is not confirmed."""
    return app.do(Announce(plan=plan, confirm=(body or Confirmation()).confirm), scope, act)


does(router, "POST /plans", ComputePlan, 201, located="plan")
does(router, "POST /grants", CallUp, 201)
