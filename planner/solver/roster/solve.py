"""A month's roster from a case, a plan and what is asked."""

from typing import Any

from planner.case.model import Case
from planner.solver.roster.derive import derive
from planner.solver.roster.ledger import NOBODY, Ledger
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.roster import Roster, roster_of
from planner.solver.roster.routes import Routes
from planner.solver.roster.search import Effort, searched


def solve_roster(case: Case, plan: Any, asked: Asked, effort: Effort) -> Roster:
    """The best roster that the effort finds. Raises InputRefused with every fault of the documents."""
    instance = derive(request_of(case, plan, asked))
    routes = Routes(instance)
    found = searched(instance, routes, effort)
    filled = {wish: one for wish, one in enumerate(found.assigned) if one != NOBODY}
    engine = {"seed": effort.seed, "steps": found.steps, "stopped": found.stopped, **_versions()}
    return roster_of(Ledger(instance, routes, filled), found.bound, engine)


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    return {"ortools": version("ortools")}
