"""The way of splitting: ceilings, what hours are held against, what it asks of applicants. Source: R-24, formats."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol

from planner.rules.eligibility import refusal_reasons
from planner.rules.inputs import Applicant, Inputs
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Fault


class Asking(Protocol):
    """Who asks for hours: a row of a folder, or what the rules see of it."""

    @property
    def category(self) -> str: ...
    @property
    def requested_hours(self) -> int | None: ...
    @property
    def max_hours(self) -> int | None: ...


def unit_ceiling(programme: ProgrammeRules, category: str) -> int:
    """Hours a year. Source: R-20, R-21."""
    edition = programme.edition.ceiling(category)
    return min(edition, programme.ceilings.get(category, edition))


def ceilings(programme: ProgrammeRules, one: Asking) -> dict[str, int]:
    """The most that the person may have a year by what says so, in whole steps. Source: R-20, R-21, R-17."""
    hours = {
        "ceiling": unit_ceiling(programme, one.category),
        "requested": one.requested_hours,
        "commission": one.max_hours,
    }
    return {name: most // programme.step_hours for name, most in hours.items() if most is not None}


def measure(programme: ProgrammeRules, policy: str, category: str, *, points: int, ceiling: int) -> Fraction:
    """What the way of splitting holds hours against: ceiling as it is given, hours, points, or 1. Source: R-24."""
    match policy:
        case "proportional":
            return Fraction(ceiling)
        case "ceiling":
            return Fraction(programme.edition.ceiling(category))
        case "average":
            return Fraction(programme.averages.get(category, 0))
        case "points":
            return Fraction(points)
    return Fraction(1)


def split_faults(programme: ProgrammeRules, rows: Iterable[tuple[str, int, Applicant]]) -> list[Fault]:
    """Every fault; rows: file and line to blame, applicant. Points and averages are asked of the eligible only."""
    found: list[Fault] = []
    categories = set()
    for file, line, one in rows:
        found += _step_faults(programme, file, line, one)
        if refusal_reasons(programme, one):
            continue
        categories.add(one.category)
        if programme.policy == "points" and one.points < 1:
            found.append(Fault(file, line, "points", "points_needed", (("value", str(one.points)),)))
    missing = categories - programme.averages.keys() if programme.policy == "average" else set()
    averages = (
        Fault("programme.toml", 0, f"averages.{category}", "average_needed", (("category", category),))
        for category in sorted(missing)
    )
    return [*found, *averages]


def inputs_faults(inputs: Inputs) -> list[Fault]:
    """The same for recorded inputs; the file to blame is the application."""
    return split_faults(inputs.programme, ((one.id, 0, one) for one in inputs.applicants))


def _step_faults(programme: ProgrammeRules, file: str, line: int, one: Applicant) -> Iterator[Fault]:
    if one.requested_hours is not None and one.requested_hours < programme.step_hours:
        facts = (("value", str(one.requested_hours)), ("step", str(programme.step_hours)))
        yield Fault(file, line, "requested_hours", "below_step", facts)
