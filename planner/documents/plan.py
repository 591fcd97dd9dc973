"""A plan document to what the checker needs; everything that is not of the contract's shape is refused."""

from dataclasses import dataclass
from typing import Any

from planner.documents.entries import entries_of, whole_of
from planner.terms.refusals import Faults, InputRefused

STATUSES = ("optimal", "feasible", "infeasible")


@dataclass(frozen=True)
class PlanRead:
    """What a plan says. None: the document does not say it, so it is not judged.

    since: the first month of a re-plan, whose months begin there; "" of a plan.
    """

    status: str
    admitted: tuple[str, ...]
    hours: dict[str, int]
    months: dict[str, dict[str, int]]
    waiting: list[str] | None
    positions: list[Any]
    policy: Any
    refused: dict[str, list[str]] | None
    below_minimum: list[str] | None
    totals: dict[str, int]
    since: str = ""


def read_plan(document: Any) -> PlanRead:
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

    def read(self) -> PlanRead:
        status = self.document.get("status", "optimal")
        if status not in STATUSES:
            self.faults.add("plan_status", column="status", value=status, allowed=", ".join(STATUSES))
        admitted = entries_of(self.document, "admitted", self.faults, required=status in ("optimal", "feasible"))
        waiting = entries_of(self.document, "waiting", self.faults)
        refused = entries_of(self.document, "refused", self.faults)
        return PlanRead(
            status=str(status),
            admitted=tuple(entry["application"] for entry in admitted),
            hours={entry["application"]: whole_of(entry, "hours", self.faults) for entry in admitted},
            months={entry["application"]: self._months(entry) for entry in admitted},
            waiting=None if "waiting" not in self.document else [entry["application"] for entry in waiting],
            positions=[entry["position"] for entry in waiting if "position" in entry],
            policy=self.document.get("policy"),
            refused=None if "refused" not in self.document else {e["application"]: self._reasons(e) for e in refused},
            below_minimum=self._below_minimum(),
            totals=self._totals(),
            since=str(self.document.get("at", "")),
        )

    def _months(self, entry: dict[str, Any]) -> dict[str, int]:
        months = entry.get("months")
        if not isinstance(months, dict):
            self.faults.add("plan_shape", column=f"{entry['application']}.months", expected="object")
            return {}
        named = {"application": f"{entry['application']}.months", **months}
        return {month: whole_of(named, month, self.faults) for month in months}

    def _reasons(self, entry: dict[str, Any]) -> list[str]:
        reasons = entry.get("reasons")
        if not isinstance(reasons, list):
            self.faults.add("plan_shape", column=f"{entry['application']}.reasons", expected="list")
            return []
        return [str(reason) for reason in reasons]

    def _below_minimum(self) -> list[str] | None:
        warnings = self.document.get("warnings")
        if not isinstance(warnings, list):
            return None
        named = [
            one.get("applications", [])
            for one in warnings
            if isinstance(one, dict) and one.get("code") == "below_minimum"
        ]
        return [str(name) for names in named if isinstance(names, list) for name in names]

    def _totals(self) -> dict[str, int]:
        totals = self.document.get("totals", {})
        if not isinstance(totals, dict):
            self.faults.add("plan_shape", column="totals", expected="object")
            return {}
        named = {"application": "totals", **totals}
        return {key: whole_of(named, key, self.faults) for key in totals}
