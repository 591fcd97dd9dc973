"""Planned visits in force, as matching with what was done sees them."""

from collections.abc import Iterable

from planner.record.reading import Reading
from planner.record.visits import visits_about
from planner.settlement.matching import Planned
from planner.terms.calendar import Month
from planner.terms.clock import instant_of


def planned_in(reading: Reading, month: Month) -> list[Planned]:
    """Of the month. Rests on it."""
    return planned_of(visits_about(reading, [reading.scope.thread("month", str(month))]).items())


def planned_of(visits: Iterable[tuple[str, dict[str, str]]]) -> list[Planned]:
    """Visits in force as matching sees them."""
    return [
        Planned(instant_of(one["start"]), instant_of(one["end"]), name, one["application"], one["assistant"])
        for name, one in visits
    ]
