"""A programme's record cut at a moment: which of its events count there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.record.past.moment import Then
from planner.record.past.weighing import counted, weighed
from planner.record.store.journal import Journal
from planner.terms.scope import Scope

NOTHING = "{}"


@dataclass(frozen=True)
class Entry:
    """The journal's entry at which a cut ends. last: its last event's notification."""

    number: int
    last: int
    recorded_at: datetime | None


@dataclass(frozen=True)
class Cut:
    """kept: PostgreSQL's int8multirange of the notifications that count. since: from when on anything would."""

    entry: Entry
    kept: str
    since: str

    @property
    def empty(self) -> bool:
        return self.kept == NOTHING


def entry_at(journal: Journal, scope: Scope, then: Then) -> Entry:
    """The newest that may count: until then where it is asked what was known, else the newest of all."""
    row = journal.last_entry(scope, then.until if then.known else None)
    return Entry(0, 0, None) if row is None else Entry(**row)


def cut_at(journal: Journal, scope: Scope, then: Then) -> Cut:
    """What was known ends at an entry of the journal; what was true is weighed event by event."""
    entry = entry_at(journal, scope, then)
    if then.known:
        kept = f"{{[1,{entry.last}]}}" if entry.number else NOTHING
        return Cut(entry, kept, _first_recorded(journal, scope))
    events = list(weighed(scope, journal.every_event(scope, entry.last)))
    there = counted(events, then.day)
    ranges = _ranges((one.notification, one.notification in there) for one in events)
    kept = ",".join(f"[{first},{last}]" for first, last in ranges)
    return Cut(entry, f"{{{kept}}}", min((one.effective for one in events), default=""))


def _first_recorded(journal: Journal, scope: Scope) -> str:
    found = journal.first_recorded(scope)
    return "" if found is None else found.isoformat(timespec="seconds")


def _ranges(events: Iterable[tuple[int, bool]]) -> Iterator[tuple[int, int]]:
    """Runs of notifications that count, both ends inclusive; those of other programmes part none."""
    begun: tuple[int, int] | None = None
    for notification, counts in events:
        if counts:
            begun = (begun[0] if begun else notification, notification)
        elif begun:
            yield begun
            begun = None
    if begun:
        yield begun
