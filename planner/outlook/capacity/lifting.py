"""The least hours a month that lift what is short, and of whom. Every answer is verified, with a step less too.

Where each hour stays in its month, an hour more lifts at most an hour, and exactly one until nothing of its kind is
short. So the cleared must give what a month lacks though there were others without end, and both together what the
worst month lacks. Where hours may move to other months, the least of both is searched: first of the cleared, who
are harder to find, then of the others.
"""

from dataclasses import dataclass, replace
from typing import Any

from planner.outlook.capacity.added import added_staff
from planner.outlook.capacity.needed import Needed
from planner.outlook.capacity.serving import Extra, extra_staff, least, served_in_year
from planner.outlook.capacity.verifying import Verifying
from planner.solver.allocation.engine import EngineFailed
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run

EVEN, KEPT = GOALS = ("even", "kept")


@dataclass(frozen=True)
class Lift:
    """What it takes that nothing is short. goal: `even`, each hour in its month, or `kept`, in any month with room.

    short: hours now. general, cleared: hours more in each month. solved_again: the case with such assistants was
    allocated anew, and grants to everybody what is needed; else flows alone say so.
    """

    goal: str
    short: int
    general: int
    cleared: int
    solved_again: bool

    def as_json(self) -> dict[str, Any]:
        more = {"general": self.general, "cleared": self.cleared}
        verified = "allocation" if self.solved_again else "flow"
        return {"goal": self.goal, "short": self.short, "hours_a_month": more, "verified": verified}


def lift_even(short: list[int], cleared: list[int]) -> Extra:
    """short: steps by month; cleared: what of them only the cleared can serve."""
    most = max(cleared, default=0)
    return Extra(max(0, max(short, default=0) - most), most)


def lift_kept(needed: Needed) -> Extra:
    """The least of the cleared, then the least of the others."""
    total = int(needed.totals.sum())

    def enough(extra: Extra) -> bool:
        return served_in_year(needed, extra_staff(needed, extra)) == total

    cleared = least(total, lambda steps: enough(Extra(total, steps)))
    return Extra(least(total, lambda steps: enough(Extra(steps, cleared))), cleared)


def verified(needed: Needed, goal: str, extra: Extra, short: int, run: Run) -> Lift:
    """short: steps. Raises EngineFailed where the checker's network, or an allocation, says otherwise."""
    verifying, total = Verifying(needed), int(needed.totals.sum())
    served = verifying.even if goal == EVEN else verifying.kept
    if served(Extra()) != total - short or served(extra) != total:
        raise EngineFailed(f"capacity: {goal}")
    for less in _one_less(extra, plenty=total if goal == KEPT else None):
        if served(less) == total:
            raise EngineFailed(f"capacity: less than {goal}")
    step = needed.instance.step_hours
    is_unique = not needed.of_plan and needed.status == "optimal"
    again = bool(short) and is_unique and _allocated(needed, extra, run)
    return Lift(goal, short * step, extra.general * step, extra.cleared * step, again)


def _one_less(extra: Extra, plenty: int | None) -> list[Extra]:
    """A step less of each kind. plenty: of the others, beside which the cleared are the least; None: as many as now."""
    others = extra.general if plenty is None else plenty
    less = [Extra(extra.general - 1, extra.cleared)] if extra.general else []
    return [*less, Extra(others, extra.cleared - 1)] if extra.cleared else less


def _allocated(needed: Needed, extra: Extra, run: Run) -> bool:
    """Whether it could be allocated anew. Raises EngineFailed where that grants something else than is needed."""
    staff = added_staff(needed, extra)
    if staff is None:
        return False
    together = sorted((*(needed.inputs.assistants or ()), *staff), key=lambda one: one.id)
    plan = proven(replace(needed.inputs, assistants=tuple(together)), run)
    if plan.status != "optimal":
        return False
    granted = {one.application: one.hours // needed.instance.step_hours for one in plan.admitted}
    if granted != dict(zip((one.id for one in needed.people), needed.totals.tolist(), strict=True)):
        raise EngineFailed("capacity: allocated")
    return True
