"""The plan in force as recorded, as far as a re-plan stands on it: with everybody called up, and gone, since."""

from datetime import date
from fractions import Fraction
from typing import Any

from planner.aggregates.application import Application
from planner.aggregates.plan import Plan
from planner.record.programme_now import ProgrammeNow
from planner.record.reading import Reading
from planner.terms.calendar import Month
from planner.terms.case import ProgrammeRules
from planner.terms.natural import natural
from planner.terms.refusals import Refused

Document = dict[str, Any]


def plan_in_force(reading: Reading, now: ProgrammeNow) -> Document:
    """As a plan document with `gone`. Raises Refused when nothing is announced."""
    if now.programme.current is None:
        raise Refused("nothing_announced", scope=reading.scope)
    shares = weight_shares(reading.find(Plan, now.programme.current).document)
    held = {name: one for name, one in now.programme.held.items() if one.present}
    left = {name: one for name, one in now.programme.held.items() if _gone(now, name)}
    return {
        "status": "optimal",
        "admitted": [
            {
                "application": name,
                "category": held[name].category,
                "hours": held[name].hours,
                **_share(now.applications[name], now.programme.rules, shares),
            }
            for name in sorted(held, key=natural)
        ],
        "gone": [
            {"application": name, "category": left[name].category, "hours": left[name].hours}
            for name in sorted(left, key=natural)
        ],
    }


def _gone(now: ProgrammeNow, name: str) -> bool:
    """Who used nothing and is back, or eligible again, waits like others."""
    held, one = now.programme.held[name], now.applications.get(name)
    return not held.present and bool(held.hours or one is None or one.withdrawn)


def weight_shares(document: Document) -> dict[str, str]:
    """Of those who were called up in a re-plan."""
    return {one["application"]: one["weight_share"] for one in document["admitted"] if "weight_share" in one}


def _share(one: Application, rules: ProgrammeRules, shares: dict[str, str]) -> dict[str, str]:
    """Who was called up weighs by the months that were left then. Source: formats, re-planning 4."""
    if one.name in shares:
        return {"weight_share": shares[one.name]}
    first = one.last_grant.get("first_day")
    if first is None:
        return {}
    day = date.fromisoformat(first)
    left = sum(month >= Month.of_day(day) for month in rules.months)
    share = Fraction(left, len(rules.months))
    return {} if share in (0, 1) else {"weight_share": str(share)}
