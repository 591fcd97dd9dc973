"""A month of few wishes, solved to proof: the engine places every visit at a start of its own.

The search decides sets of visits and puts each as early as its day allows, so it misses what must wait. Here the
engine begins from the search's roster and ends at the best one, or at the best it knows when the effort is spent.
Nothing it says is taken on trust: an answer is judged by the rules and counted anew, and a bound holds only as far
as a second run with other settings agrees.
"""

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from planner.solver.roster.engine import Limits
from planner.solver.roster.exact_month import ExactMonth
from planner.solver.roster.exact_rules import RULES
from planner.solver.roster.exact_score import PARTS
from planner.solver.roster.explain import completed
from planner.solver.roster.instance import Instance, Visit, Wish
from planner.solver.roster.score import counts, total
from planner.solver.roster.search import Effort, Progress
from planner.solver.roster.stopping import stopped_like_from_the_keyboard
from planner.solver.roster.timeline import Timeline

FEW_WISHES = 60  # to be decided; what is fixed is given
MOST_WISHES = 600
MOST_CHOICES = 100_000  # assistants of each wish and of each two wishes that can meet: memory and time to begin
WORK_A_STEP = 1.0
FIRST_SHARE = 0.6
SEARCH_SHARE = 0.25  # of the effort before it, by the clock

Visits = dict[int, Visit]


def has_few_wishes(instance: Instance) -> bool:
    """Whether the month is small enough for the exact model."""
    within = len(_open(instance)) <= FEW_WISHES and len(instance.wishes) <= MOST_WISHES
    return within and _choices(instance) <= MOST_CHOICES


def _open(instance: Instance) -> list[Wish]:
    """The wishes to be decided."""
    return [wish for wish in instance.wishes if wish.servers and not wish.fixed]


def _choices(instance: Instance) -> int:
    chosen = sorted(_open(instance), key=lambda wish: wish.day)
    found = sum(len(wish.servers) for wish in chosen)
    for at, wish in enumerate(chosen):
        for other in chosen[:at]:
            if (wish.day - other.day).days <= 1:
                found += len(wish.servers.keys() & other.servers.keys())
    return found


class Exact:
    """visits: the best known, by wish; they keep all rules. bound: no roster of the month scores lower."""

    def __init__(self, instance: Instance, visits: Visits, bound: int) -> None:
        self.instance, self.bound, self.stopped = instance, bound, False
        self._keep(visits)

    @property
    def proven(self) -> bool:
        return self.bound >= self.points

    def run(self, effort: Effort) -> None:
        """Improve the visits, raise the bound. A stop from the keyboard keeps what there is."""
        try:
            with stopped_like_from_the_keyboard():
                self._prove(effort)
        except KeyboardInterrupt:
            self.stopped = True

    def _prove(self, effort: Effort) -> None:
        if not _open(self.instance):
            self.bound = self.points
        if self.proven or effort.steps == 0:
            return
        effort.tell(Progress("exact", self.points, self.bound, effort.gone()))
        first = self._bounded(_limits(effort, FIRST_SHARE))
        if first is not None and first > self.bound:
            second = self._bounded(replace(_limits(effort, 1.0), seed=effort.seed + 1, cautious=True))
            self._raise_bound(min(first, -1 if second is None else second))
        effort.tell(Progress("exact", self.points, self.bound, effort.gone()))

    def _raise_bound(self, points: int) -> None:
        """A bound above a roster that exists is none."""
        if self.bound < points <= self.points:
            self.bound = points

    def _bounded(self, limits: Limits) -> int | None:
        """The bound that the engine claims; None where it has no answer, or one that does not stand the test."""
        month = ExactMonth(self.instance, self.visits)
        for state in (*RULES, *PARTS):
            state(month)
        bound = month.model.least(limits, bound=self.bound, known=self.points)
        return bound if bound is not None and self._stands(dict(_visits(month)), month.model.points) else None

    def _stands(self, visits: Visits, stated: int) -> bool:
        """Whether the answer keeps all rules and costs no more than stated; it is kept if it is better."""
        points = total(counts(self.instance, visits.values()))
        if points > stated or not is_lawful(self.instance, visits):
            return False
        if points < self.points:
            self._keep(completed(self.instance, visits))
        return True

    def _keep(self, visits: Visits) -> None:
        self.visits, self.points = visits, total(counts(self.instance, visits.values()))


def _limits(effort: Effort, share: float) -> Limits:
    """Of what is left by the clock a share; with steps, work for each of them."""
    if effort.steps is not None:
        return Limits(work=WORK_A_STEP * effort.steps, seed=effort.seed)
    return Limits(seconds=share * (effort.deadline - monotonic()), seed=effort.seed)


def _visits(month: ExactMonth) -> Iterator[tuple[int, Visit]]:
    """What the engine answers."""
    for wish in month.wishes:
        start = month.instance.start + month.model.value(month.start[wish])
        for assistant, by in month.by[wish].items():
            if month.model.value(by):
                given = month.given(wish)
                yield wish, Visit(start, start + given.minutes, given.person, assistant)


def is_lawful(instance: Instance, visits: Visits) -> bool:
    """Whether each visit that is not fixed breaks no rule beside the fixed ones and those before it."""
    fixed = {wish for wish in visits if instance.wishes[wish].fixed}
    timeline = Timeline(instance, (visits[wish] for wish in sorted(fixed)))
    for wish in sorted(set(visits) - fixed):
        one, minutes = visits[wish], instance.wishes[wish].minutes
        start = tuple(at for at in instance.wishes[wish].servers[one.assistant] if at == one.start)
        free = timeline.within_grant(one.person, minutes) and timeline.free_starts(one.person, minutes, start)
        if not free or timeline.obstacle(one.person, minutes, one.assistant, start) is not None:
            return False
        timeline.add(one)
    return {wish for wish, given in enumerate(instance.wishes) if given.fixed} <= fixed
