"""A month's roster from a case, a plan and what is asked."""

from dataclasses import replace
from typing import Any

from planner.solver.roster.derive import derive
from planner.solver.roster.exact import SEARCH_SHARE, Exact, has_few_wishes
from planner.solver.roster.explain import completed
from planner.solver.roster.ledger import Ledger, filled_in
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.roster import Roster, roster_of, visits_of
from planner.solver.roster.routes import Routes
from planner.solver.roster.search import Effort, searched
from planner.terms.case import RosterCase


def solve_roster(case: RosterCase, plan: Any, asked: Asked, effort: Effort) -> Roster:
    """The best roster that the effort finds. Raises InputRefused with every fault of the documents."""
    request = request_of(case, plan, asked)
    instance = derive(request)
    whole = instance if request.since is None else derive(replace(request, since=None))
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
