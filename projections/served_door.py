"""The part of the read door that looks at what was done: entries, settlements, the statement, costs."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from planner.commands.closing import CloseMonth, MonthNowClosed
from planner.commands.costs import CostNow, cost_now
from planner.documents.shapes.outlook import ForecastDocument
from planner.documents.shapes.settlement import SettlementDocument
from planner.outlook.forecast.forecast import forecast
from planner.record.outlook import outlook_of
from planner.record.told_entries import EntryTold, entries_told
from planner.record.year import Year
from planner.terms.calendar import Month
from planner.terms.scope import Act, Scope, today
from projections.scoped_door import ScopedDoor
from projections.years import year_of


@dataclass(frozen=True)
class ServedDoor(ScopedDoor):
    """Reading raises Refused for what is not there."""

    def year(self, scope: Scope) -> Year:
        """Settlements, statement, entries and costs, as they are now. Raises Refused."""
        self.check(scope)
        return year_of(self.app, scope)

    def settlement(self, scope: Scope, month: str) -> SettlementDocument:
        """As it was closed, else as it would be now. Raises Refused for a month outside."""
        return self.year(scope).settlement(Month.of(month))

    def closing(self, scope: Scope, month: str, act: Act) -> MonthNowClosed:
        """What closing the month would freeze now; nothing is recorded. Raises Refused, InputRefused."""
        decided = CloseMonth(month=month).decide(self._reading(scope), act)
        assert isinstance(decided.answer, MonthNowClosed)
        return decided.answer

    def forecast(self, scope: Scope, month: str | None = None) -> ForecastDocument:
        """Hours unused at the year's end. month: the one that has begun; by default this one."""
        begun = Month.of(month) if month else Month.of_day(today())
        return cast(ForecastDocument, forecast(outlook_of(self.year(scope), begun)).as_json())

    def entries(
        self, scope: Scope, month: str | None = None, states: Collection[str] = (), **wanted: str | None
    ) -> list[EntryTold]:
        """Visits done, by start. states: none are all. wanted: assistant, application."""
        year = self.year(scope)
        months = year.months if month is None else (Month.of(month),)
        asked = {name: value for name, value in wanted.items() if value is not None}
        found = (one for each in months for one in entries_told(year, each))
        told = (one for one in found if not states or one.state in states)
        return [one for one in told if all(getattr(one, name) == value for name, value in asked.items())]

    def costs(self, scope: Scope) -> list[CostNow]:
        """By number, void ones too."""
        return [cost_now(one) for one in self.year(scope).costs]
