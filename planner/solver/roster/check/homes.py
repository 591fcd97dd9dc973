"""Travel between two people's homes. Source: R-35."""

from collections.abc import Iterable
from math import asin, ceil, cos, radians, sin, sqrt

from planner.editions.roster import TERMS
from planner.terms.case import RosterPerson


class Homes:
    """Where people live, in radians. Somebody without coordinates is no journey from anybody."""

    def __init__(self, people: Iterable[RosterPerson]) -> None:
        self._places = {
            one.id: (radians(one.lat), radians(one.lon))
            for one in people
            if one.lat is not None and one.lon is not None
        }
        self._known: dict[tuple[str, str], int] = {}

    def __contains__(self, person: str) -> bool:
        return person in self._places

    def travel(self, one: str, other: str) -> int:
        """Minutes: ceil(great circle km × 1.3 / 40 × 60), zero for the same coordinates."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = self._minutes(*pair)
        return self._known[pair]

    @property
    def longest(self) -> int:
        """No two homes are further apart: along the meridian, then along the parallel."""
        if not self._places:
            return 0
        lat, lon = zip(*self._places.values(), strict=True)
        return _minutes_of(max(lat) - min(lat) + max(lon) - min(lon)) + 1

    def _minutes(self, one: str, other: str) -> int:
        here, there = self._places.get(one), self._places.get(other)
        if here is None or there is None or here == there:
            return 0
        return _minutes_of(_angle(*here, *there))


def _angle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great circle between two places in radians, by haversines."""
    chord = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * asin(min(1.0, sqrt(chord)))


def _minutes_of(angle: float) -> int:
    return ceil(angle * TERMS.earth_radius_km * float(TERMS.road_factor) / TERMS.kmh * 60)
