"""What of the needed hours the assistants can serve: flows through the allocation's own network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.outlook.capacity.needed import Needed
from planner.solver.allocation.engine import push
from planner.solver.allocation.instance import Capacity
from planner.solver.allocation.supply import supply

GENERAL, CLEARED = "+general", "+cleared"  # ids inside a network only


@dataclass(frozen=True)
class Extra:
    """Steps a month that assistants would give beside those there are: of anybody qualified, and of the cleared.

    The cleared may serve every child of the plan too. Source: R-40, R-42.
    """

    general: int = 0
    cleared: int = 0


@dataclass(frozen=True)
class Served:
    """One month. steps: what is served. short: who is short, or could be in place of somebody else.

    full: assistants who serve them, or could in place of others, and have no hour left.
    """

    steps: int
    short: tuple[str, ...]
    full: tuple[str, ...]


def served_in_month(needed: Needed, month: int, added: Sequence[Capacity] = ()) -> Served:
    """Every hour in this very month. added: as the year's; one that is there already is replaced."""
    people = [replace(one, room=(one.room[month],), service_days=()) for one in needed.people]
    staff = tuple(_in_month(one, month) for one in _with(needed, added))
    network = supply(
        replace(needed.instance, months=needed.instance.months[month : month + 1], assistants=staff), people
    )
    cells, wanted = network.numbering.cells().ravel(), needed.steps[:, month]
    flow = push(network.arcs.part(network.behind), cells, wanted, network.sink)
    short = np.flatnonzero(flow.reached[cells] & (wanted > 0))
    full = (name for leaf, names in network.leaves.items() if flow.reached[leaf] for name in names)
    return Served(int(flow.supplied.sum()), tuple(people[at].id for at in short), tuple(sorted(full)))


def served_in_year(needed: Needed, added: Sequence[Capacity] = ()) -> int:
    """Steps that can be served where a person's hours may move to other months with room."""
    network = supply(replace(needed.instance, assistants=_with(needed, added)), needed.people)
    return int(push(network.arcs, network.numbering.persons(), needed.totals, network.sink).supplied.sum())


def extra_staff(needed: Needed, extra: Extra) -> tuple[Capacity, ...]:
    """Assistants who give so many steps in each month."""
    months = len(needed.instance.months)
    children = frozenset(one.id for one in needed.people if one.is_child)
    general = _anybody(GENERAL, (extra.general,) * months, frozenset())
    cleared = _anybody(CLEARED, (extra.cleared,) * months, children)
    return tuple(one for one in (general, cleared) if any(one.capacity))


def least(most: int, enough: Callable[[int], bool]) -> int:
    """The least number up to `most` that is enough, where more of it always is too. `most` is enough."""
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low


def _anybody(name: str, capacity: tuple[int, ...], children: frozenset[str]) -> Capacity:
    nobody, cleared = frozenset[str](), (bool(children),) * len(capacity)
    return Capacity(name, capacity, True, nobody, nobody, children, cleared)


def _with(needed: Needed, added: Sequence[Capacity]) -> tuple[Capacity, ...]:
    replaced = {one.id for one in added}
    return (*(one for one in needed.assistants if one.id not in replaced), *added)


def _in_month(one: Capacity, month: int) -> Capacity:
    return replace(one, capacity=(one.capacity[month],), cleared=(one.cleared[month],))
