"""Who else could take a visit, what it would change, and which rule keeps the others away."""

from dataclasses import dataclass, replace
from typing import Any

from planner.documents.roster import read_roster
from planner.documents.visit import StatedVisit
from planner.editions.roster import WEIGHTS
from planner.rules.eligibility import last_service_day
from planner.solver.roster.availability import Permissions
from planner.solver.roster.clock import DAY, instant
from planner.solver.roster.derive import derive
from planner.solver.roster.instance import Instance, Visit, Wish
from planner.solver.roster.request import Asked, request_of
from planner.solver.roster.score import counts
from planner.solver.roster.timeline import Timeline
from planner.terms.case import RosterCase
from planner.terms.clock import day_of, shown
from planner.terms.refusals import Faults, InputRefused

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


def who_could(case: RosterCase, plan: Any, asked: Asked, roster: Any, visit: tuple[str, int]) -> dict[str, Any]:
    """The answer about the visit of (application, start) of the roster document, as plain data.

    `could` is ranked by the change of the score; who is not free at the visit's own time may be at another
    inside the wish. Raises InputRefused when a document is faulty or there is no such visit.
    """
    faults = Faults("roster")
    stated = read_roster(roster, faults).visits
    instance = derive(replace(request_of(case, plan, asked), fixed=frozenset()))  # a pin forbids no question
    chosen = next((one for one in stated if (one.application, one.start) == visit), None)
    if chosen is None:
        faults.add("no_such_visit", value=visit[0], start=shown(visit[1]))
    _check_names(instance, stated, faults)
    if faults.found or chosen is None:
        raise InputRefused(faults.found)
    return _Question(case, instance, stated, chosen).answer()


def _check_names(instance: Instance, stated: tuple[StatedVisit, ...], faults: Faults) -> None:
    people, staff = set(instance.places), {one.id for one in instance.assistants}
    for name in sorted({one.application for one in stated} - people):
        faults.add("unknown_application", column="visits", value=name)
    for name in sorted({one.assistant for one in stated} - staff):
        faults.add("unknown_assistant", column="visits", value=name)


class _Question:
    def __init__(
        self, case: RosterCase, instance: Instance, stated: tuple[StatedVisit, ...], chosen: StatedVisit
    ) -> None:
        self.case, self.instance = case, instance
        place = {name: at for at, name in enumerate(instance.places)}
        at = {one.id: number for number, one in enumerate(instance.assistants)}
        self.visit, *others = (
            Visit(one.start, one.end, place[one.application], at[one.assistant])
            for one in sorted(stated, key=lambda one: one is not chosen)
        )
        self.others = others
        self.timeline = Timeline(instance, others)
        self.open_wishes = self._open_wishes()
        self.now = counts(instance, [self.visit, *others])

    def _open_wishes(self) -> list[Wish]:
        """The wishes that this visit can fulfil while the person's other visits of the day fulfil theirs."""
        if self.visit.person >= len(self.instance.people):
            return []
        day, minutes = day_of(self.visit.start), self.visit.end - self.visit.start
        mine = (self.instance.wishes[number] for number in self.instance.people[self.visit.person].wishes)
        alike = [wish for wish in mine if wish.day == day and wish.minutes == minutes]
        same = (one for one in self.others if one.person == self.visit.person and day_of(one.start) == day)
        starts = [one.start for one in same if one.end - one.start == minutes]
        return [wish for wish in alike if _placed(starts, [one for one in alike if one is not wish])]

    def _starts(self, assistant: int) -> tuple[int, ...]:
        """When the assistant is there and a wish allows it, ascending."""
        return tuple(sorted({start for wish in self.open_wishes for start in wish.servers.get(assistant, ())}))

    def answer(self) -> dict[str, Any]:
        self._check_visit()
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

    def _check_visit(self) -> None:
        """Raises InputRefused for a visit that nobody could make: after the last day (R-46), or for no wish."""
        faults, name, start = Faults("roster"), self._name(), shown(self.visit.start)
        row = next((one for one in self.case.applications if one.id == name), None)
        last = self.case.programme.last if row is None else last_service_day(self.case.programme, row)
        over = self.visit.end - instant(last, DAY)
        if over > 0:
            faults.add("visit_after_last_day", value=name, start=start, last=last, minutes=over)
        elif not any(self.visit.start in wish.starts for wish in self.open_wishes):
            faults.add("visit_without_wish", value=name, start=start)
        if faults.found:
            raise InputRefused(faults.found)

    def _offer(self, assistant: int) -> Offer | None:
        """At the visit's own time, or else where it changes the score least."""
        person, minutes = self.visit.person, self.visit.end - self.visit.start
        free = self.timeline.free_starts(person, minutes, self._starts(assistant))
        starts = self.timeline.possible(person, minutes, assistant, free)
        offers = [self._offered(assistant, start) for start in starts]
        return min(offers, key=lambda one: (one.start != self.visit.start, one.change, one.start), default=None)

    def _offered(self, assistant: int, start: int) -> Offer:
        minutes = self.visit.end - self.visit.start
        moved = Visit(start, start + minutes, self.visit.person, assistant)
        after = counts(self.instance, [moved, *self.others])
        parts = {part: weight * (after[part] - self.now[part]) for part, weight in WEIGHTS.items()}
        return Offer(assistant, start, {part: points for part, points in parts.items() if points})

    def _against(self, assistant: int) -> dict[str, Any]:
        against, busy = self._obstacle(assistant)
        return {
            "assistant": self.instance.assistants[assistant].id,
            "rules": [RULES[against]] if against in RULES else [],
            "reasons": [against],
            "with": [self._other(one) for one in busy],
        }

    def _obstacle(self, assistant: int) -> tuple[str, tuple[Visit, ...]]:
        """The first rule that keeps the assistant away, and the visits that are in the way."""
        forbidden = self._forbidden(assistant)
        if forbidden is not None:
            return forbidden, ()
        starts = self._starts(assistant)
        if not starts:
            return "not_available", ()
        person, minutes = self.visit.person, self.visit.end - self.visit.start
        free = self.timeline.free_starts(person, minutes, starts)
        if not free:
            return "person_overlap", ()
        obstacle = self.timeline.obstacle(person, minutes, assistant, free)
        return (obstacle.reason, obstacle.busy) if obstacle is not None else ("not_available", ())

    def _forbidden(self, assistant: int) -> str | None:
        person = next(one for one in self.case.applications if one.id == self._name())
        staff = tuple(sorted(self.case.assistants or (), key=lambda one: one.id))
        return Permissions(staff).against(assistant, person, day_of(self.visit.start))

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


def _placed(starts: list[int], wishes: list[Wish]) -> bool:
    """Whether each start has a wish of its own."""
    if not starts:
        return True
    first, *rest = starts
    return any(first in wish.starts and _placed(rest, [one for one in wishes if one is not wish]) for wish in wishes)


def _times(visit: Visit) -> dict[str, str]:
    return {"start": shown(visit.start), "end": shown(visit.end)}
