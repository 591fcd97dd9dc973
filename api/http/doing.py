"""Routes that do something: each is one command, whose class says what the URL and the body are asked for."""

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from api.http.bodies import body_of
from api.http.dependencies import NAMES, TheAct, TheApp, TheMade, TheScope
from planner.record.command import Command

Fixed = Callable[[Mapping[str, str]], Mapping[str, str]]


def does(
    router: APIRouter,
    call: str,
    command: type[Command],
    status: int = 200,
    *,
    fixed: Fixed | None = None,
    located: str = "",
) -> None:
    """Let `call`, such as `POST /{application:name}/withdrawal`, do the command.

    fixed: how the command's fields follow from the names in the path, where they are not the same. located: the
    field of the answer that names what is new below this address, for `Location`.
    """
    method, _, path = call.partition(" ")
    body = body_of(command)
    named = [part.partition(":")[0] for part in _braced(path)]

    def endpoint(**given: Any) -> Any:
        names = {name: given[name] for name in named}
        asked: BaseModel | None = given.get("body")
        fields = {} if asked is None else {key: getattr(asked, key) for key in asked.model_fields_set}
        doing = command.model_validate({**(fixed(names) if fixed else names), **fields})
        answer = given["app"].do(doing, given["scope"], given["act"])
        name = getattr(answer, located) if located else None
        if name:
            given["made"].at(name)
        return answer

    endpoint.__name__ = command.NAME
    endpoint.__doc__ = command.__doc__
    endpoint.__signature__ = _signature(named, body)  # type: ignore[attr-defined]
    router.add_api_route(path, endpoint, methods=[method], status_code=status, response_model=command.ANSWER)


def _braced(path: str) -> list[str]:
    return [part[1:-1] for part in path.split("/") if part.startswith("{")]


def _signature(named: list[str], body: type[BaseModel] | None) -> Signature:
    """What FastAPI is to give the endpoint."""
    kinds: dict[str, Any] = {"scope": TheScope, "app": TheApp, "act": TheAct, "made": TheMade}
    kinds |= {name: NAMES[name] for name in named}
    parameters = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in kinds.items()]
    if body is not None:
        optional = not any(one.is_required() for one in body.model_fields.values())
        default = None if optional else Parameter.empty
        kind: Any = body | None if optional else body
        parameters.append(Parameter("body", Parameter.KEYWORD_ONLY, annotation=kind, default=default))
    return Signature(parameters)
