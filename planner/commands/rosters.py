"""Drafts of a month, publishing one, and single visits. Every booking is judged at the moment it is made."""

import json
from collections.abc import Callable
from typing import Any

from planner.aggregates.roster import Facts, Roster, RosterDraft
from planner.case.cells import CellFault
from planner.case.used import month as month_named
from planner.documents.recorded_roster import recorded_document
from planner.documents.roster_changes import changes_of
from planner.record.application import Decided, Godziny
from planner.record.month_now import MonthNow, known, recorded_month, worsened
from planner.record.programme_now import read_record
from planner.solver.roster.proven import proven_roster
from planner.solver.roster.request import Asked
from planner.terms.calendar import Month
from planner.terms.refusals import BreaksRules, Refused
from planner.terms.scope import Act, Scope

Book = Callable[[Roster], dict[str, Any]]


def compute_draft(
    app: Godziny, scope: Scope, month: Month, effort: Any, act: Act, since: int | None = None
) -> dict[str, Any]:
    """Solve the month as recorded and keep the answer as a draft; what is published changes as little as it can.

    since: minutes since 1970; what is published and starts earlier stays as it is.
    """
    solved: dict[int, dict[str, Any]] = {}

    def decide() -> Decided:
        record = read_record(app, scope)
        given = recorded_month(app, record, month)
        if record.number not in solved:
            asked = Asked(month, keep=given.published, before=given.before, since=since)
            document, _ = proven_roster(given.case, given.plan, asked, effort)
            solved[record.number] = recorded_document(json.loads(json.dumps(document)))
        return _filed(given, solved[record.number], act)

    asked_for = {"month": str(month), "seconds": effort.seconds, "steps": effort.steps, "since": since}
    return app.run("compute_draft", scope, act, asked_for, decide)


def file_draft(app: Godziny, scope: Scope, document: Any, act: Act) -> dict[str, Any]:
    """Keep a roster document as a draft. Raises BreaksRules, InputRefused, Refused; then nothing is kept."""

    month = _month_of(document)
    plain = recorded_document(document)

    def decide() -> Decided:
        given = recorded_month(app, read_record(app, scope), month)
        _check(given, plain)
        return _filed(given, plain, act)

    return app.run("file_draft", scope, act, {"document": plain}, decide)


def _filed(given: MonthNow, document: dict[str, Any], act: Act) -> Decided:
    scope = given.record.programme.scope
    roster = given.rosters.get(given.month) or Roster.open(scope, given.month, act)
    draft = RosterDraft.file(scope, roster.file_draft(act), document, roster.bookings, act)
    facts = {"draft": draft.name, "month": str(given.month), "visits": len(document["visits"])}
    points = {"score": document.get("score", {}).get("total"), "bound": document.get("bound")}
    return Decided({**facts, **points}, [roster, draft], given.record.number)


def _month_of(document: Any) -> Month:
    """The month that a document names; what else is wrong with it, the checker says."""
    text = document.get("month") if isinstance(document, dict) else None
    try:
        found = month_named(str(text))
    except CellFault:
        raise Refused("no_month", "month", value=text) from None
    assert isinstance(found, Month)
    return found


def _check(given: MonthNow, document: Any) -> None:
    """What a draft says of its changes may be in comparison with what is published, or with nothing."""
    alone = given.judged(document)
    verdicts = [alone, given.judged(document, keep=given.published)] if alone.statements else [alone]
    found = [[*verdict.faults, *verdict.statements] for verdict in verdicts]
    if all(found):
        raise BreaksRules(found[0], month=given.month)


def publish(app: Godziny, scope: Scope, name: str, act: Act) -> dict[str, Any]:
    """The draft's visits are in force from now on, all in one transaction. Raises BreaksRules, Refused.

    Judged against what is recorded now; refused too when visits were booked by hand since it was filed.
    """

    def decide() -> Decided:
        record = read_record(app, scope)
        draft = app.find(RosterDraft, scope, name)
        month = _month_of(draft.document)
        given = recorded_month(app, record, month)
        roster = given.rosters[month]
        broken = worsened(given.faults(draft.document), lambda: given.faults(roster.document))
        if broken:
            raise BreaksRules(broken, month=month)
        changes = roster.publish(draft, act)
        return Decided(
            {"draft": name, "month": str(month), **changes, "visits": len(roster.visits)}, [roster], record.number
        )

    return app.run("publish_roster", scope, act, {"draft": name}, decide)


def compare(app: Godziny, scope: Scope, name: str, other: str) -> dict[str, Any]:
    """What the second draft does otherwise than the first: visits, score by part, and whom it concerns."""
    drafts = [app.find(RosterDraft, scope, one).document for one in (name, other)]
    if drafts[0]["month"] != drafts[1]["month"]:
        raise Refused("other_month", "draft", month=drafts[0]["month"], other=drafts[1]["month"])
    before = {str(at): one for at, one in enumerate(drafts[0]["visits"])}
    changes = changes_of(before, drafts[1]["visits"])
    touched = [before[one] for one in (*changes.cancelled, *changes.moved, *changes.reassigned)] + changes.planned
    parts = [draft.get("score", {}) for draft in drafts]
    return {
        "drafts": [name, other],
        "month": drafts[0]["month"],
        "unchanged": changes.unchanged,
        **changes.counts(),
        "people": sorted({one["application"] for one in touched}),
        "score": {part: [parts[0].get(part), parts[1].get(part)] for part in parts[0]},
        "unfilled": [len(draft.get("unfilled", [])) for draft in drafts],
    }


def plan_visit(app: Godziny, scope: Scope, facts: Facts, act: Act) -> dict[str, Any]:
    """One more visit. facts: application, assistant, start, end. Raises BreaksRules, Refused."""
    month = _month_of({"month": facts["start"][:7]})

    def book(roster: Roster) -> dict[str, Any]:
        return {"visit": roster.plan_visit(facts, act), **facts}

    return _booked(app, scope, month, ("plan_visit", dict(facts)), book, act)


def move(app: Godziny, scope: Scope, visit: str, start: str, end: str, act: Act) -> dict[str, Any]:
    """The visit at another time of its month. Raises BreaksRules, Refused."""

    def book(roster: Roster) -> dict[str, Any]:
        roster.move(visit, start, end, act)
        return {"visit": visit, **roster.visits[visit]}

    return _booked(
        app, scope, _month_in(visit), ("move_visit", {"visit": visit, "start": start, "end": end}), book, act
    )


def reassign(app: Godziny, scope: Scope, visit: str, assistant: str, act: Act) -> dict[str, Any]:
    """The visit by another assistant. Raises BreaksRules, Refused."""

    def book(roster: Roster) -> dict[str, Any]:
        roster.reassign(visit, assistant, act)
        return {"visit": visit, **roster.visits[visit]}

    asked = {"visit": visit, "assistant": assistant}
    return _booked(app, scope, _month_in(visit), ("reassign_visit", asked), book, act)


def cancel(app: Godziny, scope: Scope, visit: str, reason: str, act: Act) -> dict[str, Any]:
    """The visit does not take place; that breaks no rule. Raises Refused."""
    month = _month_in(visit)

    def decide() -> Decided:
        number = app.journal.number(scope)
        roster = _known_roster(app, scope, month, visit)
        facts = roster.in_force(visit)
        roster.cancel(visit, reason, act)
        return Decided({"visit": visit, **facts, "reason": reason}, [roster], number)

    return app.run("cancel_visit", scope, act, {"visit": visit, "reason": reason}, decide)


def _known_roster(app: Godziny, scope: Scope, month: Month, visit: str) -> Roster:
    if not known(app, scope, month):
        raise Refused("no_such_visit", "visit", visit=visit)
    return app.find(Roster, scope, str(month))


def _month_in(visit: str) -> Month:
    """The month in a visit's id."""
    try:
        return _month_of({"month": visit.removeprefix("V-").rpartition("-")[0]})
    except Refused:
        raise Refused("no_such_visit", "visit", visit=visit) from None


def _booked(
    app: Godziny, scope: Scope, month: Month, asked: tuple[str, dict[str, Any]], book: Book, act: Act
) -> dict[str, Any]:
    """Do it unless it breaks a rule that was kept before. Anything else recorded meanwhile makes it start again."""

    def decide() -> Decided:
        given = recorded_month(app, read_record(app, scope), month)
        roster = given.rosters.setdefault(month, Roster.open(scope, month, act))
        before = roster.document
        result = book(roster)
        broken = worsened(given.faults(roster.document), lambda: given.faults(before))
        if broken:
            raise BreaksRules(broken, month=month)
        return Decided(result, [roster], given.record.number)

    return app.run(asked[0], scope, act, asked[1], decide)
