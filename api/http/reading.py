"""Reading JSON bodies, all in one way: UTF-8, no key twice, no NaN, nothing that cannot be kept as text."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from planner.commands.fields import plain
from planner.terms.refusals import Faults, InputRefused


class Unreadable(HTTPException):
    """A body that is no JSON object fit to be kept; `refused` says why."""

    def __init__(self, refused: InputRefused) -> None:
        super().__init__(422)
        self.refused = refused


class StrictRequest(Request):
    """A request whose JSON is read strictly."""

    async def json(self) -> Any:
        """Raises Unreadable."""
        return json_object(await self.body())


class StrictRoute(APIRoute):
    """A route whose body is read strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handler(StrictRequest(request.scope, request.receive))

        return strictly


def json_object(body: bytes) -> dict[str, Any]:
    """Raises Unreadable."""
    faults = Faults("body")
    try:
        found: Any = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        faults.add("body_not_json", detail=error)
        raise Unreadable(InputRefused(faults.found)) from None
    if not isinstance(found, dict):
        faults.add("body_not_object")
    elif not plain(json.dumps(found, ensure_ascii=False)):
        faults.add("plan_text")
    if faults.found:
        raise Unreadable(InputRefused(faults.found))
    return dict(found)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"twice: {json.dumps(twice)[:60]}")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)
