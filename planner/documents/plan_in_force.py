"""A plan, or an earlier re-plan, as far as a re-plan stands on it: who was granted what, and who is gone."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from planner.documents.entries import entries_of, whole_of
from planner.editions import CATEGORIES
from planner.terms.refusals import Faults, InputRefused


@dataclass(frozen=True)
class Granted:
    """Somebody admitted in the plan. hours: the announced grant; weight_share: below 1 for who was called up.

    category: "" in plans of versions that did not write it; then the case has to say it.
    """

    application: str
    category: str
    hours: int
    weight_share: Fraction


@dataclass(frozen=True)
class PlanInForce:
    """admitted by application; gone: category by application, of those gone before, "" where it is not stated."""

    admitted: dict[str, Granted]
    gone: dict[str, str]


def read_plan_in_force(document: Any) -> PlanInForce:
    """Raises InputRefused with every fault of the shape."""
    faults = Faults("plan")
    if not isinstance(document, dict):
        faults.add("plan_not_object")
        raise InputRefused(faults.found)
    reading = _Reading(document, faults)
    plan = reading.read()
    if faults.found:
        raise InputRefused(faults.found)
    return plan


class _Reading:
    def __init__(self, document: dict[str, Any], faults: Faults) -> None:
        self.document, self.faults = document, faults

    def read(self) -> PlanInForce:
        status = self.document.get("status", "optimal")
        if status not in ("optimal", "feasible"):
            self.faults.add("plan_status", column="status", value=status, allowed="optimal, feasible")
        admitted = [self._granted(entry) for entry in entries_of(self.document, "admitted", self.faults, required=True)]
        gone = entries_of(self.document, "gone", self.faults)
        self._once([one.application for one in admitted] + [entry["application"] for entry in gone])
        return PlanInForce(
            {one.application: one for one in admitted},
            {entry["application"]: self._category(entry) for entry in gone},
        )

    def _granted(self, entry: dict[str, Any]) -> Granted:
        return Granted(
            entry["application"], self._category(entry), whole_of(entry, "hours", self.faults), self._share(entry)
        )

    def _category(self, entry: dict[str, Any]) -> str:
        category = entry.get("category", "")
        if (category and category not in CATEGORIES) or not isinstance(category, str):
            column = f"{entry['application']}.category"
            self.faults.add("not_allowed", column=column, value=category, allowed=", ".join(CATEGORIES))
            return ""
        return category

    def _share(self, entry: dict[str, Any]) -> Fraction:
        """A fraction such as "7/11", above 0 and at most 1."""
        stated = entry.get("weight_share", "1")
        try:
            share = Fraction(stated) if isinstance(stated, str) and len(stated) <= 20 else Fraction(0)
        except (ValueError, ZeroDivisionError):
            share = Fraction(0)
        if not 0 < share <= 1:
            self.faults.add("plan_shape", column=f"{entry['application']}.weight_share", expected='"7/11"')
            return Fraction(1)
        return share

    def _once(self, names: list[str]) -> None:
        for name in sorted(name for name, times in Counter(names).items() if times > 1):
            self.faults.add("plan_shape", column=name, expected="once, in admitted or in gone")
