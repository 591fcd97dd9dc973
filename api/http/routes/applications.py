"""Applications one by one."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.http.bodies import application_in, described, json_object, plain
from api.http.dependencies import Tagged, TheAct, TheApp, TheScope, TheViews
from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.case.applications import COLUMNS
from planner.case.cells import MOST_HOURS
from planner.commands import intake
from planner.record.history import history_of

router = APIRouter()
Hours = Annotated[int, Field(ge=0, le=MOST_HOURS)]


def _plain(text: str) -> str:
    if not plain(text):
        raise ValueError("NUL")
    return text


Text = Annotated[str, AfterValidator(_plain)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Documents(Strict):
    documents: Annotated[list[Text], Field(min_length=1, max_length=20)]


class Assessment(Strict):
    points: Annotated[int, Field(ge=0, le=1_000_000)]


class Decision(Strict):
    decision: Literal["admit", "refuse"] | None = None
    min_hours: Hours | None = None
    max_hours: Hours | None = None
    reason: Annotated[Text, Field(min_length=1, max_length=10_000)]


class Withdrawal(Strict):
    last_day: date
    used_hours: Hours | None = None


class Notification(Strict):
    how: Literal["in_writing", "by_telephone"]
    on: date


@router.get("", dependencies=[Tagged])
def applications(scope: TheScope, app: TheApp, views: TheViews) -> list[dict[str, Any]]:
    """All applications in ranking order."""
    app.find(Programme, scope)
    return views.ranking(scope)


@router.post("", status_code=201, openapi_extra=described(*COLUMNS))
def receive(
    scope: TheScope, body: Annotated[dict[str, Any], Depends(json_object)], app: TheApp, act: TheAct
) -> dict[str, Any]:
    """Receive an application, with the columns of applications.csv as keys."""
    given = application_in(body, app.find(Programme, scope).rules)
    return intake.receive(app, scope, given, act)


@router.get("/{name:path}/history", dependencies=[Tagged])
def history(scope: TheScope, name: str, app: TheApp) -> list[dict[str, Any]]:
    """Every event, oldest first."""
    return history_of(app, scope, name, Application)


@router.get("/{name:path}", dependencies=[Tagged])
def application(scope: TheScope, name: str, app: TheApp) -> dict[str, Any]:
    """What the rules see of it, and its standing. No personal data."""
    one = app.find(Application, scope, name)
    decided = {"standing": one.standing, "hours": one.hours, "plan": one.granted_by or None}
    return {**one.applicant().as_json(), **decided, "withdrawn": one.withdrawn, "documents": sorted(one.documents)}


@router.post("/{name:path}/documents")
def complete(scope: TheScope, name: str, body: Documents, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Documents handed in later (R-04)."""
    return intake.complete(app, scope, name, body.documents, act)


@router.put("/{name:path}/assessment")
def assess(scope: TheScope, name: str, body: Assessment, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Points of the assessment (R-15)."""
    return intake.assess(app, scope, name, body.points, act)


@router.put("/{name:path}/decision")
def decide(scope: TheScope, name: str, body: Decision, app: TheApp, act: TheAct) -> dict[str, Any]:
    """The commission's decision with its written reason (R-17)."""
    return intake.decide_commission(app, scope, name, body.model_dump(exclude={"reason"}), body.reason, act)


@router.post("/{name:path}/withdrawal")
def withdraw(scope: TheScope, name: str, body: Withdrawal, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Withdraw; of a grant only the hours used remain (R-25)."""
    return intake.withdraw(app, scope, name, act, last_day=body.last_day, used_hours=body.used_hours)


@router.delete("/{name:path}/withdrawal")
def reinstate(scope: TheScope, name: str, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Undo a withdrawal."""
    return intake.reinstate(app, scope, name, act)


@router.post("/{name:path}/notifications", status_code=201)
def notify(scope: TheScope, name: str, body: Notification, app: TheApp, act: TheAct) -> dict[str, Any]:
    """Record when and how the applicant was told (R-16)."""
    return intake.notify(app, scope, name, body.how, body.on, act)
