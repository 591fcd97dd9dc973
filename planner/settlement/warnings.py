"""What a visit done only warns of: 12 hours read strictly, no time for the way, outside every wish, not planned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.documents.finding import Finding, finding
from planner.settlement.doba import DOBA
from planner.settlement.entry import Entry
from planner.settlement.ground import Ground
from planner.solver.roster.check.clock import instant
from planner.solver.roster.check.diary import rivals
from planner.terms.case import Wish
from planner.terms.clock import shown


def warnings(entries: Iterable[Entry], planned: Mapping[str, str], ground: Ground) -> dict[str, tuple[Finding, ...]]:
    """By name, of entries that count, with all of their assistants' around them. planned: by entry, its visit."""
    ordered = sorted(one for one in entries if one.counts)
    found: dict[str, list[Finding]] = {one.name: [*_of_one(one, planned, ground)] for one in ordered}
    by_assistant: dict[str, list[Entry]] = defaultdict(list)
    for each in ordered:
        by_assistant[each.assistant].append(each)
    for theirs in by_assistant.values():
        for name, one in (*_strictly(theirs, ground), *_ways(theirs, ground)):
            found[name].append(one)
    return {name: tuple(one) for name, one in found.items() if one}


def _of_one(entry: Entry, planned: Mapping[str, str], ground: Ground) -> Iterator[Finding]:
    if entry.name not in planned:
        yield finding("done_not_planned", "", **entry.visit().facts())
    wishes = ground.wishes.get(entry.application, ())
    if not any(_inside(entry, wish) for wish in wishes):
        yield finding("done_outside_wishes", "", **entry.visit().facts())


def _inside(entry: Entry, wish: Wish) -> bool:
    """Whether the visit lies in the wish's window of its day; how long was wished does not matter."""
    if (entry.day.weekday() != wish.day) if wish.date is None else (entry.day != wish.date):
        return False
    return instant(entry.day, wish.window.start) <= entry.start and entry.end <= instant(entry.day, wish.window.end)


def _strictly(entries: Sequence[Entry], ground: Ground) -> Iterator[tuple[str, Finding]]:
    """The visit that has the 721st minute of 24 hours from the start of some visit. Source: R-32."""
    told = set()
    for place, first in enumerate(entries):
        found = _too_long(entries, place, ground.doba_minutes)
        if found is not None and found[0].name not in told:
            one, minutes = found
            told.add(one.name)
            since = {"since": shown(first.start), "minutes": minutes, "most": ground.doba_minutes}
            yield one.name, finding("done_twelve_hours_strictly", "R-32", **one.visit().facts(**since))


def _too_long(entries: Sequence[Entry], place: int, most: int) -> tuple[Entry, int] | None:
    """The first with which the 24 hours from that one's start have more minutes of service, and how many."""
    over, minutes = entries[place].start + DOBA, 0
    for number in range(place, len(entries)):
        one = entries[number]
        if one.start >= over:
            return None
        minutes += min(one.end, over) - one.start
        if minutes > most:
            return one, minutes
    return None


def _ways(entries: Sequence[Entry], ground: Ground) -> Iterator[tuple[str, Finding]]:
    """The later of two visits between which there is less time than the way takes. Source: R-35."""
    names = {one.visit(): one.name for one in entries}
    visits = sorted(names)
    for before, after in rivals(visits, (one.application in ground.homes for one in visits)):
        travel, gap = ground.homes.travel(before.application, after.application), -before.overlap(after)
        if 0 <= gap < travel:
            way = {"travel": travel, "gap": gap, "other_application": before.application}
            yield names[after], finding("done_travel_too_short", "R-35", **after.facts(**way))
