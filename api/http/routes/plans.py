"""Plans computed and announced, grants from the reserve, and what follows: balances, ranking, quota."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from api.http.bodies import Strict
from api.http.dependencies import Tagged, TheAct, TheApp, TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.announcing import Announce, Announced
from planner.commands.places import CallUp
from planner.commands.planning import ComputePlan
from projections.views.balances import BalancesView
from projections.views.plans import PlanRow
from projections.views.quota import QuotaView
from projections.views.ranking import RankedApplication

router = APIRouter(route_class=StrictRoute)


@router.get("/plans", dependencies=[Tagged])
def plans(scope: TheScope, door: TheDoor) -> list[PlanRow]:
    """Every plan: computed, announced, superseded."""
    return door.plans(scope)


@router.get("/plans/{plan:name}", dependencies=[Tagged])
def plan_document(scope: TheScope, plan: str, door: TheDoor) -> dict[str, Any]:
    """The plan as JSON, as `godziny solve` writes it."""
    return door.plan(scope, plan)


@router.get("/balances", dependencies=[Tagged])
def balances(scope: TheScope, door: TheDoor) -> BalancesView:
    """Hours per person, category and programme."""
    return door.balances(scope)


@router.get("/ranking", dependencies=[Tagged])
def ranking(scope: TheScope, door: TheDoor) -> list[RankedApplication]:
    """Everybody in ranking order, with standing and waiting list."""
    return door.ranking(scope)


@router.get("/quota", dependencies=[Tagged])
def quota(scope: TheScope, door: TheDoor) -> QuotaView:
    """The share of high support (R-12)."""
    return door.quota(scope)


class Preview(Announced):
    """What announcing would do. confirm: to be sent where it takes something from somebody."""

    confirm: str


class Confirmation(Strict):
    """confirm: from the preview, or `yes`; needed where somebody loses a place, hours or a visit."""

    confirm: Annotated[str, Field(max_length=64)] = ""


@router.get("/plans/{plan:name}/announcement", dependencies=[Tagged])
def preview(scope: TheScope, plan: str, door: TheDoor, act: TheAct) -> Preview:
    """What announcing the plan would do now: who gains, loses, is dropped, which visits break."""
    found = door.announcement(scope, plan, act)
    return Preview(**dict(found), confirm=found.token)


@router.post("/plans/{plan:name}/announcement", status_code=201, response_model=Announced)
def announce(scope: TheScope, plan: str, app: TheApp, act: TheAct, body: Confirmation | None = None) -> Any:
    """Announce the plan. Refused when its inputs have changed since, or what it takes is not confirmed."""
    return app.do(Announce(plan=plan, confirm=(body or Confirmation()).confirm), scope, act)


does(router, "POST /plans", ComputePlan, 201, located="plan")
does(router, "POST /grants", CallUp, 201)
