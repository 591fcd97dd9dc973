"""Drafts of a month, publishing one, and single visits."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.http.dependencies import Tagged, TheAct, TheApp, TheDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.drafts import DraftFiled, FileDraft, PublishRoster
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.record.broken import BrokenVisit
from projections.views.rosters import DraftRow
from projections.views.visits import VisitRow

router = APIRouter(route_class=StrictRoute)
Word = Annotated[str | None, Query(max_length=64, pattern=r"^[\w./-]*$")]


@router.get("/drafts", dependencies=[Tagged])
def drafts(scope: TheScope, door: TheDoor, month: Word = None) -> list[DraftRow]:
    """The drafts of rosters, and which is in force."""
    return door.drafts(scope, month)


@router.post("/drafts", status_code=201, response_model=DraftFiled)
def file_draft(scope: TheScope, body: dict[str, Any], app: TheApp, act: TheAct) -> Any:
    """Keep a roster document, as `godziny roster --json` writes it, as a draft."""
    return app.do(FileDraft(document=body), scope, act)


@router.get("/drafts/{month:name}/{draft:name}", dependencies=[Tagged])
def draft_document(scope: TheScope, month: str, draft: str, door: TheDoor) -> dict[str, Any]:
    """The draft as a roster document."""
    return door.draft(scope, f"{month}/{draft}")


@router.get("/visits", dependencies=[Tagged])
def visits(
    scope: TheScope,
    door: TheDoor,
    month: Word = None,
    day: date | None = None,
    assistant: Word = None,
    application: Word = None,
) -> list[VisitRow]:
    """The visits in force."""
    return door.visits(scope, month=month, day=day, assistant=assistant, application=application)


@router.get("/visits/broken", dependencies=[Tagged])
def broken_visits(scope: TheScope, door: TheDoor, act: TheAct) -> list[BrokenVisit]:
    """The visits in force that break a rule as things are now, by start."""
    return door.broken(scope, act.actor)


def _draft_named(names: Mapping[str, str]) -> Mapping[str, str]:
    return {"draft": f"{names['month']}/{names['draft']}"}


does(router, "POST /drafts/{month:name}/{draft:name}/publication", PublishRoster, 201, fixed=_draft_named)
does(router, "POST /visits", BookVisit, 201)
does(router, "POST /visits/{visit:name}/move", MoveVisit, 201)
does(router, "POST /visits/{visit:name}/reassignment", ReassignVisit, 201)
does(router, "POST /visits/{visit:name}/cancellation", CancelVisit, 201)
