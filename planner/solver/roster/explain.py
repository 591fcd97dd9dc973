"""Why wishes stay unfilled: reasons that a check confirms, and who was busy with what."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.solver.roster.instance import Instance, Visit
from planner.solver.roster.score import counts, total
from planner.solver.roster.timeline import Obstacle, Timeline

ORDER = (
    "window_too_short",
    "grant_used",
    "nobody_may_serve",
    "parallel_service",
    "nobody_available",
    "assistants_busy",
    "twelve_hours",
    "assistant_hours",
    "costs_more",
    "past",
)


@dataclass(frozen=True)
class Unfilled:
    """reasons in the order of ORDER; obstacles by assistant, of those who may serve and are available.

    minutes_left: of the grant, with the reason `grant_used`.
    """

    wish: int
    reasons: tuple[str, ...]
    obstacles: tuple[tuple[int, Obstacle], ...] = ()
    minutes_left: int | None = None


def completed(instance: Instance, visits: dict[int, Visit]) -> dict[int, Visit]:
    """The visits by wish, and every wish more that fits in between and lowers the score."""
    timeline = Timeline(instance, visits.values())
    made, before = dict(visits), -1
    while len(made) > before:  # a visit more can make another one worth its points
        before = len(made)
        for wish in range(len(instance.wishes)):
            if wish not in made and (visit := _fitting(instance, timeline, made, wish)) is not None:
                timeline.add(visit)
                made[wish] = visit
    return made


def _fitting(instance: Instance, timeline: Timeline, made: dict[int, Visit], wish: int) -> Visit | None:
    given = instance.wishes[wish]
    if not timeline.within_grant(given.person, given.minutes):
        return None
    options = list(_options(instance, timeline, wish))
    if not options:
        return None
    now = total(counts(instance, made.values()))
    scored = [(total(counts(instance, [*made.values(), one])) - now, one.start, one.assistant, one) for one in options]
    best = min(scored, key=lambda one: one[:3], default=None)
    return best[3] if best is not None and best[0] < 0 else None


def _options(instance: Instance, timeline: Timeline, wish: int) -> Iterable[Visit]:
    given = instance.wishes[wish]
    free = set(timeline.free_starts(given.person, given.minutes, given.starts))
    for assistant, starts in given.servers.items():
        open_starts = tuple(one for one in starts if one in free)
        if open_starts and timeline.obstacle(given.person, given.minutes, assistant, open_starts) is None:
            for start in timeline.possible(given.person, given.minutes, assistant, open_starts):
                yield Visit(start, start + given.minutes, given.person, assistant)


def unfilled(instance: Instance, visits: dict[int, Visit], now: Instance) -> list[Unfilled]:
    """Every wish without a visit, with its reasons as if the whole month were still to come.

    now: the instance that was solved. What only the past forbids has the reason `past`.
    """
    timeline = Timeline(instance, visits.values())
    found = [_why(instance, timeline, wish) for wish in range(len(instance.wishes)) if wish not in visits]
    return [
        Unfilled(one.wish, ("past",))
        if one.reasons == ("costs_more",) and now.wishes[one.wish].servers != instance.wishes[one.wish].servers
        else one
        for one in found
    ]


def _why(instance: Instance, timeline: Timeline, wish: int) -> Unfilled:
    given = instance.wishes[wish]
    if given.shortage.minutes:
        return Unfilled(wish, ("window_too_short",))
    if not timeline.within_grant(given.person, given.minutes):
        return Unfilled(wish, ("grant_used",), minutes_left=timeline.left(given.person))
    if not given.allowed:
        return Unfilled(wish, ("nobody_may_serve",))
    free = set(timeline.free_starts(given.person, given.minutes, given.starts))
    if not free:
        return Unfilled(wish, ("parallel_service",))
    open_starts = {at: tuple(one for one in starts if one in free) for at, starts in given.servers.items()}
    available = {at: starts for at, starts in open_starts.items() if starts}
    if not available:
        return Unfilled(wish, ("nobody_available",))
    found = [(at, timeline.obstacle(given.person, given.minutes, at, starts)) for at, starts in available.items()]
    obstacles = tuple((at, one) for at, one in found if one is not None)
    if len(obstacles) < len(found):
        return Unfilled(wish, ("costs_more",))
    named = {one.reason for _, one in obstacles}
    return Unfilled(wish, tuple(reason for reason in ORDER if reason in named), obstacles)
