"""The score of visits, by part. Source: formats.md; the weights are planner/editions/roster.py."""

from collections import defaultdict
from collections.abc import Iterable

from planner.editions.roster import WEIGHTS
from planner.solver.roster.instance import Instance, Visit
from planner.terms.clock import day_of


def counts(instance: Instance, visits: Iterable[Visit]) -> dict[str, int]:
    """Minutes, assistants or visits of each part, unweighted."""
    made = sorted(visits, key=lambda one: (one.start, one.end, one.person, one.assistant))
    return {
        "uncovered_minute": _uncovered(instance, made),
        "extra_assistant": _extra(made),
        "travel_minute": _travel(instance, made),
        "other_than_indicated": sum(_by_another(instance, one) for one in made),
        "changed_visit": sum(_changed(instance, one) for one in made),
    }


def total(parts: dict[str, int]) -> int:
    """Σ weight × count; lower is better."""
    return sum(WEIGHTS[part] * count for part, count in parts.items())


def _uncovered(instance: Instance, visits: list[Visit]) -> int:
    served = defaultdict[int, int](int)
    for one in visits:
        served[one.person] += one.end - one.start
    return sum(max(0, person.target - served[at]) for at, person in enumerate(instance.people))


def _extra(visits: list[Visit]) -> int:
    pairs = {(one.person, one.assistant) for one in visits}
    return len(pairs) - len({person for person, _ in pairs})


def _travel(instance: Instance, visits: list[Visit]) -> int:
    """Between consecutive visits of an assistant that start on the same local day."""
    minutes, last = 0, dict[int, Visit]()
    for one in visits:
        before = last.get(one.assistant)
        if before is not None and day_of(before.start) == day_of(one.start):
            minutes += instance.travel[before.person][one.person]
        last[one.assistant] = one
    return minutes


def _by_another(instance: Instance, visit: Visit) -> bool:
    indicated = instance.people[visit.person].indicated if visit.person < len(instance.people) else frozenset()
    return bool(indicated) and visit.assistant not in indicated


def _changed(instance: Instance, visit: Visit) -> bool:
    return instance.kept is not None and (visit.person, visit.assistant, visit.start) not in instance.kept
