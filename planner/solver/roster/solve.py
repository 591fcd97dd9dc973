"""A month's roster from a case, a plan and what is asked."""

from dataclasses import replace
from time import monotonic
from typing import Any

from planner.solver.roster.derive import derive, ways_to_fulfil
from planner.solver.roster.exact import SEARCH_SHARE, Exact, has_few_wishes
from planner.solver.roster.explain import completed
from planner.solver.roster.fulfilling import Way
from planner.solver.roster.ledger import Ledger, filled_in
from planner.solver.roster.request import Asked, Request, request_of
from planner.solver.roster.roster import Roster, roster_of, visits_of
from planner.solver.roster.routes import Routes
from planner.solver.roster.search import Effort, searched
from planner.terms.case import RosterCase


def solve_roster(case: RosterCase, plan: Any, asked: Asked, effort: Effort) -> Roster:
    """The best roster that the effort finds. Raises InputRefused with every fault of the documents."""
    request = request_of(case, plan, asked)
    ways, found = ways_to_fulfil(request), list[Roster]()
    while len(found) < len(ways.found) and not any(one.engine["stopped"] for one in found):
        left = len(ways.found) - len(found)
        found.append(_solved(request, ways.found[len(found)], effort if len(ways.found) == 1 else _part(effort, left)))
    every = ways.whole and len(found) == len(ways.found)
    bound = min(one.bound for one in found) if every else 0
    return replace(min(found, key=lambda one: one.score), bound=bound)


def _part(effort: Effort, of: int) -> Effort:
    """One of so many equal parts of what is left."""
    return replace(effort, seconds=max(0.0, effort.seconds - effort.gone()) / of, began=monotonic())


def _solved(request: Request, way: Way, effort: Effort) -> Roster:
    """The wishes fulfilled by what is fixed in this way."""
    instance = derive(request, way)
    whole = instance if request.since is None else derive(replace(request, since=None), way)
    routes = Routes(instance)
    few = has_few_wishes(instance)
    found = searched(instance, routes, replace(effort, seconds=SEARCH_SHARE * effort.seconds) if few else effort)
    visits = completed(instance, visits_of(Ledger(instance, routes, filled_in(found.assigned))))
    proof = Exact(instance, visits, found.bound)
    if few and not found.stopped:
        proof.run(effort)
    engine = {"seed": effort.seed, "steps": found.steps, "stopped": found.stopped or proof.stopped, **_versions()}
    return roster_of(whole, instance, proof.visits, proof.bound, engine)


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    return {"ortools": version("ortools")}
