"""JSON bodies to what the case reader knows: the same columns, the same rules, all faults at once."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from fastapi import Request

from planner.case import applications, assistants
from planner.case.applications import read_applications
from planner.case.assistants import read_assistants
from planner.case.headers import Columns
from planner.case.programme import programme_of
from planner.rules.cards import card_faults
from planner.rules.eligibility import applicant_of
from planner.rules.split import split_faults
from planner.terms.case import ApplicationCard, AssistantTerms, ProgrammeRules
from planner.terms.refusals import Fault, Faults, InputRefused, Refused, shortened

FLAGS = ("equivalent", "lives_alone", "documents_complete", "resident")
LISTS = ("missing_documents", "days", "indicated_by", "family_of", "accepted_for")


def described(*keys: str) -> dict[str, Any]:
    """What /docs says of a body that the case reader checks."""
    schema = {"type": "object", "properties": {key: {} for key in keys}, "additionalProperties": False}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


async def json_object(request: Request) -> dict[str, Any]:
    """The body, an object. Raises InputRefused."""
    faults = Faults("body")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused("bad_header", "Content-Type", name="Content-Type", value="…", allowed="application/json")
    try:
        body = json.loads(await request.body(), parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as error:
        faults.add("body_not_json", detail=error)
        raise InputRefused(faults.found) from None
    if not isinstance(body, dict):
        faults.add("body_not_object")
    elif not plain(json.dumps(body, ensure_ascii=False, default=str)):
        faults.add("plan_text")
    if faults.found:
        raise InputRefused(faults.found)
    return cast(dict[str, Any], body)


def application_in(body: dict[str, Any], programme: ProgrammeRules) -> ApplicationCard:
    """An application with the columns of applications.csv as keys. Raises InputRefused with every fault."""
    faults = Faults("body")
    rows = read_applications(_as_csv(body, applications.COLUMNS, faults), faults).rows
    cards = [("body", 0, one) for _, one in rows]
    applicants = [(file, line, applicant_of(programme, one)) for file, line, one in cards]
    found = [*faults.found, *card_faults(programme, cards), *split_faults(programme, applicants)]
    if found:
        raise InputRefused(found)
    return rows[0][1]


def assistant_in(body: dict[str, Any], known: Callable[[str], bool]) -> AssistantTerms:
    """An assistant with the columns of assistants.csv as keys. Raises InputRefused with every fault."""
    faults = Faults("body")
    found = read_assistants(_as_csv(body, assistants.COLUMNS, faults), known, faults)
    if faults.found:
        raise InputRefused(faults.found)
    return found.rows[0]


def programme_in(body: dict[str, Any]) -> ProgrammeRules:
    """A programme with the keys of programme.toml; dates and times as ISO text. Raises InputRefused."""
    faults = Faults("body")
    table = {**body}
    for key, read in (("from", date.fromisoformat), ("to", date.fromisoformat)):
        table[key] = _read(read, table.get(key))
    table["applications_until"] = _read(datetime.fromisoformat, table.get("applications_until"))
    programme = programme_of("", {key: value for key, value in table.items() if value is not None}, faults)
    if faults.found or programme is None:
        raise InputRefused(faults.found)
    return programme


def _read(read: Callable[[str], Any], value: Any) -> Any:
    """The value read, or as it is, for the reader to say what is wrong with it."""
    try:
        return read(value)
    except (TypeError, ValueError):
        return value


def _as_csv(body: dict[str, Any], columns: Columns, faults: Faults) -> str:
    """One row. Booleans become yes and no, lists words, null an empty cell. Only the columns' own names are keys."""
    for key in body.keys() - columns.keys():
        faults.add("unknown_key", column=key, allowed=", ".join(columns))
    cells = {key: _cell(key, value) for key, value in body.items() if key in columns}
    if not any(cells.values()):
        faults.add("body_empty", allowed=", ".join(columns))
    for key, cell in cells.items():
        if cell is None:
            faults.found.append(Fault("body", 0, key, "not_a_cell"))
    text = io.StringIO()
    csv.writer(text).writerows([list(cells), [cell or "" for cell in cells.values()]])
    return text.getvalue()


def _cell(key: str, value: Any) -> str | None:
    match value:
        case None:
            return ""
        case bool():
            return ("yes" if value else "no") if key in FLAGS else None
        case str():
            return value if plain(value) else None
        case int() | Decimal():
            return shortened(value)
        case list() if key in LISTS and all(isinstance(one, str) and plain(one) for one in value):
            return " ".join(value)
    return None


def plain(text: str) -> bool:
    """Whether the text can be kept: no NUL, nothing that UTF-8 has no bytes for."""
    try:
        return "\0" not in text and bool(text.encode() or True)
    except UnicodeEncodeError:
        return False
