"""ISO 8601 text to moments, and moments to whole minutes."""

import re
from datetime import datetime
from typing import Any

from planner.terms.refusals import Faults

FIRST_YEAR, LAST_YEAR = 1900, 2100
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(?P<offset>Z|[+-]\d\d:\d\d)?", re.ASCII)


def moment(value: Any, column: str, faults: Faults) -> datetime | None:
    """A point in time with its offset; anything else is a fault."""
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is not None and match["offset"] is None:
        faults.add("roster_naive_moment", column=column, value=value)
        return None
    found = _parsed(value) if match is not None else None
    if found is None:
        faults.add("roster_moment", column=column, value=said(value))
    return found


def _parsed(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def said(value: Any) -> object:
    """The value for a fault's sentence; of a list or an object only its kind, however deep it is."""
    match value:
        case dict():
            return "object"
        case list():
            return "list"
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
    return value
