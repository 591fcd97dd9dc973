"""Plans solved again from the inputs recorded with them. Source: formats, the allocation; re-planning.

Admission and grants have one answer, so they must be equal; of the months only the value is unique: Σ hours² / service
days, held exactly.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from planner.aggregates.plan import Plan
from planner.aggregates.scenario import Scenario
from planner.documents.digests import digest_version
from planner.documents.inputs import inputs_from_json
from planner.documents.replanning import replanning_from_json
from planner.record.rederiving.outcome import Compared, Rederived, compared, compared_each, outcome_of
from planner.rules.inputs import Inputs
from planner.solver.allocation.check.judge import judge
from planner.solver.allocation.check.verdict import AllocationVerdict
from planner.solver.allocation.digest import digests_of_version
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.solver.disagreement import CheckerDisagrees
from planner.solver.replan.check.judge import judge as judge_replan
from planner.solver.replan.proven import proven_replan
from planner.terms.calendar import Month, days_in_common
from planner.terms.replanning import Replanning

Document = dict[str, Any]
PROVEN = ("optimal", "infeasible")
LAWFUL = ("ok", "not_best", "impossible")
REPLANNED = ("called_up", "gone")


@dataclass(frozen=True)
class Recorded:
    """A plan with what it rests on. digests: under which the record knows its inputs. revision: of a re-plan."""

    id: str
    kind: str
    inputs: Inputs
    document: Document
    digests: frozenset[str]
    revision: Mapping[str, Any] = field(default_factory=dict)

    @property
    def request(self) -> Replanning | None:
        return replanning_from_json(self.revision["request"]) if self.revision else None

    def solve(self, run: Run) -> Document:
        """Raises CheckerDisagrees."""
        if self.request is None:
            return proven(self.inputs, run).as_json()
        return proven_replan(self.inputs, self.revision["in_force"], self.request, run).as_json()

    def judged(self) -> AllocationVerdict:
        if self.request is None:
            return judge(self.inputs, self.document)
        return judge_replan(self.inputs, self.revision["in_force"], self.document, self.request)


def of_plan(plan: Plan, filed: str | None) -> Recorded:
    """filed: the digest that the programme knows the plan by."""
    digests = {plan.inputs_digest, plan.document["inputs_digest"], filed or plan.inputs_digest}
    kind = "replan" if plan.revision else "plan"
    return Recorded(plan.name, kind, plan.inputs, plan.document, frozenset(digests), plan.revision)


def of_scenario(one: Scenario) -> Recorded:
    digests = frozenset([one.document["inputs_digest"]])
    return Recorded(one.name, "scenario", inputs_from_json(one.inputs), one.document, digests)


def rederived_plan(recorded: Recorded, run: Run) -> Rederived:
    """Solved again; what was never proven is only judged again, since it is not the one answer."""
    version, stated = digest_version(recorded.document), recorded.document["status"]
    verified = _digest(recorded, version)
    answer = partial(_answer, recorded, version)
    if stated not in PROVEN:
        verdict = recorded.judged().outcome
        lawful = Compared(
            what="lawful", outcome="equal" if verdict in LAWFUL else "different", then=stated, now=verdict
        )
        return answer([verified, lawful], recorded.document["engine"])
    try:
        again = recorded.solve(run)
    except CheckerDisagrees as wrong:
        return answer([verified, compared("checker", "ok", wrong.verdict.outcome)], {})
    if again["status"] not in PROVEN:
        return answer([verified], again["engine"]).model_copy(update={"outcome": "out_of_time"})
    return answer([verified, *_held_against(recorded, again)], again["engine"])


def _answer(recorded: Recorded, version: str, found: list[Compared], engine: Document) -> Rederived:
    people = dict.fromkeys(one.of for each in found for one in each.differs)
    told = {"digest": recorded.document["inputs_digest"], "digest_version": version, "compared": found}
    engines = {"engine_then": recorded.document.get("engine", {}), "engine_now": engine}
    known = {"id": recorded.id, "kind": recorded.kind, "status": recorded.document["status"]}
    return Rederived.model_validate({**known, "outcome": outcome_of(found), "people": list(people), **engines, **told})


def _digest(recorded: Recorded, version: str) -> Compared:
    """By the version that it names."""
    now = digests_of_version(version, recorded.inputs).get("all")
    then = sorted(recorded.digests)
    return Compared(what="digest", outcome="equal" if then == [now] else "different", then=", ".join(then), now=now)


def _held_against(recorded: Recorded, again: Document) -> list[Compared]:
    then = recorded.document
    found = [compared("status", then["status"], again["status"])]
    found += [_grants(then, again), _listed("waiting", then, again), _refused(then, again)]
    found += [_listed(key, then, again) for key in REPLANNED if recorded.revision]
    found += [_value(recorded, again)]
    if recorded.revision:
        found.append(compared("reserve", *(one["totals"].get("reserve") for one in (then, again))))
    return found


def _grants(then: Document, again: Document) -> Compared:
    """Who is admitted, with how many hours."""
    old, new = ({one["application"]: one["hours"] for one in plan["admitted"]} for plan in (then, again))
    sums = tuple({"people": len(one), "hours": sum(one.values())} for one in (old, new))
    return compared_each("grants", old, new, (sums[0], sums[1]))


def _listed(key: str, then: Document, again: Document) -> Compared:
    """People in an order, each with the place; of the gone the hours too."""
    old, new = (
        {name: [place, hours] if hours is not None else place for place, (name, hours) in enumerate(_rows(one, key), 1)}
        for one in (then, again)
    )
    return compared_each(key, old, new, (len(old), len(new)))


def _rows(plan: Document, key: str) -> list[tuple[str, int | None]]:
    rows = plan.get(key) or []
    return [(one, None) if isinstance(one, str) else (one["application"], one.get("hours")) for one in rows]


def _refused(then: Document, again: Document) -> Compared:
    """With all their reasons."""
    old, new = ({one["application"]: sorted(one["reasons"]) for one in plan["refused"]} for plan in (then, again))
    return compared_each("refused", old, new, (len(old), len(new)))


def _value(recorded: Recorded, again: Document) -> Compared:
    """Of the months: the split may differ, its value may not."""
    days = days_of(recorded.inputs, recorded.request)
    old, new = (months_value(plan, days) for plan in (recorded.document, again))
    return compared("months", old and str(old), new and str(new))


def days_of(inputs: Inputs, request: Replanning | None = None) -> Callable[[str, str], int]:
    """Service days of a person in a month; a re-plan's leavers are served until their last day."""
    rules, leavers = inputs.programme, {} if request is None else request.leavers
    last = {one.id: min(one.last_service_day, leavers.get(one.id, date.max)) for one in inputs.applicants}

    def days(person: str, month: str) -> int:
        return days_in_common(Month.of(month), rules.first, min(rules.last, last.get(person, rules.last)))

    return days


def months_value(plan: Document, days: Callable[[str, str], int]) -> Fraction | None:
    """Σ hours² / service days, exactly; None where hours lie in a month without service. Source: formats 6."""
    cells = [(one["application"], *cell) for one in plan["admitted"] for cell in one["months"].items()]
    given = [(hours, days(person, month)) for person, month, hours in cells if hours]
    return (
        None
        if not all(count for _, count in given)
        else sum((Fraction(h * h, count) for h, count in given), Fraction())
    )
