"""What a month's roster is scored by, and how travel is reckoned: one table, for solver and checker."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Terms:
    """The first five are the weights of the score; one point is a quarter of an uncovered minute.

    Travel between two homes is the great circle times `road_factor` at `kmh`. Visits start on the grid.
    """

    uncovered_minute: int = 4
    extra_assistant: int = 60
    travel_minute: int = 1
    other_than_indicated: int = 30
    changed_visit: int = 120
    road_factor: Fraction = Fraction(13, 10)
    kmh: int = 40
    earth_radius_km: int = 6371
    grid_minutes: int = 15


TERMS = Terms()
WEIGHTS = {
    name: int(getattr(TERMS, name))
    for name in ("uncovered_minute", "extra_assistant", "travel_minute", "other_than_indicated", "changed_visit")
}
