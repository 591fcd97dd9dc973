"""Nobody serves two people at once, and nobody is served twice at once: of what took place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from planner.settlement.entry import Entry
from planner.terms.clock import shown
from planner.terms.done import DoneRow
from planner.terms.refusals import Fault

One = Entry | DoneRow
WHO = {"assistant": "done_assistant_overlap", "application": "done_person_overlap"}


def overlaps(file: str, new: Sequence[DoneRow], there: Iterable[Entry]) -> Iterator[Fault]:
    """A fault for each new row that shares a minute with an earlier start of the same assistant or person."""
    recorded = [one for one in there if one.counts]
    for column, code in WHO.items():
        who: Callable[[One], str] = attrgetter(column)
        names = {who(one) for one in new}
        everything: list[One] = [*(one for one in recorded if who(one) in names), *new]
        everything.sort(key=lambda one: (who(one), one.start, one.end))
        for one, other in _clashes(everything, who):
            row, beside = (one, other) if isinstance(one, DoneRow) else (other, one)
            if isinstance(row, DoneRow):
                yield _fault(file, row, beside, code)


def _clashes(ordered: Sequence[One], who: Callable[[One], str]) -> Iterator[tuple[One, One]]:
    """Each with the one before it that lasts longest, where they share a minute."""
    longest: One | None = None
    for one in ordered:
        if longest is None or who(longest) != who(one):
            longest = one
            continue
        if one.start < longest.end:
            yield one, longest
        longest = max(longest, one, key=lambda one: one.end)


def _fault(file: str, row: DoneRow, other: One, code: str) -> Fault:
    common = min(row.end, other.end) - max(row.start, other.start)
    times = {"start": shown(row.start), "other_start": shown(other.start), "other_end": shown(other.end)}
    beside = {"other_application": other.application, "other_assistant": other.assistant, "minutes": common}
    facts = {"application": row.application, "assistant": row.assistant, **times, **beside}
    return Fault(file, row.line, "start", code, tuple((name, str(value)) for name, value in facts.items()))
