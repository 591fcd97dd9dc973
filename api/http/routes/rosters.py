"""Drafts of a month, publishing one, and single visits."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.http.answering import TheLook, ThePastLook
from api.http.dependencies import DraftName, MonthName, TheAct, TheApp, TheDoor, TheMade, ThePastDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.drafts import DraftFiled, FileDraft, PublishRoster
from planner.commands.fields import IsoDay
from planner.commands.visits import BookVisit, CancelVisit, MoveVisit, ReassignVisit
from planner.documents.shapes.roster import RosterDocument
from planner.record.broken import BrokenVisit
from projections.views.rosters import DraftRow
from projections.views.visits import VisitRow

router = APIRouter(route_class=StrictRoute)
Word = Annotated[str | None, Query(max_length=64, pattern=r"^[\w./-]*$")]


@router.get("/drafts", response_model=list[DraftRow])
def drafts(look: ThePastLook, scope: TheScope, door: ThePastDoor, month: Word = None) -> Response:
    """The drafts of rosters, and which is in force."""
    return look.answer(lambda: door.drafts(scope, month))


@router.post("/drafts", status_code=201, response_model=DraftFiled)
def file_draft(scope: TheScope, body: dict[str, Any], app: TheApp, act: TheAct, made: TheMade) -> Any:
    """Keep a roster document, as `godziny roster --json` writes it, as a draft."""
    answer: DraftFiled = app.do(FileDraft(document=body), scope, act)
    made.at(*answer.draft.split("/"))
    return answer


@router.get("/drafts/{month:name}/{draft:name}", response_model=RosterDocument)
def draft_document(
    look: ThePastLook, scope: TheScope, month: MonthName, draft: DraftName, door: ThePastDoor
) -> Response:
    """The draft as a roster document."""
    return look.answer(lambda: door.draft(scope, f"{month}/{draft}"))


@router.get("/visits", response_model=list[VisitRow])
def visits(
    look: ThePastLook,
    scope: TheScope,
    door: ThePastDoor,
    month: Word = None,
    day: IsoDay | None = None,
    assistant: Word = None,
    application: Word = None,
) -> Response:
    """The visits in force."""
    return look.answer(lambda: door.visits(scope, month=month, day=day, assistant=assistant, application=application))


@router.get("/visits/broken", response_model=list[BrokenVisit])
def broken_visits(look: TheLook, scope: TheScope, door: TheDoor, act: TheAct) -> Response:
    """The visits in force that break a rule as things are now, by start."""
    return look.fresh(lambda: door.broken(scope, act.actor))


def _draft_named(names: Mapping[str, str]) -> Mapping[str, str]:
    return {"draft": f"{names['month']}/{names['draft']}"}


does(router, "POST /drafts/{month:name}/{draft:name}/publication", PublishRoster, 201, fixed=_draft_named)
does(router, "POST /visits", BookVisit, 201)
does(router, "POST /visits/{visit:name}/move", MoveVisit, 201)
does(router, "POST /visits/{visit:name}/reassignment", ReassignVisit, 201)
does(router, "POST /visits/{visit:name}/cancellation", CancelVisit, 201)
