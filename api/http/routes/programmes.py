"""Programmes of a unit: listed, opened, looked at, their rules changed."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path

from api.http.bodies import described, json_object, programme_in
from api.http.dependencies import SLUG, Tagged, TheAct, TheApp, TheScope
from planner.aggregates.programme import Programme
from planner.case.programme import KEYS
from planner.commands.rules import change_rules, open_programme
from planner.terms import case as model
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

router = APIRouter()
Unit = Annotated[str, Path(pattern=SLUG, max_length=200)]
Body = Annotated[dict[str, Any], Depends(json_object)]


@router.get("")
def programmes(unit: Unit, app: TheApp) -> list[str]:
    """The editions that the unit runs."""
    return [scope.edition for scope in app.journal.programmes(unit)]


@router.post("", status_code=201, openapi_extra=described(*KEYS))
def open_one(unit: Unit, body: Body, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Open a programme with the keys of programme.toml."""
    rules = programme_in(body)
    _check_address(rules, Scope(unit, rules.edition.name))
    return open_programme(app, rules, act)


@router.get("/{edition}", dependencies=[Tagged])
def programme(scope: TheScope, app: TheApp) -> dict[str, Any]:
    """Rules, plans, the plan in force, the budget."""
    one = app.find(Programme, scope)
    hours = {"budget": one.budget_hours, "granted": one.granted, "reserve": one.reserve}
    plans = {"plans": list(one.plans), "current": one.current}
    return {"programme": str(scope), "unit_name": one.unit_name, "rules": one.rules_record, **plans, **hours}


@router.put("/{edition}", openapi_extra=described(*KEYS))
def set_rules(scope: TheScope, body: Body, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Set all rules, with the keys of programme.toml. If-Match guards against overwriting."""
    rules = programme_in(body)
    _check_address(rules, scope)
    return change_rules(app, scope, rules, act)


def _check_address(rules: model.ProgrammeRules, scope: Scope) -> None:
    said = Scope.of(rules.unit, rules.edition.name)
    if said != scope:
        raise Refused("other_address", "unit", found=said, expected=scope)
