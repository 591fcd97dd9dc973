"""A plan and its proof: no plan is shown or recorded before the independent checker agrees."""

from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.run import Run
from planner.solver.disagreement import CheckerDisagrees
from planner.terms.case import Case


def proven(given: Case | Inputs, run: Run) -> Allocation:
    """The plan, judged by the checker, of a case just read or of recorded inputs. Raises CheckerDisagrees."""
    from planner.solver.allocation.check.judge import judge  # both take longer to load than announcing does
    from planner.solver.allocation.solve import allocate

    plan = allocate(inputs_of(given) if isinstance(given, Case) else given, run)
    if plan.status == "unknown":
        return plan
    run.tell("check")
    verdict = judge(given, plan.as_json())
    unproven = plan.status == "feasible" and verdict.outcome == "not_best"
    if verdict.outcome not in ("ok", "impossible") and not unproven:
        raise CheckerDisagrees(verdict)
    return plan
