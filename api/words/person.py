"""One person's answer, fit for a letter: the decision, all that it rests on, and why it is what it is."""

from collections.abc import Iterator

from api.words.allocation import wrapped
from api.words.messages import Speaker
from api.words.person_grounds import Grounds
from api.words.person_reasons import Reasons
from api.words.refusals import printable
from planner.solver.allocation.plan import Allocation, Grant, OnWaitingList
from planner.terms.case import Case
from planner.terms.refusals import Fault, InputRefused


def show_person(case: Case, plan: Allocation, name: str, speaker: Speaker) -> str:
    """The story of one application. Raises InputRefused when there is none of that name."""
    if name not in {one.id for one in case.applications}:
        raise InputRefused([Fault("applications.csv", 0, "id", "unknown_application", (("value", name),))])
    text = "\n".join(_Story(case, plan, name, speaker).lines())
    return "\n".join(map(printable, text.split("\n")))


class _Story:
    def __init__(self, case: Case, plan: Allocation, name: str, speaker: Speaker) -> None:
        self.case, self.plan, self.name, self.speaker = case, plan, name, speaker
        self.grounds = Grounds(case, name, speaker)
        self.reasons = Reasons(case, plan, speaker)

    def lines(self) -> Iterator[str]:
        programme = self.case.programme
        days = {"from": self.speaker.day(programme.first), "to": self.speaker.day(programme.last)}
        yield self._said("heading", unit=programme.unit, edition=programme.edition.name, **days)
        grant = next((one for one in self.plan.admitted if one.application == self.name), None)
        waiting = next((one for one in self.plan.waiting if one.application == self.name), None)
        refused = dict(self.plan.refused).get(self.name)
        if grant is not None:
            yield from self._admitted(grant)
        elif waiting is not None:
            yield from self._waiting(waiting)
        elif refused is not None:
            yield from self._refused(refused)
        else:
            yield from self._undecided()

    def _said(self, code: str, **facts: object) -> str:
        return wrapped(self.speaker.say(code, facts), "", "")

    def _list(self, title: str, points: Iterator[str]) -> Iterator[str]:
        yield from ("", self.speaker.say(title))
        yield from (wrapped(f"- {point}", "  ") for point in points)

    def _admitted(self, grant: Grant) -> Iterator[str]:
        yield self._said("story_admitted", application=self.name, hours=grant.hours)
        yield from self._list("story_grounds", self.grounds.of_eligible(grant))
        yield from self._list("story_why", self.reasons.of_grant(grant))
        shown = ", ".join(f"{self.reasons.month(month)} {hours}" for month, hours in grant.months.items())
        yield from ("", self._said("story_months", months=shown) if shown else self._said("story_no_months"))

    def _waiting(self, place: OnWaitingList) -> Iterator[str]:
        facts = {"position": place.position, "people": len(self.plan.waiting)}
        yield self._said("story_waiting", application=self.name, **facts)
        yield from self._list("story_grounds", self.grounds.of_eligible(None))
        yield from self._list("story_why_not", self.reasons.of_waiting(place, self.grounds.card.category))
        ahead = place.last_admitted_ahead
        yield from ("", self._said("story_ahead", ahead=ahead) if ahead else self._said("story_nobody_ahead"))
        yield self._said("story_list_until", day=self.speaker.day(self.case.programme.last))

    def _refused(self, reasons: tuple[str, ...]) -> Iterator[str]:
        yield self._said("story_refused", application=self.name)
        yield from self._list("story_grounds", self.grounds.of_refused())
        yield from self._list("story_because", self.reasons.of_refusal(reasons, self.grounds.card))

    def _undecided(self) -> Iterator[str]:
        """There is no plan: out of time, or impossible."""
        yield self._said(f"status_{self.plan.status}")
        yield self._said("story_undecided", application=self.name)
        yield from self._list("story_grounds", self.grounds.of_eligible(None))
