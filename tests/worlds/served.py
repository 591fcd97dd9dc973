"""A small year in the record in which visits are done: two people, two assistants at 48 and 60 złote an hour."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.commands.closing import CloseMonth
from planner.commands.timesheets import Recorded, RecordTimesheet
from planner.record.application import Godziny
from planner.record.books import Books
from planner.record.reading import Reading
from planner.terms.calendar import Month
from planner.terms.case import Case
from planner.terms.clock import instant_of
from planner.terms.done import DoneRow
from planner.terms.refusals import InputRefused
from planner.terms.scope import Scope
from planner.terms.settling import Settling
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced, by


def year(settling: Settling | None = None, **changes: Any) -> Case:
    """A-1 and A-2 hold 100 hours each."""
    people = [application("A-1"), application("A-2")]
    staff = [assistant("S-1", rate=Decimal(48)), assistant("S-2", rate=Decimal(60))]
    given = case(people, staff, settling=settling or Settling())
    return replace(given, **changes)


def opened(app: Godziny, unit: str, given: Case | None = None) -> Scope:
    """Recorded, and announced."""
    return announced(app, unit, given or year())


def done(start: str, end: str, application: str = "A-1", assistant: str = "S-1", **more: Any) -> DoneRow:
    """Times of Warsaw's winter unless they have an offset: `03-02 08:00`, of 2026."""
    return DoneRow(application, assistant, _instant(start), _instant(end), **more)


def told(app: Godziny, scope: Scope, *rows: DoneRow, **more: Any) -> Recorded:
    answer = app.do(RecordTimesheet(rows=rows, **more), scope, by())
    assert isinstance(answer, Recorded)
    return answer


def faults(error: InputRefused) -> list[str]:
    return [one.code for one in error.faults]


def closed(app: Godziny, scope: Scope, month: str) -> dict[str, Any]:
    """The settlement of the month that is closed now."""
    return dict(app.do(CloseMonth(month=month), scope, by()).model_dump()["settlement"])


def books(app: Godziny, scope: Scope) -> Books:
    return Books(Reading(app.streams, app.personal, scope))


def settled(app: Godziny, scope: Scope, month: str) -> dict[str, Any]:
    """The settlement as it would be."""
    now = books(app, scope)
    return now.preview(now.open_months(Month.of(month))[-1])


def disputed(app: Godziny, scope: Scope, month: str = "2026-03") -> dict[tuple[str, str], tuple[str, ...]]:
    """By person and time of the start, the rules by which a visit is disputed."""
    lines = books(app, scope).open_months(Month.of(month))[-1].lines.values()
    return {(one.application, one.start[5:16]): tuple(rule for _, rule in one.found) for one in lines if one.found}


def _instant(text: str) -> int:
    return instant_of(text if "+" in text else f"2026-{text.replace(' ', 'T')}:00+01:00")
