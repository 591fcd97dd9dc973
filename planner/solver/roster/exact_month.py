"""What is decided of a month of few wishes: who makes which visit, and when. Begun from a roster that there is.

Times are minutes since the month's first midnight. What is fixed is decided already.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations

from planner.solver.roster.clock import DAY
from planner.solver.roster.engine import Binary, Model
from planner.solver.roster.instance import Instance, Visit, Wish

Pair = tuple[int, int]


class ExactMonth:
    """start, done, by: per wish that somebody can fill its start, whether it is filled, and by whom.

    now: the visits that the engine begins from, by wish.
    """

    def __init__(self, instance: Instance, now: Mapping[int, Visit]) -> None:
        self.instance, self.now, self.model = instance, now, Model()
        self.wishes = [at for at, wish in enumerate(instance.wishes) if wish.servers]
        self.starts = {wish: self._starts(wish) for wish in self.wishes}
        self.start = {wish: self.model.number(self.starts[wish], self.start_now(wish)) for wish in self.wishes}
        self.done = {wish: self.model.truth(self.done_now(wish)) for wish in self.wishes}
        self.by = {wish: self._by(wish) for wish in self.wishes}
        self._same: dict[Pair, Binary] = {}
        self._first: dict[Pair, Binary] = {}

    def given(self, wish: int) -> Wish:
        return self.instance.wishes[wish]

    def minutes(self, wish: int) -> int:
        return self.given(wish).minutes

    def travel(self, one: int, other: int) -> int:
        return self.instance.travel[self.given(one).person][self.given(other).person]

    def start_now(self, wish: int) -> int:
        return self.now[wish].start - self.instance.start if wish in self.now else self.starts[wish][0]

    def done_now(self, wish: int) -> bool:
        return wish in self.now

    def by_now(self, wish: int, assistant: int) -> bool:
        return wish in self.now and self.now[wish].assistant == assistant

    def earliest(self, wish: int) -> int:
        return self.starts[wish][0]

    def latest(self, wish: int) -> int:
        return self.starts[wish][-1]

    def _starts(self, wish: int) -> list[int]:
        everywhere = {start for starts in self.given(wish).servers.values() for start in starts}
        return [start - self.instance.start for start in sorted(everywhere)]

    def _by(self, wish: int) -> dict[int, Binary]:
        return {at: self.model.truth(self.by_now(wish, at)) for at in sorted(self.given(wish).servers)}

    @cached_property
    def of_assistant(self) -> dict[int, list[int]]:
        """The wishes that each assistant could fill."""
        found: dict[int, list[int]] = defaultdict(list)
        for wish in self.wishes:
            for assistant in self.by[wish]:
                found[assistant].append(wish)
        return dict(found)

    @cached_property
    def of_person(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for wish in self.wishes:
            found[self.given(wish).person].append(wish)
        return dict(found)

    def shared(self, one: int, other: int) -> list[int]:
        """The assistants who could fill both."""
        return [at for at in self.by[one] if at in self.by[other]]

    def pairs(self) -> Iterator[Pair]:
        """Two wishes of which not both are fixed: what is fixed is not judged by itself."""
        for one, other in combinations(self.wishes, 2):
            if not (self.given(one).fixed and self.given(other).fixed):
                yield one, other

    def same_now(self, one: int, other: int) -> bool:
        return any(self.by_now(one, at) and self.by_now(other, at) for at in self.shared(one, other))

    def order_now(self, one: int, other: int) -> bool:
        return self.start_now(one) <= self.start_now(other)

    def same(self, one: int, other: int) -> Binary:
        """True where one assistant fills both; it may be true elsewhere, but need not."""
        key = min(one, other), max(one, other)
        if key not in self._same:
            self._same[key] = self.model.truth(self.same_now(*key))
            for at in self.shared(*key):
                self.model.rules.add_bool_or(~self.by[key[0]][at], ~self.by[key[1]][at], self._same[key])
        return self._same[key]

    def order(self, one: int, other: int) -> Binary | bool:
        """Whether `one` is before `other` where one assistant or one person has both; known, or to be decided."""
        gap = self.travel(one, other)
        possible = self.can_follow(one, other, gap), self.can_follow(other, one, gap)
        if possible != (True, True) or self.must_follow(one, other, gap) or self.must_follow(other, one, gap):
            return possible[0] and not self.must_follow(other, one, gap)
        key = min(one, other), max(one, other)
        if key not in self._first:
            self._first[key] = self.model.truth(self.order_now(*key))
        return self._first[key] if key == (one, other) else ~self._first[key]

    def can_follow(self, one: int, other: int, gap: int) -> bool:
        """Whether `other` can start `gap` minutes after the end of `one`."""
        return self.earliest(one) + self.minutes(one) + gap <= self.latest(other)

    def must_follow(self, one: int, other: int, gap: int) -> bool:
        """Whether `other` starts at least `gap` minutes after the end of `one`, whatever is decided."""
        return self.latest(one) + self.minutes(one) + gap <= self.earliest(other)

    def near(self, one: int, other: int) -> bool:
        """Whether `other` can start in the 24 hours from the start of `one`."""
        return self.earliest(other) < self.latest(one) + DAY and self.latest(other) >= self.earliest(one)
