"""A roster and its proof: a plan of the same case, and no roster without the independent checker's word."""

from typing import Any

from planner.documents.digests import digest_version
from planner.documents.finding import Finding
from planner.rules.eligibility import inputs_of
from planner.solver.allocation.digest import digests_of_version
from planner.solver.disagreement import CheckerDisagrees
from planner.solver.roster.check.judge import judge
from planner.solver.roster.check.verdict import RosterVerdict
from planner.solver.roster.made_with import made_with
from planner.solver.roster.request import Asked
from planner.terms.case import Case, RosterCase
from planner.terms.refusals import Fault, InputRefused

PARTS = ("programme", "applications")


def same_case(case: Case, plan: Any) -> bool:
    """Whether the assistants too are those of the plan. Raises InputRefused for a plan of another case.

    Assistants come, go and fall ill within the month, so a plan of other assistants is one of the case.
    """
    if not isinstance(plan, dict) or "inputs_digest" not in plan:
        return True
    now = digests_of_version(digest_version(plan), inputs_of(case))
    if plan["inputs_digest"] == now.get("all"):
        return True
    parts = plan.get("inputs")
    stated = parts if isinstance(parts, dict) else {}
    differ = [part for part in PARTS if stated.get(part) != now.get(part)]
    if differ:
        facts = (("parts", ", ".join(differ)), ("unit", case.programme.unit))
        raise InputRefused([Fault("plan", 0, "inputs_digest", "plan_of_another_case", facts)])
    return False


def judged(case: RosterCase, plan: Any, asked: Asked, roster: Any) -> RosterVerdict:
    """The checker's word on a roster document."""
    return judge(case, plan, roster, keep=asked.keep, before=asked.before, used=asked.used)


def proven_roster(case: RosterCase, plan: Any, asked: Asked, effort: Any) -> tuple[dict[str, Any], RosterVerdict]:
    """The roster that the effort finds, as the contract writes it, and the checker's verdict.

    What is past or pinned stays even where it breaks a rule of today: then the verdict says so. Raises
    InputRefused, and CheckerDisagrees where this program is at fault.
    """
    from planner.solver.roster.solve import solve_roster  # the engine takes a while to load

    document = solve_roster(case, plan, asked, effort).as_json()
    if made := made_with(asked):
        document["made_with"] = made
    verdict = judged(case, plan, asked, document)
    if verdict.statements or not _broken_before(case, plan, asked, document) >= set(verdict.faults):
        raise CheckerDisagrees(verdict)
    return document, verdict


def _broken_before(case: RosterCase, plan: Any, asked: Asked, document: dict[str, Any]) -> set[Finding]:
    """What the visits that had to stay break among themselves."""
    fixed = [one for one in document["visits"] if one.get("pinned")]
    alone = {"month": document["month"], "visits": fixed}
    return set(judged(case, plan, asked, alone).faults) if fixed else set()
