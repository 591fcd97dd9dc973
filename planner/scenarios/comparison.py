"""Any number of plans side by side: figures, and everybody's hours with what limits them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.scenarios.difference import Document, limits_of
from planner.scenarios.figures import Figures, figures
from planner.terms.case import Case
from planner.terms.natural import natural


@dataclass(frozen=True)
class PersonRow:
    """hours: in each plan, None where not admitted; why: what limits, or keeps out, in each."""

    application: str
    hours: tuple[int | None, ...]
    why: tuple[tuple[str, ...], ...]

    @property
    def differs(self) -> bool:
        return len(set(self.hours)) > 1


@dataclass(frozen=True)
class Comparison:
    """people: everybody of any of the plans."""

    figures: tuple[Figures, ...]
    people: tuple[PersonRow, ...]

    def as_json(self) -> dict[str, Any]:
        rows = [{"application": one.application, "hours": one.hours, "why": one.why} for one in self.people]
        return {"plans": [one.as_json() for one in self.figures], "people": rows}


def compared(plans: Sequence[tuple[str, Case, Document]]) -> Comparison:
    """Of plans with their names and the cases that they are of."""
    hours = [{one["application"]: one["hours"] for one in plan["admitted"]} for _, _, plan in plans]
    limits = [limits_of(plan) for _, _, plan in plans]
    names = sorted({name for one in limits for name in one}, key=natural)
    rows = (
        PersonRow(name, tuple(one.get(name) for one in hours), tuple(one.get(name, ()) for one in limits))
        for name in names
    )
    return Comparison(figures(plans), tuple(rows))
