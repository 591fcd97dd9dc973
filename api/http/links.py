"""Where an answer leads: for each operation the operations that take a name from it, as OpenAPI links."""

from typing import Any

HERE = {"unit": "$request.path.unit", "edition": "$request.path.edition"}
APPLICATION = {"application": "$response.body#/application"}
ASSISTANT = {"assistant": "$response.body#/assistant"}
PLAN = {"plan": "$response.body#/plan"}
ENTRY = {"entry": "$response.body#/entries/0"}
COST = {"cost": "$response.body#/cost"}
VISIT = {"visit": "$response.body#/visit"}

_OF_APPLICATION = (
    *("application", "application_history", "complete_application", "assess_application", "decide_commission"),
    *("withdraw_application", "reinstate_application", "notify_applicant"),
    *("add_person_absence", "add_wish", "block_hours"),
)
_OF_ASSISTANT = (
    *("assistant", "assistant_history", "change_assistant", "add_absence", "set_absences"),
    *("assistant_leaves", "assistant_returns"),
)
_OF_PLAN = ("plan_document", "preview", "announce", "plan_history", "rederived")
_OF_VISIT = ("visit_history", "move_visit", "reassign_visit", "cancel_visit")
_OF_ENTRY = ("entry_history", "confirm_entry", "accept_entry", "reject_entry", "reinstate_entry", "correct_entry")
LINKS: dict[str, dict[str, dict[str, str]]] = {
    "open_programme": {
        name: {"unit": "$request.path.unit", "edition": "$request.body#/edition"}
        for name in ("programme", "receive_application", "register_assistant", "compute_plan", "balances")
    },
    "receive_application": dict.fromkeys(_OF_APPLICATION, APPLICATION),
    "register_assistant": dict.fromkeys(_OF_ASSISTANT, ASSISTANT),
    "compute_plan": dict.fromkeys(_OF_PLAN, PLAN),
    "announce": {name: {} for name in ("balances", "ranking", "quota", "plans")},
    "plan_visit": dict.fromkeys(_OF_VISIT, VISIT),
    "record_visit": dict.fromkeys(_OF_ENTRY, ENTRY),
    "record_cost": {"void_cost": COST},
    "close_month": {"settlement": {"month": "$request.path.month"}, "statement": {}},
    "withdraw_application": {"reinstate_application": APPLICATION},
    "assistant_leaves": {"assistant_returns": ASSISTANT},
}


def links_of(operation: str) -> dict[str, Any]:
    """By the name of the operation that each leads to."""
    found = LINKS.get(operation, {})
    return {name: {"operationId": name, "parameters": {**HERE, **given}} for name, given in found.items()}
