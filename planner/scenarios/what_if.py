"""The case, and the case with changes, side by side: each solved and judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.rules.eligibility import inputs_of
from planner.rules.inputs import Inputs, PastGrant
from planner.scenarios.apply import applied
from planner.scenarios.change import Change
from planner.scenarios.difference import Difference, difference
from planner.solver.allocation.plan import Allocation
from planner.solver.allocation.proven import proven
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused

Changes = tuple[Change, ...]


@dataclass(frozen=True)
class Outcome:
    """A scenario with its plan."""

    changes: tuple[str, ...]
    case: Case
    plan: Allocation
    difference: Difference

    def as_json(self) -> dict[str, Any]:
        return {
            "changes": list(self.changes),
            "plan": self.plan.as_json(),
            "difference": self.difference.as_json(),
        }


@dataclass(frozen=True)
class WhatIf:
    """base: the plan of the case without changes."""

    base: Allocation
    scenarios: tuple[Outcome, ...]

    def as_json(self) -> dict[str, Any]:
        """As the contract writes it."""
        return {"base": self.base.as_json(), "scenarios": [one.as_json() for one in self.scenarios]}


def what_if(case: Case, scenarios: Sequence[Changes], run: Run, past: tuple[PastGrant, ...] = ()) -> WhatIf:
    """past: what those used who left, of a recorded case. Raises InputRefused with every fault; CheckerDisagrees."""
    cases = _changed(case, scenarios)
    base = proven(_inputs(case, past), run)
    before = base.as_json()
    return WhatIf(base, tuple(_outcome(before, *pair, past, run) for pair in zip(scenarios, cases, strict=True)))


def what_if_from(case: Case, base: dict[str, Any], scenarios: Sequence[Changes], past: tuple[PastGrant, ...]) -> Any:
    """The same as a document, where the plan of the case is known. Raises as `what_if`."""
    cases, run = _changed(case, scenarios), Run()
    found = (_outcome(base, *pair, past, run) for pair in zip(scenarios, cases, strict=True))
    return {"base": base, "scenarios": [one.as_json() for one in found]}


def _changed(case: Case, scenarios: Sequence[Changes]) -> list[Case]:
    """The case of each scenario. Raises InputRefused with the faults of all, their changes numbered through."""
    found, faults, first = [], list[Fault](), 1
    for changes in scenarios:
        try:
            found.append(applied(case, changes, first))
        except InputRefused as refused:
            faults += refused.faults
        first += len(changes)
    if faults:
        raise InputRefused(faults)
    return found


def _inputs(case: Case, past: tuple[PastGrant, ...]) -> Inputs:
    return replace(inputs_of(case), past=past)


def _outcome(before: dict[str, Any], changes: Changes, case: Case, past: tuple[PastGrant, ...], run: Run) -> Outcome:
    plan = proven(_inputs(case, past), run)
    return Outcome(tuple(map(str, changes)), case, plan, difference(before, plan.as_json()))
