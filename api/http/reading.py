"""Reading JSON bodies, all in one way: UTF-8, no key twice, no NaN, nothing that cannot be kept as text."""

import json
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from planner.commands.fields import plain
from planner.terms.refusals import Faults, InputRefused

MOST_DEPTH = 50  # levels; nothing that is asked for has more than ten


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
    """Raises Unreadable, with the field of each fault."""
    faults = Faults("body")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            _tell_twice([key for key, _ in pairs], faults)
        return found

    try:
        found: Any = json.loads(body.decode(), object_pairs_hook=once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        faults.add("body_not_json", detail=error)
        raise Unreadable(InputRefused(faults.found)) from None
    if isinstance(found, dict):
        _tell_unfit(found, faults)
    else:
        faults.add("body_not_object")
    if faults.found:
        raise Unreadable(InputRefused(faults.found))
    return dict(found)


def _tell_twice(keys: list[str], faults: Faults) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            faults.add("plan_duplicate_key", column=_shown(key), value=_shown(key))


def _tell_unfit(found: Any, faults: Faults) -> None:
    """A fault for every text or key that cannot be kept, and for what lies deeper than anything asked for."""
    waiting: list[tuple[int, str, Any]] = [(0, "", found)]
    while waiting:
        depth, path, one = waiting.pop()
        if depth > MOST_DEPTH:
            faults.add("body_not_json", column=path, detail=f"> {MOST_DEPTH} levels")
            return
        if isinstance(one, str) and not plain(one):
            faults.add("plan_text", column=path)
        elif isinstance(one, dict):
            named = {f"{path}.{_shown(key)}".lstrip("."): key for key in one}
            for field in (field for field, key in named.items() if not plain(key)):
                faults.add("plan_text", column=field)
            waiting += [(depth + 1, field, one[key]) for field, key in named.items()]
        elif isinstance(one, list):
            waiting += [(depth + 1, f"{path}.{at}", value) for at, value in enumerate(one)]


def _shown(key: str) -> str:
    """As it can be printed."""
    return key if plain(key) else json.dumps(key)[1:-1]


def _no_number(text: str) -> Any:
    raise ValueError(text)
