"""Announcing a plan: grants, waiting list and refusals in one transaction."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field

from planner.aggregates.application import Application
from planner.aggregates.plan import Plan
from planner.aggregates.programme_events import Held
from planner.commands.fields import InPath, Name
from planner.commands.planning import losses
from planner.documents.input_changes import changes_between
from planner.documents.inputs import inputs_json
from planner.documents.shapes.units import ApplicationId, HoursNumber, People, PlanId, ProgrammeId
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided, digest
from planner.record.in_force import plan_in_force
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.solver.allocation.digest import digests_of_version
from planner.terms.natural import natural
from planner.terms.refusals import Refused
from planner.terms.scope import Act

MOST_CHANGES_SHOWN = 20


class Announced(AnswerWithBroken):
    """The plan in force from now on. kept_hours: used by those who are gone. months_passed: it starts in the past.

    dropped, lowered: who loses a place or hours against the plan that was in force; admitted, raised: who gains.
    """

    programme: ProgrammeId
    plan: PlanId
    replaced: PlanId | None
    people: People
    hours: HoursNumber
    kept_hours: HoursNumber
    reserve: HoursNumber
    waiting: People
    refused: People
    dropped: list[ApplicationId]
    lowered: list[ApplicationId]
    admitted: list[ApplicationId]
    raised: list[ApplicationId]
    months_passed: bool

    @property
    def takes(self) -> bool:
        """Whether somebody loses a place, hours or a visit."""
        return bool(self.dropped or self.lowered or self.broken)

    @property
    def token(self) -> str:
        """Confirms this and nothing else: another effect has another token."""
        effect = [self.plan, self.dropped, self.lowered, [one.visit for one in self.broken]]
        return digest(effect).removeprefix("sha256:")[:16]

    def in_short(self) -> dict[str, Any]:
        """For the sentence that asks."""
        counts = {"dropped": len(self.dropped), "lowered": len(self.lowered), "broken": len(self.broken)}
        return {"plan": self.plan, **counts, "token": self.token}


class Announce(Command):
    """Announce the plan named, or the newest.

    Refused when its inputs have changed since, a newer one was announced, or it is no allocation.
    """

    NAME: ClassVar[str] = "announce"
    ANSWER: ClassVar[type[Answer]] = Announced

    plan: Annotated[Name | None, InPath()] = None
    confirm: Annotated[str, Field(max_length=64, description="yes, or what the preview says.")] = "yes"

    def asked(self) -> dict[str, Any]:
        return {"plan": self.plan}

    def decide(self, reading: Reading, act: Act) -> Decided:
        now = ProgrammeNow.read(reading)
        decided = _announced(reading, now, _plan_to_announce(reading, now, self.plan), act)
        assert isinstance(decided.answer, Announced)
        if self.confirm not in ("yes", decided.answer.token) and decided.answer.takes:
            raise Refused("needs_confirmation", "confirm", **decided.answer.in_short())
        return decided


def _plan_to_announce(reading: Reading, now: ProgrammeNow, name: str | None) -> Plan:
    programme = now.programme
    name = programme.newest_plan if name is None else name
    if name is None:
        raise Refused("no_plan_yet", "plan", scope=programme.scope)
    programme.may_announce(name)
    chosen = reading.find(Plan, name)
    inputs = replace(now.inputs(), past=()) if chosen.revision else now.inputs()
    if chosen.revision and chosen.revision["in_force"] != plan_in_force(reading, now):
        raise Refused("in_force_changed", "plan", plan=name)
    if chosen.inputs_digest != digests_of_version(chosen.digest_version, inputs).get("all"):
        changes = changes_between(inputs_json(chosen.inputs), inputs_json(inputs))
        shown = "; ".join(changes[:MOST_CHANGES_SHOWN])
        raise Refused("inputs_changed", "plan", plan=name, changes=shown, count=len(changes))
    return chosen


def _announced(reading: Reading, now: ProgrammeNow, plan: Plan, act: Act) -> Decided:
    programme, document, replaced = now.programme, plan.document, now.programme.current
    plan.announce(replaced, act)
    old = [reading.find(Plan, replaced)] if replaced else []
    for one in old:
        one.supersede(plan.name, act)
    before, grants = programme.held, _grants(now, plan)
    left = gone_of(plan) if plan.revision else programme.left
    kept = sum(held.hours for name, held in left.items() if name not in grants)
    budget = document["totals"]["budget_hours"] + (0 if plan.revision else kept)
    programme.announce(plan.name, budget, grants, act, left)
    _tell_applications(now, plan, grants, act)
    answer = Announced(
        programme=str(programme.scope),
        plan=plan.name,
        replaced=replaced,
        people=len(grants),
        hours=document["totals"]["hours"],
        kept_hours=kept,
        reserve=programme.reserve,
        waiting=len(document["waiting"]),
        refused=len(document["refused"]),
        **losses(before, {name: held.hours for name, held in grants.items()}),
        **_gains(before, grants),
        broken=newly_broken(reading, Touched(applications=now.applications), act.actor) if replaced else (),
        months_passed=str(act.effective)[:7] > (document.get("at") or str(plan.inputs.programme.first)[:7]),
    )
    return Decided(answer, [programme, plan, *old, *now.applications.values()])


def _gains(before: dict[str, Held], grants: dict[str, Held]) -> dict[str, list[str]]:
    """Who gets a place, and who more hours; nobody while no plan was in force."""
    had = {name: held.hours for name, held in before.items() if held.present}
    return {
        "admitted": sorted((name for name in grants if had and name not in had), key=natural),
        "raised": sorted(
            (name for name, held in grants.items() if held.hours > had.get(name, held.hours)), key=natural
        ),
    }


def _grants(now: ProgrammeNow, plan: Plan) -> dict[str, Held]:
    rules = plan.inputs.programme
    category = {name: one.facts["category"] for name, one in now.applications.items()}
    return {
        grant["application"]: Held(
            grant["hours"],
            category[grant["application"]],
            rules.edition.is_high_support(category[grant["application"]]),
        )
        for grant in plan.document["admitted"]
    }


def _tell_applications(now: ProgrammeNow, plan: Plan, grants: dict[str, Held], act: Act) -> None:
    if plan.revision:
        _tell_the_gone(now, plan, act)
        _tell_the_leaving(now, plan, act)
    for grant in plan.document["admitted"]:
        name = grant["application"]
        one = now.applications[name]
        if plan.revision:
            _grant_anew(one, plan, grant, grants[name], act)
            continue
        first = one.last_grant.get("first_day") if one.standing == "granted" else None
        person = {"category": grants[name].category, "high_support": grants[name].high_support, "first_day": first}
        one.grant(plan.name, grant["hours"], grant["months"], act, ceiling=grant["ceiling"], **person)
    kept = {name: held.hours for name, held in now.programme.left.items()}
    gone = {one["application"] for one in plan.document.get("gone", ())}
    for place in plan.document["waiting"]:
        name = place["application"]
        one = now.applications[name]
        one.put_on_waiting_list(plan.name, place["position"], place["reasons"], kept.get(name, 0), act)
    for refusal in plan.document["refused"]:
        name = refusal["application"]
        if name in gone:
            continue
        now.applications[name].refuse(plan.name, refusal["reasons"], kept.get(name, 0), act)


def gone_of(plan: Plan) -> dict[str, Held]:
    """Whom a re-plan says to be gone, with what they used."""
    high = plan.inputs.programme.edition.is_high_support
    return {
        one["application"]: Held(one["hours"], one["category"], high(one["category"]), present=False)
        for one in plan.document["gone"]
    }


def _tell_the_gone(now: ProgrammeNow, plan: Plan, act: Act) -> None:
    last = plan.revision["request"]["leavers"]
    for gone in plan.document["gone"]:
        one = now.applications.get(gone["application"])
        if one is not None:
            day = date.fromisoformat(last[one.name]) if one.name in last else None
            one.leave(day, gone["hours"], act)


def _tell_the_leaving(now: ProgrammeNow, plan: Plan, act: Act) -> None:
    """Of the leavers, those who are not gone yet: their last day is known from now on."""
    gone = {one["application"] for one in plan.document["gone"]}
    for name, last in plan.revision["request"]["leavers"].items():
        if name not in gone:
            now.applications[name].set_last_day(date.fromisoformat(last), act)


def _grant_anew(one: Application, plan: Plan, grant: dict[str, Any], held: Held, act: Act) -> None:
    person = {"category": held.category, "high_support": held.high_support, "ceiling": grant["ceiling"]}
    since = plan.document["at"]
    one.grant_anew(plan.name, since, grant["hours"], grant["months"], act, **person)
