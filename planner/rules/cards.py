"""Where an application contradicts itself or the programme: the commission's bounds, category against age."""

from collections.abc import Iterable, Iterator

from planner.editions.persons import ADULT_AGE
from planner.terms.calendar import birthday
from planner.terms.case import ApplicationCard, ProgrammeRules
from planner.terms.refusals import Fault

CHILD = "child"
Found = tuple[str, str, dict[str, object]]


def card_faults(programme: ProgrammeRules, rows: Iterable[tuple[str, int, ApplicationCard]]) -> list[Fault]:
    """Every fault; rows: file and line to blame, application."""
    return [fault for file, line, one in rows for fault in _faults(programme, file, line, one)]


def _faults(programme: ProgrammeRules, file: str, line: int, one: ApplicationCard) -> Iterator[Fault]:
    for column, code, facts in (*_bounds(programme, one), *_age(programme, one)):
        yield Fault(file, line, column, code, tuple((name, str(value)) for name, value in facts.items()))


def _bounds(programme: ProgrammeRules, one: ApplicationCard) -> Iterator[Found]:
    """The most that a commission allows is at least one step and what it asks for. Source: R-17, formats."""
    most, step = one.max_hours, programme.step_hours
    if most is not None and most < step:
        yield "max_hours", "max_below_step", {"value": most, "step": step}
    elif most is not None and most < (one.min_hours or 0):
        yield "max_hours", "max_below_min", {"value": most, "least": one.min_hours}


def _age(programme: ProgrammeRules, one: ApplicationCard) -> Iterator[Found]:
    """Who is too young for a certificate of degree, or too old to be a child. Source: R-02, R-03, formats."""
    child, age_below = one.category == CHILD, programme.edition["child.age_below"]
    if child and birthday(one.birth_date, ADULT_AGE) <= programme.first:
        yield "category", "adult_as_child", {"age": ADULT_AGE, "day": programme.first}
    elif not child and birthday(one.birth_date, age_below) > programme.first:
        yield "category", "child_as_adult", {"age": age_below, "day": programme.first, "value": one.category}
