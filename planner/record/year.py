"""The year as it stands: settlements, the statement, what was done by whom, read from the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from planner.aggregates.cost import Cost
from planner.documents.shapes.settlement import SettlementDocument, StatementDocument
from planner.record.books import Books, OpenMonth
from planner.record.reading import Reading
from planner.settlement.line import Line
from planner.settlement.statement import Cost as Spent
from planner.settlement.statement import YearSettled, statement
from planner.terms.calendar import Month
from planner.terms.natural import natural
from planner.terms.refusals import Refused

Document = dict[str, Any]


@dataclass(frozen=True)
class Year:
    """Reads once; what is asked of it is of that moment."""

    books: Books

    @classmethod
    def read(cls, reading: Reading) -> "Year":
        return cls(Books(reading))

    @cached_property
    def open(self) -> dict[Month, OpenMonth]:
        """Every month that nobody closed, judged as things are."""
        return {one.month: one for one in self.books.open_months(self.books.months[-1])}

    def settlement(self, month: Month) -> SettlementDocument:
        """As it was closed, else as it would be. Raises Refused for a month outside."""
        if month in self.books.closed:
            return cast(SettlementDocument, self.books.closed[month].document)
        if month not in self.open:
            rules = self.books.now.programme.rules
            raise Refused("month_outside", "month", month=month, first=rules.first, last=rules.last)
        return cast(SettlementDocument, self.books.preview(self.open[month]))

    def statement(self) -> StatementDocument:
        """Of the months closed and, as they would be, of the others."""
        rules = self.books.now.programme.rules
        documents = [cast(Document, self.settlement(month)) for month in self.books.months]
        pending = [] if self.books.following is not None else self.books.pending
        settled = YearSettled(tuple(documents), tuple(pending), self.books.ground.now.categories)
        found = statement(rules, settled, (spent_of(one) for one in self.costs if not one.void))
        return cast(StatementDocument, found)

    @cached_property
    def costs(self) -> list[Cost]:
        """By number, void ones too."""
        found = self.books.reading.all_of(Cost)
        return [found[name] for name in sorted(found, key=natural)]

    def lines(self, month: Month) -> dict[str, Line]:
        """Of every entry of the month, with corrections that no settlement has yet."""
        if month in self.open:
            return self.open[month].lines
        return {**self.books.lines(month), **self.books.revised.lines.get(month, {})}

    @cached_property
    def by_month(self) -> dict[Month, dict[str, Line]]:
        """The lines of every month."""
        return {month: self.lines(month) for month in self.books.months}

    def all_lines(self) -> Iterator[tuple[Month, str, Line]]:
        for month, lines in self.by_month.items():
            for name, line in lines.items():
                yield month, name, line


def spent_of(one: Cost) -> Spent:
    whole, _, part = one.amount.partition(".")
    return Spent(one.kind, int(whole) * 100 + int(part), one.own)
