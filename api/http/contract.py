"""The OpenAPI document: every status that can come, with the codes of its problems, headers and links.

What routes say of themselves (bodies, answers, parameters) comes from FastAPI; the rest is put together here.
"""

import re
from functools import cache
from http import HTTPStatus
from typing import Any, Literal

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter

from api.http.codes import BESIDE, DOING, INSIDE, PAST, READING, WITH_BODY, status_of
from api.http.documents import Problem
from api.http.links import links_of
from api.http.timesheets import TimesheetBody

MEDIA_TYPE = "application/problem+json"
Schema = dict[str, Any]
_text: Schema = {"type": "string"}
LANGUAGE = {"Content-Language": {"description": "pl, or en where the client prefers it.", "schema": _text}}
ETAG = {"ETag": {"description": "The programme's latest journal entry; for If-Match.", "schema": _text}}
LOCATION = {"Location": {"description": "The address of what is new.", "schema": _text}}
MORE = {
    405: {"Allow": {"description": "The methods that this address has.", "schema": _text}},
    503: {"Retry-After": {"description": "Seconds.", "schema": _text}},
}
LOCATED = (
    *("open_programme", "receive_application", "register_assistant", "compute_plan", "file_draft"),
    "create_scenario",
)
ASKING = ("what_if", "comparison", "compare_policies")  # with a body, and nothing recorded
WITHOUT_STATE = ("programmes",)
ALWAYS_ANEW = ("preview", "broken_visits", "forecast", "today", "rederived", "journal")
DESCRIPTION = (
    "Hours of personal assistance of Polish communes. Hours are whole hours, durations minutes, money decimal text,"
    " moments ISO 8601 with an offset. A command with an Idempotency-Key acts once; If-Match refuses it when the"
    " programme has changed since that ETag. A refusal is a problem document with a stable code."
)


def operation_of(route: APIRoute) -> str:
    """The operation's id: what its function is called, which for a command is the command's name."""
    return route.name


def add_contract(app: FastAPI) -> None:
    """Let the app answer with the whole document."""

    def openapi() -> Schema:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def methods_at(app: FastAPI, path: str) -> str:
    """All that an address has, as `Allow` lists them; a router tells only those of the first route that fits."""
    fitting = [template for template in app.openapi()["paths"] if _fits(template, path)]
    if not fitting:
        return ""
    nearest = min(fitting, key=lambda template: template.count("{"))  # a word before a name that could be that word
    return ", ".join(sorted(method.upper() for method in app.openapi()["paths"][nearest]))


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(map(re.escape, re.split(r"\{\w+\}", template))))


def _fits(template: str, path: str) -> bool:
    return _pattern(template).fullmatch(path) is not None


def _document(app: FastAPI) -> Schema:
    document = get_openapi(title=app.title, version=app.version, routes=app.routes, description=DESCRIPTION)
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas |= _schemas_of(Problem, "serialization") | _schemas_of(TimesheetBody, "validation")
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if path.startswith("/api/"):
                _complete(method, path, operation)
    return document


def _schemas_of(kind: type[BaseModel], mode: Literal["serialization", "validation"]) -> Schema:
    """Of what no route names by itself, with all that it holds."""
    schema = TypeAdapter(kind).json_schema(ref_template="#/components/schemas/{model}", mode=mode)
    return {**schema.pop("$defs"), kind.__name__: schema}


def _complete(method: str, path: str, operation: Schema) -> None:
    name, responses = operation["operationId"], operation["responses"]
    responses.pop("422", None)
    _complete_success(method, name, responses)
    for status, codes in sorted(_by_status(method, path, operation).items()):
        responses[str(status)] = _refusal(status, codes)
    if name == "file_draft":
        wanted = {"$ref": "#/components/schemas/RosterDocument"}
        operation["requestBody"]["content"]["application/json"]["schema"] = wanted


def _complete_success(method: str, name: str, responses: Schema) -> None:
    status, success = next(iter(responses.items()))
    success["description"] = "As asked." if method == "get" else "Done."
    if method == "get" and name not in WITHOUT_STATE:
        success["headers"] = dict(ETAG)
        if name not in ALWAYS_ANEW:
            responses["304"] = {"description": "The client has this state already.", "headers": dict(ETAG)}
    if name in LOCATED:
        success["headers"] = dict(LOCATION)
    if links := links_of(name):
        responses[status]["links"] = links


def _by_status(method: str, path: str, operation: Schema) -> dict[int, list[str]]:
    reading = method == "get" or operation["operationId"] in ASKING
    codes = [*(READING if reading else DOING), *BESIDE.get(operation["operationId"], ())]
    codes += PAST if any(one["name"] == "at" for one in operation.get("parameters", ())) else ()
    codes += INSIDE if "{edition}" in path else ()
    codes += WITH_BODY if "requestBody" in operation else ()
    codes += ("invalid",) if reading else ()
    found: dict[int, list[str]] = {}
    for code in sorted(set(codes)):
        found.setdefault(status_of(code), []).append(code)
    return found


def _refusal(status: int, codes: list[str]) -> Schema:
    listed = {"type": "object", "properties": {"code": {"enum": codes}}}
    schema = {"allOf": [{"$ref": "#/components/schemas/Problem"}, listed]}
    return {
        "description": f"{HTTPStatus(status).phrase}: {', '.join(codes)}.",
        "headers": {**LANGUAGE, **MORE.get(status, {})},
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
