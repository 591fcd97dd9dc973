"""What took place so far held against one thing, what was planned or what was granted: shares, and how months vary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.outlook.forecast.shares import OWN_MONTHS, Evidence, total
from planner.outlook.forecast.spread import Spread, spread
from planner.terms.calendar import Month

ByMonth = Mapping[Month, Evidence]


@dataclass(frozen=True)
class Basis:
    """evidence: by person and month gone. shrunk: a person's share beside all's, which counts weights' minutes."""

    evidence: Mapping[str, ByMonth]
    weights: Mapping[str, Fraction]
    shrunk: Callable[[Evidence, Fraction, Fraction], Fraction]

    @cached_property
    def shares(self) -> dict[str, Fraction]:
        """Of everybody: which share takes place."""
        own = {name: total(months.values()) for name, months in self.evidence.items()}
        others = total(own.values()).share
        return {name: self.shrunk(found, others, self.weights[name]) for name, found in own.items()}

    def months_known(self, name: str) -> int:
        """From how many months a person's share is known, those that everybody's stands for included."""
        return OWN_MONTHS + sum(one.of > 0 for one in self.evidence[name].values())

    @cached_property
    def own_spread(self) -> Spread | None:
        """How a person's month deviates from the person's share; taken from everybody's together."""
        found = [
            one.took_place / one.of - float(self.shares[name])
            for name, months in self.evidence.items()
            for one in months.values()
            if one.of
        ]
        return spread(found, sum(any(one.of for one in months.values()) for months in self.evidence.values()))

    @cached_property
    def common_months(self) -> tuple[Month, ...]:
        """Months gone that say anything."""
        return tuple(sorted({month for months in self.evidence.values() for month, one in months.items() if one.of}))

    @cached_property
    def common_spread(self) -> Spread | None:
        """How a month of all people together deviates: holidays and illness come to many at once."""
        return spread([self._deviation(month) for month in self.common_months], 1)

    def _deviation(self, month: Month) -> float:
        found = {name: months[month] for name, months in self.evidence.items() if months[month].of}
        expected = sum(round(self.shares[name] * one.of) for name, one in found.items())
        return (sum(one.took_place for one in found.values()) - expected) / sum(one.of for one in found.values())
