"""A re-plan's document to what its checker needs; everything that is not of the contract's shape is refused.

What it has in common with a plan is read as a plan.
"""

from dataclasses import dataclass
from typing import Any

from planner.documents.entries import entries_of
from planner.documents.plan import PlanRead, read_plan
from planner.terms.refusals import Faults, InputRefused


@dataclass(frozen=True)
class Stated:
    """What is said of somebody admitted beside the hours. None: not said; weight_share: "1" where it is not said."""

    category: Any
    used: Any
    promised: Any
    weight_share: Any


@dataclass(frozen=True)
class ReplanRead:
    """plan: admitted, waiting, refused, totals. None: the document does not say it, so it is not judged.

    gone: category and hours of each row by application, in order. warnings: as written. fallback: a document.
    reserve: below 0 where more is granted than there is, which is no matter of shape.
    """

    plan: PlanRead
    at: Any
    policy: Any
    stated: dict[str, Stated]
    gone: list[tuple[str, Any, Any]] | None
    called_up: list[str] | None
    warnings: list[dict[str, Any]] | None
    reserve: Any
    fallback: Any


def read_replan(document: Any) -> ReplanRead:
    """Raises InputRefused with every fault of the shape."""
    plan = read_plan(_without_reserve(document))
    faults = Faults("plan")
    gone = None if document.get("gone") is None else entries_of(document, "gone", faults)
    called_up = _names(document, "called_up", faults)
    read = ReplanRead(
        plan=plan,
        at=document.get("at"),
        policy=document.get("replan_policy"),
        stated={one["application"]: _stated(one) for one in document.get("admitted", ())},
        gone=None if gone is None else [(one["application"], one.get("category"), one.get("hours")) for one in gone],
        called_up=called_up,
        warnings=_warnings(document),
        reserve=document["totals"].get("reserve") if "totals" in document else None,
        fallback=document.get("fallback"),
    )
    if faults.found:
        raise InputRefused(faults.found)
    return read


def _without_reserve(document: Any) -> Any:
    totals = document.get("totals") if isinstance(document, dict) else None
    if not isinstance(totals, dict):
        return document
    return {**document, "totals": {name: value for name, value in totals.items() if name != "reserve"}}


def _stated(entry: dict[str, Any]) -> Stated:
    return Stated(entry.get("category"), entry.get("used"), entry.get("promised"), entry.get("weight_share", "1"))


def _names(document: dict[str, Any], key: str, faults: Faults) -> list[str] | None:
    found = document.get(key)
    if found is None:
        return None
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        faults.add("plan_shape", column=key, expected="a list of ids")
        return []
    return found


def _warnings(document: dict[str, Any]) -> list[dict[str, Any]] | None:
    """As an allocation's: what is no list, or in it no object, says nothing."""
    found = document.get("warnings")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else None
