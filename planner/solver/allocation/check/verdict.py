"""What the checker finds."""

import json
from dataclasses import dataclass
from typing import Any

from planner.errors import shortened

MOST_FACT = 600


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or could be better: a message code, the rule's id, and the facts."""

    code: str
    rule: str
    facts: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "rule": self.rule, **dict(self.facts)}


@dataclass(frozen=True)
class Verdict:
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


def finding(code: str, rule: str, **facts: object) -> Finding:
    return Finding(code, rule, tuple((name, shortened(value, MOST_FACT)) for name, value in facts.items()))
