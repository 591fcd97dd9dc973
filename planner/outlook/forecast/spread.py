"""How far the months so far were from their share, and so how far those ahead may be. A closed form, no dice.

A month's deviation is (what took place - share x what it is held against) / what it is held against. Ahead the same
spread holds for each month anew, and the share itself is only known from so many months; together they make the
standard deviation of a sum of months, and Student's quantile makes it the range in which four of five years end,
if the months ahead are like those gone. Holidays that have not come yet, and people who will leave, are not in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

LEVEL = "80"  # percent
# Student's distribution: nine of ten are below, by degrees of freedom from 1 on; then the normal one's.
QUANTILES = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341)
NORMAL = 1.282


@dataclass(frozen=True)
class Unused:
    """Minutes of a grant, or of all grants, that stay unused: as expected, and a range that holds it."""

    low: int
    expected: int
    high: int

    def as_json(self) -> dict[str, int]:
        return {"low": self.low, "expected": self.expected, "high": self.high}


@dataclass(frozen=True)
class Spread:
    """variance: of a month's deviation; freedom: how many deviations it comes from beyond the shares that they use."""

    variance: float
    freedom: int


def spread(deviations: Sequence[float], shares: int) -> Spread | None:
    """None where there are too few months to say anything. shares: how many were fitted to these months."""
    freedom = len(deviations) - shares
    return Spread(fsum(one * one for one in deviations) / freedom, freedom) if freedom > 0 else None


def variance_ahead(found: Spread, months: Iterable[int], known: float) -> float:
    """Of the sum of these months (minutes of each) whose share is known from `known` months. Minutes squared."""
    minutes = list(months)
    return found.variance * (fsum(one * one for one in minutes) + sum(minutes) ** 2 / known)


def half_width(variance: float, freedom: int) -> int:
    """Minutes to either side of what is expected."""
    quantile = QUANTILES[freedom - 1] if freedom <= len(QUANTILES) else NORMAL
    return round(quantile * sqrt(variance))


def around(expected: int, wide: int | None, least: int, most: int) -> Unused:
    """The range inside what is possible at all; all of that where nothing is known of the spread (None)."""
    low, high = (least, most) if wide is None else (max(least, expected - wide), min(most, expected + wide))
    return Unused(min(low, expected), expected, max(high, expected))
