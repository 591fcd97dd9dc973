"""One wish, one blocked hour, one absence of a person: each recorded alone; none computes a plan or takes a place."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from planner.aggregates.application import Application
from planner.aggregates.base import Recorded
from planner.aggregates.programme import Programme
from planner.commands.fields import Clock, Day, InPath, Name, Personal, Whole, Words
from planner.documents.shapes.people import BlockedDocument, Days, WishDocument
from planner.documents.shapes.units import ApplicationId
from planner.documents.wishes import absence_json, blocked_json, wish_json
from planner.record.broken import AnswerWithBroken, Touched, newly_broken
from planner.record.command import Answer, Command, Decided
from planner.record.reading import Reading
from planner.record.store.accesses import Reader
from planner.rules.days import check_touches
from planner.rules.windows import clock_minutes, window
from planner.terms.case import DAYS, Blocked, PersonAbsence, Wish
from planner.terms.refusals import Refused
from planner.terms.scope import Act

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SERVICES = "services"


class WishesNow(AnswerWithBroken):
    """All that counts now. day: 0 is Monday; from, to: minutes of the day; absences: both days inclusive."""

    application: ApplicationId
    wishes: list[WishDocument]
    blocked: list[BlockedDocument]
    absences: list[Days]


class _OfPerson(Command):
    ANSWER: ClassVar[type[Answer]] = WishesNow

    application: Annotated[Name, InPath()]

    def _told(self, reading: Reading, one: Application, act: Act) -> WishesNow:
        broken = newly_broken(reading, Touched(applications={one.name: one}), act.actor)
        known: dict[str, Any] = {"wishes": one.wishes, "blocked": one.blocked, "absences": one.absences}
        return WishesNow(application=one.name, **known, broken=broken)


class AddPersonAbsence(_OfPerson):
    """The person is away (hospital, travel): no visits, nothing is wished; the hours stay theirs."""

    NAME: ClassVar[str] = "add_person_absence"
    first: Annotated[Day, Field(alias="from", description="Pierwszy dzień / first day; by default today.")]
    last: Annotated[Day, Field(alias="to", description="Ostatni dzień / last day; by default today.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Application, self.application)
        check_touches(reading.unbound().find(Programme).rules, self.first, self.last, "from")
        new = absence_json(PersonAbsence(one.name, self.first, self.last))
        one.be_away([*(known for known in one.absences if known != new), new], act)
        return Decided(self._told(reading, one, act), [one])


class _Hours(_OfPerson):
    day: Annotated[Weekday | None, Field(description="Dzień tygodnia / weekday.")] = None
    from_: Annotated[Clock, Field(alias="from", description="Od godziny / from, 08:00.")]
    to: Annotated[Clock, Field(description="Do godziny / to, 12:00.")]

    def _window(self) -> Any:
        return window(clock_minutes(self.from_), clock_minutes(self.to))


class AddWish(_Hours):
    """One more wish: every such weekday, or once on a date. A one-off agreement is a wish with a date."""

    NAME: ClassVar[str] = "add_wish"
    date: Annotated[Day | None, Field(description="Raz, tego dnia / once, on this day.")] = None
    minutes: Annotated[Whole, Field(ge=1, le=1440, description="Ile minut / how many minutes.", examples=[150])]

    def decide(self, reading: Reading, act: Act) -> Decided:
        if (self.day is None) == (self.date is None):
            raise Refused("day_or_date", "day")
        one = reading.find(Application, self.application)
        if self.date is not None:
            check_touches(reading.unbound().find(Programme).rules, self.date, self.date, "date")
        number = DAYS.index(self.day) if self.day else _weekday(self.date)
        new = wish_json(Wish(one.name, number, self._window(), self.minutes, self.date))
        one.wish(_with(one.wishes, new), one.blocked, act)
        return Decided(self._told(reading, one, act), [one])


class BlockHours(_Hours):
    """Another service is with the person at these hours of the weekday (R-34); its name is kept apart."""

    NAME: ClassVar[str] = "block_hours"
    day: Annotated[Weekday, Field(description="Dzień tygodnia / weekday.")]
    service: Annotated[Words, Personal(), Field(min_length=1, description="Jaka usługa / which service.")]

    def decide(self, reading: Reading, act: Act) -> Decided:
        one = reading.find(Application, self.application)
        new = blocked_json(Blocked(one.name, DAYS.index(self.day), self._window(), ""))
        if new in one.blocked:
            return Decided(self._told(reading, one, act))
        reader = Reader(act.actor, "compare")
        known = reading.personal.read(reading.scope, one.TOPIC, [SERVICES], reader, names=[one.name]).get(one.name, {})
        listed = [*zip(one.blocked, known.get(SERVICES) or [""] * len(one.blocked), strict=False), (new, self.service)]
        listed.sort(key=lambda pair: (pair[0]["day"], pair[0]["from"], pair[0]["to"], pair[1]))
        one.wish(one.wishes, [hours for hours, _ in listed], act)
        personal = one.know_personally(known, {SERVICES: [service for _, service in listed]}, act)
        changed: list[Recorded] = [one]
        return Decided(self._told(reading, one, act), changed, tuple(personal))


def _weekday(day: date | None) -> int:
    assert day is not None
    return day.weekday()


def _with(wishes: Iterable[dict[str, Any]], new: dict[str, Any]) -> list[dict[str, Any]]:
    """In the order of the week, each once."""
    known = [one for one in wishes if one != new]
    order = ("day", "from", "to", "minutes")
    return sorted([*known, new], key=lambda one: (*(one[key] for key in order), one.get("date", "")))
