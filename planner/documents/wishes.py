"""Wishes, blocked hours and absences of people as recorded documents, field by field.

Minutes of the day; the ends may pass 1440.
"""

from datetime import date
from typing import Any

from planner.terms.case import Blocked, PersonAbsence, Window, Wish


def wish_json(one: Wish) -> dict[str, Any]:
    """day: 0 is Monday; date: only where it is wished once."""
    once = {} if one.date is None else {"date": str(one.date)}
    return {"day": one.day, "from": one.window.start, "to": one.window.end, "minutes": one.minutes, **once}


def wish_from_json(application: str, facts: dict[str, Any]) -> Wish:
    once = date.fromisoformat(facts["date"]) if "date" in facts else None
    return Wish(application, facts["day"], Window(facts["from"], facts["to"]), facts["minutes"], once)


def blocked_json(one: Blocked) -> dict[str, Any]:
    """Without the service's name, which is free text."""
    return {"day": one.day, "from": one.window.start, "to": one.window.end}


def blocked_from_json(application: str, facts: dict[str, Any], service: str = "") -> Blocked:
    return Blocked(application, facts["day"], Window(facts["from"], facts["to"]), service)


def absence_json(one: PersonAbsence) -> dict[str, Any]:
    """Both days inclusive."""
    return {"first": str(one.first), "last": str(one.last)}


def absence_from_json(application: str, facts: dict[str, Any]) -> PersonAbsence:
    return PersonAbsence(application, date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"]))
