"""Which rows of the record a story is made of. Threads lead to them; nothing of anybody else's is read."""

from collections.abc import Iterable, Iterator

from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.entry import month_in as entry_month
from planner.aggregates.plan import Plan
from planner.aggregates.programme import Programme
from planner.aggregates.roster import Roster
from planner.aggregates.roster_events import OldVisitEvent
from planner.aggregates.settlement import Settlement
from planner.aggregates.visit import Visit, month_in
from planner.record.readable import Readable
from planner.record.store.journal import Rows
from planner.terms.calendar import Month
from planner.terms.scope import Scope, today

MONTHS_BEFORE = 24  # in which visits may be told of that no programme has


class Gathering:
    """Rows by what a story is of."""

    def __init__(self, app: Readable, scope: Scope) -> None:
        self.app, self.scope, self.journal = app, scope, app.journal

    def stream(self, kind: str, *names: str) -> Rows:
        return self.journal.streams([self.scope.stream(kind, name) for name in dict.fromkeys(names)])

    def somebody(self, kind: str, name: str) -> Rows:
        """An application or assistant: its own stream, visits planned and done, settlements of their months."""
        own = self.stream(kind, name)
        if not own:
            return []
        threads = [self.scope.thread(kind, name, str(month)) for month in self._months()]
        entries = self._about(TimesheetEntry.TOPIC, threads)
        return [*own, *self._about(Visit.TOPIC, threads), *self._old(threads), *entries, *self._settled(entries)]

    def entry(self, name: str) -> Rows:
        """With the settlements from its month on."""
        own = self.stream(TimesheetEntry.TOPIC, name)
        return [*own, *self._settled(own)]

    def visit(self, name: str) -> Rows:
        """Also what happened before visits had streams of their own."""
        rows = self.stream(Roster.TOPIC, month_in(name))
        events = [(row, self.app.streams.event_of(row)) for row in rows]
        old = [row for row, event in events if isinstance(event, OldVisitEvent) and event.visit == name]
        return [*old, *self.stream(Visit.TOPIC, name)]

    def settlement(self, month: str) -> Rows:
        """With later ones, some of which may correct it."""
        own = self.stream(Settlement.TOPIC, month)
        return [*own, *self.stream(Settlement.TOPIC, *self._from(month, after=True))] if own else []

    def programme(self) -> Rows:
        return self.journal.of_kinds(self.scope, [Programme.TOPIC, Settlement.TOPIC])

    def plans(self, names: Iterable[str]) -> Rows:
        """The first event of each, which holds what it was computed from and the answer."""
        return [row for row in self.stream(Plan.TOPIC, *names) if row["originator_version"] == 1]

    def _about(self, kind: str, threads: list[str]) -> Rows:
        return self.journal.streams(self.journal.streams_about(kind, threads))

    def _old(self, threads: list[str]) -> Rows:
        """Visits of before, in their months' streams."""
        return self.journal.events_about(Roster.TOPIC, threads)

    def _settled(self, entries: Rows) -> Rows:
        months = sorted({entry_month(row["name"]) for row in entries})
        return self.stream(Settlement.TOPIC, *self._from(months[0])) if months else []

    def _from(self, month: str, *, after: bool = False) -> list[str]:
        found = [str(one) for one in self._programme_months() if str(one) >= month]
        return [one for one in found if one != month] if after else found

    def _programme_months(self) -> tuple[Month, ...]:
        found = self.app.streams.load(Programme, [self.scope.stream(Programme.TOPIC)])
        return found[""].rules.months if "" in found else ()

    def _months(self) -> Iterator[Month]:
        """Of the programme, those before in which somebody may have been served, and those until now."""
        own = self._programme_months()
        month = own[0]
        for _ in range(MONTHS_BEFORE):
            month = month.before()
        last = max(own[-1], Month.of_day(today()))
        while month <= last:
            yield month
            month = month.next()
