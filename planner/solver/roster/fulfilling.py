"""Which wishes the past and pinned visits fulfil, where they could fulfil one or another.

What they leave is served by others, so the choice matters: of two wishes for an hour, from 10:00 to 12:00 and from
10:00 to 11:15, a visit from 10:00 to 11:00 had better be the second. A way is passed over when another leaves as much
of the day open; of past visits one way is left, that of the windows that end first. Source: formats (check-roster).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from planner.documents.visit import StatedVisit
from planner.solver.roster.instance import Starts
from planner.solver.roster.matching import Dated, matched

MOST_WAYS, MOST_ALIKE = 8, 8
Fulfilled = dict[int, StatedVisit]
Way = Mapping[str, Fulfilled]


@dataclass(frozen=True)
class Ways:
    """By person, the wishes that are fulfilled (by number) and the visits that do it.

    found: at least one. whole: no other could be better than all of these.
    """

    found: tuple[Way, ...]
    whole: bool


def together(by_person: Mapping[str, Sequence[Fulfilled]], *, whole: bool) -> Ways:
    """Of all people: every choice of a way for each."""
    several = product(*([(name, one) for one in ways] for name, ways in by_person.items()))
    found = [dict(way) for way, _ in zip(several, range(MOST_WAYS + 1), strict=False)]
    return Ways(tuple(found[:MOST_WAYS]), whole and len(found) <= MOST_WAYS)


def ways(
    visits: Sequence[StatedVisit], wishes: Sequence[Dated], starts: Callable[[Dated], Starts]
) -> tuple[list[Fulfilled], bool]:
    """Of one person: those that could be best, and whether these are all. starts: when a wish could still be served."""
    found, whole = [Fulfilled()], True
    for alike in _alike(visits, wishes):
        here = [wishes[at] for at in alike]
        choices, all_there = _choices(visits, here, starts)
        whole = whole and all_there
        named = [{alike[at]: visit for at, visit in choice.items()} for choice in choices]
        found = [{**before, **one} for before in found for one in named][: MOST_WAYS + 1]
    return found, whole


def _alike(visits: Sequence[StatedVisit], wishes: Sequence[Dated]) -> list[list[int]]:
    """Wishes that one and the same visit could fulfil: of one day and length."""
    groups: dict[tuple[object, int], list[int]] = defaultdict(list)
    for at, wish in enumerate(wishes):
        if any(wish.allows(visit) for visit in visits):
            groups[wish.day, wish.minutes].append(at)
    return list(groups.values())


def _choices(
    visits: Sequence[StatedVisit], wishes: Sequence[Dated], starts: Callable[[Dated], Starts]
) -> tuple[list[Fulfilled], bool]:
    if len(wishes) == 1:
        return [{0: min(visit for visit in visits if wishes[0].allows(visit))}], True
    first, open_at = matched(visits, wishes), [frozenset(starts(wish)) for wish in wishes]
    if len(first) == len(wishes) or not any(open_at):
        return [first], True
    if len(wishes) > MOST_ALIKE:
        return [first], False
    chosen: list[tuple[int, ...]] = []
    for used in combinations(range(len(wishes)), len(first)):
        left = [open_at[at] for at in range(len(wishes)) if at not in used]
        if len(matched(visits, [wishes[at] for at in used])) < len(used):
            continue
        others = [[open_at[at] for at in range(len(wishes)) if at not in one] for one in chosen]
        if any(_as_good(left, other) for other in others):
            continue
        chosen = [one for one, other in zip(chosen, others, strict=True) if not _as_good(other, left)]
        chosen.append(used)
    return [_by(visits, wishes, used) for used in chosen], True


def _by(visits: Sequence[StatedVisit], wishes: Sequence[Dated], used: tuple[int, ...]) -> Fulfilled:
    return {used[at]: visit for at, visit in matched(visits, [wishes[one] for one in used]).items()}


def _as_good(left: Sequence[frozenset[int]], other: Sequence[frozenset[int]]) -> bool:
    """Whether the other leaves every start that this leaves, wish by wish."""
    inside = np.array([[one <= more for more in other] for one in left], bool).reshape(len(left), len(other))
    found = maximum_bipartite_matching(csr_array(inside), perm_type="column")
    return bool((found >= 0).all())
