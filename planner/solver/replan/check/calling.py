"""Whether the right people were called up: the admission rule with everybody pinned who stays.

Places, pools and budget bind whoever is called up, never those who stay; floors flow beside the promises; the quota
counts everybody served this year, and binds only a call-up of somebody without high support. Source: formats,
re-planning 5; R-12, R-13, R-14.

Readings of the text, where it leaves more than one:
- Served this year is everybody who stays, also with 0 hours, everybody called up, and the gone with U > 0.
- A limit of places that those who stay fill or pass lets nobody of it be called up; the gone take no places.
"""

from collections import Counter
from dataclasses import replace

from planner.solver.allocation.check.facts import Facts
from planner.solver.allocation.check.ground import Ground, ground
from planner.solver.allocation.check.selection import Count, Selecting
from planner.solver.replan.check.situation import Situation


class CallingUp(Selecting):
    """Lawful sets of the situation's candidates. Only for a situation that can hold what was promised."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.low_staying = sum(not one.high for one in situation.facts.candidates if one.id in situation.promise)
        edition = situation.programme.edition
        served = [category for name, category in situation.gone.items() if situation.used[name]]
        self.gone, self.gone_high = len(served), sum(edition.is_high_support(category) for category in served)
        super().__init__(_with_places_for_all(situation))

    def quota_missed(self, members: list[int]) -> bool:
        """Among everybody served this year."""
        count = Count().plus(self.people[number] for number in members)
        return self._misses(count, 0)

    def _limiting_ground(self) -> Ground | None:
        """Promises and floors flow together, but for what may flow past."""
        if self.facts.assistants is None:
            return None
        return ground(self.facts, self.people, self.situation.past)

    def _forced(self) -> set[int]:
        return {number for number, one in enumerate(self.people) if one.id in self.situation.promise}

    def _short_of_quota(self, count: Count, more: int) -> bool:
        nobody_low = count.heads.total() - count.high == self.low_staying
        return not nobody_low and self._misses(count, more)

    def _misses(self, count: Count, more: int) -> bool:
        high, heads = count.high + self.gone_high + more, count.heads.total() + self.gone + more
        return high < self.facts.programme.edition.quota * heads


def _with_places_for_all(situation: Situation) -> Facts:
    """Limits of places as they bind whoever is called up: those who stay always have theirs."""
    facts, programme = situation.facts, situation.facts.programme
    heads = Counter(one.category for one in facts.candidates if one.id in situation.promise)
    places = None if programme.places is None else max(programme.places, heads.total())
    by_category = {name: max(most, heads[name]) for name, most in programme.category_places.items()}
    return replace(facts, programme=replace(programme, places=places, category_places=by_category))
