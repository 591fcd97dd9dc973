"""What routes are given: the doors, the programme's scope, who acts and what they have seen."""

import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import Depends, Header, Path, Query, Request, Response
from starlette.convertors import Convertor, register_url_convertor

from planner.commands.fields import IsoDay
from planner.editions import EDITIONS
from planner.record.application import Godziny
from planner.record.past.moment import then_of
from planner.record.past.record import PastRecord
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope
from projections.door import ReadDoor
from projections.past_door import PastDoor

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Unit = Annotated[str, Path(pattern=SLUG, max_length=200, examples=["gmina-krasocin"])]
ApplicationName = Annotated[str, Path(min_length=1, max_length=200, examples=["A-0001"])]
AssistantName = Annotated[str, Path(min_length=1, max_length=200, examples=["S-003"])]
PlanName = Annotated[str, Path(min_length=1, max_length=200, examples=["P-2"])]
MonthName = Annotated[str, Path(min_length=1, max_length=200, examples=["2026-03"])]
DraftName = Annotated[str, Path(min_length=1, max_length=200, examples=["D-1"])]
ScenarioName = Annotated[str, Path(min_length=1, max_length=200, examples=["W-1"])]
VisitName = Annotated[str, Path(min_length=1, max_length=200, examples=["V-2026-03-1"])]
EntryName = Annotated[str, Path(min_length=1, max_length=200, examples=["E-2026-03-1b2c3d4e5f60"])]
CostName = Annotated[str, Path(min_length=1, max_length=200, examples=["K-1"])]
NAMES: dict[str, Any] = {
    "application": ApplicationName,
    "assistant": AssistantName,
    "plan": PlanName,
    "month": MonthName,
    "draft": DraftName,
    "scenario": ScenarioName,
    "visit": VisitName,
    "entry": EntryName,
    "cost": CostName,
}
AT = r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.]\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?$"
TOKEN = re.compile(r"[\x21-\x7e]{1,200}")


class EncodedName(Convertor[str]):
    """One segment of a path as it was sent: any character of a name may be percent-encoded, `/` too."""

    regex = "[^/]+"

    def convert(self, value: str) -> str:
        return unquote(value)

    def to_string(self, value: str) -> str:
        raise NotImplementedError


register_url_convertor("name", EncodedName())


async def the_app(request: Request) -> Godziny:
    found: Godziny = request.app.state.record
    return found


TheApp = Annotated[Godziny, Depends(the_app)]


async def the_door(app: TheApp) -> ReadDoor:
    return ReadDoor(app)


async def the_scope(unit: Unit, edition: Annotated[str, Path(max_length=200, examples=["2026"])]) -> Scope:
    """Raises Refused for an edition without a rule table."""
    if edition not in EDITIONS:
        raise Refused("no_such_programme", "edition", name=f"{unit}/{edition}")
    return Scope(unit, edition)


async def the_act(
    idempotency_key: Annotated[str, Header(json_schema_extra={"pattern": r"^[!-~]{0,200}$"})] = "",
    if_match: Annotated[str, Header(json_schema_extra={"pattern": r'^(\*|"\d{1,18}")?$'})] = "",
    godziny_actor: Annotated[str, Header(examples=["jan"])] = "api",
    effective: IsoDay | None = None,
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


@dataclass(frozen=True)
class Made:
    """Something new, which has an address below the one that was asked."""

    request: Request
    response: Response

    def at(self, *names: str) -> None:
        """Say so."""
        parts = (quote(one, safe="") for one in names)
        self.response.headers["Location"] = "/".join((self.request.url.path, *parts))


async def the_made(request: Request, response: Response) -> Made:
    return Made(request, response)


async def the_reader(act: Annotated[Act, Depends(the_act)], reasons: bool = False) -> str | None:
    """reasons: whether reasons and notes are told too; they are personal, and read as Godziny-Actor."""
    return act.actor if reasons else None


TheReader = Annotated[str | None, Depends(the_reader)]
TheDoor = Annotated[ReadDoor, Depends(the_door)]
TheScope = Annotated[Scope, Depends(the_scope)]
At = Annotated[
    str | None,
    Query(
        max_length=40,
        description="As it was: a day (its end in Warsaw) or a moment, Warsaw's where it has no offset.",
        pattern=AT,
        examples=["2026-03-31", "2026-03-31T12:00:00+02:00"],
    ),
]
Known = Annotated[bool, Query(description="With `at`: what was known then, not what was true by what is known now.")]


async def the_past_door(app: TheApp, scope: TheScope, at: At = None, known: Known = False) -> ReadDoor:
    """Onto the record as it was at that moment, else as it is. Raises Refused for what is no moment."""
    return ReadDoor(app) if at is None else PastDoor(PastRecord(app, scope, then_of(at, known=known)))


ThePastDoor = Annotated[ReadDoor, Depends(the_past_door)]
TheAct = Annotated[Act, Depends(the_act)]
TheMade = Annotated[Made, Depends(the_made)]
