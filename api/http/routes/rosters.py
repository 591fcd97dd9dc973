"""Drafts of a month, publishing one, and single visits."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import AfterValidator, Field

from api.http.dependencies import Tagged, TheAct, TheApp, TheScope, TheViews
from api.http.routes.applications import Strict, Text
from planner.aggregates.programme import Programme
from planner.aggregates.roster import RosterDraft
from planner.commands import rosters
from planner.documents.moments import moment
from planner.terms.clock import minute_of, shown
from planner.terms.refusals import Faults

router = APIRouter()
Name = Annotated[Text, Field(max_length=64)]
Reason = Literal["assistant_ill", "assistant_left", "person_ill", "person_left", "person_asked", "mistake"]


def _on_the_clock(text: str) -> str:
    """As rosters write moments. Raises ValueError for what is none."""
    faults = Faults("body")
    found = moment(text, "", faults)
    if found is None or found.second or found.microsecond:
        raise ValueError("a full minute with its offset, such as 2026-03-02T08:00:00+01:00")
    return shown(minute_of(found))


Moment = Annotated[Text, Field(max_length=40), AfterValidator(_on_the_clock)]
Word = Annotated[str | None, Query(max_length=64, pattern=r"^[\w./-]*$")]


class Times(Strict):
    """Moments with their offsets."""

    start: Moment
    end: Moment

    def facts(self) -> dict[str, str]:
        return {"start": self.start, "end": self.end}


class Booking(Times):
    application: Name
    assistant: Name


class Reassignment(Strict):
    assistant: Name


class Cancellation(Strict):
    reason: Reason


@router.get("/drafts", dependencies=[Tagged])
def drafts(scope: TheScope, app: TheApp, views: TheViews, month: Word = None) -> list[dict[str, Any]]:
    """The drafts of rosters, and which is in force."""
    app.find(Programme, scope)
    return views.drafts(scope, month)


@router.post("/drafts", status_code=201)
def file_draft(scope: TheScope, body: dict[str, Any], app: TheApp, act: TheAct) -> dict[str, Any]:
    """Keep a roster document, as `godziny roster --json` writes it, as a draft."""
    return rosters.file_draft(app, scope, body, act)


@router.get("/drafts/{month}/{draft}", dependencies=[Tagged])
def draft_document(scope: TheScope, month: str, draft: str, app: TheApp) -> dict[str, Any]:
    """The draft as a roster document."""
    return app.find(RosterDraft, scope, f"{month}/{draft}").document


@router.post("/drafts/{month}/{draft}/publication", status_code=201)
def publish(scope: TheScope, month: str, draft: str, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Put the draft in force, all visits at once. Refused when it breaks a rule as things are now."""
    return rosters.publish(app, scope, f"{month}/{draft}", act)


@router.get("/visits", dependencies=[Tagged])
def visits(
    scope: TheScope,
    app: TheApp,
    views: TheViews,
    month: Word = None,
    day: date | None = None,
    assistant: Word = None,
    application: Word = None,
) -> list[dict[str, Any]]:
    """The visits in force."""
    app.find(Programme, scope)
    return views.visits(scope, month=month, day=day, assistant=assistant, application=application)


@router.post("/visits", status_code=201)
def book(scope: TheScope, body: Booking, app: TheApp, act: TheAct) -> dict[str, Any]:
    """One more visit, unless it breaks a rule."""
    facts = {"application": body.application, "assistant": body.assistant, **body.facts()}
    return rosters.plan_visit(app, scope, facts, act)


@router.post("/visits/{visit}/move", status_code=201)
def move(scope: TheScope, visit: str, body: Times, app: TheApp, act: TheAct) -> dict[str, Any]:
    """The visit at another time."""
    times = body.facts()
    return rosters.move(app, scope, visit, times["start"], times["end"], act)


@router.post("/visits/{visit}/reassignment", status_code=201)
def reassign(scope: TheScope, visit: str, body: Reassignment, app: TheApp, act: TheAct) -> dict[str, Any]:
    """The visit by another assistant."""
    return rosters.reassign(app, scope, visit, body.assistant, act)


@router.post("/visits/{visit}/cancellation", status_code=201)
def cancel(scope: TheScope, visit: str, body: Cancellation, app: TheApp, act: TheAct) -> dict[str, Any]:
    """The visit does not take place."""
    return rosters.cancel(app, scope, visit, body.reason, act)
