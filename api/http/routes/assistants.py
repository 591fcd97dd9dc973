"""Assistants one by one."""

from fastapi import APIRouter, Response

from api.http.answering import TheLook, ThePastLook
from api.http.dependencies import AssistantName, TheAct, TheDoor, ThePastDoor, TheReader, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.aggregates.assistant import Assistant
from planner.commands.assistants import (
    AddAbsence,
    AssistantLeaves,
    AssistantReturns,
    ChangeAssistant,
    RegisterAssistant,
    SetAbsences,
)
from planner.commands.erasing import EraseAssistant
from planner.documents.shapes.own_data import OwnData
from planner.record.history import HistoryEvent
from projections.answers import AssistantAnswer

router = APIRouter(route_class=StrictRoute)


@router.get("", response_model=list[AssistantAnswer])
def assistants(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """All assistants, without the places where they live."""
    return look.answer(lambda: door.assistants(scope))


@router.get("/{assistant:name}/history", response_model=list[HistoryEvent])
def assistant_history(
    look: TheLook, scope: TheScope, assistant: AssistantName, door: TheDoor, reader: TheReader
) -> Response:
    """The whole story, oldest first: what other streams say of it too."""
    return look.told(lambda: door.history(scope, assistant, Assistant, reader=reader), reader)


@router.get("/{assistant:name}", response_model=AssistantAnswer)
def assistant(look: ThePastLook, scope: TheScope, assistant: AssistantName, door: ThePastDoor) -> Response:
    """Terms, availability, ties, clearance, absences."""
    return look.answer(lambda: door.assistant(scope, assistant))


@router.get("/{assistant:name}/own-data", response_model=OwnData)
def assistant_own_data(
    look: TheLook, scope: TheScope, assistant: AssistantName, door: TheDoor, act: TheAct
) -> Response:
    """Everything about an assistant, for them (RODO art. 15). Who reads it is recorded."""
    return look.fresh(lambda: door.own_data(scope, "assistant", assistant, act.actor))


does(router, "POST ", RegisterAssistant, 201, located="assistant")
does(router, "POST /{assistant:name}/absences", AddAbsence, 201)
does(router, "PUT /{assistant:name}/absences", SetAbsences)
does(router, "POST /{assistant:name}/leaving", AssistantLeaves)
does(router, "DELETE /{assistant:name}/leaving", AssistantReturns)
does(router, "PUT /{assistant:name}", ChangeAssistant)
does(router, "POST /{assistant:name}/erasure", EraseAssistant, 201)
