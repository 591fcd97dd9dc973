"""A small year settled twice: by the product's commands, and by examples/reckoning, which shares nothing with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from examples.reckoning.facts import Helper, Person, Visit
from examples.reckoning.money import grosze
from examples.reckoning.settling import Year as Reckoned
from examples.reckoning.statement import Cost, Grant
from examples.reckoning.statement import statement as reckoned_statement
from planner.commands.announcing import Announce
from planner.commands.importing import ImportCase
from planner.record.command import Command
from planner.record.reading import Reading
from planner.record.year import Year
from planner.terms.case import AssistantRate, Blocked, Case, Money, Window
from planner.terms.clock import shown
from planner.terms.done import SIDES, DoneRow
from planner.terms.refusals import InputRefused, Refused
from planner.terms.settling import Settling
from tests.worlds.cases import application, assistant, case

MONTHS = ("2026-02", "2026-03", "2026-04")
FIRST, LAST = date(2026, 2, 1), date(2026, 4, 30)
HOURLY, TOTAL = Decimal("40.01"), Decimal("30000.00")
HOURS = {"A-1": 30, "A-2": 9, "A-3": 14}
CATEGORIES = {"A-1": "severe", "A-2": "moderate_multiple", "A-3": "child"}
Do = Callable[[Command], Any]


def small_year(step: int, asked: tuple[str, ...]) -> Case:
    """S-1 has two rates and is of A-2's family, S-2 serves whom they were named by, at the budget's rate."""
    people = [application(name, category=CATEGORIES[name], requested_hours=HOURS[name]) for name in HOURS]
    people[0] = replace(people[0], certificate_valid_until=date(2026, 4, 28))
    people[2] = replace(people[2], birth_date=date(2016, 5, 5))
    staff = [
        assistant(
            *("S-1",),
            rate=Decimal("47.33"),
            family_of=frozenset(["A-2"]),
            accepted_for=frozenset(["A-3"]),
            child_clearance_until=date(2026, 3, 29),
        ),
        assistant("S-2", basis="indicated", indicated_by=frozenset(["A-1", "A-2"])),
    ]
    given = case(people, staff, last=LAST, settling=Settling(asked, step), money=Money(TOTAL, Decimal("0.02"), HOURLY))
    services = (Blocked("A-1", 6, Window(9 * 60, 10 * 60), "care"), Blocked("A-2", 4, Window(1320, 1560), "care"))
    rates = (AssistantRate("S-1", date(2026, 3, 1), Decimal("51.05")),)
    return replace(given, blocked=services, rates=rates)


def reckoned(given: Case) -> Reckoned:
    """The same facts for the other reading."""
    settling = given.programme.settling
    people = {
        "A-1": Person("severe", FIRST, date(2026, 4, 28), ((6, 540, 600),)),
        "A-2": Person("moderate_multiple", FIRST, LAST, ((4, 1320, 1560),)),
        "A-3": Person("child", FIRST, LAST),
    }
    rates = ((date.min, Decimal("47.33")), (date(2026, 3, 1), Decimal("51.05")))
    helpers = {
        "S-1": Helper(rates, None, frozenset(["A-2"]), frozenset(["A-3"]), date(2026, 3, 29)),
        "S-2": Helper(only=frozenset(["A-1", "A-2"])),
    }
    year = Reckoned(people, helpers, settling.round_minutes, frozenset(settling.confirmed_by), HOURLY)
    year.months, year.grants = MONTHS, {name: 60 * hours for name, hours in HOURS.items()}
    return year


@dataclass
class TwoReadings:
    """do: a command on the record. reading: of the record as it is now."""

    do: Do
    reading: Callable[[], Reading]
    other: Reckoned
    costs: dict[str, Cost]
    before: Year | None = None

    @classmethod
    def opened(cls, do: Do, reading: Callable[[], Reading], given: Case) -> "TwoReadings":
        do(ImportCase(case=given))
        do(Announce())
        return cls(do, reading, reckoned(given), {})

    def may(self, command: Command) -> Any:
        """None where it is refused."""
        try:
            return self.do(command)
        except (Refused, InputRefused):
            return None

    def agree(self) -> None:
        """Settlements and statement are the same; done = settled + disputed + open, and nothing is lost.

        So says the year as it is read anew, and as it is made from the one before.
        """
        later = Year.read(self.reading(), self.before)
        for year in (Year.read(self.reading()), later):
            self._agrees(year)
        self._sums(later)
        self.before = later

    def _agrees(self, year: Year) -> None:
        for month, document in ((one, self.other.month(one)) for one in MONTHS):
            assert self._settlement(year, month) == document
        found = dict(year.statement())
        answer = reckoned_statement(self.other, Grant(TOTAL), self.costs.values())
        assert {name: found[name] for name in answer} == answer
        self._lines(year)

    def _sums(self, year: Year) -> None:
        """done = settled + disputed + open, and what is settled costs what the statement pays."""
        lines, total = self.other.lines(), year.done_by.total
        assert total.settled.minutes + total.confirmed.minutes == sum(one.settled for one in lines)
        assert total.disputed.minutes == sum(one.disputed for one in lines)
        assert total.settled.grosze + total.confirmed.grosze == grosze(year.statement()["pay"])
        assert total.waiting.minutes == sum(one.minutes - one.settled - one.disputed for one in lines)

    def _settlement(self, year: Year, month: str) -> Any:
        found = next(one for one in year.books.months if str(one) == month)
        return year.settlement(found)

    def _lines(self, year: Year) -> None:
        found = sorted(
            (one.application, one.assistant, one.start, one.minutes, one.disputed, one.settled)
            for _, _, one in year.all_lines()
        )
        assert found == sorted(_line(one) for one in self.other.lines())
        assert all(one.minutes == one.disputed + one.settled + one.open for _, _, one in year.all_lines())


def _line(line: Any) -> tuple[Any, ...]:
    visit: Visit = line.visit
    return visit.application, visit.assistant, shown(visit.start), line.minutes, line.disputed, line.settled


def row_of(visit: Visit) -> DoneRow:
    confirmed = tuple(side for side in SIDES if side in visit.confirmed)
    who = (visit.application, visit.assistant, visit.start, visit.end)
    return DoneRow(*who, outcome=visit.outcome, confirmed_by=confirmed)
