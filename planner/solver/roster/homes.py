"""Travel between homes. Source: R-35, formats.md."""

import math
from collections.abc import Sequence

from planner.editions.roster import TERMS

Home = tuple[float, float] | None


def travel_table(homes: Sequence[Home]) -> tuple[tuple[int, ...], ...]:
    """Minutes from place to place. Somebody without coordinates is taken to live next door to everybody."""
    rows = [[0] * len(homes) for _ in homes]
    for here, one in enumerate(homes):
        for there in range(here):
            rows[here][there] = rows[there][here] = travel_minutes(one, homes[there])
    return tuple(tuple(row) for row in rows)


def travel_minutes(one: Home, other: Home) -> int:
    """The great circle by the haversine formula, as a road, rounded up."""
    if one is None or other is None or one == other:
        return 0
    lat, other_lat = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    root = math.sin((lat - other_lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(across / 2) ** 2
    km = 2 * TERMS.earth_radius_km * math.asin(min(1.0, math.sqrt(root)))
    return math.ceil(km * float(TERMS.road_factor) / TERMS.kmh * 60)
