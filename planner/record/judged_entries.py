"""What stands against some entries, and what they warn of, from their part of the year: for who tells them.

All entries of their assistants and people since the last closed month are enough: 12 hours bind the entries of one
assistant, a grant those of one person (docs/decisions/0014).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.aggregates.application import Application
from planner.aggregates.assistant import Assistant
from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.programme import Programme
from planner.documents.finding import Finding
from planner.record.carried import last_carried
from planner.record.entries import entries_about, entry_of
from planner.record.ground import ground_of
from planner.record.planned import planned_of
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.record.visits import visits_about
from planner.settlement.entry import Entry, rounded
from planner.settlement.ground import Ground
from planner.settlement.judging import Carried, Judged, against, held_against, too_long
from planner.settlement.matching import matched
from planner.settlement.warnings import warnings
from planner.terms.calendar import Month


@dataclass(frozen=True)
class Looked:
    """Of the entries asked for: those judged, and what they warn of by name."""

    judged: tuple[Judged, ...]
    warnings: dict[str, tuple[Finding, ...]]


def looked_at(reading: Reading, actor: str | None, changed: Sequence[TimesheetEntry], *, whole: bool = False) -> Looked:
    """changed: entries as they will be; everything else as it is recorded. Nothing rests on what is read here.

    actor: who reads the homes; None: nobody, so nothing is told of ways.
    whole: from the first month on, so that corrections that no settlement has yet count too.
    """
    return _Part(reading.unbound(), actor, {one.name: entry_of(one) for one in changed}, whole=whole).looked()


class _Part:
    """The entries of the same assistants and people, since the last closed month, or of the whole year."""

    def __init__(self, reading: Reading, actor: str | None, asked: dict[str, Entry], *, whole: bool) -> None:
        self.reading, self.asked = reading, asked
        self.programme = reading.find(Programme)
        self.carried, self.months = self._since_closed(whole=whole)
        staff = {("assistant", one.assistant) for one in asked.values()}
        theirs = self._about(staff | {("application", one.application) for one in asked.values()})
        if self._tight(theirs):
            theirs |= self._about({("assistant", one.assistant) for one in theirs.values()} - staff)
        self.entries = sorted((theirs | asked).values())
        self.ground = self._ground(actor)

    def looked(self) -> Looked:
        doba, held = dict(self.carried.doba), dict(self.carried.held)
        long = too_long(self.entries, self.ground, doba)
        judged = []
        for one in self.entries:
            found = (*against(one, self.ground), *long.get(one.name, ())) if one.counts else ()
            judged.append(held_against(one, found, self.ground, held))
        told = warnings(self.entries, self._planned(), self.ground)
        mine = tuple(one for one in judged if one.entry.name in self.asked)
        return Looked(mine, {name: found for name, found in told.items() if name in self.asked})

    def _since_closed(self, *, whole: bool) -> tuple[Carried, list[Month]]:
        """What the last month closed leaves, and the months after it until the latest that is asked about."""
        asked = sorted(one.month for one in self.asked.values())
        if not asked:
            return Carried(), []
        months = [one for one in self.programme.rules.months if one <= asked[-1]]
        if whole:
            return Carried(), months
        last, carried = last_carried(self.reading, [one for one in months if one < asked[0]])
        return carried, [one for one in months if last is None or one > last]

    def _about(self, whose: Iterable[tuple[str, str]]) -> dict[str, Entry]:
        """By name, entries of these assistants and people."""
        threads = [self.reading.scope.thread(*one, str(month)) for month in self.months for one in whose]
        found = entries_about(self.reading, threads) if threads else {}
        return {name: entry_of(one) for name, one in found.items()}

    def _tight(self, entries: dict[str, Entry]) -> bool:
        """Whether somebody's minutes could pass the grant, so that other assistants' 12 hours matter to it."""
        step, held = self.programme.rules.settling.round_minutes, self.programme.holdings
        asked = {one.application for one in self.asked.values()}
        carried = self.carried.held
        minutes = {name: carried.get(name, 0) for name in asked}  # no mutants: a minute more only looks further
        for one in (entries | self.asked).values():
            if one.application in asked and one.counts:
                minutes[one.application] += rounded(one.minutes, step)
        return any(name not in held or minutes[name] > 60 * held[name]["hours"] for name in asked)

    def _ground(self, actor: str | None) -> Ground:
        people = self.reading.many(Application, {one.application for one in self.entries})
        staff = self.reading.many(Assistant, {one.assistant for one in self.entries})
        return ground_of(self.reading, ProgrammeNow(self.programme, people, staff), actor, {})

    def _planned(self) -> dict[str, str]:
        """By entry, its planned visit."""
        found: dict[str, str] = {}
        for month in {one.month for one in self.asked.values()}:
            people = {one.application for one in self.asked.values() if one.month == month}
            threads = [self.reading.scope.thread("application", name, str(month)) for name in people]
            visits = planned_of(visits_about(self.reading, threads).items())
            there = (one for one in self.entries if one.month == month and one.application in people)
            found |= matched((one for one in visits if one.application in people), there).done
        return found
