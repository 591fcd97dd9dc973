"""A month is closed: hours and money by person, assistant and category, frozen. Source: R-51, formats (closing)."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, cast

from planner.aggregates.settlement import Settlement
from planner.commands.fields import InPath, MonthText
from planner.documents.shapes.settlement import SettlementDocument
from planner.documents.shapes.units import Minutes, MonthName
from planner.record.books import Books, OpenMonth
from planner.record.carried import carried_json
from planner.record.command import Answer, Command, Decided
from planner.record.planned import planned_in
from planner.record.reading import Reading
from planner.settlement.line import without_rate
from planner.settlement.matching import matched
from planner.terms.calendar import Month
from planner.terms.clock import day_of, now, shown
from planner.terms.refusals import Fault, InputRefused, Refused
from planner.terms.scope import Act

VISITS, RATES = "visits", "rates"


class MonthNowClosed(Answer):
    """settlement: as the contract writes it. also: earlier months in which nothing was, closed with it.

    again: it was closed before, and nothing changed.
    """

    month: MonthName
    settlement: SettlementDocument
    disputed: Minutes
    open: Minutes
    also: list[MonthName]
    again: bool


class CloseMonth(Command):
    """Months in order; every planned visit is matched or explained. Disputes may stay open."""

    NAME: ClassVar[str] = "close_month"
    ANSWER: ClassVar[type[Answer]] = MonthNowClosed

    month: Annotated[MonthText, InPath()]

    @property
    def signs(self) -> str:
        return f"close {self.month}"

    def decide(self, reading: Reading, act: Act) -> Decided:
        month = Month.of(self.month)
        books = Books(reading)
        if month in books.closed:
            return Decided(_answer(month, books.closed[month], [], again=True))
        _check_month(books, month)
        opened = books.open_months(month)
        _check_order(books, opened, month)
        _check_complete(books, opened[-1])
        settlements = [_closed(books, one, act) for one in opened]
        also = [str(one.month) for one in opened[:-1]]
        return Decided(_answer(month, settlements[-1], also, again=False), settlements)


def _check_month(books: Books, month: Month) -> None:
    if books.now.programme.current is None:
        raise Refused("nothing_announced", scope=books.reading.scope)
    rules = books.now.programme.rules
    if month not in rules.months:
        raise Refused("month_outside", "month", month=month, first=rules.first, last=rules.last)
    if day_of(now()) <= month.last:
        raise Refused("month_not_over", "month", month=month, last=month.last)


def _check_order(books: Books, opened: list[OpenMonth], month: Month) -> None:
    """Earlier months in which nothing was done or planned are closed with this one."""
    earlier = [one.month for one in opened[:-1] if one.judged or planned_in(books.reading, one.month)]
    if earlier:
        raise Refused("close_in_order", "month", month=month, names=", ".join(map(str, earlier)))


def _check_complete(books: Books, one: OpenMonth) -> None:
    """Raises InputRefused with every planned visit that nobody explained, and every assistant without a rate."""
    faults = [*_unexplained(books, one), *(_no_rate(name) for name in _without_rate(books, one))]
    if faults:
        raise InputRefused(faults)


def _without_rate(books: Books, one: OpenMonth) -> list[str]:
    """Of the month, and of what is corrected with it."""
    corrected = (name for lines in books.revised.lines.values() for name in without_rate(lines))
    return sorted({*without_rate(one.lines), *corrected})


def _unexplained(books: Books, one: OpenMonth) -> Iterator[Fault]:
    for visit in matched(planned_in(books.reading, one.month), (judged.entry for judged in one.judged)).open:
        times = (("start", shown(visit.start)), ("end", shown(visit.end)))
        who = (("application", visit.application), ("assistant", visit.assistant))
        yield Fault(VISITS, 0, visit.name, "planned_unexplained", (*who, *times))


def _no_rate(assistant: str) -> Fault:
    return Fault(RATES, 0, assistant, "no_rate", (("assistant", assistant),))


def _closed(books: Books, one: OpenMonth, act: Act) -> Settlement:
    """The corrections of earlier months stand in the first that is closed."""
    document = books.preview(one, closed=True)
    revised = books.revised.lines if one.month == books.following else {}
    facts: dict[str, Any] = {
        "document": document,
        "lines": {name: line.as_json() for name, line in one.lines.items()},
        "revised": {
            str(month): {name: line.as_json() for name, line in lines.items()} for month, lines in revised.items()
        },
        "ground": books.ground.now.as_json(),
        "carried": carried_json(one.carried),
    }
    return Settlement.close(books.reading.scope, str(one.month), facts, act)


def _answer(month: Month, one: Settlement, also: list[str], *, again: bool) -> MonthNowClosed:
    disputed = sum(line["disputed"] for line in one.lines.values())
    waiting = sum(line["minutes"] - line["disputed"] - line["settled"] for line in one.lines.values())
    return MonthNowClosed(
        month=str(month),
        settlement=cast(SettlementDocument, one.document),
        disputed=disputed,
        open=waiting,
        also=also,
        again=again,
    )
