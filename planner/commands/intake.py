"""Applications one by one: received, completed, assessed, decided, withdrawn, reinstated, notified."""

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.case.applications import CONTACT
from planner.record.application import Asked, Decided, Godziny
from planner.rules.eligibility import applicant_of
from planner.terms import case as model
from planner.terms.case import DOCUMENTS
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope, sensible, today

# What tells one application from another, without what follows from rules or is personal.
GIVEN = ("id", "received_at", "category", "resident", "requested_hours", "points", "commission")
PERSONAL = ("birth_date", "certificate_valid_until", "equivalent", "lives_alone", "lat", "lon", "commission_reason")


def receive(app: Godziny, scope: Scope, given: model.ApplicationCard, act: Act) -> dict[str, Any]:
    """Record a new application with what it says already. Raises Refused when its id is taken."""

    def decide() -> Decided:
        number = app.journal.number(scope)
        rules = app.find(Programme, scope).rules
        if app.knows(Application, scope, given.id):
            raise Refused("application_known", "id", application=given.id)
        one = Application.receive(scope, applicant_of(rules, given), documents_in(given), act)
        one.assess(given.points, act)
        one.decide(given.commission, given.min_hours, given.max_hours, act)
        personal = one.know_personally({}, personal_facts(given), act)
        return Decided(_state(one), [one], number, tuple(personal))

    asked = {key: getattr(given, key) for key in GIVEN} | {"documents": sorted(documents_in(given))}
    return app.run("receive_application", scope, act, asked, decide)


def complete(app: Godziny, scope: Scope, name: str, documents: list[str], act: Act) -> dict[str, Any]:
    """Record documents that were handed in later. Source: R-04."""
    asked = {"application": name, "documents": documents}
    decide = _changing(app, scope, name, lambda one: one.complete(documents, act))
    return app.run("complete_application", scope, act, asked, decide)


def assess(app: Godziny, scope: Scope, name: str, points: int, act: Act) -> dict[str, Any]:
    """Record the points of the assessment. Source: R-15."""
    asked = {"application": name, "points": points}
    decide = _changing(app, scope, name, lambda one: one.assess(points, act))
    return app.run("assess_application", scope, act, asked, decide)


def decide_commission(app: Godziny, scope: Scope, name: str, decision: Asked, reason: str, act: Act) -> dict[str, Any]:
    """Record the commission's decision; the written reason is kept apart. Source: R-17. Raises Refused without one."""
    if not reason.strip():
        raise Refused("reason_missing", "reason", application=name)

    def decide() -> Decided:
        one = app.find(Application, scope, name)
        one.decide(decision["decision"], decision["min_hours"], decision["max_hours"], act)
        known = app.personal.of(scope, Application.TOPIC, name)
        personal = one.know_personally(known, {"commission_reason": reason}, act)
        return Decided(_state(one), [one], personal=tuple(personal))

    asked = {"application": name, **decision}
    return app.run("decide_commission", scope, act, asked, decide)


def withdraw(
    app: Godziny, scope: Scope, name: str, act: Act, *, last_day: date, used_hours: int | None = None
) -> dict[str, Any]:
    """Withdraw an application. Of a grant only used_hours remain; the rest is in the reserve. Source: R-25."""

    def decide() -> Decided:
        number = app.journal.number(scope)
        programme, one = app.find(Programme, scope), app.find(Application, scope, name)
        withdraw_from(programme, one, last_day, used_hours, act)
        return Decided({**_state(one), "reserve": programme.reserve}, [one, programme], number)

    asked = {"application": name, "last_day": str(sensible(last_day, "last_day")), "used_hours": used_hours}
    return app.run("withdraw_application", scope, act, asked, decide)


def withdraw_from(programme: Programme, one: Application, last_day: date, used_hours: int | None, act: Act) -> None:
    """Withdraw the application and free its place. Raises Refused when nobody says what was used of a grant."""
    one.withdraw(last_day, act)
    held = programme.held.get(one.name)
    if held is not None and held.present:
        if used_hours is None:
            raise Refused("used_hours_needed", "used_hours", application=one.name, granted=held.hours)
        one.end_grant(used_hours, act)
        programme.free_place(one.name, used_hours, act)
    elif (used_hours or 0) not in (0, one.hours):
        raise Refused("used_above_grant", "used_hours", application=one.name, used=used_hours, granted=one.hours)


def reinstate(app: Godziny, scope: Scope, name: str, act: Act) -> dict[str, Any]:
    """Undo a withdrawal. The grant that ended with it comes back while its plan is in force and its place free.

    Otherwise the person counts in the next plan; `grant_restored` says which.
    """

    def decide() -> Decided:
        number = app.journal.number(scope)
        programme, one = app.find(Programme, scope), app.find(Application, scope, name)
        one.reinstate(act)
        told = {"grant_restored": _restored(programme, one, act), "reserve": programme.reserve}
        return Decided({**_state(one), **told}, [one, programme], number)

    return app.run("reinstate_application", scope, act, {"application": name}, decide)


def _restored(programme: Programme, one: Application, act: Act) -> bool:
    grant = one.last_grant
    if one.standing != "ended" or grant["plan"] != programme.current:
        return False
    held = Held(grant["hours"], grant["category"], grant["high_support"])
    if programme.limits_broken_by(one.name, held):
        return False
    programme.fill_place(one.name, held, act)
    one.grant(act=act, **grant)
    return True


def notify(app: Godziny, scope: Scope, name: str, how: str, on: date, act: Act) -> dict[str, Any]:
    """Record when and how the applicant was told. Source: R-16. Raises Refused for a day to come."""
    if on > today():
        raise Refused("future_day", "on", value=on)
    asked = {"application": name, "how": how, "on": str(sensible(on, "on"))}
    decide = _changing(app, scope, name, lambda one: one.notify(how, on, act))
    return app.run("notify_applicant", scope, act, asked, decide)


def _changing(app: Godziny, scope: Scope, name: str, do: Callable[[Application], None]) -> Callable[[], Decided]:
    """A decision about one application alone."""

    def decide() -> Decided:
        one = app.find(Application, scope, name)
        do(one)
        return Decided(_state(one), [one])

    return decide


def _state(one: Application) -> dict[str, Any]:
    documents = sorted(one.documents)
    return {"application": one.name, "standing": one.standing, "hours": one.hours, "documents": documents}


def documents_in(one: model.ApplicationCard) -> set[str]:
    """The documents that a row says were handed in."""
    if one.missing_documents:
        return set(DOCUMENTS) - set(one.missing_documents)
    return set(DOCUMENTS) if one.documents_complete else set()


def personal_facts(one: model.ApplicationCard) -> dict[str, Any]:
    """All that is kept apart of the person, as plain JSON types; None: nothing is known, or no longer."""
    until = one.certificate_valid_until
    contact = {**dict.fromkeys(CONTACT), **dict(one.contact)}
    dates = {"birth_date": str(one.birth_date), "certificate_valid_until": until and str(until)}
    facts = {**{key: getattr(one, key) for key in PERSONAL}, **dates, **contact}
    return {key: None if value == "" else value for key, value in facts.items()}
