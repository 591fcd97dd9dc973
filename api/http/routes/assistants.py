"""Assistants one by one."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field

from api.http.bodies import assistant_in, described, json_object
from api.http.dependencies import Tagged, TheAct, TheApp, TheScope
from api.http.routes.applications import Strict
from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.case.assistants import COLUMNS
from planner.commands import staff
from planner.record.application import Godziny
from planner.record.history import history_of
from planner.record.programme_now import read_record
from planner.terms import case as model
from planner.terms.scope import Scope

router = APIRouter()
Body = Annotated[dict[str, Any], Depends(json_object)]


class Leaving(Strict):
    last_day: date


class Absence(Strict):
    first: date
    last: date


class Absences(Strict):
    absences: Annotated[list[Absence], Field(max_length=1_000)]


@router.get("", dependencies=[Tagged])
def assistants(scope: TheScope, app: TheApp) -> list[dict[str, Any]]:
    """All assistants, without the places where they live."""
    found = read_record(app, scope).assistants
    return [_shown(found[name]) for name in sorted(found)]


@router.post("", status_code=201, openapi_extra=described(*COLUMNS))
def register(scope: TheScope, body: Body, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Register an assistant, with the columns of assistants.csv as keys."""
    return staff.register(app, scope, _given(app, scope, body), act)


@router.get("/{name:path}/history", dependencies=[Tagged])
def history(scope: TheScope, name: str, app: TheApp) -> list[dict[str, Any]]:
    """Every event, oldest first."""
    return history_of(app, scope, name, Assistant)


@router.get("/{name:path}", dependencies=[Tagged])
def assistant(scope: TheScope, name: str, app: TheApp) -> dict[str, Any]:
    """Terms, availability, ties, clearance, absences."""
    return _shown(app.find(Assistant, scope, name))


@router.put("/{name:path}/absences")
def absences(scope: TheScope, name: str, body: Absences, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Set all absences, both days inclusive."""
    days = tuple((one.first, one.last) for one in body.absences)
    return staff.set_absences(app, scope, name, days, act)


@router.post("/{name:path}/leaving")
def leave(scope: TheScope, name: str, body: Leaving, app: TheApp, act: TheAct) -> dict[str, Any]:
    """The assistant serves no longer than last_day."""
    return staff.leave(app, scope, name, body.last_day, act)


@router.delete("/{name:path}/leaving")
def come_back(scope: TheScope, name: str, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Undo an assistant's leaving."""
    return staff.come_back(app, scope, name, act)


@router.put("/{name:path}", openapi_extra=described(*COLUMNS))
def change(scope: TheScope, name: str, body: Body, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Set all facts of an assistant; absences stay."""
    given = _given(app, scope, {**body, "id": name})
    return staff.change(app, scope, given, act)


def _given(app: Godziny, scope: Scope, body: dict[str, Any]) -> model.AssistantTerms:
    return assistant_in(body, lambda application: app.knows(Application, scope, application))


def _shown(one: Assistant) -> dict[str, Any]:
    return {"id": one.name, "last_day": one.last_day, **one.facts}
