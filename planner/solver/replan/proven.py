"""A re-plan and its proof: none is shown or recorded before the independent checker agrees."""

from typing import Any

from planner.documents.plan_in_force import read_plan_in_force
from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs
from planner.solver.allocation.run import Run
from planner.solver.disagreement import CheckerDisagrees
from planner.solver.replan.plan import Replan
from planner.terms.case import Case
from planner.terms.replanning import Replanning


def proven_replan(given: Case | Inputs, old: Any, request: Replanning, run: Run) -> Replan:
    """Of the plan in force, as a document. Raises InputRefused for a request at fault; CheckerDisagrees."""
    from planner.solver.replan.check.judge import judge  # as in planner/solver/allocation/proven.py
    from planner.solver.replan.check.request import request_faults
    from planner.solver.replan.solve import replan

    request_faults(given, old, request)
    inputs = inputs_of(given) if isinstance(given, Case) else given
    found = replan(inputs, read_plan_in_force(old), request, run)
    if found.status == "unknown":
        return found
    run.tell("check")
    verdict = judge(given, old, found.as_json(), request)
    unproven = found.status == "feasible" and verdict.outcome == "not_best"
    if verdict.outcome not in ("ok", "impossible") and not unproven:
        raise CheckerDisagrees(verdict)
    return found
