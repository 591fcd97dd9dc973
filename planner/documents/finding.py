"""What a checker finds: one shape for plans and rosters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.terms.refusals import shortened

MOST_FACT = 600


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or could be better: a message code, the rule's id, and the facts."""

    code: str
    rule: str
    facts: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "rule": self.rule, **dict(self.facts)}


def finding(code: str, rule: str, **facts: object) -> Finding:
    return Finding(code, rule, tuple((name, shortened(value, MOST_FACT)) for name, value in facts.items()))


def some(names: Sequence[str]) -> str:
    """The first ten names and, if there are more, how many there are; "-" for none."""
    shown = ", ".join(names[:10])
    return shown + (f" … ({len(names)})" if len(names) > 10 else "") if names else "-"
