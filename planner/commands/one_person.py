"""One person, one grant: what is handed in against who is recorded. Source: R-45."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.record.reading import Reading
from planner.record.store.person_index import Holder
from planner.rules import pesel
from planner.rules.persons import in_short, telling_apart
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Fault
from planner.terms.scope import Act, Scope


@dataclass
class People:
    """file: to blame. rules: the programme's, as they would be; others: its programmes of other editions, once read."""

    reading: Reading
    file: str
    rules: ProgrammeRules
    act: Act
    held: Mapping[str, Any] = field(default_factory=dict)
    others: dict[str, Programme | None] = field(default_factory=dict)

    def taken(self, numbers: Mapping[str, str], leaving: Collection[str] = ()) -> Iterator[Fault]:
        """Of these ids with their PESELs, those whose person is recorded under another one already.

        leaving: ids that withdraw, or get another PESEL, in the same command.
        """
        plain = {name: pesel.number(number) for name, number in numbers.items() if number}
        holders = self.reading.same_pesel(plain.values(), self.act.actor)
        for name, number in sorted(plain.items()):
            for holder in holders.get(number, ()):
                if holder.edition != self.reading.scope.edition:
                    yield from self._elsewhere(name, holder)
                elif holder.name != name and self._counts(holder.name, leaving):
                    facts = (("value", name), ("other", holder.name))
                    yield Fault(self.file, 0, "pesel", "same_person_recorded", facts)

    def replaced(self, name: str, known: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Fault]:
        """What is handed in is of another person than the id's, which holds a grant, waits, or was refused one.

        R-45 says so of grants; who waits or was refused has been told so under this id, too.
        """
        apart = telling_apart(known, given)
        if apart and (self._holds(name) or self._decided(name)):
            both = (("known", in_short(known)), ("given", in_short(given)))
            yield Fault(self.file, 0, "id", "other_person", (("application", name), ("fields", " ".join(apart)), *both))

    def _holds(self, name: str) -> bool:
        held = self.held.get(name)
        return held is not None and (held.present or held.hours > 0)

    def _decided(self, name: str) -> bool:
        one = self.reading.find_or_none(Application, name)
        return one is not None and bool(one.granted_by)

    def _counts(self, name: str, leaving: Collection[str]) -> bool:
        """Whether the application is there, or of somebody who used hours under it."""
        if name in leaving:
            return False
        one = self.reading.find_or_none(Application, name)
        return self._holds(name) or (one is not None and not one.withdrawn)

    def _elsewhere(self, name: str, holder: Holder) -> Iterator[Fault]:
        """A grant in a programme of the unit that runs on the same days. Source: R-45."""
        scope = Scope(self.reading.scope.unit, holder.edition)
        if holder.edition not in self.others:
            self.others[holder.edition] = self.reading.find_or_none(Programme, scope=scope)
        other = self.others[holder.edition]
        held = other.held.get(holder.name) if other is not None else None
        if other is None or held is None or not held.present:
            return
        if max(other.rules.first, self.rules.first) <= min(other.rules.last, self.rules.last):
            facts = (("value", name), ("other", holder.name), ("programme", str(scope)))
            yield Fault(self.file, 0, "pesel", "same_person_elsewhere", facts)
