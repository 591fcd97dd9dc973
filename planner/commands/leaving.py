"""Leaving and coming back: an application withdrawn, a withdrawal undone."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from planner.aggregates.application import Application
from planner.aggregates.programme import Programme
from planner.aggregates.programme_events import Held
from planner.commands.applications import ApplicationNow, now
from planner.commands.fields import Day, Hours, InPath, Name
from planner.commands.one_person import People
from planner.documents.shapes.units import HoursNumber
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.record.use import minutes_done, whole_hours
from planner.rules.days import check_last_day
from planner.terms.refusals import Refused
from planner.terms.scope import Act


class ApplicationAndReserve(ApplicationNow, AnswerWithBroken):
    """reserve: hours of the budget that nobody holds."""

    reserve: HoursNumber


class Withdrawn(ApplicationAndReserve):
    """had_grant: whether a place is free now; who only waited leaves none."""

    had_grant: bool = True


class WithdrawApplication(Command):
    """Withdraw an application. Of a grant only used_hours remain; the rest is in the reserve (R-25)."""

    NAME: ClassVar[str] = "withdraw_application"
    ANSWER: ClassVar[type[Answer]] = Withdrawn

    application: Annotated[Name, InPath()]
    last_day: Annotated[Day, Field(description="Ostatni dzień usług / last day of service; by default today.")]
    used_hours: Annotated[
        Hours | None,
        Field(description="Wykorzystane godziny; domyślnie z wizyt / hours used; by default of the visits."),
    ] = None

    def decide(self, reading: Reading, act: Act) -> Decided:
        programme, one = reading.find(Programme), reading.find(Application, self.application)
        had = one.standing == "granted"
        used = _done(reading, one.name) if self.used_hours is None and had else self.used_hours
        withdraw_from(programme, one, self.last_day, used, act)
        broken = newly_broken(reading, Touched(applications={one.name: one}), act.actor)
        answer = Withdrawn(**dict(now(one)), reserve=programme.reserve, broken=broken, had_grant=had)
        return Decided(answer, [one, programme])


def _done(reading: Reading, name: str) -> int | None:
    """Begun hours of the person's visits that nothing stands against; None where none are told of."""
    done, _ = minutes_done(reading)
    return whole_hours(sum(done[name].values())) if name in done else None


class Reinstated(ApplicationAndReserve):
    """grant_restored: whether the grant that ended came back; otherwise the person counts in the next plan.

    had_grant: whether there was one; who only waited has lost nothing.
    """

    grant_restored: bool
    had_grant: bool = True


class ReinstateApplication(Command):
    """Undo a withdrawal. The grant that ended with it comes back while its plan is in force and its place free."""

    NAME: ClassVar[str] = "reinstate_application"
    ANSWER: ClassVar[type[Answer]] = Reinstated

    application: Annotated[Name, InPath()]

    def decide(self, reading: Reading, act: Act) -> Decided:
        programme, one = reading.find(Programme), reading.find(Application, self.application)
        _check_one_person(reading, programme, one, act)
        one.reinstate(act)
        restored = _restored(programme, one, act)
        had = bool(one.last_grant)
        answer = Reinstated(**dict(now(one)), grant_restored=restored, had_grant=had, reserve=programme.reserve)
        return Decided(answer, [one, programme])


def _check_one_person(reading: Reading, programme: Programme, one: Application, act: Act) -> None:
    """Raises Refused when the person has come back under another id already. Source: R-45."""
    reader = Reader(act.actor, "same_person")
    known = reading.personal.read(reading.scope, one.TOPIC, ["pesel"], reader, names=[one.name])
    people = People(reading, "body", programme.rules, act, held=programme.held)
    for clash in people.taken({name: facts["pesel"] for name, facts in known.items()}):
        raise Refused("same_person_known", "application", application=one.name, other=dict(clash.facts)["other"])


def withdraw_from(programme: Programme, one: Application, last_day: date, used_hours: int | None, act: Act) -> None:
    """Withdraw the application and free its place. Raises Refused when nobody says what was used of a grant."""
    check_last_day(programme.rules, last_day)
    one.withdraw(last_day, act)
    held = programme.held.get(one.name)
    if held is not None and held.present:
        if used_hours is None:
            raise Refused("used_hours_needed", "used_hours", application=one.name, granted=held.hours)
        one.end_grant(used_hours, act)
        programme.free_place(one.name, used_hours, act)
    elif (used_hours or 0) not in (0, one.hours):
        raise Refused("used_above_grant", "used_hours", application=one.name, used=used_hours, granted=one.hours)


def _restored(programme: Programme, one: Application, act: Act) -> bool:
    grant = one.last_grant
    if one.standing != "ended" or grant["plan"] != programme.current:
        return False
    held = Held(grant["hours"], grant["category"], grant["high_support"])
    if programme.limits_broken_by(one.name, held):
        return False
    programme.fill_place(one.name, held, act)
    one.grant(act=act, **grant)
    return True
