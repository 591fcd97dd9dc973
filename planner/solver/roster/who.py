"""Who else could take a visit, what it would change, and which rule keeps the others away."""

from dataclasses import dataclass
from typing import Any

from planner.case.model import Case
from planner.editions.roster import WEIGHTS
from planner.errors import Faults, InputRefused
from planner.solver.roster.availability import Permissions
from planner.solver.roster.check.reading import read_roster
from planner.solver.roster.check.visit import Visit as Stated
from planner.solver.roster.clock import shown
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance, Visit
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.score import counts
from planner.solver.roster.timeline import Timeline

RULES = {
    "family": "R-41",
    "not_indicated": "R-40",
    "not_accepted": "R-42",
    "not_cleared": "R-42",
    "assistants_busy": "R-35",
    "twelve_hours": "R-32",
}


@dataclass(frozen=True)
class Offer:
    """Somebody who could take the visit at `start`, and the points that each part of the score would change by."""

    assistant: int
    start: int
    parts: dict[str, int]

    @property
    def change(self) -> int:
        return sum(self.parts.values())


def who_could(case: Case, plan: Any, asked: Asked, roster: Any, visit: tuple[str, int]) -> dict[str, Any]:
    """The answer about the visit of (application, start) of the roster document, as plain data.

    `could` is ranked by the change of the score; who is not free at the visit's own time may be at another
    inside the wish. Raises InputRefused when a document is faulty or there is no such visit.
    """
    faults = Faults("roster")
    stated = read_roster(roster, faults).visits
    instance = derive(request_of(case, plan, asked))
    chosen = next((one for one in stated if (one.application, one.start) == visit), None)
    if chosen is None:
        faults.add("no_such_visit", value=visit[0], start=shown(visit[1]))
    _check_names(instance, stated, faults)
    if faults.found or chosen is None:
        raise InputRefused(faults.found)
    return _Question(case, instance, stated, chosen).answer()


def _check_names(instance: Instance, stated: tuple[Stated, ...], faults: Faults) -> None:
    people, staff = set(instance.places), {one.id for one in instance.assistants}
    for name in sorted({one.application for one in stated} - people):
        faults.add("unknown_application", column="visits", value=name)
    for name in sorted({one.assistant for one in stated} - staff):
        faults.add("unknown_assistant", column="visits", value=name)


class _Question:
    def __init__(self, case: Case, instance: Instance, stated: tuple[Stated, ...], chosen: Stated) -> None:
        self.case, self.instance = case, instance
        place = {name: at for at, name in enumerate(instance.places)}
        at = {one.id: number for number, one in enumerate(instance.assistants)}
        self.visit, *others = (
            Visit(one.start, one.end, place[one.application], at[one.assistant])
            for one in sorted(stated, key=lambda one: one is not chosen)
        )
        self.others = others
        self.timeline = Timeline(instance, others)
        self.wish = self._wish()
        self.now = counts(instance, [self.visit, *others])

    def _wish(self) -> int | None:
        """The wish that the visit fulfils: of its person and day, with its minutes, and its start allowed."""
        minutes, day = self.visit.end - self.visit.start, shown(self.visit.start)[:10]
        for number in self.instance.people[self.visit.person].wishes:
            given = self.instance.wishes[number]
            if str(given.day) == day and given.minutes == minutes and self.visit.start in given.starts:
                return number
        return None

    def answer(self) -> dict[str, Any]:
        if self.wish is None:
            faults = Faults("roster")
            faults.add("visit_without_wish", value=self._name(), start=shown(self.visit.start))
            raise InputRefused(faults.found)
        could, cannot = list[Offer](), list[dict[str, Any]]()
        for assistant in range(len(self.instance.assistants)):
            if assistant == self.visit.assistant:
                continue
            offer = self._offer(assistant)
            if offer is not None:
                could.append(offer)
            else:
                cannot.append(self._against(assistant))
        could.sort(key=lambda one: (one.change, one.start != self.visit.start, one.start, one.assistant))
        return {"visit": self._visit(), "could": [self._said(one) for one in could], "cannot": cannot}

    def _offer(self, assistant: int) -> Offer | None:
        """At the visit's own time, or else where it changes the score least."""
        assert self.wish is not None
        given = self.instance.wishes[self.wish]
        free = self.timeline.free_starts(given.person, given.minutes, given.servers.get(assistant, ()))
        starts = self.timeline.possible(given.person, given.minutes, assistant, free)
        offers = [self._offered(assistant, start) for start in starts]
        return min(offers, key=lambda one: (one.start != self.visit.start, one.change, one.start), default=None)

    def _offered(self, assistant: int, start: int) -> Offer:
        minutes = self.visit.end - self.visit.start
        moved = Visit(start, start + minutes, self.visit.person, assistant)
        after = counts(self.instance, [moved, *self.others])
        parts = {part: weight * (after[part] - self.now[part]) for part, weight in WEIGHTS.items()}
        return Offer(assistant, start, {part: points for part, points in parts.items() if points})

    def _against(self, assistant: int) -> dict[str, Any]:
        assert self.wish is not None
        given = self.instance.wishes[self.wish]
        against = self._forbidden(assistant)
        busy: tuple[Visit, ...] = ()
        if against is None and not given.servers.get(assistant):
            against = "not_available"
        if against is None:
            free = self.timeline.free_starts(given.person, given.minutes, given.servers[assistant])
            obstacle = self.timeline.obstacle(given.person, given.minutes, assistant, free)
            against, busy = (obstacle.reason, obstacle.busy) if obstacle is not None else ("person_overlap", ())
        return {
            "assistant": self.instance.assistants[assistant].id,
            "rules": [RULES[against]] if against in RULES else [],
            "reasons": [against],
            "with": [self._other(one) for one in busy],
        }

    def _forbidden(self, assistant: int) -> str | None:
        person = next(one for one in self.case.applications if one.id == self._name())
        assert self.wish is not None
        staff = tuple(sorted(self.case.assistants or (), key=lambda one: one.id))
        return Permissions(staff).against(assistant, person, self.instance.wishes[self.wish].day)

    def _name(self) -> str:
        return self.instance.places[self.visit.person]

    def _visit(self) -> dict[str, str]:
        assistant = self.instance.assistants[self.visit.assistant].id
        return {"application": self._name(), "assistant": assistant, **_times(self.visit)}

    def _other(self, visit: Visit) -> dict[str, str]:
        return {"application": self.instance.places[visit.person], **_times(visit)}

    def _said(self, offer: Offer) -> dict[str, Any]:
        assistant = self.instance.assistants[offer.assistant].id
        end = shown(offer.start + self.visit.end - self.visit.start)
        return {
            "assistant": assistant,
            "start": shown(offer.start),
            "end": end,
            "change": offer.change,
            "parts": offer.parts,
        }


def _times(visit: Visit) -> dict[str, str]:
    return {"start": shown(visit.start), "end": shown(visit.end)}
