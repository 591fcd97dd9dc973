"""The anytime search: a construction, then annealing, then the engine on neighbourhoods.

Never worse than its start, since the best is kept. With `steps` the answer depends on the input, the
seed and the number of steps alone; with `seconds` on the clock too.
"""

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from time import monotonic

from planner.solver.roster.bound import ENDLESS, ROUNDS, Bounding, Limit, persons_bound, relaxed_bound
from planner.solver.roster.construct import constructed
from planner.solver.roster.crew import PARTS, Crew, Solo, merged, parted
from planner.solver.roster.instance import Instance
from planner.solver.roster.ledger import Ledger, filled_in
from planner.solver.roster.routes import Routes
from planner.solver.roster.stopping import stopped_like_from_the_keyboard
from planner.solver.roster.tasks import Assigned, Improved, Part, Polish, Walk

WARM, COLD = 25.0, 4.0
AMPLE_MOVES, USUAL_SPEED = 3_000, 30_000  # a wish, a second: for these moves a wish it is worth to begin WARM
SHARE_OF_WALKING, SHARE_OF_WALKING_IN_PARTS = 0.45, 0.75
MOVES_A_ROUND = 20_000
MOVES_A_WISH = 20
WHOLE_BELOW = 1_500
SIZES = {"people": 8, "assistants": 4, "day": 2}
OFTEN = ("assistants", "assistants", "assistants", "people", "people", "day")
WORK = 1.0
BOUND_SHARE = 0.35
SEEDS = 2**31
WARM_KEPT = 6.0
SMALL, SMALL_ROUND, PATIENCE = 60, 2_000, 30  # months of few wishes: no other processes, short rounds, an end


@dataclass(frozen=True)
class Progress:
    """stage: start, walk, polish, exact. score, bound: points so far; None while unknown."""

    stage: str
    score: int | None
    bound: int | None
    seconds: float


@dataclass
class Effort:
    """How long: seconds by the clock, or steps (then the clock does not matter). Who is told."""

    seconds: float = 60.0
    steps: int | None = None
    seed: int = 0
    tell: Callable[[Progress], None] = lambda _progress: None
    began: float = field(default_factory=monotonic)

    def gone(self) -> float:
        return monotonic() - self.began

    @property
    def deadline(self) -> float:
        return float("inf") if self.steps is not None else self.began + self.seconds


@dataclass
class Found:
    """The best assignment, its score, the lower bound, and how many rounds were made."""

    assigned: Assigned
    score: int
    bound: int
    steps: int = 0
    stopped: bool = False


def searched(instance: Instance, routes: Routes, effort: Effort) -> Found:
    """The best month that the effort finds. A stop from the keyboard, or a process that dies, keeps what there is."""
    search = _Search(instance, routes, effort)
    try:
        with stopped_like_from_the_keyboard():
            search.run()
    except (KeyboardInterrupt, BrokenProcessPool):
        search.found.stopped = True
    return search.found


class _Search:
    def __init__(self, instance: Instance, routes: Routes, effort: Effort) -> None:
        self.instance, self.routes, self.effort = instance, routes, effort
        self.rng = Random(effort.seed)
        self.small = len(instance.wishes) <= SMALL
        self.patience = PATIENCE if self.small else ENDLESS
        self.bounding: Bounding | None = None
        start = constructed(instance, routes)
        self.clashes = start.coupling.clashes()  # by what is fixed
        self.found = Found(list(start.assigned), start.points(), persons_bound(instance, routes))
        self._tell("start")

    def run(self) -> None:
        if self._done() or not any(wish.servers and not wish.fixed for wish in self.instance.wishes):
            return
        if self.small:
            self._alone()
        else:
            self._with_crew()

    def _alone(self) -> None:
        """A small month needs no other processes."""
        limit = Limit(ROUNDS) if self.effort.steps is not None else Limit(deadline=self.effort.deadline)
        self._raise_bound(relaxed_bound(self.instance, limit))
        self._improve(Solo(self.instance))

    def _with_crew(self) -> None:
        seconds = BOUND_SHARE * self.effort.seconds
        limit = Limit(ROUNDS) if self.effort.steps is not None else Limit(deadline=self.effort.began + seconds)
        with Bounding(self.instance, limit) as self.bounding, Crew(self.instance) as crew:
            self._improve(crew)
            self._raise_bound(self.bounding.points(wait=self.effort.steps is not None))

    def _improve(self, crew: Crew | Solo) -> None:
        self._walk(crew)
        self._polish(crew)

    def _raise_bound(self, points: int | None) -> None:
        self.found.bound = max(self.found.bound, -1 if points is None else points)

    def _gone(self) -> float:
        """The share of the effort that is spent."""
        if self.effort.steps is not None:
            return self.found.steps / self.effort.steps if self.effort.steps else 1.0
        return self.effort.gone() / max(self.effort.seconds, 1e-9)

    def _done(self) -> bool:
        return self._gone() >= 1 or self.found.score <= self.found.bound

    def _walk(self, crew: Crew | Solo) -> None:
        """Annealing, cooler each round. A small month is walked whole by each process, a large one in parts."""
        now = [list(self.found.assigned) for _ in range(PARTS)]
        while not self._done() and self._gone() < self.share:
            parts = [self._everything()] * PARTS if self.whole else parted(self.instance, now[0], self.rng)
            moves, temperature, until = self.moves_a_round, self._temperature(), self.effort.deadline
            tasks = [Walk(part, moves, temperature, self.rng.randrange(SEEDS), until) for part in parts]
            answers = crew.together(tasks, now)
            if self.whole:
                self._keep_one_of(answers)
                now = [one.end for one in answers]
            else:
                self._keep_all_of(answers, now[0])
                now = [self._put_together(now[0], answers)] * PARTS
            self._tell("walk")

    @property
    def whole(self) -> bool:
        return len(self.instance.wishes) < WHOLE_BELOW

    @property
    def share(self) -> float:
        """Of the effort, how much is annealing."""
        return SHARE_OF_WALKING if self.whole else SHARE_OF_WALKING_IN_PARTS

    def _everything(self) -> Part:
        return Part(frozenset(range(len(self.instance.assistants))), frozenset(range(len(self.instance.people))))

    def _temperature(self) -> float:
        """From warm to cold, falling evenly in proportion."""
        spent = min(1.0, self._gone() / self.share)
        return float(self.warm * (COLD / self.warm) ** spent)

    @property
    def moves_a_round(self) -> int:
        return SMALL_ROUND if self.small else max(MOVES_A_ROUND, MOVES_A_WISH * len(self.instance.wishes))

    @cached_property
    def warm(self) -> float:
        """The cooler, the fewer moves there will be for each wish; what is to be kept is good already."""
        if self.instance.kept is not None:
            return WARM_KEPT
        steps = self.effort.steps
        moves = self.share * (self.effort.seconds * USUAL_SPEED if steps is None else steps * self.moves_a_round)
        moves *= 1 if self.whole else PARTS
        return float(max(WARM_KEPT, min(WARM, WARM * (moves / AMPLE_MOVES / len(self.instance.wishes)) ** 0.4)))

    def _put_together(self, before: Assigned, answers: list[Improved]) -> Assigned:
        """Where all walks ended; where that breaks a rule, where the first one did."""
        end = merged(before, [one.end for one in answers])
        return end if self._points(end) is not None else answers[0].end

    def _polish(self, crew: Crew | Solo) -> None:
        """Rounds of neighbourhoods, each process inside its own half of the assistants."""
        idle = 0
        while not self._done() and idle < self.patience:
            sort, before = self.rng.choice(OFTEN), self.found.assigned
            parts = [self._everything()] if self.small else parted(self.instance, before, self.rng)
            tasks = [
                Polish(part, sort, SIZES[sort], self.rng.randrange(SEEDS), WORK, self.effort.deadline) for part in parts
            ]
            answers = crew.together(tasks, [before] * len(tasks))
            idle = 0 if self._keep_all_of(answers, before) else idle + 1
            self._tell("polish")

    def _keep_one_of(self, answers: list[Improved]) -> bool:
        """Whether one of the answers, each about the whole month, is the best so far."""
        self.found.steps += 1
        best = min(answers, key=lambda one: one.best_points)
        better = best.best_points < self.found.score
        if better:
            self.found.assigned, self.found.score = best.best, best.best_points
        return better

    def _keep_all_of(self, answers: list[Improved], before: Assigned) -> bool:
        """Whether the answers put together on what was `before` are the best so far; else one of them alone."""
        together = merged(before, [one.best for one in answers])
        points = self._points(together)
        if points is None:
            return self._keep_one_of(answers)
        self.found.steps += 1
        better = points < self.found.score
        if better:
            self.found.assigned, self.found.score = together, points
        return better

    def _points(self, assigned: Assigned) -> int | None:
        """The score; None when parts put together give somebody two visits at a time."""
        ledger = Ledger(self.instance, self.routes, filled_in(assigned))
        return ledger.points() if ledger.coupling.clashes() <= self.clashes else None

    def _tell(self, stage: str) -> None:
        if self.bounding is not None and self.effort.steps is None:  # else the answer would depend on the clock
            self._raise_bound(self.bounding.points())
        self.effort.tell(Progress(stage, self.found.score, self.found.bound, self.effort.gone()))
