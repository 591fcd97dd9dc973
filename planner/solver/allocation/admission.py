"""Stage 1: who is admitted. Source: R-12 to R-17, formats 4.

In ranking order, a person is admitted when a lawful set exists that holds them with everybody
decided before. Only the quota ever needs more people, so such a set exists when the fewest and
cheapest further people of high support fit: that is counting. Where assistants limit admission
too, counting is not enough and `Completion` searches.
"""

from dataclasses import dataclass
from itertools import combinations

from planner.solver.allocation.completion import Completion, Seconds, Service
from planner.solver.allocation.engine import OutOfTime
from planner.solver.allocation.instance import Instance
from planner.solver.allocation.selection import RULES, Selection, only
from planner.solver.allocation.supply import supply


@dataclass(frozen=True)
class Waiting:
    """Someone not admitted, the rules that stopped them, the last person admitted ahead (numbers)."""

    person: int
    reasons: tuple[str, ...]
    last_ahead: int | None


@dataclass(frozen=True)
class Admission:
    """Numbers in ranking order. conflict: rules that the commission's admissions break together."""

    admitted: tuple[int, ...]
    waiting: tuple[Waiting, ...]
    conflict: tuple[str, ...] = ()


def admit(instance: Instance, seconds: Seconds) -> Admission:
    """The lexicographically largest lawful set. Raises OutOfTime."""
    return _Admitting(instance, seconds).run()


def feasible(instance: Instance, seconds: Seconds) -> bool:
    """Whether any lawful set holds everybody the commission admitted. Raises OutOfTime."""
    return not _Admitting(instance, seconds).conflict()


class _Admitting:
    def __init__(self, instance: Instance, seconds: Seconds) -> None:
        self.instance, self.seconds = instance, seconds
        people = instance.people
        forced = (number for number, person in enumerate(people) if person.pinned)
        self.chosen = Selection.of(people, forced)
        self.service: Service | None = None
        if instance.admission_needs_assistants and instance.assistants is not None:
            self.service = Service(supply(instance, people))
            self.completion = Completion(self.service)
        high = (number for number, person in enumerate(people) if person.high_support)
        self.helpers = sorted(high, key=lambda number: (people[number].floor, number))

    def conflict(self) -> tuple[str, ...]:
        """The smallest sets of rules that the commission's admissions break, joined; empty when lawful."""
        return self._broken(self.chosen, -1)

    def run(self) -> Admission:
        conflict = self.conflict()
        if conflict:
            return Admission((), (), conflict)
        if self.service is not None:
            self.service.choose(self.chosen.members)
        admitted, waiting = self.chosen.members, []
        last: int | None = None
        for number in range(len(self.instance.people)):
            if self.seconds() <= 0:
                raise OutOfTime
            reasons = () if number in admitted else self._try(number)
            if reasons:
                waiting.append(Waiting(number, reasons, last))
            else:
                last = number
        return Admission(tuple(sorted(self.chosen.members)), tuple(waiting))

    def _try(self, number: int) -> tuple[str, ...]:
        """Admit the person, or say which rules forbid it."""
        grown = self.chosen.with_(number)
        broken = self._broken(grown, number)
        if not broken:
            self.chosen = grown
            if self.service is not None:
                self.service.choose(grown.members)
        return broken

    def _broken(self, selection: Selection, number: int) -> tuple[str, ...]:
        """Rules in the smallest sets that cannot be kept together; empty when all can."""
        if self._lawful(selection, number, frozenset(RULES)):
            return ()
        for size in range(1, len(RULES) + 1):
            sets = (frozenset(names) for names in combinations(RULES, size))
            broken = frozenset().union(*(rules for rules in sets if not self._lawful(selection, number, rules)))
            if broken:
                return tuple(rule for rule in RULES if rule in broken)
        raise AssertionError("all rules together are broken, so some smallest set is")

    def _lawful(self, selection: Selection, number: int, rules: frozenset[str]) -> bool:
        """Whether the selection can grow to a set that keeps these rules, with people after `number`."""
        limits = only(self.instance.limits, rules)
        helpers = (one for one in self.helpers if one > number and one not in selection.members)
        if not selection.completable(limits, helpers):
            return False
        if self.service is None or "assistants" not in rules:
            return True
        if selection.missing(limits) == 0:
            return self._served(selection, number)
        helpers = (one for one in self.helpers if one > number and one not in selection.members)
        return self.completion.exists(selection, (rules, limits), list(helpers), self.seconds)

    def _served(self, selection: Selection, number: int) -> bool:
        """Whether the assistants can serve everybody's floor; those chosen before are known to be served."""
        assert self.service is not None
        whole = number < 0  # no mutants: of the first alone both ask the same
        return self.service.served(selection.members) if whole else self.service.fits(number)
