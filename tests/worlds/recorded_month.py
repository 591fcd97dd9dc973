"""A small month in the record: two people, two assistants, visits on Mondays and Tuesdays of March 2026."""

from dataclasses import replace
from typing import Any

from planner.record.application import Godziny
from planner.terms.case import Case, Window, Wish
from planner.terms.scope import Scope
from tests.worlds.cases import application, assistant, case
from tests.worlds.recorded import announced

MORNING = Window(8 * 60, 12 * 60)
MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


def month(**changes: Any) -> Case:
    """A-1 and A-2 want two hours each Monday morning, A-1 on Tuesdays too; S-1 and S-2 are there every day."""
    people = [application(f"A-{number}", lat=50.0, lon=20.0) for number in (1, 2)]
    given = case(people, [assistant("S-1"), assistant("S-2")])
    wishes = (Wish("A-1", 0, MORNING, 120), Wish("A-2", 0, MORNING, 120), Wish("A-1", 1, MORNING, 120))
    return replace(given, wishes=wishes, **changes)


def ready(app: Godziny, unit: str) -> Scope:
    """The month recorded, its plan announced."""
    return announced(app, unit, month())


def visit(application: str, assistant: str, day: str = MONDAY, hour: int = 8) -> dict[str, str]:
    """Two hours from the hour on."""
    start, end = (f"{day}T{at:02d}:00:00+01:00" for at in (hour, hour + 2))
    return {"application": application, "assistant": assistant, "start": start, "end": end}


def roster(*visits: dict[str, str]) -> dict[str, Any]:
    return {"month": "2026-03", "visits": list(visits)}
