"""Digests of version 1, over what the solver derives. Plans made before version 2 are verified by them.

What is hashed here never changes any more: positions and names are those of the plans that exist.
"""

from typing import Any

from planner.documents.digests import VERSION, digests, input_digests
from planner.rules.inputs import Inputs
from planner.solver.allocation.derive import Derived, derive
from planner.solver.allocation.instance import Capacity, Instance, Person
from planner.terms.case import ProgrammeRules


def digests_of_version(version: str, inputs: Inputs) -> dict[str, str]:
    """What a plan of these inputs would carry, made with this version of digests; empty for an unknown one."""
    if version == VERSION:
        return input_digests(inputs)
    return digests(_rested_on(inputs.programme, derive(inputs))) if version == "1" else {}


def _rested_on(programme: ProgrammeRules, derived: Derived) -> dict[str, Any]:
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
