"""The case, and the case with changes, side by side: each solved and judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.rules.eligibility import inputs_of
from planner.rules.inputs import PastGrant
from planner.scenarios.apply import applied
from planner.scenarios.change import Change
from planner.scenarios.crew import plans_of
from planner.scenarios.difference import Difference, Document, difference
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused

Changes = tuple[Change, ...]


@dataclass(frozen=True)
class Outcome:
    """A scenario with its plan as a document, and how that differs from the plan without changes."""

    changes: tuple[str, ...]
    plan: Document
    difference: Difference

    def as_json(self) -> dict[str, Any]:
        return {"changes": list(self.changes), "plan": self.plan, "difference": self.difference.as_json()}


@dataclass(frozen=True)
class WhatIf:
    """base: the plan of the case without changes, as a document."""

    base: Document
    scenarios: tuple[Outcome, ...]

    def as_json(self) -> dict[str, Any]:
        """As the contract writes it."""
        return {"base": self.base, "scenarios": [one.as_json() for one in self.scenarios]}


def what_if(
    case: Case,
    scenarios: Sequence[Changes],
    run: Run,
    *,
    past: tuple[PastGrant, ...] = (),
    base: Document | None = None,
) -> WhatIf:
    """past: what those used who left, of a recorded case. base: its plan, where it is known already.

    Raises InputRefused with every fault; CheckerDisagrees.
    """
    changed = _changed(case, scenarios)
    asked = [replace(inputs_of(one), past=past) for one in (*([case] if base is None else []), *changed)]
    first, *plans = ([] if base is None else [base]) + list(plans_of(asked, run))
    outcomes = (
        Outcome(tuple(map(str, changes)), plan, difference(first, plan))
        for changes, plan in zip(scenarios, plans, strict=True)
    )
    return WhatIf(first, tuple(outcomes))


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
