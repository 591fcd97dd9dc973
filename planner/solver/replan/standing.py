"""Who is gone, who stays and with what promise, and who waits. Source: formats, re-planning 1 and 2."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from planner.documents.plan_in_force import PlanInForce
from planner.rules.eligibility import refusal_reasons
from planner.rules.inputs import Applicant, Inputs
from planner.solver.allocation.derive import Derived, derive
from planner.solver.allocation.instance import Instance, Person
from planner.terms.calendar import Month
from planner.terms.replanning import Replanning


@dataclass(frozen=True)
class Gone:
    """Somebody of the plan who is not served any more. used: steps that count against budget and pool."""

    id: str
    category: str
    used: int


@dataclass(frozen=True)
class Staying:
    """Somebody of the plan who stays. used, promise: steps; announced: hours; lowered: may end below the promise."""

    id: str
    used: int
    announced: int
    promise: int
    weight_share: Fraction
    lowered: bool
    step_hours: int

    @property
    def floor(self) -> int:
        """What no policy goes below."""
        return self.used if self.lowered else self.promise

    @property
    def below_announced(self) -> bool:
        """Whether law, room, whole steps or permission let it end below what was announced."""
        return self.floor * self.step_hours < self.announced


@dataclass(frozen=True)
class Standing:
    """How everybody stands on the first day of `months`.

    inputs: as known now, with the leavers' last days; derived: of the whole programme. staying by application;
    waiting: who may be called up, in ranking order.
    """

    months: tuple[Month, ...]
    inputs: Inputs
    derived: Derived
    gone: tuple[Gone, ...]
    staying: Mapping[str, Staying]
    waiting: tuple[str, ...]

    @property
    def year(self) -> Instance:
        return self.derived.instance

    @property
    def passed(self) -> int:
        """How many months of the programme are over."""
        return len(self.year.months) - len(self.months)

    @property
    def left_share(self) -> Fraction:
        """Months left of the programme's."""
        return Fraction(len(self.months), len(self.year.months))


def standing(inputs: Inputs, old: PlanInForce, request: Replanning) -> Standing:
    """inputs: as known now; the request fits them (check/request.py)."""
    return _Standing(inputs, old, request).found()


class _Standing:
    def __init__(self, inputs: Inputs, old: PlanInForce, request: Replanning) -> None:
        self.old, self.request = old, request
        leaving = (_leaving(one, request) for one in inputs.applicants)
        self.inputs = replace(inputs, applicants=tuple(leaving), past=())
        self.derived = derive(self.inputs)
        self.people = {person.id: person for person in self.derived.instance.people}
        self.step = inputs.programme.step_hours
        months = self.derived.instance.months
        self.months = tuple(month for month in months if month >= request.at)

    def found(self) -> Standing:
        gone = {one.id: one for one in self._gone()}
        staying = {name: self._staying(name) for name in self.old.admitted if name not in gone}
        known = {*self.old.admitted, *self.old.gone, *self.request.leavers}
        waiting = (one.id for one in self.derived.instance.people if one.id not in known and self._room(one))
        return Standing(self.months, self.inputs, self.derived, tuple(gone.values()), staying, tuple(waiting))

    def used(self, name: str) -> int:
        """Steps, rounded up."""
        hours = sum(self.request.used.get(name, {}).values(), Fraction(0))
        return ceil(hours / self.step)

    def _room(self, person: Person) -> int:
        """Steps of all months that are left."""
        return sum(person.room[len(person.room) - len(self.months) :])

    def _gone(self) -> Iterator[Gone]:
        now = {one.id: one for one in self.inputs.applicants}
        first = self.months[0].first
        for name, category in self.old.gone.items():
            yield Gone(name, now[name].category if name in now else category, self.used(name))
        for name, granted in self.old.admitted.items():
            one = now.get(name)
            if one is None or one.last_service_day < first or refusal_reasons(self.inputs.programme, one):
                yield Gone(name, granted.category if one is None else one.category, self.used(name))

    def _staying(self, name: str) -> Staying:
        person, held, used = self.people[name], self.old.admitted[name], self.used(name)
        most = min(max(person.ceiling, used), used + self._room(person))
        return Staying(
            name,
            used,
            held.hours,
            min(max(held.hours // self.step, used), most),
            held.weight_share,
            name in self.request.allow_lower,
            self.step,
        )


def _leaving(one: Applicant, request: Replanning) -> Applicant:
    """With service until the day on which the person leaves."""
    last = request.leavers.get(one.id)
    return one if last is None else replace(one, last_service_day=min(one.last_service_day, last))
