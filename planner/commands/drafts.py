"""Drafts of a month's roster: filed, solved, published."""

import json
from functools import partial
from typing import Annotated, Any, ClassVar

from pydantic import Field

from planner.aggregates.roster import Roster, RosterDraft
from planner.aggregates.roster_events import RosterDrafted
from planner.aggregates.visit import Visit
from planner.commands.fields import InPath, MonthText, Name
from planner.documents.calls import calls_of
from planner.documents.recorded_roster import recorded_document
from planner.documents.roster_changes import Changes, changes_of
from planner.documents.shapes.units import DraftId, MonthName, ScorePoints, Visits
from planner.record.command import Answer, Command, Decided
from planner.record.month_now import MonthNow, whole_month, worsened
from planner.record.reading import Reading, Tell, Unprepared
from planner.record.visits import Numbers, booked_since, visit_named
from planner.solver.roster.proven import proven_roster
from planner.solver.roster.request import Asked
from planner.terms.calendar import Month
from planner.terms.refusals import BreaksRules, Refused
from planner.terms.scope import Act

Document = dict[str, Any]


class DraftFiled(Answer):
    """score, bound: as the document states them. calls: the visits that change against what is published."""

    draft: DraftId
    month: MonthName
    visits: Visits
    score: ScorePoints | None
    bound: ScorePoints | None
    calls: Annotated[list[dict[str, Any]], Field(default_factory=list)]


class FileDraft(Command):
    """Keep a roster document as a draft. Refused when it breaks a rule as things are."""

    NAME: ClassVar[str] = "file_draft"
    ANSWER: ClassVar[type[Answer]] = DraftFiled

    document: Annotated[dict[str, Any], Field(repr=False)]

    def decide(self, reading: Reading, act: Act) -> Decided:
        month = Month.of(str(self.document.get("month")))
        plain = recorded_document(self.document)
        _check(whole_month(reading.unbound(), month, act.actor), plain)
        return _filed(reading, month, plain, act)


class ComputeDraft(Command):
    """Solve the month as recorded and keep the answer as a draft; what is published changes as little as it can.

    since: minutes since 1970; what is published and starts earlier stays as it is. steps: instead of seconds.
    The draft is the answer to the month as it was when the search began.
    """

    NAME: ClassVar[str] = "compute_draft"
    ANSWER: ClassVar[type[Answer]] = DraftFiled

    month: MonthText
    seconds: Annotated[float, Field(ge=0)] = 60.0
    steps: Annotated[int, Field(ge=0)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    since: int | None = None

    def decide(self, reading: Reading, act: Act) -> Decided:
        month = Month.of(self.month)
        if "document" not in reading.prepared:
            given = whole_month(reading.unbound(), month, act.actor)
            raise Unprepared("document", partial(self._solved, given))
        document, calls = reading.prepared["document"]
        return _filed(reading, month, document, act, calls)

    def _solved(self, given: MonthNow, tell: Tell) -> tuple[Document, list[Document]]:
        """Judged by the checker, with whom to telephone; the clock starts now."""
        from planner.solver.roster.search import Effort  # the engine takes a while to load

        asked = Asked(given.month, keep=given.published, before=given.before, since=self.since)
        effort = Effort(self.seconds, self.steps, self.seed, tell)  # type: ignore[arg-type]
        document, _ = proven_roster(given.case, given.plan, asked, effort)
        calls = [] if given.published is None else calls_of(given.published["visits"], document["visits"])
        return recorded_document(json.loads(json.dumps(document))), calls


def _filed(
    reading: Reading, month: Month, document: Document, act: Act, calls: list[Document] | None = None
) -> Decided:
    """Rests on nothing but the draft's own stream. calls: whom to telephone, where visits are published already."""
    scope, unbound = reading.scope, reading.unbound()
    newest = unbound.recorded.journal.newest_name(scope, RosterDrafted.TOPIC, scope.thread("drafts", str(month)))
    number = int(newest.rpartition("-")[2]) + 1 if newest else 1
    roster = unbound.find_or_none(Roster, str(month))
    draft = RosterDraft.file(scope, f"{month}/D-{number}", document, roster.old.bookings if roster else 0, act)
    answer = DraftFiled(
        draft=draft.name,
        month=str(month),
        visits=len(document["visits"]),
        score=document.get("score", {}).get("total"),
        bound=document.get("bound"),
        calls=calls or [],
    )
    return Decided(answer, [draft])


def _check(given: MonthNow, document: Document) -> None:
    """What a draft says of its changes may be in comparison with what is published, or with nothing."""
    alone = given.judged(document)
    verdicts = [alone, given.judged(document, keep=given.published)] if alone.statements else [alone]
    found = [[*verdict.faults, *verdict.statements] for verdict in verdicts]
    if all(found):
        raise BreaksRules(found[0], month=given.month)


class Published(Answer):
    """How many visits were planned, moved, reassigned, cancelled; visits: in force in the month."""

    draft: DraftId
    month: MonthName
    planned: Visits
    moved: Visits
    reassigned: Visits
    cancelled: Visits
    visits: Visits


class PublishRoster(Command):
    """The draft's visits are in force from now on, all in one transaction.

    Judged against what is recorded now; refused too when visits were booked by hand since it was filed.
    """

    NAME: ClassVar[str] = "publish_roster"
    ANSWER: ClassVar[type[Answer]] = Published

    draft: Annotated[Name, InPath()]

    def decide(self, reading: Reading, act: Act) -> Decided:
        draft = reading.find(RosterDraft, self.draft)
        month = Month.of(draft.month)
        given = whole_month(reading, month, act.actor)
        roster = reading.find_or_none(Roster, draft.month)
        _check_overtaken(reading, draft, roster)
        changes = changes_of(given.of_month(month), draft.document["visits"])
        if roster is not None and roster.published == draft.name and not any(changes.counts().values()):
            raise _in_force_already(draft, given)
        now = given.published or {"month": draft.month, "visits": []}
        broken = worsened(given.faults(draft.document), lambda: given.faults(now))
        if broken:
            raise BreaksRules(broken, month=month)
        publishing = _Publishing(reading, draft, roster, act)
        return publishing.decided(changes, len(draft.document["visits"]))


def _in_force_already(draft: RosterDraft, given: MonthNow) -> Refused:
    """Nothing is to be done; what breaks rules by now is told all the same."""
    faults = given.judged(draft.document).faults
    if faults:
        return BreaksRules(faults, given.month, "in_force_breaks_rules", draft=draft.name)
    return Refused("already_published", draft=draft.name)


def _check_overtaken(reading: Reading, draft: RosterDraft, roster: Roster | None) -> None:
    filed = reading.recorded.journal.streams([draft.id])[0]["notification_id"]
    booked = booked_since(reading, draft.month, filed) + (roster.old.bookings - draft.bookings if roster else 0)
    if booked > 0:
        raise Refused("overtaken_draft", draft=draft.name, month=draft.month, count=booked)


class _Publishing:
    """The changes of one publication, each in its visit's stream."""

    def __init__(self, reading: Reading, draft: RosterDraft, roster: Roster | None, act: Act) -> None:
        self.reading, self.draft, self.act = reading, draft, act
        self.month = Month.of(draft.month)
        self.numbers = Numbers(reading, self.month, roster)
        self.roster = roster or Roster.open(reading.scope, self.month, act)

    def decided(self, changes: Changes, visits: int) -> Decided:
        self.roster.publish(self.draft, self.act)
        touched = [self._cancelled(name) for name in changes.cancelled]
        touched += [self._reassigned(name, assistant) for name, assistant in changes.reassigned.items()]
        touched += [self._moved(name, *times) for name, times in changes.moved.items()]
        touched += [self._planned(facts) for facts in changes.planned]
        answer = Published(draft=self.draft.name, month=str(self.month), **changes.counts(), visits=visits)
        return Decided(answer, [self.roster, *touched])

    def _cancelled(self, name: str) -> Visit:
        visit = visit_named(self.reading, name, self.act)
        visit.cancel("republished", self.act, self.draft.name)
        return visit

    def _reassigned(self, name: str, assistant: str) -> Visit:
        visit = visit_named(self.reading, name, self.act)
        visit.reassign(assistant, self.act, self.draft.name)
        return visit

    def _moved(self, name: str, start: str, end: str) -> Visit:
        visit = visit_named(self.reading, name, self.act)
        visit.move(start, end, self.act, self.draft.name)
        return visit

    def _planned(self, facts: dict[str, str]) -> Visit:
        return Visit.schedule(self.reading.scope, self.numbers.next(), facts, self.act, self.draft.name)
