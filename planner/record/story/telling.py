"""The story of anything of the record, by its name."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.base import Event, Recorded
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.plan import Plan, PlanComputed
from planner.aggregates.programme import Programme
from planner.aggregates.settlement import MonthClosed, Settlement
from planner.aggregates.visit import Visit
from planner.record.entries import month_of
from planner.record.history import HistoryEvent
from planner.record.judged_entries import looked_at
from planner.record.readable import Readable
from planner.record.reading import Reading
from planner.record.store.journal import Rows
from planner.record.story.beside import (
    DECIDED,
    corrected_in,
    decided_by,
    disputed_now,
    of_the_plan,
    settled_entry,
    settled_in_all,
    settled_of,
)
from planner.record.story.folding import told_rows
from planner.record.story.gathering import Gathering
from planner.record.story.reasons import tell_reasons
from planner.terms.refusals import Refused
from planner.terms.scope import Scope

CLOSED = "settlement.closed"
SOMEBODY = (Application.TOPIC, Assistant.TOPIC)
Settled = Callable[[MonthClosed], dict[str, Any]]


def story_of(
    app: Readable, scope: Scope, name: str, *kinds: type[Recorded], reader: str | None = None
) -> list[HistoryEvent]:
    """Of the first of these kinds that has something of this name; a month's name is of all kinds that have it.

    reader: who asks for the reasons; None: nobody. Raises Refused when nothing of the name is recorded.
    """
    told: list[HistoryEvent] = []
    for kind in kinds:
        if not told or (told[0]["of"] == name and kind is Settlement):
            told += _Story(app, scope, kind.TOPIC, name).told()
    if not told:
        raise Refused("nothing_of_this_name", "id", name=name)
    if reader is not None:
        tell_reasons(app, scope, told, reader)
    return told


class _Story:
    """Of one thing of a kind."""

    def __init__(self, app: Readable, scope: Scope, kind: str, name: str) -> None:
        self.app, self.scope, self.kind, self.name = app, scope, kind, name
        self.gathering = Gathering(app, scope)

    def told(self) -> list[HistoryEvent]:
        rows = self._rows()
        events = told_rows(self.app, self.scope, rows)
        self._tell_settled(rows, events)
        if self.kind in (Application.TOPIC, Plan.TOPIC):
            self._tell_plans(events)
        if self.kind in (*SOMEBODY, TimesheetEntry.TOPIC):
            self._tell_disputes(events)
        return [one for one in events if one["event"] != CLOSED or one["beside"]]

    def _rows(self) -> Rows:
        found: Mapping[str, Callable[[], Rows]] = {
            **{kind: lambda: self.gathering.somebody(self.kind, self.name) for kind in SOMEBODY},
            TimesheetEntry.TOPIC: lambda: self.gathering.entry(self.name),
            Visit.TOPIC: lambda: self.gathering.visit(self.name),
            Settlement.TOPIC: lambda: self.gathering.settlement(self.name),
            Programme.TOPIC: self.gathering.programme,
        }
        return found[self.kind]() if self.kind in found else self.gathering.stream(self.kind, self.name)

    def _tell_settled(self, rows: Rows, events: list[HistoryEvent]) -> None:
        """Beside each month that was closed, what it says of whom the story is of; nothing where it says nothing."""
        said = self._settled()
        closed = {row["name"]: self._event(row) for row in rows if row["topic"] == CLOSED}
        for one in events:
            if one["event"] == CLOSED:
                month = cast(MonthClosed, closed[one["of"]])
                one["beside"] = said(month)

    def _settled(self) -> Settled:
        if self.kind in SOMEBODY:
            return lambda closed: settled_of(closed, self.kind, self.name)
        if self.kind == TimesheetEntry.TOPIC:
            return lambda closed: settled_entry(closed, self.name)
        if self.kind == Settlement.TOPIC:
            return lambda closed: (
                settled_in_all(closed) if closed.name == self.name else corrected_in(closed, self.name)
            )
        return settled_in_all

    def _tell_plans(self, events: list[HistoryEvent]) -> None:
        """Why: beside what a plan decided, the plan's word; beside a plan itself, its sums."""
        named = {one["facts"]["plan"] for one in events if one["event"] in DECIDED}
        names = named if self.kind == Application.TOPIC else {self.name}
        plans = {row["name"]: cast(PlanComputed, self._event(row)) for row in self.gathering.plans(sorted(names))}
        for one in events:
            if one["event"] in DECIDED and one["facts"]["plan"] in plans:
                one["beside"] = decided_by(plans[one["facts"]["plan"]], self.name)
            elif one["event"] in ("plan.computed", "plan.revised"):
                one["beside"] = of_the_plan(plans[self.name])

    def _tell_disputes(self, events: list[HistoryEvent]) -> None:
        """Of months that nobody closed: what stands against visits as things are."""
        reading = Reading(self.app.streams, self.app.personal, self.scope)
        names = {one["of"] for one in events if one["kind"] == TimesheetEntry.TOPIC}
        closed = reading.existing(Settlement, {str(month_of(name)) for name in names})
        wanted = [name for name in names if str(month_of(name)) not in closed]
        if wanted:
            found = looked_at(reading, None, list(reading.many(TimesheetEntry, wanted).values()))
            disputed_now({one.entry.name: one.found for one in found.judged}, events)

    def _event(self, row: dict[str, Any]) -> Event:
        return self.app.streams.event_of(row)
