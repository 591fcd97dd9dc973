"""The score of a month of few wishes for the engine: one function for each part. Source: formats.md."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise, permutations

from planner.editions.roster import TERMS
from planner.solver.roster.engine import Binary
from planner.solver.roster.exact_month import ExactMonth

Arc = tuple[int, int, Binary]
DEPOT = 0


def uncovered_minutes(month: ExactMonth) -> None:
    """What grant and wishes both allow and nobody serves."""
    for number, person in enumerate(month.instance.people):
        wishes = month.of_person.get(number, [])
        now = sum(month.minutes(wish) for wish in wishes if month.done_now(wish))
        short = month.model.count(person.target, max(0, person.target - now))
        month.model.rules.add(short + sum(month.minutes(wish) * month.done[wish] for wish in wishes) >= person.target)
        month.model.cost(TERMS.uncovered_minute, short)


def extra_assistants(month: ExactMonth) -> None:
    """Everybody who comes to a person besides the first."""
    for wishes in month.of_person.values():
        staff = sorted({assistant for wish in wishes for assistant in month.by[wish]})
        if len(staff) > 1:
            comes = [_comes(month, wishes, assistant) for assistant in staff]
            now = len({month.now[wish].assistant for wish in wishes if month.done_now(wish)})
            extra = month.model.count(len(staff) - 1, max(0, now - 1))
            month.model.rules.add(extra >= sum(comes) - 1)
            month.model.cost(TERMS.extra_assistant, extra)


def _comes(month: ExactMonth, wishes: list[int], assistant: int) -> Binary:
    own = [wish for wish in wishes if assistant in month.by[wish]]
    comes = month.model.truth(any(month.by_now(wish, assistant) for wish in own))
    for wish in own:
        month.model.rules.add_implication(month.by[wish][assistant], comes)
    return comes


def visits_by_others(month: ExactMonth) -> None:
    """Visits by someone else, for people who indicated somebody."""
    for wish in month.wishes:
        indicated = month.instance.people[month.given(wish).person].indicated
        for assistant, by in month.by[wish].items() if indicated else ():
            if assistant not in indicated:
                month.model.cost(TERMS.other_than_indicated, by)


def changed_visits(month: ExactMonth) -> None:
    """Visits that are not in the roster to keep."""
    kept = month.instance.kept
    if kept is None:
        return
    for wish in month.wishes:
        given = month.given(wish)
        for assistant, by in month.by[wish].items():
            old = [start for start in given.servers[assistant] if (given.person, assistant, start) in kept]
            month.model.cost(TERMS.changed_visit, by)
            if old:
                month.model.cost(-TERMS.changed_visit, _stays(month, wish, assistant, old))


def _stays(month: ExactMonth, wish: int, assistant: int, old: list[int]) -> Binary:
    starts = [start - month.instance.start for start in old]
    stays = month.model.truth(month.by_now(wish, assistant) and month.start_now(wish) in starts)
    month.model.rules.add_implication(stays, month.by[wish][assistant])
    month.model.among(month.start[wish], starts, when=stays)
    return stays


def travel_minutes(month: ExactMonth) -> None:
    """The way between consecutive visits of an assistant that start on one day: a tour through the day's visits."""
    cells = defaultdict[tuple[int, int], list[int]](list)
    for assistant, wishes in month.of_assistant.items():
        for wish in wishes:
            cells[assistant, month.given(wish).day.toordinal()].append(wish)
    for (assistant, _), wishes in sorted(cells.items()):
        if any(month.travel(one, other) for one, other in permutations(wishes, 2)):
            _tour(month, assistant, wishes)


def _tour(month: ExactMonth, assistant: int, wishes: list[int]) -> None:
    made = sorted((month.start_now(wish), wish) for wish in wishes if month.by_now(wish, assistant))
    now = [DEPOT, *(wishes.index(wish) + 1 for _, wish in made), DEPOT]
    hinted = set(pairwise(now))
    arcs: list[Arc] = [(DEPOT, DEPOT, month.model.truth(not made))]
    for at, wish in enumerate(wishes, 1):
        arcs.append((at, at, ~month.by[wish][assistant]))
        arcs += [
            (DEPOT, at, month.model.truth((DEPOT, at) in hinted)),
            (at, DEPOT, month.model.truth((at, DEPOT) in hinted)),
        ]
    arcs += _ways(month, wishes, hinted)
    month.model.rules.add_circuit(arcs)


def _ways(month: ExactMonth, wishes: list[int], hinted: set[tuple[int, int]]) -> Iterator[Arc]:
    for (at, one), (to, other) in permutations(enumerate(wishes, 1), 2):
        gap = month.travel(one, other)
        stay = month.given(one).fixed and month.given(other).fixed
        if not (month.order_now(one, other) if stay else month.can_follow(one, other, gap)):
            continue
        way = month.model.truth((at, to) in hinted)
        if not stay:
            after = month.start[other] >= month.start[one] + month.minutes(one) + gap
            month.model.rules.add(after).only_enforce_if(way)
        if gap:
            month.model.cost(TERMS.travel_minute * gap, way)
        yield at, to, way


PARTS: tuple[Callable[[ExactMonth], None], ...] = (
    uncovered_minutes,
    extra_assistants,
    visits_by_others,
    changed_visits,
    travel_minutes,
)
