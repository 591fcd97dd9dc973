"""What routes are given: the doors, the programme's scope, who acts and what they have seen."""

import re
from datetime import date
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Header, HTTPException, Path, Request, Response
from starlette.convertors import Convertor, register_url_convertor

from planner.editions import EDITIONS
from planner.record.application import Godziny
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TOKEN = re.compile(r"[\x21-\x7e]{1,200}")


class EncodedName(Convertor[str]):
    """One segment of a path as it was sent: any character of a name may be percent-encoded, `/` too."""

    regex = "[^/]+"

    def convert(self, value: str) -> str:
        return unquote(value)

    def to_string(self, value: str) -> str:
        raise NotImplementedError


register_url_convertor("name", EncodedName())


def the_app(request: Request) -> Godziny:
    found: Godziny = request.app.state.record
    return found


TheApp = Annotated[Godziny, Depends(the_app)]


def the_door(app: TheApp) -> ReadDoor:
    return ReadDoor(app)


def the_scope(unit: Annotated[str, Path(pattern=SLUG, max_length=200)], edition: str) -> Scope:
    """Raises Refused for an edition without a rule table."""
    if edition not in EDITIONS:
        raise Refused("no_such_programme", "edition", name=f"{unit}/{edition}")
    return Scope(unit, edition)


def the_act(
    idempotency_key: Annotated[str, Header()] = "",
    if_match: Annotated[str, Header()] = "",
    godziny_actor: Annotated[str, Header()] = "api",
    effective: date | None = None,
) -> Act:
    """Idempotency-Key is the command's id; If-Match the ETag seen; Godziny-Actor may be percent-encoded UTF-8."""
    if idempotency_key and not TOKEN.fullmatch(idempotency_key):
        raise Refused("bad_header", name="Idempotency-Key", value=idempotency_key, allowed="ASCII, 1-200")
    return Act.now(unquote(godziny_actor), idempotency_key.strip('"'), effective, _seen(if_match))


def _seen(if_match: str) -> int | None:
    if if_match in ("", "*"):
        return None
    found = re.fullmatch(r'"(\d{1,18})"', if_match)
    if not found:
        raise Refused("bad_header", "If-Match", name="If-Match", value=if_match, allowed='"123"')
    return int(found[1])


TheDoor = Annotated[ReadDoor, Depends(the_door)]
TheScope = Annotated[Scope, Depends(the_scope)]
TheAct = Annotated[Act, Depends(the_act)]


def tag(door: TheDoor, scope: TheScope, response: Response, if_none_match: Annotated[str, Header()] = "") -> None:
    """The ETag of everything inside a programme: the number of its latest journal entry, before reading.

    Whoever has that state already is told so, with 304 and nothing else.
    """
    now = f'"{door.number(scope)}"'
    response.headers["ETag"] = now
    if now in (one.strip().removeprefix("W/") for one in if_none_match.split(",")):
        raise HTTPException(304, headers={"ETag": now})


Tagged = Depends(tag)
