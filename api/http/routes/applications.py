"""Applications one by one."""

from fastapi import APIRouter, Response

from api.http.answering import TheLook, ThePastLook
from api.http.dependencies import ApplicationName, TheAct, TheDoor, ThePastDoor, TheReader, TheScope
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
from planner.commands.erasing import EraseApplicant
from planner.commands.leaving import ReinstateApplication, WithdrawApplication
from planner.commands.wishing import AddPersonAbsence, AddWish, BlockHours
from planner.documents.shapes.own_data import OwnData
from planner.record.history import HistoryEvent
from projections.answers import ApplicationAnswer
from projections.views.ranking import RankedApplication

router = APIRouter(route_class=StrictRoute)


@router.get("", response_model=list[RankedApplication])
def applications(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """All applications in ranking order."""
    return look.answer(lambda: door.ranking(scope))


@router.get("/{application:name}/history", response_model=list[HistoryEvent])
def application_history(
    look: TheLook, scope: TheScope, application: ApplicationName, door: TheDoor, reader: TheReader
) -> Response:
    """The whole story, oldest first: what other streams say of it too."""
    return look.told(lambda: door.history(scope, application, Application, reader=reader), reader)


@router.get("/{application:name}", response_model=ApplicationAnswer)
def application(look: ThePastLook, scope: TheScope, application: ApplicationName, door: ThePastDoor) -> Response:
    """What the rules see of it, and its standing. No personal data."""
    return look.answer(lambda: door.application(scope, application))


@router.get("/{application:name}/own-data", response_model=OwnData)
def own_data(look: TheLook, scope: TheScope, application: ApplicationName, door: TheDoor, act: TheAct) -> Response:
    """Everything about a person, for that person (RODO art. 15). Who reads it is recorded."""
    return look.fresh(lambda: door.own_data(scope, "application", application, act.actor))


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
does(router, "POST /{application:name}/erasure", EraseApplicant, 201)
