"""Looking into a programme: its ETag before the body, and no body for whoever has that state already."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from pydantic_core import to_json

from api.http.dependencies import TheDoor, ThePastDoor, TheScope
from api.http.kept import Address, Kept
from planner.terms.scope import Scope
from projections.door import ReadDoor

JSON = "application/json"


@dataclass(frozen=True)
class Look:
    """One request to see something inside a programme. known: the ETags that the client has."""

    door: ReadDoor
    scope: Scope
    address: Address
    kept: Kept
    known: tuple[str, ...]

    def answer(self, read: Callable[[], Any]) -> Response:
        """What follows from the record alone: 304 where the client has it, the answer kept, or made now."""
        number = self.door.number(self.scope)
        headers = _headers(number)
        body = self.kept.at(self.address, number)
        if body is None:
            body = to_json(read())  # which refuses what is not there, whatever the client has
            if number:
                self.kept.keep(self.address, number, body)
        if headers["ETag"] in self.known or "*" in self.known:
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type=JSON)

    def told(self, read: Callable[[], Any], reader: str | None) -> Response:
        """A story: with reasons, which somebody reads, it is always made now."""
        return self.answer(read) if reader is None else self.fresh(read)

    def fresh(self, read: Callable[[], Any]) -> Response:
        """What depends on the day or on who asks: always made now. The ETag serves If-Match."""
        headers = _headers(self.door.number(self.scope))
        return Response(to_json(read()), headers=headers, media_type=JSON)


def answered(found: Any) -> Response:
    """Of a question that was asked with a body: written as it is."""
    return Response(to_json(found), media_type=JSON)


def _headers(number: int) -> dict[str, str]:
    """The ETag of everything inside a programme is the number of its latest journal entry, before reading."""
    return {"ETag": f'"{number}"', "Cache-Control": "private, no-cache"}


async def the_look(
    request: Request, door: TheDoor, scope: TheScope, if_none_match: Annotated[str, Header()] = ""
) -> Look:
    """If-None-Match: ETags seen before, separated by commas, perhaps in several lines; `*`: whatever it is."""
    lines = request.headers.getlist("if-none-match") if if_none_match else []
    known = tuple(one.strip().removeprefix("W/") for line in lines for one in line.split(","))
    asked = request.scope
    address = Address(asked["path"].encode(), asked["query_string"])
    return Look(door, scope, address, request.app.state.kept, known)


async def the_past_look(look: Annotated[Look, Depends(the_look)], door: ThePastDoor) -> Look:
    """Of what can be looked up as it was, too."""
    return replace(look, door=door)


TheLook = Annotated[Look, Depends(the_look)]
ThePastLook = Annotated[Look, Depends(the_past_look)]
