"""A re-plan's request as recorded, field by field, and back without loss."""

from datetime import date
from fractions import Fraction
from typing import Any

from planner.terms.calendar import Month
from planner.terms.replanning import Replanning


def replanning_json(request: Replanning) -> dict[str, Any]:
    """Plain JSON types; hours as decimals or fractions in text."""
    return {
        "at": str(request.at),
        "policy": request.policy,
        "used": {
            name: {str(month): str(hours) for month, hours in sorted(months.items())}
            for name, months in sorted(request.used.items())
        },
        "leavers": {name: str(last) for name, last in sorted(request.leavers.items())},
        "allow_lower": sorted(request.allow_lower),
    }


def replanning_from_json(document: dict[str, Any]) -> Replanning:
    return Replanning(
        Month.of(document["at"]),
        document["policy"],
        {
            name: {Month.of(month): Fraction(hours) for month, hours in months.items()}
            for name, months in document["used"].items()
        },
        {name: date.fromisoformat(str(last)) for name, last in document["leavers"].items()},
        frozenset(document["allow_lower"]),
    )
