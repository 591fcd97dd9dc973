"""Rosters judged again by the checker, by the record as it was known when each was made. Never solved.

Homes are personal and may be gone, or changed since; then everything but the ways between them is held against the
record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.base import PersonalDataRecorded
from planner.aggregates.roster import Roster, RosterDraft
from planner.editions.roster import WEIGHTS
from planner.record.judging import JudgedRoster, judged_roster
from planner.record.month_now import whole_month
from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.record.rederiving.known_then import reading_then
from planner.record.rederiving.outcome import Compared, Rederived, compared, compared_each, outcome_of
from planner.record.store.accesses import Reader
from planner.record.store.personal import HOME
from planner.solver.roster.proven import judged
from planner.solver.roster.request import Asked
from planner.terms.calendar import Month
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Scope

TRAVEL = "travel_minute"
MOST_MOMENTS = 20  # a draft answers to the month as it was when its search began
Document = dict[str, Any]


def draft_of(app: Readable, scope: Scope, name: str) -> RosterDraft | None:
    """The draft of this name, or the one published for the month of this name."""
    month = app.streams.load(Roster, [scope.stream(Roster.TOPIC, name)]).get(name)
    wanted = name if month is None or month.published is None else month.published
    return app.streams.load(RosterDraft, [scope.stream(RosterDraft.TOPIC, wanted)]).get(wanted)


def rederived_roster(app: Readable, scope: Scope, draft: RosterDraft, actor: str) -> Rederived:
    """By the month as it was known when the draft was filed, or shortly before, while it was searched."""
    filed = app.journal.streams([draft.id])[0]["notification_id"]
    first = None
    for until in app.journal.changes_before(scope, filed, MOST_MOMENTS):
        found = _Then(app, scope, draft, until, actor).rederived()
        if found.outcome == "equal":
            return found
        first = first or found
    assert first is not None, "a draft follows what it plans"
    return first


@dataclass(frozen=True)
class _Then:
    """A draft, and a moment until which the record is known. actor: who reads the homes."""

    app: Readable
    scope: Scope
    draft: RosterDraft
    until: int
    actor: str

    def rederived(self) -> Rederived:
        found = list(self._compared())
        return Rederived(
            id=self.draft.name,
            kind="roster",
            outcome=outcome_of(found),
            engine_then=self.draft.document.get("engine", {}),
            compared=found,
        )

    @cached_property
    def reading(self) -> Reading:
        return reading_then(self.app, self.scope, self.until)

    def _compared(self) -> Iterator[Compared]:
        try:
            answer = judged_roster(self.reading, self.draft.document, self.actor, {})
        except (InputRefused, Refused):
            yield Compared(what="score", outcome="not_compared", why="needs_more")
            return
        homes = self._homes_known()
        yield self._faults(answer)
        yield from _score(self.draft.document.get("score"), answer.verdict.score, homes=homes)
        if homes:
            yield compared("statements", [], [one.code for one in answer.verdict.statements])

    def _faults(self, answer: JudgedRoster) -> Compared:
        """Those that what had to stay had before are no news."""
        found = set(answer.verdict.faults)
        new = found - self._had_to_stay() if found else found
        return compared("faults", [], sorted({one.code for one in new}))

    def _had_to_stay(self) -> set[Any]:
        """What the visits published then, as far as the draft keeps them, break among themselves."""
        given = whole_month(self.reading, Month.of(self.draft.month), self.actor)
        published = [] if given.published is None else given.published["visits"]
        kept = [one for one in self.draft.document["visits"] if one in published]
        alone = {"month": self.draft.month, "visits": kept}
        return set(judged(given.case, given.plan, Asked(given.month, before=given.before), alone).faults)

    def _homes_known(self) -> bool:
        """Whether the homes of everybody visited are those of then."""
        names = {one["application"] for one in self.draft.document["visits"]}
        rows = self._home_rows(names)
        had, changed = {row["name"] for row in rows}, any(row["notification_id"] > self.until for row in rows)
        reader = Reader(self.actor, "travel")
        known = self.app.personal.read(self.scope, Application.TOPIC, HOME, reader, names=sorted(had))
        return not changed and all(set(known.get(name, ())) == set(HOME) for name in had)

    def _home_rows(self, names: set[str]) -> list[dict[str, Any]]:
        """Where homes of these people came to be known."""
        streams = [self.scope.stream(Application.TOPIC, name) for name in names]
        rows = [row for row in self.app.journal.streams(streams) if row["topic"] == PersonalDataRecorded.TOPIC]
        return [row for row in rows if set(HOME) & set(vars(self.app.streams.event_of(row))["fields"])]


def _score(then: Mapping[str, int] | None, now: Mapping[str, int], *, homes: bool) -> Iterator[Compared]:
    """Part by part; the sum only where it has the same parts."""
    if then is None:
        yield Compared(what="score", outcome="not_compared", why="states_none")
        return
    whole = homes and set(then) == set(now)
    parts = [part for part in WEIGHTS if part in then and (homes or part != TRAVEL)] + ["total"] * whole
    old, new = ({part: one.get(part) for part in parts} for one in (then, now))
    yield compared_each("score", old, new, (old.get("total"), new.get("total")))
    if not homes:
        yield Compared(what="travel", outcome="not_compared", why="homes_gone")
