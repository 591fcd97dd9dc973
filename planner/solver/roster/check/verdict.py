"""What the checker of a roster finds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.documents.finding import Finding
from planner.editions.roster import WEIGHTS


@dataclass(frozen=True)
class RosterVerdict:
    """outcome: `ok`, `unlawful`, or `false_statements` (lawful visits, but the document errs).

    faults: what breaks a rule; statements: what the document says wrongly besides its visits.
    counts: per part of the score minutes, assistants or visits, unweighted; score: as a roster states it.
    """

    outcome: str
    faults: tuple[Finding, ...] = ()
    statements: tuple[Finding, ...] = ()
    score: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def as_json_text(self) -> str:
        """The verdict as JSON text."""
        lists = {name: [one.as_json() for one in getattr(self, name)] for name in ("faults", "statements")}
        return json.dumps({"outcome": self.outcome, **lists, "score": self.score}, ensure_ascii=False, indent=1) + "\n"


def total(counts: Mapping[str, int]) -> int:
    """Σ weight × count, lower is better."""
    return sum(weight * counts[part] for part, weight in WEIGHTS.items())


def score_object(counts: Mapping[str, int]) -> dict[str, int]:
    """The `score` of a roster document: each part holds the count, only `total` is weighted.

    formats.md leaves open whether a part is the count or weight × count; this is the only place that decides.
    """
    return {**{part: counts[part] for part in WEIGHTS}, "total": total(counts)}
