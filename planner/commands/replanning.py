"""A plan from a month on, filed as a plan and announced like one. Source: formats, re-planning."""

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, ClassVar

from pydantic import Field

from planner.aggregates.plan import Plan
from planner.commands.fields import Day, MonthText, Name
from planner.commands.planning import PlanTold, told
from planner.documents.replanning import replanning_from_json, replanning_json
from planner.documents.shapes.units import ApplicationId, HoursNumber
from planner.record.command import Answer, Command, Decided, digest
from planner.record.in_force import plan_in_force
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading, Tell, Unprepared, silence
from planner.record.use import minutes_done
from planner.rules.inputs import Inputs
from planner.solver.allocation.run import Run
from planner.solver.replan.proven import proven_replan
from planner.terms.calendar import Month
from planner.terms.replanning import Policy, Reason, Replanning
from planner.terms.scope import Act

Document = dict[str, Any]
HoursText = Annotated[str, Field(pattern=r"^\d{1,5}([.]\d{1,9})?$|^\d{1,9}/[1-9]\d{0,9}$", examples=["37.5", "1/3"])]


class Replanned(PlanTold):
    """A re-plan: what it gives. assumed: of some months nobody said what was used, so the plan's count as used.

    called_up: of the waiting list. short: promised hours that no assistant can serve. reserve: hours nobody holds.
    """

    at: str
    policy: str
    assumed: bool
    called_up: list[ApplicationId]
    short: HoursNumber
    reserve: HoursNumber


class ComputeReplan(Command):
    """Compute and file a plan from the month on; who stays keeps what was promised, unless allowed otherwise."""

    NAME: ClassVar[str] = "compute_replan"
    ANSWER: ClassVar[type[Answer]] = Replanned

    at: Annotated[MonthText, Field(description="Od którego miesiąca / first month.")]
    policy: Annotated[Policy, Field(description="Zasada / policy.")] = "waiting-list"
    used: Annotated[
        dict[Name, dict[MonthText, HoursText]] | None,
        Field(
            description="Wykorzystane godziny / hours used; by default the plan's months until then.",
            examples=[{"A-0001": {"2026-02": "37.5"}}],
        ),
    ] = None
    leavers: Annotated[
        dict[Name, Day], Field(default_factory=dict, description="Ostatni dzień / last day, by application.")
    ]
    allow_lower: Annotated[tuple[Name, ...], Field(description="Komu wolno obniżyć / who may get less.")] = ()
    reason: Annotated[Reason, Field(description="Dlaczego / why.")] = "other"
    seconds: Annotated[
        float, Field(strict=True, ge=0, description="Najdłużej tyle sekund / time limit in seconds.", examples=[60])
    ] = float("inf")

    def asked(self) -> dict[str, Any]:
        """How long it may take is not what is asked."""
        return {key: value for key, value in super().asked().items() if key != "seconds"}

    def decide(self, reading: Reading, act: Act) -> Decided:
        now = ProgrammeNow.read(reading)
        standing = Standing.of(reading, now, self)
        document = standing.solved(reading, self.seconds)
        answer = partial(_answer, document, now, assumed=standing.assumed)
        if document["status"] == "unknown":
            return Decided(answer(None, new=False))
        name = now.programme.file_plan(document["inputs_digest"], act)
        facts = {"reason": self.reason, "in_force": standing.old, "request": replanning_json(standing.request)}
        plan = Plan.revise(reading.scope, name, standing.inputs, document, act, **facts)
        return Decided(answer(name, new=True), [plan, now.programme])


class Standing:
    """What a re-plan is computed from: inputs as they are now, the plan in force, the request.

    assumed: whether of some months nobody said what was used.
    """

    def __init__(self, inputs: Inputs, old: Document, request: Replanning, *, assumed: bool) -> None:
        self.inputs, self.old, self.request, self.assumed = inputs, old, request, assumed

    @classmethod
    def of(cls, reading: Reading, now: ProgrammeNow, asked: ComputeReplan) -> "Standing":
        """Raises Refused when nothing is announced; InputRefused when the request does not fit."""
        from planner.solver.replan.check.request import request_faults  # with the libraries of the checker

        inputs, old = replace(now.inputs(), past=()), plan_in_force(reading, now)
        at = max(Month.of(asked.at), now.programme.rules.months[0])
        used, assumed = used_until(reading, now, at) if asked.used is None else (asked.used, False)
        stated = {"used": {**_of_the_gone(now, at, used), **used}, "leavers": _not_yet_gone(now, asked.leavers)}
        request = replanning_from_json(
            {**stated, "at": str(at), "policy": asked.policy, "allow_lower": asked.allow_lower}
        )
        request_faults(inputs, old, request)
        return cls(inputs, old, request, assumed=assumed)

    def solved(self, reading: Reading, seconds: float) -> Document:
        """Raises Unprepared when it is not solved yet."""
        key = digest([self.inputs, self.old, self.request])
        if key not in reading.prepared:
            raise Unprepared(key, partial(self.document, seconds))
        document: Document = reading.prepared[key]
        return document

    def document(self, seconds: float, tell: Tell = silence) -> Document:
        """Solved and judged now."""
        found = proven_replan(self.inputs, self.old, self.request, Run(seconds, tell))
        document: Document = json.loads(json.dumps(found.as_json()))
        return document


def used_until(reading: Reading, now: ProgrammeNow, at: Month) -> tuple[dict[str, dict[str, str]], bool]:
    """What was done in the months that visits are told of; else what was said before, or the grant's months whole.

    And whether there are such other months.
    """
    done, told = minutes_done(reading)
    assumed = _assumed_until(reading, now, at)
    months = [month for month in sorted(told) if month < at]
    found = {}
    for name, held in now.programme.held.items():
        rest = {month: hours for month, hours in assumed.get(name, {}).items() if Month.of(month) not in told}
        real = {str(month): str(Fraction(done.get(name, {}).get(month, 0), 60)) for month in months}
        found[name] = (
            {**rest, **{month: hours for month, hours in real.items() if hours != "0"}} if held.present else {}
        )
    others = any(month < at and month not in told for month in now.programme.rules.months)
    return {name: months for name, months in found.items() if months}, others


def _assumed_until(reading: Reading, now: ProgrammeNow, at: Month) -> dict[str, dict[str, str]]:
    """What was said to be used before the plan in force began; then the months of the grants, as if all were used."""
    revision = reading.find(Plan, now.programme.current or "").revision
    since, said = revision.get("at", ""), revision.get("request", {}).get("used", {})
    found = {}
    for name, held in now.programme.held.items():
        months = now.applications[name].last_grant.get("months", {}) if held.present else {}
        planned = {month: str(hours) for month, hours in months.items() if since <= month < str(at)}
        found[name] = {**_before(said.get(name, {}), min(since, str(at))), **planned} if held.present else {}
    return {name: months for name, months in found.items() if months}


def _before(months: dict[str, str], at: str) -> dict[str, str]:
    return {month: hours for month, hours in months.items() if month < at}


def _not_yet_gone(now: ProgrammeNow, leavers: Mapping[str, Any]) -> dict[str, Any]:
    """Who withdrew already is no news."""
    gone = {name for name, one in now.applications.items() if one.withdrawn}
    return {name: last for name, last in leavers.items() if name not in gone}


def _of_the_gone(now: ProgrammeNow, at: Month, used: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What was recorded of those who left, where nobody says otherwise."""
    before = str(at.before())
    return {name: {before: str(held.hours)} for name, held in now.programme.left.items() if name not in used}


def _answer(document: Document, now: ProgrammeNow, name: str | None, *, new: bool, assumed: bool) -> Replanned:
    short = (one["hours"] for one in document["warnings"] if one["code"] == "assistants_short")
    return Replanned(
        **dict(told(name, document, now, new=new)),
        at=document["at"],
        policy=document["replan_policy"],
        assumed=assumed,
        called_up=document["called_up"],
        short=sum(short),
        reserve=document["totals"]["reserve"],
    )
