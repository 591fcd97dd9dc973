"""One number over a range: what each value gives, and where another rule begins to bind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planner.rules.eligibility import inputs_of
from planner.scenarios.apply import applied
from planner.scenarios.change import parse_changes
from planner.scenarios.crew import plans_of
from planner.scenarios.difference import SOLVED, Document
from planner.scenarios.figures import Figures, figures
from planner.solver.allocation.run import Run
from planner.terms.case import Case


@dataclass(frozen=True)
class Point:
    """binds: what limits the admitted, and keeps out those who wait, in one order; figures: of this value's plan."""

    value: int
    figures: Figures
    binds: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"value": self.value, "binds": list(self.binds), **self.figures.as_json()}


@dataclass(frozen=True)
class Sweep:
    """points in the order of their values."""

    key: str
    points: tuple[Point, ...]

    @property
    def turns(self) -> tuple[tuple[int, int], ...]:
        """Neighbouring values between which the binding rules change."""
        return tuple((one.value, other.value) for one, other in pairwise(self.points) if one.binds != other.binds)

    def as_json(self) -> dict[str, Any]:
        turns = [{"from": first, "to": last} for first, last in self.turns]
        return {"key": self.key, "points": [point.as_json() for point in self.points], "turns": turns}


def sweep(case: Case, key: str, values: Sequence[int], run: Run, tell: Callable[[int], None] | None = None) -> Sweep:
    """tell: how many are done. Raises InputRefused when a value is none that the key may have; CheckerDisagrees."""
    cases = [applied(case, parse_changes([f"{key}={value}"], str)) for value in values]
    found = []
    for number, plan in enumerate(plans_of([inputs_of(one) for one in cases], run), 1):
        found.append(plan)
        if tell is not None:
            tell(number)
    told = figures([(f"{key}={value}", case, plan) for value, case, plan in zip(values, cases, found, strict=True)])
    rows = zip(values, told, cases, found, strict=True)
    return Sweep(key, tuple(Point(value, one, binds(case, plan)) for value, one, case, plan in rows))


def binds(case: Case, plan: Document) -> tuple[str, ...]:
    """Every rule that stops somebody; `money` where it makes the budget; without a plan `impossible` or `unproven`."""
    if plan["status"] not in SOLVED:
        return ("unproven" if plan["status"] == "unknown" else "impossible",)
    rules = case.programme
    budget = "money" if rules.budget_hours < rules.hours else "budget"
    found = {*_limiting(plan), *_keeping_out(plan)}
    return tuple(sorted(budget if rule == "budget" else rule for rule in found))


def _limiting(plan: Document) -> Iterator[str]:
    return (reason for one in plan["admitted"] for reason in one.get("limited_by", ()))


def _keeping_out(plan: Document) -> Iterator[str]:
    return (f"waiting:{reason}" for one in plan["waiting"] for reason in one["reasons"])


def values_between(now: int, first: str, last: str, count: int) -> list[int]:
    """Whole values from the first to the last, evenly; `-30%` is of the present value."""
    start, end = _value(now, first), _value(now, last)
    steps = max(count - 1, 1)
    return sorted({start + (end - start) * place // steps for place in range(count)})


def _value(now: int, text: str) -> int:
    """Raises ValueError for what is no whole number or percentage."""
    return max(0, now + round(now * float(text[:-1]) / 100)) if text.endswith("%") else int(text)
