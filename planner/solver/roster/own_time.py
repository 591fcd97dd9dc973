"""Which wishes of one person can be filled together: one visit at a time, whoever makes them. Source: formats.md."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations

from planner.solver.roster.instance import Instance, Person, Starts

MOST_IN_A_GROUP = 6
Set = tuple[int, ...]


def fillable(instance: Instance, person: Person) -> list[list[Set]]:
    """The wishes that somebody can fill, in groups; of each group every set that has room, but the empty one.

    Between two groups nothing is forbidden: a long chain of wishes that overlap is cut, so there may seem to be
    more room than there is. What is fixed is not among them, and takes its time.
    """
    free = [number for number in person.wishes if instance.wishes[number].servers and not instance.wishes[number].fixed]
    if not person.tangled:
        return [[(number,)] for number in free]
    starts = {number: _starts(instance, person, number) for number in free}
    ordered = sorted((number for number in free if starts[number]), key=lambda one: (starts[one], one))
    minutes = {number: instance.wishes[number].minutes for number in ordered}
    return [_sets(group, starts, minutes) for group in _groups(ordered, starts, minutes)]


def _starts(instance: Instance, person: Person, number: int) -> Starts:
    """At which somebody can come and nothing fixed is in the way."""
    fixed = [instance.wishes[one] for one in person.wishes if instance.wishes[one].fixed]
    busy = [(one.starts[0], one.starts[0] + one.minutes) for one in fixed]
    wish = instance.wishes[number]
    found = sorted({start for starts in wish.servers.values() for start in starts})
    return tuple(at for at in found if all(at + wish.minutes <= begin or at >= end for begin, end in busy))


def _groups(ordered: list[int], starts: dict[int, Starts], minutes: dict[int, int]) -> Iterator[list[int]]:
    """Chains of wishes that could overlap, none longer than MOST_IN_A_GROUP."""
    group: list[int] = []
    over = 0
    for number in ordered:
        if group and (starts[number][0] >= over or len(group) == MOST_IN_A_GROUP):
            yield group
            group = []
        group.append(number)
        over = max(over if len(group) > 1 else 0, starts[number][-1] + minutes[number])
    if group:
        yield group


def _sets(group: list[int], starts: dict[int, Starts], minutes: dict[int, int]) -> list[Set]:
    """Sets that can follow one another in some order. Of each the earliest end is known, from those one smaller."""
    ends: dict[Set, int] = {(): 0}
    for size in range(1, len(group) + 1):
        for chosen in combinations(group, size):
            found = []
            for last in chosen:
                ready = ends.get(tuple(one for one in chosen if one != last))
                if ready is not None and ready <= starts[last][-1]:
                    found.append(starts[last][bisect_left(starts[last], ready)] + minutes[last])
            if found:
                ends[chosen] = min(found)
    return [chosen for chosen in ends if chosen]
