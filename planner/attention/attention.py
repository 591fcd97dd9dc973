"""One thing worth a call: what it is, whom or what it is about, by when, and the figures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from planner.terms.natural import natural

Urgency = Literal["overdue", "now", "week", "later", "open"]
Facts = dict[str, str | int]


@dataclass(frozen=True)
class Attention:
    """rule: its id, or "" where nothing but good sense asks for it. Empty ids: it is not about any such thing.

    due: the last day on which nothing is lost yet; None: the sooner the better. facts: figures and ids, nothing
    personal; minutes and counts are numbers, amounts decimal text.
    """

    code: str
    rule: str
    application: str = ""
    assistant: str = ""
    visit: str = ""
    month: str = ""
    due: date | None = None
    facts: Facts = field(default_factory=dict)

    def urgency(self, day: date) -> Urgency:
        """Seen from the day: overdue, due until tomorrow, within seven days, later; open without a due day."""
        if self.due is None:
            return "open"
        left = self.due - day
        if left < timedelta(0):
            return "overdue"
        return "now" if left <= timedelta(1) else "week" if left <= timedelta(7) else "later"


def by_urgency(found: Iterable[Attention]) -> list[Attention]:
    """The earliest due day first, those without one last; among equals in the order given, then by ids."""
    order: dict[str, int] = {}
    listed = list(found)
    for one in listed:
        order.setdefault(one.code, len(order))
    return sorted(listed, key=lambda one: (one.due or date.max, order[one.code], *_subject(one)))


def _subject(one: Attention) -> tuple[object, ...]:
    return one.month, natural(one.application), natural(one.assistant), natural(one.visit), one.rule
