"""Entries of plan documents: lists of objects that name an application, and whole numbers in them."""

from typing import Any

from planner.terms.refusals import Faults

MOST_HOURS = 10**9
Entry = dict[str, Any]


def entries_of(document: Entry, key: str, faults: Faults, *, required: bool = False) -> list[Entry]:
    """The objects of the list that name an application; a fault for what is no list, or holds anything else."""
    found = document.get(key, None if required else [])
    if not isinstance(found, list):
        faults.add("plan_shape", column=key, expected="list")
        return []
    right = [entry for entry in found if isinstance(entry, dict) and isinstance(entry.get("application"), str)]
    if len(right) < len(found):
        faults.add("plan_shape", column=key, expected='objects with "application"')
    return right


def whole_of(entry: Entry, key: str, faults: Faults) -> int:
    """The whole number from 0 under the key; 0 with a fault for anything else."""
    value = entry.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_HOURS:
        faults.add("plan_hours", column=f"{entry['application']}.{key}", value=value)
        return 0
    return value
