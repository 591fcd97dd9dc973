"""The balances of all programmes as an export publishes them (docs/export.md, Balances)."""

from collections import defaultdict
from typing import Any

from planner.aggregates.entry import TimesheetEntry
from planner.aggregates.settlement import Settlement
from planner.record.entries import entry_of
from planner.terms.scope import Scope
from projections.balances import PersonBalance
from projections.door import ReadDoor

Published = dict[str, Any]
FIGURES = ("granted", "planned_minutes", "recorded_minutes", "settled_minutes")


def published(door: ReadDoor) -> list[Published]:
    """By unit and edition."""
    return [_programme(door, scope) for scope in door.programmes()]


def _programme(door: ReadDoor, scope: Scope) -> Published:
    view, recorded = door.balances(scope), _recorded(door, scope)
    people = [_person(one, recorded[one["application"]]) for one in view.people]
    told = [one for one in people if any(one[name] for name in FIGURES) or one["settled_cost"] != "0.00"]
    settlements = door.app.streams.load_all(Settlement, scope)
    return {
        "unit": scope.unit,
        "edition": scope.edition,
        "budget": view.budget,
        "granted": view.total["granted"],
        "reserve": view.reserve,
        "people": sorted(told, key=lambda one: one["application"].encode()),
        "settlements": [{"month": name, **settlements[name].document["total"]} for name in sorted(settlements)],
    }


def _person(one: PersonBalance, recorded: int) -> Published:
    figures = {"granted": one["granted"], "planned_minutes": one["planned_minutes"], "recorded_minutes": recorded}
    settled = {"settled_minutes": one["settled_minutes"], "settled_cost": one["settled_cost"]}
    return {"application": one["application"], **figures, **settled}


def _recorded(door: ReadDoor, scope: Scope) -> defaultdict[str, int]:
    """Elapsed minutes of visits done that stand, by application; as they were told, before any rounding."""
    found: defaultdict[str, int] = defaultdict(int)
    for one in map(entry_of, door.app.streams.load_all(TimesheetEntry, scope).values()):
        if one.counts:
            found[one.application] += one.minutes
    return found
