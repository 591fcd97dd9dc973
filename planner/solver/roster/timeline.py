"""Visits at their times, and what stands in the way of one more. Any single move is judged here at once."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from planner.solver.roster.clock import DAY
from planner.solver.roster.coupling import served_from
from planner.solver.roster.instance import Instance, Starts, Visit

Key = tuple[int, int, int, int]


@dataclass(frozen=True)
class Obstacle:
    """Why an assistant cannot take a visit. reason: as in the contract; busy: the visits in the way."""

    reason: str
    busy: tuple[Visit, ...] = ()


class Timeline:
    """The visits of a month by assistant and by person, those of the month before included."""

    def __init__(self, instance: Instance, visits: Iterable[Visit]) -> None:
        self.instance = instance
        self.by_assistant: dict[int, list[Key]] = defaultdict(list)
        self.by_person: dict[int, list[Key]] = defaultdict(list)
        self.worked: dict[int, int] = defaultdict(int)
        self.served: dict[int, int] = defaultdict(int)
        for early in instance.before.values():
            for one in early:
                insort(self.by_assistant[one.assistant], _key(one))
        for one in visits:
            self.add(one)

    def add(self, visit: Visit) -> None:
        insort(self.by_assistant[visit.assistant], _key(visit))
        insort(self.by_person[visit.person], _key(visit))
        self.worked[visit.assistant] += visit.end - visit.start
        self.served[visit.person] += visit.end - visit.start

    def free_starts(self, person: int, minutes: int, starts: Starts) -> Starts:
        """The starts at which the person has no other visit."""
        taken = self.by_person[person]
        return tuple(at for at in starts if all(at + minutes <= one[0] or at >= one[1] for one in taken))

    def within_grant(self, person: int, minutes: int) -> bool:
        return minutes <= self.left(person)

    def left(self, person: int) -> int:
        """Minutes of the month's hours that nobody serves; negative where what is fixed is above them."""
        return self.instance.people[person].limit - self.served[person]

    def obstacle(self, person: int, minutes: int, assistant: int, starts: Starts) -> Obstacle | None:
        """What keeps an available assistant from all of the starts: hours, then visits, then 12 in 24."""
        if self.worked[assistant] + minutes > self.instance.assistants[assistant].max_minutes:
            return Obstacle("assistant_hours")
        clear: list[int] = []
        busy: set[Key] = set()
        for start in starts:
            clashes = self._clashes(person, minutes, assistant, start)
            busy |= set(clashes)
            if not clashes:
                clear.append(start)
        if not clear:
            return Obstacle("assistants_busy", tuple(Visit(*one) for one in sorted(busy)))
        if all(self._too_long(person, minutes, assistant, start) for start in clear):
            return Obstacle("twelve_hours", self._near(assistant, clear[0]))
        return None

    def possible(self, person: int, minutes: int, assistant: int, starts: Starts) -> list[int]:
        """The starts at which nothing stands in the way."""
        return [at for at in starts if self.obstacle(person, minutes, assistant, (at,)) is None]

    def _clashes(self, person: int, minutes: int, assistant: int, start: int) -> list[Key]:
        """Visits that overlap or are nearer than the travel between the homes. Source: R-35."""
        travel = self.instance.travel[person]
        end = start + minutes
        return [
            one
            for one in self.by_assistant[assistant]
            if start < one[1] + travel[one[2]] and one[0] < end + travel[one[2]]
        ]

    def _too_long(self, person: int, minutes: int, assistant: int, start: int) -> bool:
        """Source: R-32."""
        near = [*self._near(assistant, start), Visit(start, start + minutes, person, assistant)]
        near.sort(key=lambda one: one.start)
        most = self.instance.doba_minutes
        return any(served_from(near, at, self.instance.start) > most for at in range(len(near)))

    def _near(self, assistant: int, start: int) -> tuple[Visit, ...]:
        return tuple(Visit(*one) for one in self.by_assistant[assistant] if abs(one[0] - start) < 2 * DAY)


def _key(visit: Visit) -> Key:
    return visit.start, visit.end, visit.person, visit.assistant
