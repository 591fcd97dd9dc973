"""The hours of one person, solved as fast as they can be: no months, no explanation, no document."""

from dataclasses import dataclass

from planner.rules.eligibility import inputs_of
from planner.solver.allocation.admission import admit
from planner.solver.allocation.allocating import Allocating
from planner.solver.allocation.derive import derive
from planner.solver.allocation.engine import OutOfTime
from planner.solver.allocation.floors import with_floors_in_force
from planner.solver.allocation.hours import solve_hours
from planner.solver.allocation.run import Run
from planner.terms.case import Case


@dataclass(frozen=True)
class Standing:
    """admitted: whether the person has a place; hours: 0 without one."""

    admitted: bool
    hours: int

    def better_than(self, other: "Standing") -> bool:
        """A place, or a step more."""
        return (self.admitted, self.hours) > (other.admitted, other.hours)


def standing_of(case: Case, application: str, run: Run) -> Standing | None:
    """None where the case is impossible or time ran out."""
    try:
        return _standing(case, application, run)
    except OutOfTime:
        return None


def _standing(case: Case, application: str, run: Run) -> Standing | None:
    inputs = inputs_of(case)
    derived = derive(inputs)
    admission = admit(derived.instance, run.left)
    if admission.conflict:
        return None
    allocating = Allocating(derived.programme, derived.instance, admission, run)
    names = [person.id for person in allocating.people]
    if application not in names:
        return Standing(False, 0)
    hours = solve_hours(with_floors_in_force(allocating.problem()), run.out_of_time)
    if not hours.proven:
        return None
    return Standing(True, int(hours.granted[names.index(application)]) * derived.instance.step_hours)
