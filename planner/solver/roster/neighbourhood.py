"""Which wishes are set free together, so that the engine can place them anew at its best."""

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from planner.solver.roster.coupling import Cell
from planner.solver.roster.ledger import NOBODY, Ledger
from planner.solver.roster.tasks import Part

Picked = tuple[frozenset[int], set[int]]
TEAM_OF_A_DAY = 10


@dataclass(frozen=True)
class Neighbourhood:
    """free: wishes that may be placed anew. cells: days of assistants where they may go."""

    free: frozenset[int]
    cells: tuple[Cell, ...]


def neighbourhood(ledger: Ledger, part: Part, sort: str, size: int, rng: Random) -> Neighbourhood:
    """Around something picked at random; nothing fixed, nothing outside the part."""
    assistants, picked = _PICKS[sort](ledger, part, size, rng)
    wishes = ledger.instance.wishes
    free = frozenset(wish for wish in picked if _may_move(ledger, part, wish))
    cells = {(one, ledger.day[wish]) for wish in free for one in wishes[wish].servers if one in assistants}
    return Neighbourhood(free, tuple(sorted(cells)))


def _may_move(ledger: Ledger, part: Part, wish: int) -> bool:
    given = ledger.instance.wishes[wish]
    if given.fixed:
        return False
    now = ledger.assigned[wish]
    return given.person in part.people if now == NOBODY else now in part.assistants


def _people(ledger: Ledger, part: Part, size: int, rng: Random) -> Picked:
    """All wishes of a person and of others who live near or want visits on the same days."""
    people = sorted(part.people)
    if not people:
        return part.assistants, set()
    first = rng.choice(people)
    near = _by_travel if rng.random() < 0.5 else _by_days
    others = sorted((one for one in people if one != first), key=lambda one: near(ledger, first, one, rng))
    chosen = (first, *others[: size - 1])
    return part.assistants, {wish for one in chosen for wish in ledger.instance.people[one].wishes}


def _by_travel(ledger: Ledger, first: int, other: int, rng: Random) -> float:
    return ledger.instance.travel[first][other] + 10 * rng.random()


def _by_days(ledger: Ledger, first: int, other: int, rng: Random) -> float:
    people = ledger.instance.people
    mine = {ledger.day[wish] for wish in people[first].wishes}
    return 6 * rng.random() - len(mine & {ledger.day[wish] for wish in people[other].wishes})


def _assistants(ledger: Ledger, part: Part, size: int, rng: Random) -> Picked:
    """All visits of a few assistants, and what their people still wish for."""
    team = _team(ledger, part, size, rng)
    return team, _of_team(ledger, team, frozenset(ledger.day))


def _days(ledger: Ledger, part: Part, size: int, rng: Random) -> Picked:
    """Everything that a larger team does on a few days."""
    days = sorted(set(ledger.day))
    team = _team(ledger, part, TEAM_OF_A_DAY, rng)
    return team, _of_team(ledger, team, frozenset(rng.sample(days, min(size, len(days)))))


def _of_team(ledger: Ledger, team: frozenset[int], days: frozenset[int]) -> set[int]:
    made = {wish for wish, one in enumerate(ledger.assigned) if one in team}
    people = {ledger.person[wish] for wish in made}
    short = [one for one in people if ledger.served[one] < ledger.target[one]]
    open_wishes = {
        wish for one in short for wish in ledger.instance.people[one].wishes if ledger.assigned[wish] == NOBODY
    }
    return {wish for wish in made | open_wishes if ledger.day[wish] in days}


def _team(ledger: Ledger, part: Part, size: int, rng: Random) -> frozenset[int]:
    """An assistant with others who visit the same people, or anybody."""
    staff = sorted(part.assistants)
    if not staff:
        return frozenset()
    first = rng.choice(staff)
    shared: dict[int, float] = defaultdict(float)
    for times in ledger.times:
        if times[first]:
            for one in staff:
                shared[one] += bool(times[one])
    others = sorted((one for one in staff if one != first), key=lambda one: -shared[one] - 2 * rng.random())
    return frozenset((first, *others[: size - 1]))


_PICKS = {"people": _people, "assistants": _assistants, "day": _days}
