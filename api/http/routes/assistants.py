"""Assistants one by one."""

from typing import Any

from fastapi import APIRouter

from api.http.dependencies import Tagged, TheDoor, TheScope
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
from planner.record.history import HistoryEvent

router = APIRouter(route_class=StrictRoute)


@router.get("", dependencies=[Tagged])
def assistants(scope: TheScope, door: TheDoor) -> list[dict[str, Any]]:
    """All assistants, without the places where they live."""
    return door.assistants(scope)


@router.get("/{assistant:name}/history", dependencies=[Tagged])
def assistant_history(scope: TheScope, assistant: str, door: TheDoor) -> list[HistoryEvent]:
    """Every event, oldest first."""
    return door.history(scope, assistant, Assistant)


@router.get("/{assistant:name}", dependencies=[Tagged])
def assistant(scope: TheScope, assistant: str, door: TheDoor) -> dict[str, Any]:
    """Terms, availability, ties, clearance, absences."""
    return door.assistant(scope, assistant)


does(router, "POST ", RegisterAssistant, 201, located="assistant")
does(router, "POST /{assistant:name}/absences", AddAbsence, 201)
does(router, "PUT /{assistant:name}/absences", SetAbsences)
does(router, "POST /{assistant:name}/leaving", AssistantLeaves)
does(router, "DELETE /{assistant:name}/leaving", AssistantReturns)
does(router, "PUT /{assistant:name}", ChangeAssistant)
