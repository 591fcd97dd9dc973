"""Applications one by one."""

from typing import Any

from fastapi import APIRouter

from api.http.dependencies import Tagged, TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.aggregates.application import Application
from planner.commands.applications import (
    AssessApplication,
    CompleteApplication,
    DecideCommission,
    NotifyApplicant,
    ReceiveApplication,
)
from planner.commands.correcting import CorrectApplication
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.wishing import AddPersonAbsence, AddWish, BlockHours
from planner.record.history import HistoryEvent
from projections.views.ranking import RankedApplication

router = APIRouter(route_class=StrictRoute)


@router.get("", dependencies=[Tagged])
def applications(scope: TheScope, door: TheDoor) -> list[RankedApplication]:
    """All applications in ranking order."""
    return door.ranking(scope)


@router.get("/{application:name}/history", dependencies=[Tagged])
def application_history(scope: TheScope, application: str, door: TheDoor) -> list[HistoryEvent]:
    """Every event, oldest first."""
    return door.history(scope, application, Application)


@router.get("/{application:name}", dependencies=[Tagged])
def application(scope: TheScope, application: str, door: TheDoor) -> dict[str, Any]:
    """What the rules see of it, and its standing. No personal data."""
    return door.application(scope, application)


does(router, "POST ", ReceiveApplication, 201, located="application")
does(router, "PATCH /{application:name}", CorrectApplication)
does(router, "POST /{application:name}/documents", CompleteApplication)
does(router, "PUT /{application:name}/assessment", AssessApplication)
does(router, "PUT /{application:name}/decision", DecideCommission)
does(router, "POST /{application:name}/withdrawal", WithdrawApplication)
does(router, "DELETE /{application:name}/withdrawal", ReinstateApplication)
does(router, "POST /{application:name}/notifications", NotifyApplicant, 201)
does(router, "POST /{application:name}/absences", AddPersonAbsence, 201)
does(router, "POST /{application:name}/wishes", AddWish, 201)
does(router, "POST /{application:name}/blocked", BlockHours, 201)
