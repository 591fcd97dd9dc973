"""Documents judged against the record: a plan by what it was computed from, a roster by the month as it is now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.aggregates.plan import Plan
from planner.aggregates.roster import RosterDraft
from planner.documents.input_changes import changes_between
from planner.documents.inputs import inputs_json
from planner.documents.replanning import replanning_from_json
from planner.record.month_now import MonthNow, whole_month
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.rules.inputs import Inputs
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.roster.check.verdict import RosterVerdict
from planner.solver.roster.made_with import check_made_with, made_with
from planner.solver.roster.proven import judged
from planner.solver.roster.request import Asked
from planner.terms.calendar import Month
from planner.terms.refusals import Fault, InputRefused


@dataclass(frozen=True)
class JudgedPlan:
    """plan: the recorded one that has the same inputs, None where none has. changes: of what is recorded since."""

    verdict: AllocationVerdict
    plan: str | None
    changes: tuple[str, ...]


def judged_plan(reading: Reading, document: Any) -> JudgedPlan:
    """By the inputs of the recorded plan whose digest it states, used hours included; else by what is recorded now."""
    now = ProgrammeNow.read(reading)
    stated = document.get("inputs_digest") if isinstance(document, dict) else None
    revised = isinstance(document, dict) and "replan_policy" in document
    names = (one for one, digest in reversed(now.programme.plans.items()) if digest == stated)
    plans = [one for one in (reading.find(Plan, name) for name in names) if bool(one.revision) == revised]
    plan = next((one for one in plans if one.document == document), next(iter(plans), None))
    if plan is None:
        return JudgedPlan(_judged(now.inputs(), document, None), None, ())
    current = replace(now.inputs(), past=()) if revised else now.inputs()
    changes = changes_between(inputs_json(plan.inputs), inputs_json(current))
    return JudgedPlan(_judged(plan.inputs, document, plan), plan.name, tuple(changes))


def _judged(inputs: Inputs, document: Any, plan: Plan | None) -> AllocationVerdict:
    """A re-plan by what it was asked and the plan that it stands on. Raises InputRefused when nobody knows these."""
    from planner.solver.allocation.check.judge import judge  # loaded when something is judged, not with every command
    from planner.solver.replan.check.judge import judge as judge_replan

    if plan is not None and plan.revision:
        asked = replanning_from_json(plan.revision["request"])
        return judge_replan(inputs, plan.revision["in_force"], document, asked)
    if isinstance(document, dict) and "replan_policy" in document:
        raise InputRefused([Fault("plan", 0, "replan_policy", "replan_to_check")])
    return judge(inputs, document)


@dataclass(frozen=True)
class JudgedRoster:
    """others: options of which the roster was made with another document than those it is judged by."""

    verdict: RosterVerdict
    others: tuple[str, ...]


def judged_roster(reading: Reading, document: Any, actor: str, rosters: Mapping[str, Any]) -> JudgedRoster:
    """With the month before as published, and the old roster of the record that it states to keep, unless given.

    rosters: `keep`, `before` and `used` where somebody has them.
    Raises InputRefused when it needs a document that nobody has given and the record does not have.
    """
    given = whole_month(reading, _month(document), actor)
    keep, before = rosters.get("keep") or _kept(reading, given, document), rosters.get("before") or given.before
    known = Asked(given.month, keep=keep, before=before, used=rosters.get("used"))
    others = check_made_with(document, known)
    return JudgedRoster(judged(given.case, given.plan, known, document), tuple(others))


def _kept(reading: Reading, given: MonthNow, document: Any) -> Any:
    """What is published, or the draft, that the document says it was made from; None where it says nothing."""
    stated = document.get("made_with") if isinstance(document, dict) else None
    wanted = stated.get("keep") if isinstance(stated, dict) else None
    if wanted is None:
        return None
    found = (one for one in _candidates(reading, given) if made_with(Asked(given.month, keep=one))["keep"] == wanted)
    return next(found, None)


def _candidates(reading: Reading, given: MonthNow) -> Iterator[Any]:
    if given.published is not None:
        yield given.published
    for draft in reading.all_of(RosterDraft).values():
        if draft.month == str(given.month):
            yield draft.document


def _month(document: Any) -> Month:
    stated = document.get("month") if isinstance(document, dict) else None
    if not isinstance(stated, str):
        raise InputRefused([Fault("roster", 0, "month", "roster_month", (("value", str(stated)),))])
    return Month.of(stated)
