"""What a settlement says of one entry; a closed month keeps its lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planner.documents.finding import Finding, finding
from planner.settlement.judging import DOBA_RULE, GRANT, Judged
from planner.settlement.pay import Share
from planner.terms.clock import shown

Document = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """minutes: counted in all; of these disputed and settled ones, the rest waits for a confirmation.

    found: code and rule of what stands against it. start: Warsaw's clock with its offset. rate: złote an hour, None
    where nobody said one.
    """

    application: str
    assistant: str
    start: str
    minutes: int
    disputed: int
    settled: int
    rate: Decimal | None
    found: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> int:
        return self.minutes - self.disputed - self.settled

    @property
    def day(self) -> str:
        return self.start[:10]

    def findings(self, *rules: str) -> tuple[Finding, ...]:
        """What was found by these rules when its month was closed; without any, of the entry alone."""
        who = {"application": self.application, "assistant": self.assistant, "start": self.start}
        return tuple(finding(code, rule, **who) for code, rule in self.found if _asked(rule, rules))

    def as_json(self) -> Document:
        who = {"application": self.application, "assistant": self.assistant, "start": self.start}
        counted = {"minutes": self.minutes, "disputed": self.disputed, "settled": self.settled}
        found = {"found": [{"code": code, "rule": rule} for code, rule in self.found]} if self.found else {}
        return {**who, **counted, "rate": None if self.rate is None else str(self.rate), **found}


def _asked(rule: str, rules: tuple[str, ...]) -> bool:
    return rule in rules if rules else rule not in (GRANT, DOBA_RULE)


def line_from_json(document: Document) -> Line:
    rate = document["rate"]
    found = tuple((one["code"], one["rule"]) for one in document.get("found", ()))
    given = {**document, "rate": None if rate is None else Decimal(rate), "found": found}
    return Line(**given)


def line_of(one: Judged, asked: tuple[str, ...], rate: Decimal | None) -> Line:
    """asked: who has to have confirmed it. Source: R-51."""
    entry = one.entry
    settled = one.undisputed if entry.confirmed(asked) else 0
    found = tuple((finding.code, finding.rule) for finding in one.found)
    who = (entry.application, entry.assistant, shown(entry.start))
    return Line(*who, one.counted, one.disputed, settled, rate, found)


def shares(lines: Iterable[Line]) -> list[Share]:
    """What is settled, where a rate is known."""
    settled = (one for one in lines if one.settled and one.rate is not None)
    return [Share(one.application, one.assistant, Decimal(one.rate or 0), one.settled) for one in settled]


def without_rate(lines: Mapping[str, Line]) -> list[str]:
    """Assistants who did something that has no price yet."""
    return sorted({one.assistant for one in lines.values() if one.minutes and one.rate is None})
