"""Timesheets as they are sent: JSON rows, or the file of an office, CSV or XLSX."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import Field

from api.http.bodies import Strict
from api.http.reading import json_object
from planner.case.timesheet import read_timesheet
from planner.commands.visit_done import VisitDone
from planner.terms.done import DoneRow

ROWS, FILE = "rows", "timesheet"
MOST_ROWS = 50_000
CSV = "application,assistant,start,end\nA-0001,S-003,2026-03-10T08:00:00+01:00,2026-03-10T10:00:00+01:00\n"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV: dict[str, Any] = {"schema": {"type": "string"}, "example": CSV}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_JSON = {"schema": {"$ref": "#/components/schemas/TimesheetBody"}}
CONTENT = {"required": True, "content": {"application/json": _JSON, "text/csv": _CSV, XLSX: _BINARY}}


class TimesheetBody(Strict):
    """A timesheet. It is taken whole or not at all."""

    rows: Annotated[list[VisitDone], Field(min_length=1, max_length=MOST_ROWS)]


@dataclass(frozen=True)
class Sheet:
    """What was sent. What a file is, its bytes tell."""

    content: bytes
    json: bool

    @property
    def name(self) -> str:
        """What its faults are told of."""
        return ROWS if self.json else FILE

    def rows(self) -> tuple[DoneRow, ...]:
        """Raises Unreadable, ValidationError, InputRefused with every fault."""
        if not self.json:
            return tuple(read_timesheet(self.content, FILE))
        body = TimesheetBody.model_validate(json_object(self.content))
        return tuple(one.row(line) for line, one in enumerate(body.rows, 1))


async def the_sheet(request: Request) -> Sheet:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Sheet(await request.body(), media in ("", "application/json") or media.endswith("+json"))


TheSheet = Annotated[Sheet, Depends(the_sheet)]
