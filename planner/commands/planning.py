"""Computing plans. Solving is no part of a decision: what nobody has solved yet is solved outside of it."""

import json
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, ClassVar

from pydantic import Field

from planner.aggregates.plan import Plan
from planner.aggregates.programme_events import Held
from planner.documents.digests import inputs_digest
from planner.documents.shapes.units import ApplicationId, Code, PlanId
from planner.record.command import Answer, Command, Decided
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading, Tell, Unprepared
from planner.rules.inputs import Inputs
from planner.rules.split import inputs_faults
from planner.solver.allocation.made_with import made_with
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.natural import natural
from planner.terms.refusals import InputRefused
from planner.terms.scope import Act

Document = dict[str, Any]
Total = Annotated[int, Field(description="People, or whole hours.", examples=[16850])]


class PlanTold(Answer):
    """A plan: its totals, whether it is in force, and whom announcing it would take what from.

    plan: None where time ran out. new: whether it was filed now. in_force, dropped, lowered: as things are.
    """

    plan: PlanId | None
    new: bool
    in_force: bool
    status: Code
    dropped: list[ApplicationId]
    lowered: list[ApplicationId]
    totals: dict[str, Total]


class ComputePlan(Command):
    """Compute and file the plan of what is recorded now; the newest one when nothing has changed since."""

    NAME: ClassVar[str] = "compute_plan"
    ANSWER: ClassVar[type[Answer]] = PlanTold

    seconds: Annotated[
        float, Field(strict=True, ge=0, description="Najdłużej tyle sekund / time limit in seconds.", examples=[60])
    ] = float("inf")

    def asked(self) -> dict[str, Any]:
        """How long it may take is not what is asked."""
        return {}

    def decide(self, reading: Reading, act: Act) -> Decided:
        now = ProgrammeNow.read(reading)
        known = unchanged(reading, now)
        if known is not None and not known.revision:
            return Decided(told(known.name, known.document, now, new=False))
        plan, answer = computed(reading, now, self.seconds, act)
        return Decided(answer, [plan, now.programme] if plan else [])


def file_plan(reading: Reading, now: ProgrammeNow, seconds: float, act: Act) -> tuple[Plan | None, PlanTold]:
    """The new plan of the programme as it is, if there is one to file, and the answer that tells of it.

    Raises Unprepared when these inputs are not solved yet.
    """
    known = unchanged(reading, now)
    if known is not None:
        return None, told(known.name, known.document, now, new=False)
    return computed(reading, now, seconds, act)


def unchanged(reading: Reading, now: ProgrammeNow) -> Plan | None:
    """The newest plan, or re-plan, where it rests on what is recorded now and is not to be bettered."""
    newest = now.programme.newest_plan
    known = reading.find(Plan, newest) if newest else None
    if known is None or known.status not in ("optimal", "infeasible"):
        return None
    inputs = replace(now.inputs(), past=()) if known.revision else now.inputs()
    return known if known.inputs_digest == inputs_digest(inputs) else None


def computed(reading: Reading, now: ProgrammeNow, seconds: float, act: Act) -> tuple[Plan | None, PlanTold]:
    """A plan of the whole year, filed unless time ran out. Raises Unprepared when it is not solved yet."""
    programme, inputs = now.programme, now.inputs()
    document = _solved(reading, inputs, seconds)
    if document["status"] == "unknown":
        return None, told(None, document, now, new=False)
    name = programme.file_plan(document["inputs_digest"], act)
    return Plan.compute(programme.scope, name, inputs, document, act), told(name, document, now, new=True)


def _solved(reading: Reading, inputs: Inputs, seconds: float) -> Document:
    """Raises InputRefused; Unprepared when it is not solved yet."""
    faults = inputs_faults(inputs)
    if faults:
        raise InputRefused(faults)
    digest = inputs_digest(inputs)
    if digest not in reading.prepared:
        raise Unprepared(digest, partial(_solve, inputs, seconds))
    document: Document = reading.prepared[digest]
    return document


def _solve(inputs: Inputs, seconds: float, tell: Tell) -> Document:
    """The plan as JSON, judged by the checker, with what it takes to judge it again; the clock starts now."""
    document: Document = json.loads(json.dumps(proven(inputs, Run(seconds, tell)).as_json()))
    made = made_with(inputs)
    return {**document, "made_with": made} if made else document


def losses(before: dict[str, Held], grants: dict[str, int]) -> dict[str, list[str]]:
    """Who had a place in the plan in force and loses it, and who has fewer hours than there."""
    had = {name: held.hours for name, held in before.items() if held.present}
    return {
        "dropped": sorted((name for name in had if name not in grants), key=natural),
        "lowered": sorted((name for name in had if name in grants and grants[name] < had[name]), key=natural),
    }


def told(name: str | None, document: Document, now: ProgrammeNow, *, new: bool) -> PlanTold:
    grants = {one["application"]: one["hours"] for one in document["admitted"]}
    would = losses(now.programme.held, grants) if document["admitted"] else {"dropped": [], "lowered": []}
    return PlanTold(
        plan=name,
        new=new,
        in_force=name is not None and name == now.programme.current,
        status=document["status"],
        totals=document["totals"],
        **would,
    )
