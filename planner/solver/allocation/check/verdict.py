"""What the checker says of a plan."""

import json
from dataclasses import dataclass

from planner.documents.finding import Finding


@dataclass(frozen=True)
class AllocationVerdict:
    """outcome: `ok`, `unlawful`, `not_best` or `false_statements` (right grants, but the document errs).

    better: what would make a lawful plan the defined best; statements: what the document says wrongly
    besides its grants.
    """

    outcome: str
    faults: tuple[Finding, ...] = ()
    better: tuple[Finding, ...] = ()
    statements: tuple[Finding, ...] = ()

    def as_json_text(self) -> str:
        """The verdict as JSON text."""
        lists = {name: [one.as_json() for one in getattr(self, name)] for name in ("faults", "better", "statements")}
        return json.dumps({"outcome": self.outcome, **lists}, ensure_ascii=False, indent=1) + "\n"
