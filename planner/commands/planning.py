"""Computing, announcing and telling plans."""

import json
from typing import Any

from planner.aggregates.plan import Plan
from planner.aggregates.programme_events import Held
from planner.documents.input_changes import changes_between
from planner.record.application import Decided, Godziny
from planner.record.programme_now import ProgrammeNow, read_record
from planner.rules.inputs import Inputs
from planner.rules.split import inputs_faults
from planner.solver.allocation.digest import inputs_digest
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.refusals import InputRefused, Refused
from planner.terms.scope import Act, Scope

MOST_CHANGES_SHOWN = 20


class Planner:
    """Computes a plan only when the inputs are not those of the last one."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.digest = ""
        self.document: dict[str, Any] = {}

    def document_of(self, inputs: Inputs) -> dict[str, Any]:
        """The plan of the inputs as JSON, judged by the checker."""
        faults = inputs_faults(inputs)
        if faults:
            raise InputRefused(faults)
        digest = inputs_digest(inputs)
        if digest != self.digest:
            plan = proven(inputs, self.run).as_json()
            self.document, self.digest = json.loads(json.dumps(plan)), digest
        return self.document


def file_plan(app: Godziny, record: ProgrammeNow, planner: Planner, act: Act) -> tuple[Plan | None, dict[str, Any]]:
    """The new plan of the record's inputs, if there is one to file, and the answer that tells of it."""
    programme, inputs = record.programme, record.inputs()
    newest = programme.newest_plan
    if newest and programme.plans[newest] == inputs_digest(inputs):
        known = app.find(Plan, programme.scope, newest)
        if known.status in ("optimal", "infeasible"):
            return None, _told(known.name, known.document, record, new=False)
    document = planner.document_of(inputs)
    if document["status"] == "unknown":
        return None, _told(None, document, record, new=False)
    name = programme.file_plan(document["inputs_digest"], act)
    return Plan.compute(programme.scope, name, inputs, document, act), _told(name, document, record, new=True)


def compute_plan(app: Godziny, scope: Scope, act: Act, run: Run) -> dict[str, Any]:
    """Compute and file the plan of what is recorded now; the newest one when nothing has changed since."""
    planner = Planner(run)

    def decide() -> Decided:
        record = read_record(app, scope)
        plan, told = file_plan(app, record, planner, act)
        return Decided(told, [plan, record.programme] if plan else [], record.number)

    return app.run("compute_plan", scope, act, {}, decide)


def announce(app: Godziny, scope: Scope, plan: str | None, act: Act) -> dict[str, Any]:
    """Announce the plan named, or the newest: grants, waiting list and refusals in one transaction.

    Raises Refused when its inputs have changed since, a newer one was announced, or it is no allocation.
    """

    def decide() -> Decided:
        record = read_record(app, scope)
        chosen = _plan_to_announce(app, record, plan)
        return _announced(app, record, chosen, act)

    return app.run("announce", scope, act, {"plan": plan}, decide)


def _plan_to_announce(app: Godziny, record: ProgrammeNow, name: str | None) -> Plan:
    programme = record.programme
    name = programme.newest_plan if name is None else name
    if name is None:
        raise Refused("no_plan_yet", "plan", scope=programme.scope)
    programme.may_announce(name)
    chosen = app.find(Plan, programme.scope, name)
    now = record.inputs()
    if chosen.inputs_digest != inputs_digest(now):
        changes = changes_between(chosen.inputs_record, now.as_json())
        shown = "; ".join(changes[:MOST_CHANGES_SHOWN])
        raise Refused("inputs_changed", "plan", plan=name, changes=shown, count=len(changes))
    return chosen


def _announced(app: Godziny, record: ProgrammeNow, plan: Plan, act: Act) -> Decided:
    programme, document, replaced = record.programme, plan.document, record.programme.current
    plan.announce(replaced, act)
    old = [app.find(Plan, programme.scope, replaced)] if replaced else []
    for one in old:
        one.supersede(plan.name, act)
    before, grants = programme.held, _grants(record, plan)
    kept = sum(held.hours for name, held in programme.left.items() if name not in grants)
    programme.announce(plan.name, document["totals"]["budget_hours"] + kept, grants, act)
    _tell_applications(record, plan, grants, act)
    result = {
        "programme": str(programme.scope),
        "plan": plan.name,
        "replaced": replaced,
        "people": len(grants),
        "hours": document["totals"]["hours"],
        "kept_hours": kept,
        "reserve": programme.reserve,
        "waiting": len(document["waiting"]),
        "refused": len(document["refused"]),
        **losses(before, grants),
        "months_passed": str(act.effective)[:7] > str(plan.inputs.programme.first)[:7],
    }
    return Decided(result, [programme, plan, *old, *record.applications.values()], record.number)


def losses(before: dict[str, Held], grants: dict[str, Held]) -> dict[str, list[str]]:
    """Who had a place in the plan in force and loses it, and who has fewer hours than there."""
    had = {name: held.hours for name, held in before.items() if held.present}
    return {
        "dropped": sorted(name for name in had if name not in grants),
        "lowered": sorted(name for name in had if name in grants and grants[name].hours < had[name]),
    }


def _grants(record: ProgrammeNow, plan: Plan) -> dict[str, Held]:
    rules = plan.inputs.programme
    category = {name: one.facts["category"] for name, one in record.applications.items()}
    return {
        grant["application"]: Held(
            grant["hours"],
            category[grant["application"]],
            rules.edition.is_high_support(category[grant["application"]]),
        )
        for grant in plan.document["admitted"]
    }


def _tell_applications(record: ProgrammeNow, plan: Plan, grants: dict[str, Held], act: Act) -> None:
    for grant in plan.document["admitted"]:
        name = grant["application"]
        person = {"category": grants[name].category, "high_support": grants[name].high_support}
        one = record.applications[name]
        one.grant(plan.name, grant["hours"], grant["months"], act, ceiling=grant["ceiling"], **person)
    kept = {name: held.hours for name, held in record.programme.left.items()}
    for place in plan.document["waiting"]:
        name = place["application"]
        one = record.applications[name]
        one.put_on_waiting_list(plan.name, place["position"], place["reasons"], kept.get(name, 0), act)
    for refusal in plan.document["refused"]:
        name = refusal["application"]
        record.applications[name].refuse(plan.name, refusal["reasons"], kept.get(name, 0), act)


def _told(name: str | None, document: dict[str, Any], record: ProgrammeNow, *, new: bool) -> dict[str, Any]:
    """The answer about a plan: its totals, whether it is in force, and whom it would take what from."""
    grants = {one["application"]: Held(one["hours"], "", high_support=False) for one in document["admitted"]}
    would = losses(record.programme.held, grants) if document["admitted"] else {"dropped": [], "lowered": []}
    in_force = name is not None and name == record.programme.current
    told = {"plan": name, "new": new, "in_force": in_force, "status": document["status"], **would}
    return {**told, "totals": document["totals"]}
