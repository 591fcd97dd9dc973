"""Plans computed and announced, grants from the reserve, and what follows: balances, ranking, quota."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from api.http.dependencies import Tagged, TheAct, TheApp, TheScope, TheViews
from api.http.routes.applications import Strict, Text
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.case.cells import MOST_HOURS
from planner.commands.places import call_up
from planner.commands.planning import announce, compute_plan
from planner.solver.allocation.run import Run

router = APIRouter()


class Solve(Strict):
    seconds: Annotated[float, Field(ge=0, le=3_600)] = 60


class Grant(Strict):
    application: Annotated[Text, Field(max_length=64)]
    hours: Annotated[int, Field(ge=1, le=MOST_HOURS)]


@router.get("/plans", dependencies=[Tagged])
def plans(scope: TheScope, app: TheApp, views: TheViews) -> list[dict[str, Any]]:
    """Every plan: computed, announced, superseded."""
    app.find(Programme, scope)
    return views.plans(scope)


@router.post("/plans", status_code=201)
def solve(scope: TheScope, app: TheApp, act: TheAct, body: Solve | None = None) -> dict[str, Any]:
    """Compute and file the plan of what is recorded now."""
    return compute_plan(app, scope, act, Run((body or Solve()).seconds))


@router.get("/plans/{plan}", dependencies=[Tagged])
def plan_document(scope: TheScope, plan: str, app: TheApp) -> dict[str, Any]:
    """The plan as JSON, as `godziny solve` writes it."""
    return app.find(Plan, scope, plan).document


@router.post("/plans/{plan}/announcement", status_code=201)
def announce_one(scope: TheScope, plan: str, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Announce the plan. Refused when its inputs have changed since, or a newer one is in force."""
    return announce(app, scope, plan, act)


@router.post("/grants", status_code=201)
def grant(scope: TheScope, body: Grant, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Hours of the reserve for the next person of the waiting list (R-14)."""
    return call_up(app, scope, body.application, body.hours, act)


@router.get("/balances", dependencies=[Tagged])
def balances(scope: TheScope, app: TheApp, views: TheViews) -> dict[str, Any]:
    """Hours per person, category and programme."""
    app.find(Programme, scope)
    return views.balances(scope).as_json()


@router.get("/ranking", dependencies=[Tagged])
def ranking(scope: TheScope, app: TheApp, views: TheViews) -> list[dict[str, Any]]:
    """Everybody in ranking order, with standing and waiting list."""
    app.find(Programme, scope)
    return views.ranking(scope)


@router.get("/quota", dependencies=[Tagged])
def quota(scope: TheScope, app: TheApp, views: TheViews) -> dict[str, Any]:
    """The share of high support (R-12)."""
    app.find(Programme, scope)
    return views.quota(scope).as_json()
