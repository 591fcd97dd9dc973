"""The year as it stands: settlements, the statement, what was done by whom, read from the record."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from planner.aggregates.application import Application
from planner.aggregates.cost import Cost
from planner.documents.shapes.settlement import SettlementDocument, StatementDocument
from planner.record.books import Books, OpenMonth
from planner.record.reading import Reading
from planner.settlement.account import in_grosze
from planner.settlement.line import Line
from planner.settlement.statement import Cost as Spent
from planner.settlement.statement import YearSettled, statement
from planner.settlement.summing import Done, Pair, closed_month, open_month, summed
from planner.terms.calendar import Month
from planner.terms.natural import natural
from planner.terms.refusals import Refused

Document = dict[str, Any]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class DoneBy:
    """What was done, by person, by assistant, by month and in all."""

    person: dict[str, Done]
    assistant: dict[str, Done]
    month: dict[Month, Done]
    total: Done


@dataclass(frozen=True)
class Year:
    """Reads once; what is asked of it is of that moment. kept: what was done in months that are as before."""

    books: Books
    kept: dict[Month, dict[Pair, Done]] = field(default_factory=dict)

    @classmethod
    def read(cls, reading: Reading, before: "Year | None" = None) -> "Year":
        """before: an earlier state, of which what nobody touched since is taken over."""
        if before is None:
            return cls(Books(reading))
        books = Books(reading, before.books)
        year = cls(books)
        same = books.closed is before.books.closed and books.revised is before.books.revised
        closed = set(books.closed) if same else set()
        opened = {month for month, one in year.open.items() if before.open.get(month) is one}
        year.kept.update({month: before.done[month] for month in closed | opened})
        return year

    @cached_property
    def open(self) -> dict[Month, OpenMonth]:
        """Every month that nobody closed, judged as things are."""
        return {one.month: one for one in self.books.open_months(self.books.months[-1])}

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Of the programme, those closed, and those outside in which something is told: it is disputed."""
        return tuple(sorted({*self.settled_months, *self.outside}))

    @property
    def settled_months(self) -> list[Month]:
        """Of the programme, and those closed before its days were changed."""
        return sorted({*self.books.months, *self.books.closed})

    @cached_property
    def outside(self) -> dict[Month, dict[str, Line]]:
        """Lines of the months outside the programme in which something is told."""
        return {month: self.books.judged_alone(month) for month in self.books.outside()}

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
        documents = [cast(Document, self.settlement(month)) for month in self.settled_months]
        pending = [] if self.books.following is not None else self.books.pending
        settled = YearSettled(tuple(documents), tuple(pending), self.books.categories)
        found = statement(rules, settled, (spent_of(one) for one in self.costs if not one.void))
        return cast(StatementDocument, found)

    @property
    def granted(self) -> list[Application]:
        """Those who hold hours and have not left."""
        now = self.books.now
        return [now.applications[name] for name, held in now.programme.held.items() if held.present]

    @cached_property
    def done(self) -> dict[Month, dict[Pair, Done]]:
        """What was done, by month, person and assistant."""
        return {month: self.kept[month] if month in self.kept else self._done(month) for month in self.months}

    @cached_property
    def done_by(self) -> DoneBy:
        """The same added up."""
        cells = [(month, pair, one) for month, found in self.done.items() for pair, one in found.items()]
        return DoneBy(
            _added((pair.application, one) for _, pair, one in cells),
            _added((pair.assistant, one) for _, pair, one in cells),
            _added((month, one) for month, _, one in cells),
            summed(one for _, _, one in cells),
        )

    def _done(self, month: Month) -> dict[Pair, Done]:
        books = self.books
        if month not in books.closed:
            return open_month(self.lines(month).values())
        later = [row for one in books.closed.values() for row in one.document.get("corrections", ())]
        corrected = [row for row in (*later, *books.pending) if row["month"] == str(month)]
        return closed_month(books.first_lines(month).values(), self.lines(month).values(), corrected)

    @cached_property
    def costs(self) -> list[Cost]:
        """By number, void ones too."""
        found = self.books.reading.all_of(Cost)
        return [found[name] for name in sorted(found, key=natural)]

    def lines(self, month: Month) -> dict[str, Line]:
        """Of every entry of the month, with corrections that no settlement has yet."""
        if month in self.open:
            return self.open[month].lines
        if month not in self.books.closed:
            return self.outside.get(month, {})
        return {**self.books.lines(month), **self.books.revised.lines.get(month, {})}

    @cached_property
    def by_month(self) -> dict[Month, dict[str, Line]]:
        """The lines of every month."""
        return {month: self.lines(month) for month in self.months}

    def all_lines(self) -> Iterator[tuple[Month, str, Line]]:
        for month, lines in self.by_month.items():
            for name, line in lines.items():
                yield month, name, line


def _added(cells: Iterable[tuple[Key, Done]]) -> dict[Key, Done]:
    found: dict[Key, list[Done]] = defaultdict(list)
    for key, one in cells:
        found[key].append(one)
    return {key: summed(theirs) for key, theirs in found.items()}


def spent_of(one: Cost) -> Spent:
    return Spent(one.kind, in_grosze(one.amount), one.own)
