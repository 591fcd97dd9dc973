"""When assistants are there and whom they may serve on a day. Source: R-40, R-41, R-42, formats.md."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from planner.solver.roster.clock import DAY, instant
from planner.terms import case as model
from planner.terms.calendar import days_between
from planner.terms.clock import day_of

Span = tuple[int, int]


def free_spans(assistant: model.AssistantTerms, first: date, last: date) -> tuple[Span, ...]:
    """When the assistant can work from the day before `first` to the day after `last`; touching spans are one.

    An absent day has no windows, and nothing of a window of the day before reaches into it.
    """
    days = list(days_between(first - timedelta(days=1), last + timedelta(days=1)))
    away = [(instant(day, 0), instant(day, DAY)) for day in days if is_absent(assistant, day)]
    spans = [
        (instant(day, window.start), instant(day, window.end))
        for day in days
        if not is_absent(assistant, day)
        for window in assistant.windows[day.weekday()]
    ]
    return without(joined(spans), away)


def is_absent(assistant: model.AssistantTerms, day: date) -> bool:
    return any(first <= day <= last for first, last in assistant.absences)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order; those that touch or overlap are one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def without(spans: Iterable[Span], gone: Iterable[Span]) -> tuple[Span, ...]:
    """The spans less what is gone."""
    left = list(spans)
    for start, end in gone:
        left = [piece for span in left for piece in ((span[0], min(span[1], start)), (max(span[0], end), span[1]))]
        left = [piece for piece in left if piece[0] < piece[1]]
    return tuple(sorted(set(left)))


def is_coupled(spans: tuple[Span, ...], farthest: int, doba_minutes: int) -> bool:
    """Whether one day's visits can forbid another day's: over 12 hours in some 24, or too near to midnight.

    farthest: the longest travel. A shorter gap between two spans, or a span over midnight, can bind.
    """
    if any(0 < later[0] - earlier[1] < farthest for earlier, later in itertools.pairwise(spans)):
        return True
    if any(day_of(start) != day_of(end - 1) for start, end in spans):
        return True
    return any(_inside(spans, start, start + DAY) > doba_minutes for start, _ in spans) or any(
        _inside(spans, end - DAY, end) > doba_minutes for _, end in spans
    )


def _inside(spans: tuple[Span, ...], start: int, end: int) -> int:
    return sum(max(0, min(end, one[1]) - max(start, one[0])) for one in spans)


class Permissions:
    """Who may serve whom, on which day."""

    def __init__(self, assistants: tuple[model.AssistantTerms, ...]) -> None:
        self.assistants = assistants
        self.anyone = frozenset(at for at, one in enumerate(assistants) if one.basis != "indicated")
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.accepted: dict[str, set[int]] = defaultdict(set)
        self.family: dict[str, set[int]] = defaultdict(set)
        for at, one in enumerate(assistants):
            for into, names in (
                (self.by_name, one.indicated_by),
                (self.accepted, one.accepted_for),
                (self.family, one.family_of),
            ):
                for name in names:
                    into[name].add(at)

    def indicated(self, person: str) -> frozenset[int]:
        """The assistants whom this person named in the card."""
        return frozenset(self.by_name.get(person, ()))

    def servers(self, person: model.RosterPerson, last: date) -> frozenset[int]:
        """Who may serve the person through the day `last`."""
        allowed = (self.anyone | self.indicated(person.id)) - self.family.get(person.id, set())
        if person.category != "child":
            return frozenset(allowed)
        return frozenset(at for at in allowed & self.accepted.get(person.id, set()) if self._cleared(at, last))

    def against(self, at: int, person: model.RosterPerson, day: date) -> str | None:
        """Why the assistant may not serve the person on that day; None when nothing is against it."""
        assistant = self.assistants[at]
        if person.id in assistant.family_of:
            return "family"
        if at not in self.anyone and person.id not in assistant.indicated_by:
            return "not_indicated"
        if person.category == "child" and person.id not in assistant.accepted_for:
            return "not_accepted"
        return "not_cleared" if person.category == "child" and not self._cleared(at, day) else None

    def _cleared(self, at: int, last: date) -> bool:
        until = self.assistants[at].child_clearance_until
        return until is not None and until >= last
