"""Who could take a visit that nobody makes: the starts, the assistants, and what first keeps each of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from planner.documents.visit import StatedVisit
from planner.solver.roster.check.board import Board
from planner.solver.roster.check.clock import DOBA, last_day
from planner.solver.roster.check.facts import Occurrence
from planner.solver.roster.check.serving import cleared, may_serve
from planner.solver.roster.check.spans import Spans
from planner.terms.case import AssistantTerms


class Servers:
    """Who may serve each person, but for the date of the clearance: R-40 to R-42."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._known: dict[str, list[AssistantTerms]] = {}

    def of(self, person: str) -> list[AssistantTerms]:
        if person not in self._known:
            row = self.board.facts.people[person]
            self._known[person] = [one for one in self.board.facts.assistants.values() if may_serve(one, row)]
        return self._known[person]


class Chances:
    """The chances of one unfilled wish, in a roster that is otherwise lawful."""

    def __init__(self, board: Board, servers: Servers, wish: Occurrence, longest_travel: int) -> None:
        self.board, self.wish, self.longest_travel = board, wish, longest_travel
        self.person = board.facts.people[wish.application]
        self._servers = servers

    @cached_property
    def servers(self) -> list[AssistantTerms]:
        """Who may serve the person on the wish's date."""
        return [one for one in self._servers.of(self.person.id) if cleared(one, self.person, self.wish.day)]

    @cached_property
    def starts(self) -> list[int]:
        """Quarter hours of the window clear of other services, of days away and of the person's own other visits."""
        visits = self.board.own_visits(self.person.id)
        return [start for start in self.open_starts if not visits.meeting(start, start + self.wish.minutes)]

    @cached_property
    def open_starts(self) -> list[int]:
        """Quarter hours of the window clear of other services and of days away, whatever the visits."""
        services, minutes = self._services, self.wish.minutes
        return [start for start in self.present_starts if not services.meeting(start, start + minutes)]

    @cached_property
    def present_starts(self) -> list[int]:
        """Quarter hours of the window clear of days away, whatever else there is."""
        minutes = self.wish.minutes
        return [start for start in self.wish.starts if not self._absences.meeting(start, start + minutes)]

    @property
    def _services(self) -> Spans:
        return self.board.other_services(self.person.id).spans

    @cached_property
    def _absences(self) -> Spans:
        return self.board.absences(self.person.id)

    @cached_property
    def minutes_missing(self) -> int:
        """By how much the visit is longer than what any quarter hour of the window leaves; 0 where it fits."""
        longest = max((self._room_from(start) for start in self.wish.quarters), default=0)
        return max(0, self.wish.minutes - longest)

    def _room_from(self, start: int) -> int:
        """Minutes from the start to whatever comes first: another service, a day away, the end."""
        met = [span for spans in (self._services, self._absences) for span in spans.meeting(start, self.wish.closed)]
        return min([self.wish.closed, *(max(start, begin) for begin, _ in met)]) - start

    @cached_property
    def cut_by(self) -> set[str]:
        """What takes minutes from the window."""
        wish = self.wish
        cuts = {
            "clock_change": wish.end - wish.start < wish.clock_minutes,
            "last_day": wish.over < wish.end,
            "blocked": self._services.minutes_in(wish.start, wish.end) > 0,
            "absence": self._absences.minutes_in(wish.start, wish.end) > 0,
        }
        return {name for name, true in cuts.items() if true}

    @cached_property
    def over_grant(self) -> int:
        """Minutes by which the visit would pass the person's limit; 0 or less when it would not."""
        served = self.board.served[self.person.id]
        return served + self.wish.minutes - self.board.facts.limits[self.person.id]

    def available(self) -> Iterator[tuple[AssistantTerms, list[int]]]:
        """Who may serve the person and is there for the whole visit, and at which of the starts."""
        for assistant in self.servers if self.starts else ():
            starts = self._present(assistant)
            if starts:
                yield assistant, starts

    @cached_property
    def kept_by(self) -> tuple[set[str], tuple[AssistantTerms, int] | None]:
        """What first keeps those who are there, and the first of them who could take the visit, with a start."""
        obstacles: set[str] = set()
        for assistant, starts in self.available():
            obstacle = self._first_obstacle(assistant, starts)
            if obstacle is None:
                return obstacles, (assistant, self._rested(assistant, self._free(assistant, starts))[0])
            obstacles.add(obstacle)
        return obstacles, None

    def _first_obstacle(self, assistant: AssistantTerms, starts: list[int]) -> str | None:
        """By the contract's reasons, in this order; None when he could take the visit."""
        if self._month_full(assistant):
            return "assistant_hours"
        free = self._free(assistant, starts)
        if not free:
            return "assistants_busy"
        return None if self._rested(assistant, free) else "twelve_hours"

    def ways(self) -> Iterator[tuple[AssistantTerms, int]]:
        """Each assistant and start with which all rules on assistants and on other visits are kept."""
        for assistant, starts in self.available():
            if not self._month_full(assistant):
                for start in self._rested(assistant, self._free(assistant, starts)):
                    yield assistant, start

    def _present(self, assistant: AssistantTerms) -> list[int]:
        first, last, minutes = self.starts[0], self.starts[-1], self.wish.minutes
        found: list[int] = []
        for begin, end in self.board.presence(assistant).spans.meeting(first, last + minutes):
            inside = slice(bisect_left(self.starts, begin), bisect_right(self.starts, end - minutes))
            found += self.starts[inside]
        if self.person.category == "child":
            return [start for start in found if cleared(assistant, self.person, last_day(start + minutes))]
        return found

    def _month_full(self, assistant: AssistantTerms) -> bool:
        return self.board.worked[assistant.id] + self.wish.minutes > 60 * assistant.max_hours_month

    def _free(self, assistant: AssistantTerms, starts: list[int]) -> list[int]:
        """Starts with no visit of the assistant overlapping, or too close for the travel. Source: R-35."""
        margin = self.longest_travel
        near = self.board.diary(assistant.id).near(starts[0] - margin, starts[-1] + self.wish.minutes + margin)
        closed = [self._closed(visit) for visit in near]
        return [start for start in starts if not any(first < start < last for first, last in closed)]

    def _closed(self, visit: StatedVisit) -> tuple[int, int]:
        """The open interval of starts that this visit of the assistant forbids."""
        travel = self.board.facts.homes.travel(visit.application, self.person.id)
        return visit.start - travel - self.wish.minutes, visit.end + travel

    def _rested(self, assistant: AssistantTerms, starts: list[int]) -> list[int]:
        """Starts with which no 24 hours from a start hold more than 12 hours of service. Source: R-32."""
        return [start for start in starts if self._within_doba(assistant, start)]

    def _within_doba(self, assistant: AssistantTerms, start: int) -> bool:
        """Only the 24 hours that share a minute with the new visit can change."""
        diary, end = self.board.diary(assistant.id), start + self.wish.minutes
        after, before = bisect_right(diary.starts, start - DOBA), bisect_left(diary.starts, end)
        for begin in {start, *diary.starts[after:before]}:
            new = min(end, begin + DOBA) - max(start, begin)
            if diary.service(begin, begin + DOBA) + new > self.board.facts.minutes_in_doba:
                return False
        return True
