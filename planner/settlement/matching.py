"""Planned visits and what became of them, one to one. Source: formats, what was done.

Of the same person and month, with minutes in common: the same assistant first, then most minutes in common, then the
earlier. What was done is matched before what was explained.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.settlement.entry import Entry
from planner.terms.done import LONGEST


@dataclass(frozen=True, order=True)
class Planned:
    """A visit in force. start, end: instants."""

    start: int
    end: int
    name: str
    application: str
    assistant: str


@dataclass(frozen=True)
class Matched:
    """By name. planned: which entry a planned visit has; done: the other way. open: planned visits without any."""

    planned: Mapping[str, str]
    done: Mapping[str, str]
    open: tuple[Planned, ...]


def matched(planned: Iterable[Planned], entries: Iterable[Entry]) -> Matched:
    """Of one month; rejected entries explain nothing."""
    people: dict[str, tuple[list[Planned], list[Entry]]] = defaultdict(lambda: ([], []))
    visits = sorted(planned)
    for visit in visits:
        people[visit.application][0].append(visit)
    for entry in entries:
        if not entry.rejected:
            people[entry.application][1].append(entry)
    found: dict[str, str] = {}
    for theirs, told in people.values():
        for happened in (True, False):
            _match(theirs, [one for one in told if (one.outcome == "done") is happened], found)
    done = {entry: visit for visit, entry in found.items()}
    return Matched(found, done, tuple(one for one in visits if one.name not in found))


def _match(planned: list[Planned], entries: list[Entry], found: dict[str, str]) -> None:
    taken: set[str] = set()
    for _, visit, entry in sorted(_pairs([one for one in planned if one.name not in found], entries)):
        if visit.name not in found and entry.name not in taken:
            found[visit.name] = entry.name
            taken.add(entry.name)


def _pairs(planned: list[Planned], entries: list[Entry]) -> Iterator[tuple[tuple[bool, int], Planned, Entry]]:
    """With their order: the same assistant first, then most minutes in common; then the earlier, by sorting.

    Both are in order, and no two visits of one person overlap by much, so only neighbours are looked at.
    """
    ordered = sorted(entries)
    first = 0
    for visit in planned:
        while first < len(ordered) and ordered[first].end <= visit.start - LONGEST:
            first += 1
        for entry in ordered[first:]:
            if entry.start >= visit.end:
                break
            common = min(visit.end, entry.end) - max(visit.start, entry.start)
            if common > 0:
                yield (visit.assistant != entry.assistant, -common), visit, entry
