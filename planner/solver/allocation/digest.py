"""The digests of a plan's inputs: which facts a plan rests on, and no more.

The same facts give the same digest, whatever the order of rows or the kind of separators in the files.
"""

import hashlib
import json
from typing import Any

from planner.rules.inputs import Inputs
from planner.solver.allocation.derive import Derived, derive
from planner.solver.allocation.instance import Capacity, Instance, Person
from planner.terms.case import ProgrammeRules


def inputs_digest(inputs: Inputs) -> str:
    """The digest that a plan of these inputs carries."""
    return digests(rested_on(inputs.programme, derive(inputs)))["all"]


def rested_on(programme: ProgrammeRules, derived: Derived) -> dict[str, Any]:
    """programme, applications, assistants: the facts that decide the plan of this problem."""
    instance = derived.instance
    assistants = instance.assistants
    return {
        "programme": _programme(programme, instance),
        "applications": {
            "eligible": [_person(person) for person in instance.people],
            "refused": sorted([name, list(reasons)] for name, reasons in derived.refused),
        },
        "assistants": None if assistants is None else [_assistant(one) for one in assistants],
    }


def digests(record: dict[str, Any]) -> dict[str, str]:
    """A digest of the whole record (`all`) and of each part of it."""
    return {"all": _digest(record), **{name: _digest(part) for name, part in sorted(record.items())}}


def _digest(record: Any) -> str:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _programme(programme: ProgrammeRules, instance: Instance) -> dict[str, Any]:
    limits = instance.limits
    return {
        "unit": programme.unit,
        "edition": programme.edition.name,
        "from": str(programme.first),
        "to": str(programme.last),
        "budget_hours": programme.budget_hours,
        "policy": programme.policy,
        "step_hours": instance.step_hours,
        "quota": str(limits.quota),
        "places": limits.places,
        "category_places": limits.category_places,
        "pools": programme.pools,
        "admission_needs_assistants": instance.admission_needs_assistants,
    }


def _person(person: Person) -> list[Any]:
    return [
        person.id,
        person.category,
        person.high_support,
        person.is_child,
        person.commission_admits,
        person.asked,
        person.floor,
        person.own_floor,
        person.ceiling,
        list(person.ceiling_from),
        person.weight,
        list(person.service_days),
        list(person.room),
    ]


def _assistant(one: Capacity) -> list[Any]:
    lists = (one.indicated_by, one.family_of, one.accepted_for)
    return [one.id, list(one.capacity), one.anyone, *(sorted(names) for names in lists), list(one.cleared)]
