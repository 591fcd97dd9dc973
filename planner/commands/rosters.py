"""Drafts of a month, publishing one, and single visits. Every booking is judged at the moment it is made."""

import json
from collections.abc import Callable
from typing import Any

from planner.aggregates.roster import Facts, Roster, RosterDraft
from planner.application import Decided, Godziny
from planner.calendar import Month
from planner.errors import BreaksRules, Refused
from planner.record import Record, read_record
from planner.recorded_month import RecordedMonth, known, recorded_month
from planner.roster_changes import changes_of
from planner.rostering import proven_roster
from planner.scope import Act, Scope
from planner.solver.allocation.check.verdict import Finding
from planner.solver.roster.request import Asked

Book = Callable[[Roster], dict[str, Any]]


def compute_draft(app: Godziny, scope: Scope, month: Month, effort: Any, act: Act) -> dict[str, Any]:
    """Solve the month as recorded and keep the answer as a draft; what is published changes as little as it can."""
    record = read_record(app, scope)
    given = recorded_month(app, record, month)
    asked = Asked(month, keep=given.published, before=given.before)
    document, _ = proven_roster(given.case, given.plan, asked, effort)
    return file_draft(app, scope, json.loads(json.dumps(document)), act)


def file_draft(app: Godziny, scope: Scope, document: Any, act: Act) -> dict[str, Any]:
    """Keep a roster document as a draft. Raises BreaksRules, InputRefused, Refused; then nothing is kept."""

    def decide() -> Decided:
        record = read_record(app, scope)
        month = _month_of(document)
        given = recorded_month(app, record, month)
        _check(given, document)
        roster = given.rosters.get(month) or Roster.open(scope, month, act)
        draft = RosterDraft.file(scope, roster.file_draft(act), document, act)
        facts = {"draft": draft.name, "month": str(month), "visits": len(document["visits"])}
        score = document.get("score", {}).get("total")
        return Decided({**facts, "score": score, "bound": document.get("bound")}, [roster, draft], record.number)

    return app.run("file_draft", scope, act, {"document": document}, decide)


def _month_of(document: Any) -> Month:
    """The month that a document names; what else is wrong with it, the checker says."""
    text = document.get("month") if isinstance(document, dict) else None
    try:
        year, _, number = str(text).partition("-")
        month = Month(int(year), int(number))
        month.first  # noqa: B018 - raises for a month that is none
    except ValueError:
        raise Refused("no_month", "month", value=text) from None
    return month


def _check(given: RecordedMonth, document: Any) -> None:
    """What a draft says of its changes may be in comparison with what is published, or with nothing."""
    alone = given.judged(document)
    verdicts = [alone, given.judged(document, keep=given.published)] if alone.statements else [alone]
    found = [[*verdict.faults, *verdict.statements] for verdict in verdicts]
    if all(found):
        raise BreaksRules(found[0], month=given.month)


def publish(app: Godziny, scope: Scope, name: str, act: Act) -> dict[str, Any]:
    """The draft's visits are in force from now on, all in one transaction. Raises BreaksRules, Refused.

    Judged against what is recorded now, so a draft that was overtaken is refused.
    """

    def decide() -> Decided:
        record = read_record(app, scope)
        draft = app.find(RosterDraft, scope, name)
        month = _month_of(draft.document)
        given = recorded_month(app, record, month)
        roster = given.rosters[month]
        broken = given.faults(draft.document) - given.faults(roster.document)
        if broken:
            raise BreaksRules(_ordered(broken), month=month)
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
    """The visit does not take place. Raises Refused."""

    def book(roster: Roster) -> dict[str, Any]:
        facts = roster.in_force(visit)
        roster.cancel(visit, reason, act)
        return {"visit": visit, **facts, "reason": reason}

    asked = {"visit": visit, "reason": reason}
    return _booked(app, scope, _month_in(visit), ("cancel_visit", asked), book, act)


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
        record = read_record(app, scope)
        given = recorded_month(app, record, month)
        roster = _roster(app, record, month, act)
        given.rosters[month] = roster
        before = given.faults(roster.document)
        result = book(roster)
        broken = given.faults(roster.document) - before
        if broken:
            raise BreaksRules(_ordered(broken), month=month)
        return Decided(result, [roster], record.number)

    return app.run(asked[0], scope, act, asked[1], decide)


def _roster(app: Godziny, record: Record, month: Month, act: Act) -> Roster:
    scope = record.programme.scope
    return app.find(Roster, scope, str(month)) if known(app, scope, month) else Roster.open(scope, month, act)


def _ordered(findings: set[Any]) -> list[Finding]:
    return sorted(findings, key=lambda one: (one.rule, one.code, one.facts))
