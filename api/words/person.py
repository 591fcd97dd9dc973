"""One person's answer in full sentences: what was asked, what is granted, why not more or why not at all."""

from collections.abc import Iterator

from api.words.allocation import PlanText, said_refusal, wrapped
from api.words.messages import Speaker
from planner.solver.allocation.plan import Allocation, Grant, OnWaitingList
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused


def show_person(case: Case, plan: Allocation, name: str, speaker: Speaker) -> str:
    """The story of one application. Raises InputRefused when there is none of that name."""
    if name not in {one.id for one in case.applications}:
        raise InputRefused([Fault("applications.csv", 0, "id", "unknown_application", (("value", name),))])
    return "\n".join(_Story(case, plan, speaker).lines(name))


class _Story:
    def __init__(self, case: Case, plan: Allocation, speaker: Speaker) -> None:
        self.plan, self.say = plan, speaker.say
        self.text = PlanText(case, plan, speaker)

    def lines(self, name: str) -> Iterator[str]:
        for rank, grant in enumerate(self.plan.admitted, 1):
            if grant.application == name:
                yield from self._admitted(rank, grant)
        for waiting in self.plan.waiting:
            if waiting.application == name:
                yield from self._waiting(waiting)
        for refused, reasons in self.plan.refused:
            if refused == name:
                yield self.say("story_refused", {"application": name})
                yield from (self._point(said_refusal(reason, self.text.speaker)) for reason in reasons)

    def _point(self, text: str) -> str:
        return wrapped(f"- {text}", "  ")

    def _admitted(self, rank: int, grant: Grant) -> Iterator[str]:
        facts = {"application": grant.application, "rank": rank, "people": len(self.plan.admitted)}
        yield wrapped(self.say("story_admitted", facts))
        yield wrapped(self.say("story_hours", {"hours": grant.hours, "asked": grant.asked, "ceiling": grant.ceiling}))
        yield self.say("story_why")
        limits = iter(grant.limits)
        for reason in grant.limited_by:
            if reason in ("pool", "budget", "assistants"):
                place = next(limits)
                yield self._point(self.text.limit(place + 1, self.plan.limits[place]))
            else:
                yield self._point(self.say(f"story_by_{reason}"))
        if 0 < grant.minimum == grant.hours < grant.ceiling:
            yield self._point(self.say("story_by_minimum", {"hours": grant.minimum}))
        months = ", ".join(f"{month} {hours}" for month, hours in grant.months.items())
        yield wrapped(self.say("story_months", {"months": months or "-"}))

    def _waiting(self, waiting: OnWaitingList) -> Iterator[str]:
        yield wrapped(self.say("story_waiting", {"application": waiting.application, "position": waiting.position}))
        yield from (self._point(self.say(f"reason_{reason}")) for reason in waiting.reasons)
        if waiting.last_admitted_ahead:
            yield wrapped(self.say("story_ahead", {"ahead": waiting.last_admitted_ahead}))
