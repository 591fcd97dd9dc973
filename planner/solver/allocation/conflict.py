"""The smallest loosenings that make an impossible admission possible, each verified by solving."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planner.solver.allocation.admission import Seconds, feasible
from planner.solver.allocation.instance import Instance
from planner.solver.allocation.plan import Relaxation
from planner.solver.allocation.selection import Selection

Turn = Callable[[Instance, int], Instance]


@dataclass(frozen=True)
class Knob:
    """One number that could be raised: its key, where it stands, and where it surely no longer binds."""

    key: str
    unit: int
    now: int
    enough: int
    turn: Turn


def relaxations(instance: Instance, seconds: Seconds) -> tuple[Relaxation, ...]:
    """Single loosenings that help alone; when none does, one that loosens several keys together."""
    return tuple(_single(instance, seconds)) or _together(instance, seconds)


def _single(instance: Instance, seconds: Seconds) -> Iterator[Relaxation]:
    for knob in _knobs(instance):
        value = _least(instance, knob, seconds)
        if value is not None:
            yield Relaxation((f"{knob.key}={value * knob.unit}",))
    if feasible(replace(instance, admission_needs_assistants=False), seconds):
        yield Relaxation(("split.admission_needs_assistants=false",))
    for number, person in enumerate(instance.people):
        if person.commission_admits and feasible(_undecided(instance, number), seconds):
            yield Relaxation((f"{person.id}.commission=",))


def _together(instance: Instance, seconds: Seconds) -> tuple[Relaxation, ...]:
    """Everything loosened at first, then each key tightened again as far as it goes."""
    knobs, loose, changes = list(_knobs(instance)), instance, []
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
            changes.append(f"{knob.key}={value * knob.unit}")
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


def _undecided(instance: Instance, number: int) -> Instance:
    people = list(instance.people)
    people[number] = replace(people[number], commission_admits=False)
    return replace(instance, people=tuple(people))


def _knobs(instance: Instance) -> Iterator[Knob]:
    limits, people = instance.limits, instance.people
    everybody = Selection(people)
    for number in range(len(people)):
        everybody = everybody.with_(number)
    if limits.places is not None:
        yield Knob("places.total", 1, limits.places, len(people), _turn_places)
    for category, most in limits.category_places.items():
        enough = everybody.heads.get(category, 0)
        yield Knob(f"places.{category}", 1, most, enough, _category_places_turner(category))
    for category, most in limits.pools.items():
        enough = everybody.floors.get(category, 0)
        yield Knob(f"pools.{category}", instance.step_hours, most, enough, _pool_turner(category))
    enough = sum(everybody.floors.values())
    yield Knob("budget.hours", instance.step_hours, limits.budget, enough, _turn_budget)


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
