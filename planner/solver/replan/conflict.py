"""Promises that do not fit budget or pools: which, what would help, and what comes of it. Source: re-planning 7."""

from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import replace

from planner.rules.inputs import Inputs
from planner.solver.allocation.conflict import budget_changes
from planner.solver.allocation.plan import Conflict
from planner.solver.replan.plan import Loosening, Replan
from planner.solver.replan.standing import Standing
from planner.terms.case import ProgrammeRules
from planner.terms.replanning import Replanning

Again = Callable[[Inputs, Replanning], Replan]


def conflict_of(standing: Standing, request: Replanning) -> Conflict | None:
    """What was used and promised above the budget or a pool; None where it fits."""
    over = _over(standing, request.allow_lower)
    if not over:
        return None
    staying = ((one.id, one.category) for one in standing.year.people if one.id in standing.staying)
    gone = ((one.id, one.category) for one in standing.gone if one.used)
    named = (name for name, category in (*staying, *gone) if "budget" in over or category in over)
    rules = ("pool" if over - {"budget"} else "", "budget" if "budget" in over else "")
    return Conflict(("used", *filter(None, rules)), tuple(named))


def _over(standing: Standing, lowered: Set[str]) -> set[str]:
    """`budget`, and the categories whose pool does not hold what is needed."""
    programme, step = standing.inputs.programme, standing.inputs.programme.step_hours
    needed = _needed(standing, lowered)
    over = {name for name, most in programme.pools.items() if needed[name] > most // step}
    return over | ({"budget"} if needed.total() > programme.budget_hours // step else set())


def loosened(impossible: Replan, again: Again, request: Replanning, standing: Standing) -> Replan:
    """With what would make it possible, each verified by solving, and the same with everybody lowered."""
    everybody = frozenset(standing.staying)
    found = list(_loosenings(again, request, standing))
    if request.allow_lower >= everybody:
        return replace(impossible, loosenings=tuple(found))
    lowered = again(standing.inputs, replace(request, allow_lower=everybody))
    if lowered.status == "infeasible":
        return replace(impossible, loosenings=tuple(found))
    fewest = _fewest(standing, request)
    eased = again(standing.inputs, replace(request, allow_lower=request.allow_lower | set(fewest)))
    found.append(Loosening((), eased.plan.totals, fewest))
    return replace(impossible, loosenings=tuple(found), fallback=lowered)


def _loosenings(again: Again, request: Replanning, standing: Standing) -> Iterator[Loosening]:
    """Budget and pools as large as what was used and promised needs."""
    programme, step = standing.inputs.programme, standing.inputs.programme.step_hours
    needed = _needed(standing, request.allow_lower)
    hours = max(needed.total() * step, programme.budget_hours)
    pools = {name: max(most, needed[name] * step) for name, most in programme.pools.items()}
    changes = [f"pools.{name}={most}" for name, most in pools.items() if most > programme.pools[name]]
    changes += budget_changes(programme, hours) if hours > programme.budget_hours else ()
    eased = again(replace(standing.inputs, programme=_with(programme, hours, pools)), request)
    yield Loosening(tuple(changes), eased.plan.totals)


def _with(programme: ProgrammeRules, hours: int, pools: dict[str, int]) -> ProgrammeRules:
    return replace(programme, hours=hours, money=None, pools=pools)


def _needed(standing: Standing, lowered: Set[str]) -> Counter[str]:
    """Steps by category that the gone used, and that those who stay used and were promised."""
    needed: Counter[str] = Counter()
    for gone in standing.gone:
        needed[gone.category] += gone.used
    for one in standing.year.people:
        if one.id in standing.staying:
            stays = standing.staying[one.id]
            needed[one.category] += stays.used if one.id in lowered else stays.promise
    return needed


def _fewest(standing: Standing, request: Replanning) -> tuple[str, ...]:
    """Few whose promise would have to give way: from the end of the ranking, none of them needlessly."""
    order = [one.id for one in standing.year.people if one.id in standing.staying]
    lowered = set(order) | request.allow_lower
    for name in order:
        if name not in request.allow_lower and not _over(standing, lowered - {name}):
            lowered.discard(name)
    return tuple(name for name in order if name in lowered and name not in request.allow_lower)
