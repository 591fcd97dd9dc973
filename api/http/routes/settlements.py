"""Months closed and money: settlements, the year's statement, costs beside the hours."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.http.answering import TheLook, ThePastLook
from api.http.dependencies import TheDoor, ThePastDoor, TheScope
from api.http.doing import does
from api.http.reading import StrictRoute
from planner.commands.closing import CloseMonth
from planner.commands.costs import CostNow, RecordCost, VoidCost
from planner.commands.fields import MonthText
from planner.documents.shapes.outlook import ForecastDocument
from planner.documents.shapes.settlement import SettlementDocument, StatementDocument

MonthAsked = Annotated[MonthText | None, Query()]
router = APIRouter(route_class=StrictRoute)


@router.get("/months/{month:name}/settlement", response_model=SettlementDocument)
def settlement(look: ThePastLook, scope: TheScope, month: Annotated[MonthText, Path()], door: ThePastDoor) -> Response:
    """The month as it was closed, else as it would be now."""
    return look.answer(lambda: door.settlement(scope, month))


@router.get("/statement", response_model=StatementDocument)
def statement(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """The year's account (R-55): months closed, and the others as they would be."""
    return look.answer(lambda: door.year(scope).statement())


@router.get("/forecast", response_model=ForecastDocument)
def forecast(look: TheLook, scope: TheScope, door: TheDoor, month: MonthAsked = None) -> Response:
    """Hours unused at the year's end, by person and in all, with a range. month: the one that has begun."""
    return look.fresh(lambda: door.forecast(scope, month))


@router.get("/costs", response_model=list[CostNow])
def costs(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """Travel, insurance, other costs and bank interest, by number; void ones too."""
    return look.answer(lambda: door.costs(scope))


does(router, "POST /months/{month:name}/closing", CloseMonth)
does(router, "POST /costs", RecordCost, 201)
does(router, "POST /costs/{cost:name}/void", VoidCost, 201)
