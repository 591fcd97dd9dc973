"""Visits done: whole timesheets, single visits, and what is decided about them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.http.answering import TheLook, ThePastLook
from api.http.dependencies import EntryName, TheAct, TheApp, TheDoor, ThePastDoor, TheReader, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from api.http.routes.rosters import Word
from api.http.timesheets import CONTENT, TheSheet
from planner.aggregates.entry import TimesheetEntry
from planner.commands.entries import AcceptEntry, ConfirmEntry, CorrectEntry, ReinstateEntry, RejectEntry
from planner.commands.fields import MONTH, MonthText
from planner.commands.timesheets import Recorded, RecordTimesheet, RecordVisit
from planner.record.history import HistoryEvent
from planner.record.told_entries import EntryTold, State

router = APIRouter(route_class=StrictRoute)
# Without an example: the bodies' examples are of a month that is open.
Corrects = Annotated[str | None, Query(pattern=MONTH, description="The closed month that the rows complete.")]


@router.post("/timesheets", status_code=201, response_model=Recorded, openapi_extra={"requestBody": CONTENT})
def timesheet(scope: TheScope, app: TheApp, act: TheAct, sheet: TheSheet, corrects: Corrects = None) -> Any:
    """Record a timesheet, whole or not at all: JSON, CSV or XLSX. A row that is known only adds confirmations."""
    asked = RecordTimesheet(rows=sheet.rows(), name=sheet.name, corrects=corrects or "")
    return app.do(asked, scope, act)


@router.get("/entries", response_model=list[EntryTold])
def entries(
    look: ThePastLook,
    scope: TheScope,
    door: ThePastDoor,
    month: Annotated[MonthText | None, Query()] = None,
    assistant: Word = None,
    application: Word = None,
    state: State | None = None,
) -> Response:
    """Visits done, by start: what stands against them, whether they are settled."""
    states = (state,) if state else ()
    return look.answer(lambda: door.entries(scope, month, states, assistant=assistant, application=application))


@router.get("/entries/{entry:name}/history", response_model=list[HistoryEvent])
def entry_history(look: TheLook, scope: TheScope, entry: EntryName, door: TheDoor, reader: TheReader) -> Response:
    """The whole story, oldest first: what other streams say of it too."""
    return look.told(lambda: door.history(scope, entry, TimesheetEntry, reader=reader), reader)


does(router, "POST /entries", RecordVisit, 201)
does(router, "PATCH /entries/{entry:name}", CorrectEntry)
does(router, "POST /entries/{entry:name}/confirmations", ConfirmEntry, 201)
does(router, "POST /entries/{entry:name}/acceptance", AcceptEntry, 201)
does(router, "POST /entries/{entry:name}/rejection", RejectEntry, 201)
does(router, "POST /entries/{entry:name}/reinstatement", ReinstateEntry, 201)
