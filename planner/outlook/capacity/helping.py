"""Who of the assistants there are could serve what is short: by a longer month, or by a clearance that covers it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.outlook.capacity.needed import Needed
from planner.outlook.capacity.serving import Served, served_in_month
from planner.outlook.capacity.verifying import Verifying
from planner.solver.allocation.derive import derive
from planner.solver.allocation.engine import EngineFailed
from planner.solver.allocation.instance import Capacity
from planner.terms.case import AssistantTerms
from planner.terms.natural import natural

MONTH, CLEARANCE = KINDS = ("month", "clearance")
MOST_TRIED = 6  # of each kind


@dataclass(frozen=True)
class Help:
    """One change of one assistant's terms. Hours.

    kind: `month`, the least longer month that serves as many hours more as any up to the longest month that an
    assistant of the case has; `clearance`, one for children to the programme's end. change: as what-if takes it.
    by: hours a month more, 0 of a clearance. serves: hours of the year that are short no more.
    """

    kind: str
    assistant: str
    change: str
    by: int
    serves: int

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "assistant": self.assistant,
            "change": self.change,
            "by": self.by,
            "serves": self.serves,
        }


def helps(needed: Needed, months: Sequence[Served]) -> tuple[Help, ...]:
    """Who serves most more comes first; at most MOST_TRIED of each kind. months: as they are served now."""
    if not any(month.short for month in months):
        return ()
    helping = _Helping(needed, months)
    found = [*helping.longer_months(), *helping.clearances()]
    return tuple(sorted(found, key=lambda one: (-one.serves, one.by, natural(one.assistant))))


class _Helping:
    def __init__(self, needed: Needed, months: Sequence[Served]) -> None:
        self.needed, self.months, self.verifying = needed, months, Verifying(needed)
        self.terms = {one.id: one for one in needed.inputs.assistants or ()}
        self.now = {one.id: one for one in needed.assistants}

    def longer_months(self) -> Iterator[Help]:
        """Of assistants without a free hour where it is short, who have time for more."""
        longest = max((one.max_hours_month for one in self.terms.values()), default=0)
        free = self._as_if({one.id: replace(one, max_hours_month=longest) for one in self.terms.values()})
        more = {
            one.id: sum(self._more(free[one.id], at) for at, month in enumerate(self.months) if one.id in month.full)
            for one in self.now.values()
        }
        return (self._longer(free[name]) for name in _most(more))

    def clearances(self) -> Iterator[Help]:
        """Of assistants who are accepted for a child that is short, and not cleared then. Source: R-42."""
        last = self.needed.inputs.programme.last
        children = {one.id for one in self.needed.people if one.is_child}
        could = {one.id: replace(one, child_clearance_until=last) for one in self.terms.values() if one.accepted_for}
        cleared = self._as_if(could)
        short = [children.intersection(month.short) for month in self.months]
        more = {
            name: sum(
                one.capacity[at]
                for at, lacking in enumerate(short)
                if not self.now[name].cleared[at] and one.accepted_for & lacking
            )
            for name, one in cleared.items()
        }
        found = (self._cleared(cleared[name], could[name]) for name in _most(more))
        return (one for one in found if one.serves)

    def _more(self, free: Capacity, month: int) -> int:
        return free.capacity[month] - self.now[free.id].capacity[month]

    def _as_if(self, terms: dict[str, AssistantTerms]) -> dict[str, Capacity]:
        changed = derive(replace(self.needed.inputs, assistants=tuple(terms.values()))).instance.assistants or ()
        return {one.id: one for one in changed}

    def _gains(self, one: Capacity, months: Iterable[int]) -> dict[int, int]:
        """Steps more by month, where there are any."""
        served = {at: served_in_month(self.needed, at, [one]).steps - self.months[at].steps for at in months}
        return {at: steps for at, steps in served.items() if steps}

    def _longer(self, free: Capacity) -> Help:
        """A step more serves a step more until it serves none, so the months' gains say how much is needed."""
        gains = self._gains(free, [at for at, month in enumerate(self.months) if free.id in month.full])
        step, terms = self.needed.instance.step_hours, self.terms[free.id]
        hours = step * max(self.now[free.id].capacity[at] + steps for at, steps in gains.items())
        self._verify(replace(terms, max_hours_month=hours), gains, less=replace(terms, max_hours_month=hours - 1))
        change = f"{free.id}.max_hours_month={hours}"
        return Help(MONTH, free.id, change, hours - terms.max_hours_month, step * sum(gains.values()))

    def _cleared(self, cleared: Capacity, terms: AssistantTerms) -> Help:
        gains = self._gains(cleared, [at for at, month in enumerate(self.months) if month.short])
        self._verify(terms, gains, less=None)
        change = f"{cleared.id}.child_clearance_until={terms.child_clearance_until}"
        return Help(CLEARANCE, cleared.id, change, 0, self.needed.instance.step_hours * sum(gains.values()))

    def _verify(self, terms: AssistantTerms, gains: dict[int, int], *, less: AssistantTerms | None) -> None:
        """Raises EngineFailed where the checker's network says otherwise."""
        total = sum(self.months[at].steps + steps for at, steps in gains.items())
        if self.verifying.changed(terms, gains) != total or (less and self.verifying.changed(less, gains) == total):
            raise EngineFailed(f"capacity: {terms.id}")


def _most(more: dict[str, int]) -> list[str]:
    """Whoever could give most, a few only."""
    found = (name for name, steps in more.items() if steps > 0)
    return sorted(found, key=lambda name: (-more[name], natural(name)))[:MOST_TRIED]
