"""Notes on what only several rows or files say together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.editions.roster import TERMS
from planner.terms.case import ApplicationCard, Blocked, ProgrammeRules, Wish
from planner.terms.refusals import Note

DAY, WEEK = 24 * 60, 7 * 24 * 60
CHANGE = 6 * DAY + 3 * 60
Span = tuple[int, int]


def homes_note(file: str, people: Sequence[ApplicationCard]) -> Iterator[Note]:
    """Once: how many homes have no place, so that the way to them counts as none."""
    without = sum(one.lat is None for one in people)
    if without:
        yield Note(file, 0, "lat", "homes_next_door", (("count", str(without)), ("people", str(len(people)))))


def never_served(
    file: str, programme: ProgrammeRules, wishes: Iterable[tuple[int, Wish]], blocked: Iterable[Blocked]
) -> Iterator[Note]:
    """Wishes that no day of any month can serve: too short a window, another service in all of it, no such day."""
    busy: dict[str, list[Span]] = defaultdict(list)
    for one in blocked:
        start = one.day * DAY + one.window.start
        busy[one.application] += [(start + shift, start + shift + _length(one)) for shift in (-WEEK, 0, WEEK)]
    for line, wish in wishes:
        facts = (("application", wish.application), ("value", str(wish.minutes)), ("length", str(_length(wish))))
        if wish.date is not None and not programme.first <= wish.date <= programme.last:
            yield Note(file, line, "date", "wish_outside", (*facts, ("day", str(wish.date))))
        elif not _fits(wish, ()):
            yield Note(file, line, "minutes", "wish_too_long", facts)
        elif not _fits(wish, busy.get(wish.application, ())):
            yield Note(file, line, "minutes", "wish_blocked", facts)


def _length(one: Wish | Blocked) -> int:
    return one.window.end - one.window.start


def _fits(wish: Wish, busy: Sequence[Span]) -> bool:
    """Whether in some week a visit lies in the window and beside every other service, from a quarter hour on."""
    return any(_starts(wish, busy, elapsed) for elapsed in (_in_most_weeks, _in_october))


def _starts(wish: Wish, busy: Sequence[Span], elapsed: Callable[[int], int]) -> bool:
    midnight, grid = wish.day * DAY, TERMS.grid_minutes
    first, end = elapsed(midnight + wish.window.start), elapsed(midnight + wish.window.end)
    taken = [(elapsed(start), elapsed(until)) for start, until in busy]
    return any(
        all(start + wish.minutes <= other or start >= until for other, until in taken)
        for start in range(-(-first // grid) * grid, min(end - wish.minutes + 1, elapsed(midnight + DAY)), grid)
    )


def _in_most_weeks(minute: int) -> int:
    return minute


def _in_october(minute: int) -> int:
    """Minutes since Monday that have passed when the clock shows the minute: one Sunday hour comes twice. R-33."""
    return minute + 60 if minute >= CHANGE else minute
