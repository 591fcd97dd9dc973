"""Short ways to record things in tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.commands.importing import import_case
from planner.commands.planning import announce
from planner.record.application import Godziny
from planner.solver.allocation.run import Run
from planner.terms.case import Case
from planner.terms.scope import Act, Scope

DAY = date(2026, 2, 1)


def by(actor: str = "jan", command_id: str = "", **changes: Any) -> Act:
    return Act.now(actor, command_id, DAY, **changes)


def of(unit: str, case: Case) -> Case:
    """The case as one of this unit."""
    return replace(case, programme=replace(case.programme, unit=unit))


def imported(app: Godziny, unit: str, case: Case, act: Act | None = None, **options: Any) -> Scope:
    """The scope of the case, recorded with its plan."""
    given = of(unit, case)
    import_case(app, given, act or by(), Run(), **options)
    return Scope.of(given.programme.unit, given.programme.edition.name)


def announced(app: Godziny, unit: str, case: Case) -> Scope:
    """The same, and announced."""
    scope = imported(app, unit, case)
    announce(app, scope, None, by())
    return scope
