"""Refusals over HTTP: problem documents (RFC 9457) with a stable code, the field, a sentence."""

import logging
import traceback
from collections.abc import Sequence
from typing import Any

import psycopg
from eventsourcing.persistence import PersistenceError
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from api.http.codes import status_of
from api.http.contract import MEDIA_TYPE, methods_at
from api.http.reading import Unreadable
from api.http.timesheets import ROWS
from api.words.messages import LANGUAGES, Speaker
from api.words.refusals import fault_sentence, printable, said_wrong, show_refused
from planner.record.store.failures import database_failed
from planner.terms.refusals import BreaksRules, Fault, InputRefused, Refused

MOST_ERRORS = 1_000  # that are listed; the count is of all

_log = logging.getLogger("godziny.http")


def problem(request: Request, refused: Refused, errors: Sequence[dict[str, Any]] = ()) -> JSONResponse:
    """The document; `errors` has every fault of the content."""
    speaker = speaker_of(request)
    status = status_of(refused.code)
    document = {
        "type": f"urn:godziny:problem:{refused.code}",
        "title": refused.code,
        "status": status,
        "detail": show_refused(refused, speaker),
        "code": refused.code,
        "facts": refused.facts,
    }
    document |= {"field": refused.field} if refused.field else {}
    document |= {"errors": list(errors)} if errors else {}
    if isinstance(refused, BreaksRules):
        document["findings"] = [one.as_json() for one in refused.findings]
    headers = {"Content-Language": speaker.language} | ({"Retry-After": "1"} if status == 503 else {})
    return JSONResponse(document, status, headers, MEDIA_TYPE)


def speaker_of(request: Request) -> Speaker:
    """Polish unless the client prefers English."""
    wanted = parse_accept_header(request.headers.get("accept-language"), LanguageAccept)
    return Speaker(wanted.best_match(LANGUAGES, default="pl") or "pl")


def _fault(fault: Fault, speaker: Speaker) -> dict[str, Any]:
    found = {"code": fault.code, "detail": printable(fault_sentence(fault, speaker))}
    if fault.file == ROWS and fault.line:
        return {"field": f"{ROWS}.{fault.line - 1}.{fault.column}", **found}
    return {"field": fault.column, **found, **({"line": fault.line} if fault.line else {})}


def _refused(request: Request, error: Refused) -> JSONResponse:
    return problem(request, error)


def _input_refused(request: Request, error: InputRefused) -> JSONResponse:
    faults = [_fault(fault, speaker_of(request)) for fault in error.faults[:MOST_ERRORS]]
    return problem(request, Refused("invalid", count=len(error.faults)), faults)


def _invalid(request: Request, error: RequestValidationError | ValidationError) -> JSONResponse:
    first = 1 if isinstance(error, RequestValidationError) else 0  # where in the request
    found = error.errors()
    faults = [
        {"field": ".".join(map(str, one["loc"][first:])), "code": one["type"], "detail": detail}
        for one, detail in said_wrong(found[:MOST_ERRORS], speaker_of(request))
    ]
    return problem(request, Refused("invalid", count=len(found)), faults)


def _http(request: Request, error: HTTPException) -> Response:
    if isinstance(error, Unreadable):
        return _input_refused(request, error.refused)
    known = {400: "unreadable", 404: "not_found", 405: "not_allowed", 413: "too_large"}
    answer = problem(request, Refused(known.get(error.status_code, "internal")))
    if error.status_code == 405:
        routers = (error.headers or {}).get("Allow", "GET")  # of what the document does not list, such as /docs
        answer.headers["Allow"] = methods_at(request.app, request.scope["path"]) or routers
    return answer


def _database(request: Request, error: Exception) -> JSONResponse:
    _log.error("%s: %s", _operation(request), type(error).__name__)
    return problem(request, database_failed(error))


def _internal(request: Request, error: Exception) -> JSONResponse:
    """What an error says may be personal, and so may an address; where it stands in the program is not."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    _log.error("%s: %s at %s", _operation(request), type(error).__name__, where)
    return problem(request, Refused("internal"))


def _operation(request: Request) -> str:
    """Which route it was, without the names that were put into it."""
    return f"{request.method} {getattr(request.scope.get('route'), 'path', '-')}"


HANDLERS: dict[type[Exception], Any] = {
    Refused: _refused,
    InputRefused: _input_refused,
    RequestValidationError: _invalid,
    ValidationError: _invalid,
    HTTPException: _http,
    PersistenceError: _database,
    psycopg.Error: _database,
    Exception: _internal,
}


def add_problems(app: FastAPI) -> None:
    """One handler for each kind of refusal; a route has none of its own."""
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
