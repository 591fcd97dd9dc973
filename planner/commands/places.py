"""A freed place for the next person of the waiting list."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from planner.aggregates.plan import Plan
from planner.aggregates.programme_events import Held
from planner.commands.fields import Hours, Name
from planner.documents.shapes.units import ApplicationId, HoursNumber
from planner.record.command import Answer, Command, Decided
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.solver.allocation.derive import derive
from planner.solver.allocation.instance import Instance, Person
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Act


class CalledUp(Answer):
    """hours: granted from the act's month on; reserve: what is left."""

    application: ApplicationId
    hours: HoursNumber
    reserve: HoursNumber


class CallUp(Command):
    """Grant hours of the reserve to the next person of the waiting list, from the act's month on.

    Nobody is passed over for someone ranked lower unless a rule forces it (R-14, R-25).
    """

    NAME: ClassVar[str] = "call_up"
    ANSWER: ClassVar[type[Answer]] = CalledUp

    application: Annotated[Name, Field(examples=["A-0003"])]
    hours: Annotated[Hours, Field(ge=1, description="Ile godzin / how many hours.", examples=[80])]

    def decide(self, reading: Reading, act: Act) -> Decided:
        now = ProgrammeNow.read(reading)
        if now.programme.current is None:
            raise Refused("nothing_announced", scope=reading.scope)
        plan = reading.find(Plan, now.programme.current)
        _fill(now, plan, self.application, self.hours, act)
        answer = CalledUp(application=self.application, hours=self.hours, reserve=now.programme.reserve)
        return Decided(answer, [now.programme, now.applications[self.application]])


def _fill(now: ProgrammeNow, plan: Plan, application: str, hours: int, act: Act) -> None:
    instance = derive(now.inputs()).instance  # what is known now, not when the plan was computed
    person = _waiting(now, plan, instance, application)
    _check_hours(person, hours, instance.step_hours)
    new = Held(hours, person.category, person.high_support)
    _check_place(now, plan, person, new, instance)
    months = _months(now, plan, instance, person, new, act.effective)
    now.programme.fill_place(application, new, act)
    known = {"category": person.category, "high_support": person.high_support}
    ceiling = person.ceiling * instance.step_hours
    now.applications[application].grant(
        plan.name, hours, months, act, ceiling=ceiling, first_day=str(act.effective), **known
    )


def _waiting(now: ProgrammeNow, plan: Plan, instance: Instance, name: str) -> Person:
    """The person, when nobody ahead of them on the list could take the place. Raises Refused."""
    people = {person.id: person for person in instance.people}
    listed = [now.applications[place["application"]] for place in plan.document["waiting"]]
    waiting = [one.name for one in listed if one.standing == "waiting" and not one.withdrawn]
    if name not in now.applications:
        raise Refused("no_such_application", "application", name=name)
    if name not in waiting or name not in people:
        raise Refused("not_waiting", "application", application=name)
    for ahead in (people[one] for one in waiting[: waiting.index(name)] if one in people):
        least = Held(ahead.floor * instance.step_hours, ahead.category, ahead.high_support)
        if not now.programme.limits_broken_by(ahead.id, least):
            raise Refused("not_next", "application", application=name, next=ahead.id)
    return people[name]


def _check_place(now: ProgrammeNow, plan: Plan, person: Person, new: Held, instance: Instance) -> None:
    """Raises Refused with what is left, how many hours would fit, and who else could get them."""
    broken = now.programme.limits_broken_by(person.id, new)
    if not {"budget", "pool"} & set(broken[:1]):
        return
    step = instance.step_hours
    left = now.programme.hours_left_for(person.id, person.category)
    fits = min(left, person.ceiling * step) // step * step
    facts = _ways_out(now, plan, instance, person, fits)
    raise Refused(f"no_{broken[0]}_left", "hours", application=person.id, hours=new.hours, left=left, **facts)


def _ways_out(now: ProgrammeNow, plan: Plan, instance: Instance, person: Person, fits: int) -> dict[str, object]:
    """fits: hours, 0 where that is below the least; others: for whom the least grant would do."""
    step, people = instance.step_hours, {one.id: one for one in instance.people}
    waiting = [place["application"] for place in plan.document["waiting"] if place["application"] != person.id]
    others = [name for name in waiting if name in people and _could_have(now, people[name], step)]
    enough = fits >= person.floor * step
    return {"fits": fits if enough else 0, "others": ", ".join(others) or "-", "count": len(others)}


def _could_have(now: ProgrammeNow, person: Person, step: int) -> bool:
    """Whether the person still waits and the least grant would fit."""
    one = now.applications[person.id]
    least = Held(person.floor * step, person.category, person.high_support)
    return one.standing == "waiting" and not one.withdrawn and not now.programme.limits_broken_by(person.id, least)


def _check_hours(person: Person, hours: int, step: int) -> None:
    """The floor of somebody who is back is what they used."""
    least, most = person.floor * step, person.ceiling * step
    if hours % step or not least <= hours <= most:
        raise Refused("hours_out_of_bounds", "hours", hours=hours, least=least, most=most, step=step)


def _months(
    now: ProgrammeNow, plan: Plan, instance: Instance, person: Person, new: Held, first: date
) -> dict[str, int]:
    """The hours over the days that are left, as even as the days of service allow; none before the first day."""
    steps = dict.fromkeys(range(len(instance.months)), 0)
    days = [_days_left(month, count, first) for month, count in zip(instance.months, person.service_days, strict=True)]
    room = [min(most, 24 * count // instance.step_hours) for most, count in zip(person.room, days, strict=True)]
    fits = sum(room) * instance.step_hours
    if new.hours > fits:
        facts = _ways_out(now, plan, instance, person, fits)
        raise Refused("no_room_left", "hours", application=person.id, hours=new.hours, **facts)
    for _ in range(new.hours // instance.step_hours):
        free = [number for number in steps if steps[number] < room[number]]
        steps[min(free, key=lambda number: ((steps[number] + 1) / days[number], number))] += 1
    return {str(instance.months[number]): count * instance.step_hours for number, count in steps.items() if count}


def _days_left(month: Month, service_days: int, first: date) -> int:
    """Of the month's days of service, which lead up to its end or the last one, those from the first day on."""
    if first <= month.first:
        return service_days
    return max(0, service_days - (first - month.first).days) if first <= month.last else 0
