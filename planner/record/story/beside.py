"""What other streams say of somebody's events: why a grant has its hours, what a settlement holds of one person."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.aggregates.plan import PlanComputed
from planner.aggregates.settlement import MonthClosed
from planner.documents.finding import Finding
from planner.record.history import HistoryEvent

GRANTS = ("application.hours_granted", "application.grant_changed", "application.called_up")
DECIDED = (*GRANTS, "application.placed_on_waiting_list", "application.refused")
_OF_A_GRANT = ("limited_by", "limited_months", "ceiling", "asked", "minimum", "used", "promised", "weight_share")
Document = dict[str, Any]


def decided_by(plan: PlanComputed, application: str) -> Document:
    """The plan's rule of splitting and what limits the person in it; of a re-plan from when and why."""
    document = plan.document
    admitted, waiting = (_row(document[part], application) for part in ("admitted", "waiting"))
    grant = {name: admitted[name] for name in _OF_A_GRANT if name in admitted}
    ahead = {"last_admitted_ahead": waiting["last_admitted_ahead"]} if waiting.get("last_admitted_ahead") else {}
    return {"policy": document.get("policy"), **_anew(plan), **grant, **ahead}


def _row(rows: list[Document], application: str) -> Document:
    return next((one for one in rows if one["application"] == application), {})


def of_the_plan(plan: PlanComputed) -> Document:
    """People and hours of a plan, and what it warns of."""
    document = plan.document
    warned = sorted({one["code"] for one in document.get("warnings", ())})
    return {"policy": document.get("policy"), **_anew(plan), "totals": document["totals"], "warnings": warned}


def _anew(plan: PlanComputed) -> Document:
    reason = getattr(plan, "reason", None)
    if reason is None:
        return {}
    return {"at": plan.document["at"], "replan_policy": plan.document["replan_policy"], "why": reason}


def settled_of(closed: MonthClosed, kind: str, name: str) -> Document:
    """Of an application or assistant: the month's row, corrections of earlier months, and what is disputed."""
    document = closed.document
    rows = document["people" if kind == "application" else "assistants"]
    row = next((one for one in rows if one[kind] == name), None)
    corrections = [one for one in document.get("corrections", ()) if one[kind] == name]
    disputed = list(_disputed(closed, kind, name))
    told = {"minutes": row["minutes"], "cost": row["cost"]} if row else {}
    return {**told, "corrections": corrections, "disputed": disputed} if row or corrections or disputed else {}


def settled_entry(closed: MonthClosed, entry: str) -> Document:
    """What a settlement says of one visit, first or anew."""
    lines = [closed.lines, *closed.revised.values()]
    line = next((one[entry] for one in lines if entry in one), None)
    if line is None:
        return {}
    return {"minutes": line["settled"], "disputed": [_against(entry, line)] if line["disputed"] else []}


def settled_in_all(closed: MonthClosed) -> Document:
    """The month's sums."""
    document = closed.document
    people = {"people": len(document["people"]), **document["total"]}
    return {**people, "corrections": document.get("corrections", [])}


def corrected_in(closed: MonthClosed, month: str) -> Document:
    """Of a later settlement what it corrects of the month."""
    found = [one for one in closed.document.get("corrections", ()) if one["month"] == month]
    return {"corrections": found} if found else {}


def disputed_now(found: Mapping[str, tuple[Finding, ...]], events: list[HistoryEvent]) -> None:
    """found: by entry of an open month, what stands against it as things are; told where it was recorded."""
    for one in events:
        if one["event"] == "entry.recorded" and found.get(one["of"]):
            against = [{"code": each.code, "rule": each.rule} for each in found[one["of"]]]
            one["beside"] = {**one["beside"], "disputed_now": against}


def _disputed(closed: MonthClosed, kind: str, name: str) -> Iterator[Document]:
    for lines in (closed.lines, *closed.revised.values()):
        for entry, line in sorted(lines.items()):
            if line[kind] == name and line["disputed"]:
                yield _against(entry, line)


def _against(entry: str, line: Document) -> Document:
    found = line.get("found", ())
    codes = {"codes": [one["code"] for one in found], "rules": [one["rule"] for one in found if one["rule"]]}
    return {"entry": entry, "start": line["start"], "minutes": line["disputed"], **codes}
