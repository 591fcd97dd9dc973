"""How a programme, a rule, a plan, a visit and a month came about; people's and assistants' stories are beside them."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.http.answering import TheLook
from api.http.dependencies import MonthName, PlanName, TheDoor, TheReader, TheScope, VisitName
from api.http.reading import StrictRoute
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.roster import Roster
from planner.aggregates.settlement import Settlement
from planner.aggregates.visit import Visit
from planner.record.history import HistoryEvent
from planner.record.story.rules import RuleValue

router = APIRouter(route_class=StrictRoute)
RuleKey = Annotated[str, Path(min_length=1, max_length=200, examples=["budget.hours"])]


@router.get("/history", response_model=list[HistoryEvent])
def programme_history(look: TheLook, scope: TheScope, door: TheDoor, reader: TheReader) -> Response:
    """Rules set, plans filed and announced, places, months closed."""
    return look.told(lambda: door.history(scope, "", Programme, reader=reader), reader)


@router.get("/rules/{rule:name}/history", response_model=list[RuleValue])
def rule_history(look: TheLook, scope: TheScope, rule: RuleKey, door: TheDoor) -> Response:
    """Each value of a key of programme.toml, or of `edition.` and a number of the law."""
    return look.answer(lambda: door.rule_history(scope, rule))


@router.get("/plans/{plan:name}/history", response_model=list[HistoryEvent])
def plan_history(look: TheLook, scope: TheScope, plan: PlanName, door: TheDoor, reader: TheReader) -> Response:
    """Computed, announced, superseded; its sums."""
    return look.told(lambda: door.history(scope, plan, Plan, reader=reader), reader)


@router.get("/visits/{visit:name}/history", response_model=list[HistoryEvent])
def visit_history(look: TheLook, scope: TheScope, visit: VisitName, door: TheDoor, reader: TheReader) -> Response:
    """A planned visit: scheduled, moved, handed over, called off."""
    return look.told(lambda: door.history(scope, visit, Visit, reader=reader), reader)


@router.get("/months/{month:name}/history", response_model=list[HistoryEvent])
def month_history(look: TheLook, scope: TheScope, month: MonthName, door: TheDoor, reader: TheReader) -> Response:
    """Its roster published, the month closed, and corrected later."""
    return look.told(lambda: door.history(scope, month, Roster, Settlement, reader=reader), reader)
