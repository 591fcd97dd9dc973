"""What the way of splitting asks of the applicants: steps, points, averages. Source: R-24, formats."""

from collections.abc import Iterable, Iterator

from planner.rules.eligibility import refusal_reasons
from planner.rules.inputs import Applicant, Inputs
from planner.terms.case import ProgrammeRules
from planner.terms.refusals import Fault


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
