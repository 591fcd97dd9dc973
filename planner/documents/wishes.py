"""Wishes and blocked hours as recorded documents, field by field. Minutes of the day; the ends may pass 1440."""

from typing import Any

from planner.terms.case import Blocked, Window, Wish


def wish_json(one: Wish) -> dict[str, Any]:
    """day: 0 is Monday."""
    return {"day": one.day, "from": one.window.start, "to": one.window.end, "minutes": one.minutes}


def wish_from_json(application: str, facts: dict[str, Any]) -> Wish:
    return Wish(application, facts["day"], Window(facts["from"], facts["to"]), facts["minutes"])


def blocked_json(one: Blocked) -> dict[str, Any]:
    """Without the service's name, which is free text."""
    return {"day": one.day, "from": one.window.start, "to": one.window.end}


def blocked_from_json(application: str, facts: dict[str, Any], service: str = "") -> Blocked:
    return Blocked(application, facts["day"], Window(facts["from"], facts["to"]), service)
