"""What closed months say after something of them was corrected, rejected, accepted, confirmed or told late.

Each keeps the grants and settings it was closed with, and what was found of every entry that nobody touched; the 12
hours of the assistants concerned and the grants of the people concerned are reckoned anew, from the first month on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from planner.documents.finding import Finding
from planner.settlement.doba import Doba
from planner.settlement.entry import Entry
from planner.settlement.ground import Ground
from planner.settlement.judging import DOBA_RULE, Carried, against, held_against, too_long
from planner.settlement.line import Line, line_of
from planner.terms.calendar import Month

Lines = dict[str, Line]


class Entries(Protocol):
    """Entries of these months: of the assistants, or of the people."""

    def of_assistants(self, names: Iterable[str], months: Iterable[Month]) -> list[Entry]: ...

    def of_people(self, names: Iterable[str], months: Iterable[Month]) -> list[Entry]: ...


@dataclass(frozen=True)
class Revised:
    """lines: by month, those that differ. carried: what the last closed month leaves, of those concerned.

    staff: assistants whose 12 hours were reckoned anew; who is not in `carried` has no doba any more.
    """

    lines: Mapping[Month, Lines]
    carried: Carried
    staff: frozenset[str] = frozenset()

    def after(self, left: Carried) -> Carried:
        """What the last closed month leaves of everybody, where it left this before."""
        doba = {name: one for name, one in left.doba.items() if name not in self.staff}
        return Carried({**left.held, **self.carried.held}, {**doba, **self.carried.doba})


def revised(
    closed: Mapping[Month, Mapping[str, Line]], touched: Iterable[Entry], entries: Entries, ground: Ground
) -> Revised:
    """closed: lines as settlements until now leave them. touched: entries that changed, or came, since."""
    changed = {one.name: one for one in touched}
    return _Revising(closed, changed, entries, ground).answer() if changed else Revised({}, Carried())


class _Revising:
    def __init__(
        self,
        closed: Mapping[Month, Mapping[str, Line]],
        touched: dict[str, Entry],
        entries: Entries,
        ground: Ground,
    ) -> None:
        self.months, self.touched, self.entries, self.ground = sorted(closed), touched, entries, ground
        self.lines = {name: line for lines in closed.values() for name, line in lines.items()}

    def answer(self) -> Revised:
        staff = {one.assistant for one in self.touched.values()} | self._before("assistant")
        doba: dict[str, Doba] = {}
        theirs = sorted(self.entries.of_assistants(staff, self.months))
        long = too_long(theirs, self.ground, doba)
        people = {one.application for one in self.touched.values()} | self._before("application")
        people |= {one.application for one in theirs if (one.name in long) is not self._was_long(one.name)}
        held = dict.fromkeys(people, 0)
        found: dict[Month, Lines] = {}
        for entry in sorted(self.entries.of_people(people, self.months)):
            against_it = self._found(entry, long.get(entry.name, ()), anew=entry.assistant in staff)
            line = self._line(entry, against_it, held)
            if self.lines.get(entry.name) != line:
                found.setdefault(entry.month, {})[entry.name] = line
        return Revised(found, Carried(held, doba), frozenset(staff))

    def _before(self, who: str) -> set[str]:
        return {getattr(self.lines[name], who) for name in self.touched if name in self.lines}

    def _was_long(self, name: str) -> bool:
        line = self.lines.get(name)
        return line is not None and any(rule == DOBA_RULE for _, rule in line.found)

    def _found(self, entry: Entry, long: tuple[Finding, ...], *, anew: bool) -> tuple[Finding, ...]:
        """anew: whether the assistant's 12 hours were reckoned anew."""
        line = self.lines.get(entry.name)
        if not entry.counts:
            return ()
        if line is None or entry.name in self.touched:
            return (*against(entry, self.ground), *long)
        return (*line.findings(), *(long if anew else line.findings(DOBA_RULE)))

    def _line(self, entry: Entry, found: tuple[Finding, ...], held: dict[str, int]) -> Line:
        """Of the day and assistant of before, at the rate of before, if there was one."""
        line = self.lines.get(entry.name)
        same = line is not None and (line.assistant, line.day) == (entry.assistant, str(entry.day))
        before = line.rate if line is not None and same else None
        rate = self.ground.rate(entry.assistant, entry.day) if before is None else before
        judged = held_against(entry, found, self.ground, held)
        return line_of(judged, self.ground.terms(entry.month).settling.confirmed_by, rate)
