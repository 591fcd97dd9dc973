"""A freed place for the next person of the waiting list."""

from typing import Any

from planner.aggregates.plan import Plan
from planner.aggregates.programme_events import Held
from planner.record.application import Decided, Godziny
from planner.record.programme_now import ProgrammeNow, read_record
from planner.solver.allocation.derive import derive
from planner.solver.allocation.instance import Instance, Person
from planner.terms.calendar import Month
from planner.terms.refusals import Refused
from planner.terms.scope import Act, Scope


def call_up(app: Godziny, scope: Scope, application: str, hours: int, act: Act) -> dict[str, Any]:
    """Grant hours of the reserve to the next person of the waiting list, from the act's month on.

    Nobody is passed over for someone ranked lower unless a rule forces it. Source: R-14, R-25. Raises
    Refused with the fact that stands against it.
    """

    def decide() -> Decided:
        record = read_record(app, scope)
        if record.programme.current is None:
            raise Refused("nothing_announced", scope=scope)
        plan = app.find(Plan, scope, record.programme.current)
        _fill(record, plan, application, hours, act)
        changed = [record.programme, record.applications[application]]
        result = {"application": application, "hours": hours, "reserve": record.programme.reserve}
        return Decided(result, changed, record.number)

    return app.run("call_up", scope, act, {"application": application, "hours": hours}, decide)


def _fill(record: ProgrammeNow, plan: Plan, application: str, hours: int, act: Act) -> None:
    instance = derive(record.inputs()).instance  # what is known now, not when the plan was computed
    person = _waiting(record, plan, instance, application)
    _check_hours(person, hours, instance.step_hours)
    new = Held(hours, person.category, person.high_support)
    months = _months(instance, person, hours, act)
    record.programme.fill_place(application, new, act)
    known = {"category": person.category, "high_support": person.high_support}
    ceiling = person.ceiling * instance.step_hours
    record.applications[application].grant(plan.name, hours, months, act, ceiling=ceiling, **known)


def _waiting(record: ProgrammeNow, plan: Plan, instance: Instance, name: str) -> Person:
    """The person, when nobody ahead of them on the list could take the place. Raises Refused."""
    people = {person.id: person for person in instance.people}
    listed = [record.applications[place["application"]] for place in plan.document["waiting"]]
    waiting = [one.name for one in listed if one.standing == "waiting" and not one.withdrawn]
    if name not in record.applications:
        raise Refused("no_such_application", "application", name=name)
    if name not in waiting or name not in people:
        raise Refused("not_waiting", "application", application=name)
    for ahead in (people[one] for one in waiting[: waiting.index(name)] if one in people):
        least = Held(ahead.floor * instance.step_hours, ahead.category, ahead.high_support)
        if not record.programme.limits_broken_by(ahead.id, least):
            raise Refused("not_next", "application", application=name, next=ahead.id)
    return people[name]


def _check_hours(person: Person, hours: int, step: int) -> None:
    """The floor of somebody who is back is what they used."""
    least, most = person.floor * step, person.ceiling * step
    if hours % step or not least <= hours <= most:
        raise Refused("hours_out_of_bounds", "hours", hours=hours, least=least, most=most, step=step)


def _months(instance: Instance, person: Person, hours: int, act: Act) -> dict[str, int]:
    """The hours over the months that are left, as even as the days of service allow."""
    now = Month(act.effective.year, act.effective.month)
    left = [number for number, month in enumerate(instance.months) if month >= now and person.room[number]]
    steps = dict.fromkeys(left, 0)
    for _ in range(hours // instance.step_hours):
        free = [number for number in left if steps[number] < person.room[number]]
        if not free:
            raise Refused("no_room_left", "hours", application=person.id, hours=hours)
        steps[min(free, key=lambda number: ((steps[number] + 1) / person.service_days[number], number))] += 1
    return {str(instance.months[number]): count * instance.step_hours for number, count in steps.items() if count}
