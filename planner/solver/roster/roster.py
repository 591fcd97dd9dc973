"""What is answered: a month's roster as the contract writes it."""

from dataclasses import dataclass
from typing import Any

from planner.solver.roster.explain import Unfilled, unfilled
from planner.solver.roster.instance import Instance, Visit, Wish
from planner.solver.roster.ledger import NOBODY, Ledger
from planner.solver.roster.score import counts, total
from planner.terms.clock import shown

MOST_BUSY_NAMED = 12


@dataclass(frozen=True)
class Roster:
    """visits: by wish. parts: of the score, unweighted. bound: no roster of this month scores lower."""

    instance: Instance
    visits: dict[int, Visit]
    unfilled: tuple[Unfilled, ...]
    parts: dict[str, int]
    bound: int
    engine: dict[str, Any]

    @property
    def score(self) -> int:
        return total(self.parts)

    def as_json(self) -> dict[str, Any]:
        """The roster as the contract writes it, visits in order of start."""
        ordered = sorted(self.visits.items(), key=lambda one: (one[1].start, one[1].assistant, one[0]))
        return {
            "month": str(self.instance.month),
            "visits": [self._visit(wish, visit) for wish, visit in ordered],
            "unfilled": [self._unfilled(one) for one in self.unfilled],
            "score": {**self.parts, "total": self.score},
            "bound": self.bound,
            "engine": {**self.engine, "proven": self.bound >= self.score},
        }

    def _visit(self, wish: int, visit: Visit) -> dict[str, Any]:
        pinned = {"pinned": True} if self.instance.wishes[wish].fixed else {}
        return {
            "application": self.instance.places[visit.person],
            "assistant": self.instance.assistants[visit.assistant].id,
            "start": shown(visit.start),
            "end": shown(visit.end),
            **pinned,
        }

    def _unfilled(self, one: Unfilled) -> dict[str, Any]:
        wish = self.instance.wishes[one.wish]
        details = [self._detail(at, obstacle.reason, obstacle.busy) for at, obstacle in one.obstacles]
        return {
            "application": self.instance.people[wish.person].id,
            "date": str(wish.day),
            "minutes": wish.minutes,
            "reasons": list(one.reasons),
            **_minutes(one, wish),
            **({"details": details[:MOST_BUSY_NAMED]} if details else {}),
        }

    def _detail(self, assistant: int, reason: str, busy: tuple[Visit, ...]) -> dict[str, Any]:
        visits = [
            {"application": self.instance.places[one.person], "start": shown(one.start), "end": shown(one.end)}
            for one in busy
        ]
        return {"assistant": self.instance.assistants[assistant].id, "reason": reason, "with": visits}


def _minutes(one: Unfilled, wish: Wish) -> dict[str, Any]:
    """How many minutes the grant has left, or the window too few and what takes them."""
    if "window_too_short" in one.reasons:
        return {"minutes_missing": wish.shortage.minutes, "cut_by": list(wish.shortage.cut_by)}
    return {} if one.minutes_left is None else {"minutes_left": max(0, one.minutes_left)}


def roster_of(
    whole: Instance, instance: Instance, visits: dict[int, Visit], bound: int, engine: dict[str, Any]
) -> Roster:
    """The visits at their times, and why the rest stays unfilled.

    whole: the instance with the past still open, of which reasons are told.
    """
    parts = counts(instance, visits.values())
    return Roster(
        instance,
        visits,
        tuple(sorted(unfilled(whole, visits, instance), key=lambda one: (instance.wishes[one.wish].day, one.wish))),
        parts,
        bound,
        engine,
    )


def visits_of(ledger: Ledger) -> dict[int, Visit]:
    """Wishes to visits. What is fixed stands as it is, also where it breaks a rule."""
    made: dict[int, Visit] = {}
    for (assistant, day), wishes in ledger.cells.items():
        for start, wish in ledger.stops((assistant, day), wishes):
            made[wish] = Visit(start, start + ledger.minutes[wish], ledger.person[wish], assistant)
    for wish, given in enumerate(ledger.instance.wishes):
        if given.fixed and wish not in made and ledger.assigned[wish] != NOBODY:
            start = given.starts[0]
            made[wish] = Visit(start, start + given.minutes, given.person, ledger.assigned[wish])
    return made
