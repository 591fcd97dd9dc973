"""The smallest loosenings that make an impossible admission possible, each verified by solving."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from planner.solver.allocation.admission import feasible
from planner.solver.allocation.completion import Seconds
from planner.solver.allocation.instance import Instance
from planner.solver.allocation.plan import Relaxation
from planner.solver.allocation.selection import Selection
from planner.terms.case import ProgrammeRules

Turn = Callable[[Instance, int], Instance]


@dataclass(frozen=True)
class Knob:
    """One number that could be raised: where it stands, where it surely no longer binds, what to change in the case."""

    now: int
    enough: int
    turn: Turn
    changes: Callable[[int], tuple[str, ...]]


def relaxations(programme: ProgrammeRules, instance: Instance, seconds: Seconds) -> tuple[Relaxation, ...]:
    """Single loosenings that help alone; when none does, one that loosens several keys together."""
    knobs = list(_knobs(programme, instance))
    numbers = tuple(_single(instance, knobs, seconds)) or _together(instance, knobs, seconds)
    return (*numbers, *_minimum(programme, instance, seconds), *_decisions(instance, seconds))


def _single(instance: Instance, knobs: list[Knob], seconds: Seconds) -> Iterator[Relaxation]:
    for knob in knobs:
        value = _least(instance, knob, seconds)
        if value is not None:
            yield Relaxation(knob.changes(value))


def _minimum(programme: ProgrammeRules, instance: Instance, seconds: Seconds) -> Iterator[Relaxation]:
    """The highest lower minimum that is possible."""
    step = instance.step_hours
    least = ceil(max(programme.minimum_hours, step) / step)
    if least == 1 or not feasible(_with_minimum(instance, least, 1), seconds):
        return
    low, high = 1, least
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if feasible(_with_minimum(instance, least, middle), seconds) else (low, middle)
    yield Relaxation((f"split.minimum_hours={low * step}",))


def _with_minimum(instance: Instance, before: int, now: int) -> Instance:
    """Floors that the unit's minimum set are lowered to the new one; those of the commission stay."""
    people = tuple(
        replace(one, floor=max(min(one.floor, now), one.own_floor)) if one.floor <= before else one
        for one in instance.people
    )
    return replace(instance, people=people)


def _decisions(instance: Instance, seconds: Seconds) -> Iterator[Relaxation]:
    if feasible(replace(instance, admission_needs_assistants=False), seconds):
        yield Relaxation(("split.admission_needs_assistants=false",))
    for number in _lowest_of_each_kind(instance):
        if feasible(_undecided(instance, number), seconds):
            yield Relaxation((f"{instance.people[number].id}.commission=",))


def _together(instance: Instance, knobs: list[Knob], seconds: Seconds) -> tuple[Relaxation, ...]:
    """Everything loosened at first, then each key tightened again as far as it goes."""
    loose = instance
    changes: list[str] = []
    for knob in knobs:
        loose = knob.turn(loose, knob.enough)
    if not feasible(loose, seconds):
        return ()
    for knob in knobs:
        tight = knob.turn(loose, knob.now)
        value = knob.now if feasible(tight, seconds) else _least(tight, knob, seconds)
        assert value is not None
        loose = knob.turn(loose, value)
        if value != knob.now:
            changes += knob.changes(value)
    return (Relaxation(tuple(changes)),)


def _least(instance: Instance, knob: Knob, seconds: Seconds) -> int | None:
    """The least value above the present one that is possible; None when none is."""
    low, high = knob.now, knob.enough
    if high <= low or not feasible(knob.turn(instance, high), seconds):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if feasible(knob.turn(instance, middle), seconds):
            high = middle
        else:
            low = middle
    return high


def _lowest_of_each_kind(instance: Instance) -> list[int]:
    """Of the people the commission admitted who count alike, the one ranked lowest."""
    kinds = {
        (person.category, person.floor): number
        for number, person in enumerate(instance.people)
        if person.commission_admits and not person.keeps_used
    }
    return sorted(kinds.values())


def _undecided(instance: Instance, number: int) -> Instance:
    people = list(instance.people)
    people[number] = replace(people[number], commission_admits=False)
    return replace(instance, people=tuple(people))


def _knobs(programme: ProgrammeRules, instance: Instance) -> Iterator[Knob]:
    limits, people, step = instance.limits, instance.people, instance.step_hours
    everybody = Selection.of(people, range(len(people)))
    if limits.places is not None:
        yield Knob(limits.places, len(people), _turn_places, _setting("places.total", 1))
    for category, most in limits.category_places.items():
        enough, turn = everybody.heads.get(category, 0), _category_places_turner(category)
        yield Knob(most, enough, turn, _setting(f"places.{category}", 1))
    for category, most in limits.pools.items():
        enough, turn = everybody.floors.get(category, 0), _pool_turner(category)
        yield Knob(most, enough, turn, _setting(f"pools.{category}", step))
    enough = sum(everybody.floors.values())
    yield Knob(limits.budget, enough, _turn_budget, lambda value: budget_changes(programme, value * step))


def _setting(key: str, unit: int) -> Callable[[int], tuple[str, ...]]:
    return lambda value: (f"{key}={value * unit}",)


def budget_changes(programme: ProgrammeRules, hours: int) -> tuple[str, ...]:
    """Hours, money or both, whichever is too little; the least amount of whole grosze that buys the hours."""
    changes = [f"budget.hours={hours}"] if programme.hours < hours else []
    money = programme.money
    if money is not None and money.hours < hours:
        cost = Fraction(money.hourly_cost) * (1 + Fraction(money.admin_share)) * hours
        grosze = ceil(cost * 100)
        changes.append(f"budget.total={grosze // 100}.{grosze % 100:02d}")
    return tuple(changes)


def _turn_places(instance: Instance, value: int) -> Instance:
    return replace(instance, limits=replace(instance.limits, places=value))


def _turn_budget(instance: Instance, value: int) -> Instance:
    return replace(instance, limits=replace(instance.limits, budget=value))


def _category_places_turner(category: str) -> Turn:
    def turn(instance: Instance, value: int) -> Instance:
        places = {**instance.limits.category_places, category: value}
        return replace(instance, limits=replace(instance.limits, category_places=places))

    return turn


def _pool_turner(category: str) -> Turn:
    def turn(instance: Instance, value: int) -> Instance:
        pools = {**instance.limits.pools, category: value}
        return replace(instance, limits=replace(instance.limits, pools=pools))

    return turn
