"""Plans computed and announced, grants from the reserve, and what follows: balances, ranking, quota."""

from typing import Any

from fastapi import APIRouter

from api.http.dependencies import Tagged, TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.announcing import Announce
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


does(router, "POST /plans", ComputePlan, 201)
does(router, "POST /plans/{plan:name}/announcement", Announce, 201)
does(router, "POST /grants", CallUp, 201)
