"""What is given: eligible people in ranking order, limits and assistants. Frozen, plain units.

Hours are counted in *steps* (`step_hours` each), because grants are whole steps.
A limit that does not exist is None.
"""

from dataclasses import dataclass
from fractions import Fraction

from planner.terms.calendar import Month


@dataclass(frozen=True)
class Person:
    """An eligible applicant.

    asked: hours requested, or the unit's ceiling of the category. own_floor: what of the floor the
    commission set, or was used before. keeps_used: was here before, and keeps a place.
    used: steps served before the first of these months; they are part of the grant, and nobody has to serve them.
    floor, ceiling: steps; `ceiling_from` names what sets the ceiling: `ceiling`, `requested`, `commission`.
    service_days, room: per month of the programme; days and steps. weight: positive integer, see R-24.
    """

    id: str
    category: str
    high_support: bool
    is_child: bool
    commission_admits: bool
    keeps_used: bool
    asked: int
    floor: int
    own_floor: int
    ceiling: int
    ceiling_from: tuple[str, ...]
    weight: int
    service_days: tuple[int, ...]
    room: tuple[int, ...]
    used: int = 0

    @property
    def most(self) -> int:
        """Steps that the person can have at most: the ceiling, or what was used and the room of all months."""
        return min(self.ceiling, self.used + sum(self.room))

    @property
    def pinned(self) -> bool:
        """Admitted in any lawful plan."""
        return self.commission_admits or self.keeps_used


@dataclass(frozen=True)
class Capacity:
    """Who serves. capacity: steps per month. `anyone` is False for those who were only indicated.

    cleared: per month, whether the child clearance covers it to its last day. Source: R-40 to R-42.
    """

    id: str
    capacity: tuple[int, ...]
    anyone: bool
    indicated_by: frozenset[str]
    family_of: frozenset[str]
    accepted_for: frozenset[str]
    cleared: tuple[bool, ...]

    def may_serve(self, person: Person, month: int) -> bool:
        """Whether R-40, R-41 and R-42 let this assistant serve the person in the month (index)."""
        if person.id in self.family_of:
            return False
        if not self.anyone and person.id not in self.indicated_by:
            return False
        return not person.is_child or (self.cleared[month] and person.id in self.accepted_for)


@dataclass(frozen=True)
class Limits:
    """Rules over groups of people. budget, pools: steps; places: people; quota: least share.

    served, served_high: people who are gone and count for the quota, all and those of high support.
    quota_of_added: the quota asks nothing as long as nobody is added to the pinned who lacks high support.
    """

    budget: int
    quota: Fraction
    places: int | None
    category_places: dict[str, int]
    pools: dict[str, int]
    served: int = 0
    served_high: int = 0
    quota_of_added: bool = False


@dataclass(frozen=True)
class Instance:
    """One allocation problem. people are in ranking order; assistants None means no limit.

    past_assistants: steps that the pinned, together, may have though no assistant serves them.
    """

    months: tuple[Month, ...]
    step_hours: int
    people: tuple[Person, ...]
    limits: Limits
    assistants: tuple[Capacity, ...] | None
    admission_needs_assistants: bool
    past_assistants: int = 0
