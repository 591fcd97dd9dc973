"""Programmes of a unit: listed, opened, looked at, their rules changed."""

from typing import Any

from fastapi import APIRouter, Response

from api.http.answering import ThePastLook
from api.http.bodies import RulesBody
from api.http.dependencies import TheAct, TheApp, TheDoor, TheMade, ThePastDoor, TheScope, Unit
from api.http.reading import StrictRoute
from planner.commands.programmes import ChangeRules, OpenProgramme, ProgrammeNamed, scope_of
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Refused
from planner.terms.scope import Scope
from projections.answers import ProgrammeAnswer

router = APIRouter(route_class=StrictRoute)


@router.get("")
def programmes(unit: Unit, door: TheDoor) -> list[str]:
    """The editions that the unit runs."""
    return [scope.edition for scope in door.programmes(unit)]


@router.post("", status_code=201, response_model=ProgrammeNamed)
def open_programme(unit: Unit, body: RulesBody, app: TheApp, act: TheAct, made: TheMade) -> Any:
    """Open a programme with the keys of programme.toml."""
    rules = body.rules()
    scope = Scope(unit, rules.edition.name)
    _check_address(rules, scope)
    answer = app.do(OpenProgramme(rules=rules), scope, act)
    made.at(scope.edition)
    return answer


@router.get("/{edition}", response_model=ProgrammeAnswer)
def programme(look: ThePastLook, scope: TheScope, door: ThePastDoor) -> Response:
    """Rules, plans, the plan in force, the budget."""
    return look.answer(lambda: door.programme(scope))


@router.put("/{edition}", response_model=ProgrammeNamed)
def change_rules(scope: TheScope, body: RulesBody, app: TheApp, act: TheAct) -> Any:
    """Set all rules, with the keys of programme.toml. If-Match guards against overwriting."""
    rules = body.rules()
    _check_address(rules, scope)
    return app.do(ChangeRules(rules=rules), scope, act)


def _check_address(rules: ProgrammeRules, scope: Scope) -> None:
    if scope_of(rules) != scope:
        raise Refused("other_address", "unit", found=scope_of(rules), expected=scope)
