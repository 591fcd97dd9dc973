"""The journal of a programme, page by page."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.http.answering import TheLook
from api.http.dependencies import TheDoor, TheScope
from api.http.reading import StrictRoute
from planner.commands.fields import IsoDay
from planner.record.journal_told import MOST_LINES, JournalPage, wanted_lines
from planner.terms.scope import MOST_NAME

router = APIRouter(route_class=StrictRoute)
FirstDay = Annotated[IsoDay | None, Query(alias="from")]
Whose = Annotated[str | None, Query(max_length=MOST_NAME)]
Lines = Annotated[int, Query(ge=1, le=MOST_LINES)]
Before = Annotated[int | None, Query(ge=1, le=2**62)]


@router.get("/journal", response_model=JournalPage)
def journal(
    look: TheLook,
    scope: TheScope,
    door: TheDoor,
    first: FirstDay = None,
    to: IsoDay | None = None,
    actor: Whose = None,
    last: Lines = 100,
    before: Before = None,
) -> Response:
    """Every command: who, when, what was asked as far as it is kept, what came of it. The newest, oldest first."""
    return look.fresh(lambda: door.journal(scope, wanted_lines(last, (first, to), actor, before)))
