"""The answer: what is needed and what there is by month and clearance, what is short, and what would lift it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planner.outlook.capacity.helping import Help, helps
from planner.outlook.capacity.lifting import EVEN, KEPT, Lift, lift_even, lift_kept, verified
from planner.outlook.capacity.needed import Needed, needed_by_case, needed_by_plan
from planner.outlook.capacity.serving import Extra, Served, extra_staff, served_in_month, served_in_year
from planner.rules.inputs import Inputs
from planner.solver.allocation.instance import Capacity, Person
from planner.solver.allocation.run import Run
from planner.terms.calendar import Month
from planner.terms.natural import natural

CHILD, INDICATED, OTHER = GROUPS = ("child", "indicated", "other")
CLEARED, GENERAL = "cleared", "general"
KINDS = (CLEARED, INDICATED, GENERAL)


@dataclass(frozen=True)
class MonthCapacity:
    """Hours. needed: by group of people, of GROUPS; available: by kind of assistants, of KINDS; None: without limit.

    short: of the needed, what nobody can serve in this month; only_cleared: of that, what takes a clearance for
    children. applications: who is short, or could be in place of somebody. full: assistants without a free hour who
    would be needed.
    """

    month: Month
    needed: dict[str, int]
    available: dict[str, int] | None
    short: int
    only_cleared: int
    applications: tuple[str, ...]
    full: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "month": str(self.month),
            "needed": {**self.needed, "total": sum(self.needed.values())},
            "available": self.available and {**self.available, "total": sum(self.available.values())},
            "short": self.short,
            "only_cleared": self.only_cleared,
            "applications": list(self.applications),
            "full": list(self.full),
        }


@dataclass(frozen=True)
class CapacityAnswer:
    """of_plan: needed is what a given plan grants; else what the case would, were there assistants enough.

    status: of that plan; nothing else is answered where it grants nothing. lifts: for each goal, also where nothing
    is short; none without a file of assistants. helps: whose changed terms would serve more.
    """

    of_plan: bool
    status: str
    months: tuple[MonthCapacity, ...] = ()
    lifts: tuple[Lift, ...] = ()
    helps: tuple[Help, ...] = ()

    @property
    def limited(self) -> tuple[Month, ...]:
        """Months that the assistants limit."""
        return tuple(one.month for one in self.months if one.short)

    def as_json(self) -> dict[str, Any]:
        return {
            "needed_by": "plan" if self.of_plan else "case",
            "status": self.status,
            "capacity": [one.as_json() for one in self.months],
            "limited_months": [str(month) for month in self.limited],
            "lifts": [one.as_json() for one in self.lifts],
            "helps": [one.as_json() for one in self.helps],
        }


def capacity(inputs: Inputs, run: Run, plan: Any = None) -> CapacityAnswer:
    """plan: a document; None: the case's own hours were there assistants enough. Raises InputRefused."""
    needed = needed_by_case(inputs, run) if plan is None else needed_by_plan(inputs, plan)
    if not isinstance(needed, Needed):
        return CapacityAnswer(of_plan=False, status=needed.status)
    if inputs.assistants is None:
        return CapacityAnswer(needed.of_plan, needed.status, tuple(_months(needed, None, None)))
    return _answer(needed, run)


def _answer(needed: Needed, run: Run) -> CapacityAnswer:
    months = range(len(needed.instance.months))
    served = [served_in_month(needed, month) for month in months]
    plenty = extra_staff(needed, Extra(general=int(needed.steps.sum())))
    with_others = [served_in_month(needed, month, plenty) for month in months]
    wanted = needed.steps.sum(axis=0).tolist()
    short = [steps - one.steps for steps, one in zip(wanted, served, strict=True)]
    cleared = [steps - one.steps for steps, one in zip(wanted, with_others, strict=True)]
    lost = int(needed.totals.sum()) - served_in_year(needed)
    lifts = (
        verified(needed, EVEN, lift_even(short, cleared), sum(short), run),
        verified(needed, KEPT, lift_kept(needed) if lost else Extra(), lost, run),
    )
    months_told = tuple(_months(needed, served, cleared))
    return CapacityAnswer(needed.of_plan, needed.status, months_told, lifts, helps(needed, served))


def _months(needed: Needed, served: list[Served] | None, cleared: list[int] | None) -> Iterable[MonthCapacity]:
    """served, cleared: by month; None where assistants are no limit."""
    step = needed.instance.step_hours
    for at, month in enumerate(needed.instance.months):
        found = None if served is None else served[at]
        wanted = _needed_in(needed, at)
        yield MonthCapacity(
            month=month,
            needed=wanted,
            available=None if found is None else _available_in(needed, at),
            short=0 if found is None else sum(wanted.values()) - step * found.steps,
            only_cleared=0 if cleared is None else step * cleared[at],
            applications=() if found is None else tuple(sorted(found.short, key=natural)),
            full=() if found is None else tuple(sorted(found.full, key=natural)),
        )


def _needed_in(needed: Needed, month: int) -> dict[str, int]:
    """By group: children; adults who indicated somebody who is only indicated; the others. Source: R-40, R-42."""
    only_indicated = frozenset[str]().union(*(one.indicated_by for one in needed.assistants if not one.anyone))

    def group(person: Person) -> str:
        return CHILD if person.is_child else INDICATED if person.id in only_indicated else OTHER

    steps = zip(needed.people, needed.steps[:, month].tolist(), strict=True)
    return _summed(GROUPS, ((group(person), count * needed.instance.step_hours) for person, count in steps))


def _available_in(needed: Needed, month: int) -> dict[str, int]:
    """By kind: who may serve some child of whom hours are needed; who is only indicated; the others."""
    children = [one for one in needed.people if one.is_child]

    def kind(one: Capacity) -> str:
        if any(one.may_serve(child, month) for child in children):
            return CLEARED
        return GENERAL if one.anyone else INDICATED

    step = needed.instance.step_hours
    return _summed(KINDS, ((kind(one), one.capacity[month] * step) for one in needed.assistants))


def _summed(names: tuple[str, ...], found: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums = dict.fromkeys(names, 0)
    for name, hours in found:
        sums[name] += hours
    return sums
