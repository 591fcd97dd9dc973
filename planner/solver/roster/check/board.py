"""One month's visits, indexed by assistant and by person, with what the rules ask about them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from planner.documents.visit import StatedVisit
from planner.solver.roster.check.clock import DOBA, instant
from planner.solver.roster.check.diary import Diary
from planner.solver.roster.check.documents import Documents
from planner.solver.roster.check.facts import Facts, Occurrence, is_away
from planner.solver.roster.check.hours import OtherServices, Presence, days_around
from planner.solver.roster.check.matching import largest_matching
from planner.solver.roster.check.spans import Spans
from planner.terms.case import AssistantTerms


class Board:
    """visits: the roster's, sorted by start; kept: visits of the roster to keep, None without one."""

    def __init__(self, facts: Facts, documents: Documents) -> None:
        self.facts = facts
        self.visits = sorted(documents.roster.visits)
        self.earlier = documents.earlier
        self.kept = documents.kept
        self._presences: dict[str, Presence] = {}
        self._services: dict[str, OtherServices] = {}

    def in_month(self, visit: StatedVisit) -> bool:
        """A visit belongs to the month in which it starts."""
        return self.facts.month.first <= visit.day <= self.facts.month.last

    @cached_property
    def ours(self) -> list[StatedVisit]:
        """The roster's visits that start in the month."""
        return [visit for visit in self.visits if self.in_month(visit)]

    @cached_property
    def served(self) -> Counter[str]:
        """Minutes in the month by person."""
        return _minutes(self.ours, lambda visit: visit.application)

    @cached_property
    def worked(self) -> Counter[str]:
        """Minutes in the month by assistant."""
        return _minutes(self.ours, lambda visit: visit.assistant)

    @cached_property
    def wished(self) -> Counter[str]:
        """Minutes of the wishes in the month by admitted person."""
        found: Counter[str] = Counter()
        for one in self.facts.occurrences:
            found[one.application] += one.minutes
        return found

    def uncovered(self, person: str) -> int:
        """Minutes that grant and wishes of an admitted person allow, less those served."""
        return min(self.facts.limits[person], self.wished[person]) - self.served[person]

    @cached_property
    def diaries(self) -> dict[str, Diary]:
        """By the name of an assistant; the month before counts."""
        return {name: Diary(visits) for name, visits in self._by(lambda visit: visit.assistant).items()}

    def diary(self, assistant: str) -> Diary:
        return self.diaries.get(assistant) or Diary(())

    @cached_property
    def with_person(self) -> dict[str, list[StatedVisit]]:
        """By the id of an application, sorted by start; the month before counts."""
        return {name: sorted(visits) for name, visits in self._by(lambda visit: visit.application).items()}

    @cached_property
    def visited_by(self) -> dict[str, set[str]]:
        """Which assistants visit a person in the roster."""
        names: dict[str, set[str]] = defaultdict(set)
        for visit in self.visits:
            names[visit.application].add(visit.assistant)
        return dict(names)

    def presence(self, assistant: AssistantTerms) -> Presence:
        """When the assistant is there."""
        if assistant.id not in self._presences:
            self._presences[assistant.id] = Presence(assistant, self.facts.month)
        return self._presences[assistant.id]

    def other_services(self, person: str) -> OtherServices:
        """When other services are with the person."""
        if person not in self._services:
            rows = tuple(self.facts.blocked.get(person, ()))
            self._services[person] = OtherServices(rows, self.facts.month)
        return self._services[person]

    def absences(self, person: str) -> Spans:
        """When the person is away: whole days around the month."""
        rows = self.facts.away.get(person, ())
        days = (day for day in days_around(self.facts.month) if is_away(rows, day)) if rows else ()
        return Spans((instant(day, 0), instant(day, DOBA)) for day in days)

    def own_visits(self, person: str) -> Spans:
        """When somebody is with the person by this roster or the month before."""
        return Spans((visit.start, visit.end) for visit in self.with_person.get(person, ()))

    @cached_property
    def fulfils(self) -> dict[StatedVisit, list[int]]:
        """Which occurrences, by number, each visit could fulfil: its date, its minutes, its window."""
        return {visit: self._fitting(visit) for visit in self.ours}

    @cached_property
    def fulfilled(self) -> list[int | None]:
        """Per visit of `ours` the occurrence that it fulfils, when as many visits as can be have one of their own."""
        edges = [(row, column) for row, visit in enumerate(self.ours) for column in self.fulfils[visit]]
        return largest_matching(edges, len(self.ours), len(self.facts.occurrences))

    @cached_property
    def by_key(self) -> dict[tuple[object, ...], list[int]]:
        """Occurrences, by number, for each person, date and minutes."""
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number, one in enumerate(self.facts.occurrences):
            found[one.key].append(number)
        return dict(found)

    @cached_property
    def by_date(self) -> dict[tuple[object, ...], list[Occurrence]]:
        """Occurrences for each person and date."""
        found: dict[tuple[object, ...], list[Occurrence]] = defaultdict(list)
        for one in self.facts.occurrences:
            found[one.application, one.day].append(one)
        return dict(found)

    def _fitting(self, visit: StatedVisit) -> list[int]:
        candidates = self.by_key.get((visit.application, visit.day, visit.minutes), [])
        windows = ((number, self.facts.occurrences[number]) for number in candidates)
        return [number for number, one in windows if one.start <= visit.start and visit.end <= one.end]

    def _by(self, name: Callable[[StatedVisit], str]) -> dict[str, list[StatedVisit]]:
        found: dict[str, list[StatedVisit]] = defaultdict(list)
        for visit in (*self.earlier, *self.visits):
            found[name(visit)].append(visit)
        return found


def _minutes(visits: Iterable[StatedVisit], name: Callable[[StatedVisit], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for visit in visits:
        found[name(visit)] += visit.minutes
    return found
