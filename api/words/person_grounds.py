"""What the decision about one person rests on: what they sent in and what follows from it, a sentence each."""

from collections.abc import Iterator

from api.words.messages import Speaker
from api.words.unused import whole_steps
from planner.rules.eligibility import inputs_of, last_service_day, tier
from planner.solver.allocation.derive import derive
from planner.solver.allocation.instance import Person
from planner.solver.allocation.plan import Grant
from planner.terms.case import ApplicationCard, Case


class Grounds:
    """The grounds of one application."""

    def __init__(self, case: Case, name: str, speaker: Speaker) -> None:
        self.programme, self.speaker = case.programme, speaker
        self.card = next(one for one in case.applications if one.id == name)
        self.ranked = derive(inputs_of(case)).instance.people

    def of_eligible(self, grant: Grant | None) -> Iterator[str]:
        """Receipt, category, group, points, place, hours asked, bounds; for a grant its own minimum."""
        yield from self._receipt_and_category()
        for rank, person in enumerate(self.ranked, 1):
            if person.id == self.card.id:
                yield self._say("story_rank", rank=rank, people=len(self.ranked))
                yield self._asked()
                yield from self._bounds(person)
                yield from self._minimum(person, grant)
        yield from self._commission()

    def of_refused(self) -> Iterator[str]:
        """What was sent in; who is refused has no place in the ranking."""
        yield from self._receipt_and_category()
        yield self._asked()

    def _say(self, code: str, **facts: object) -> str:
        return self.speaker.say(code, facts)

    def _receipt_and_category(self) -> Iterator[str]:
        received, deadline = self.card.received_at, self.programme.applications_until
        close = abs(received - deadline).total_seconds() < 60
        moments = (self.speaker.moment(one, seconds=close) for one in (received, deadline))
        yield self._say("story_received", **dict(zip(("received", "deadline"), moments, strict=True)))
        yield self._say("story_category", category=self._say(f"story_{self.card.category}"))
        yield self._say(f"story_tier_{tier(self.card)}")
        yield self._say("story_points", points=self.card.points)

    def _asked(self) -> str:
        if self.card.requested_hours is None:
            return self._say("story_asked_nothing", hours=min(self._ceilings().values()))
        return self._say("story_asked", hours=self.card.requested_hours)

    def _ceilings(self) -> dict[str, int]:
        """Of law and unit. Source: R-20, R-21."""
        law, unit = self.programme.edition.ceiling(self.card.category), self.programme.ceilings.get(self.card.category)
        return {"law": law} if unit is None else {"law": law, "unit": unit}

    def _bounds(self, person: Person) -> Iterator[str]:
        own = {"requested": self.card.requested_hours, "commission": self.card.max_hours}
        limits = {**self._ceilings(), **{name: hours for name, hours in own.items() if hours is not None}}
        parts = ", ".join(self._say(f"story_part_{name}", hours=hours) for name, hours in limits.items())
        steps = whole_steps(self.programme.step_hours, self.speaker)
        most = person.ceiling * self.programme.step_hours
        code = "story_ceilings" if len(limits) > 1 else "story_ceiling"
        yield self._say(code, hours=most, parts=parts, steps=steps)
        if self.programme.monthly_limit is not None:
            yield self._say("story_monthly", hours=self.programme.monthly_limit)
        yield from self._end_of_service(self.card)

    def _end_of_service(self, card: ApplicationCard) -> Iterator[str]:
        last = last_service_day(self.programme, card)
        if last < self.programme.last:
            grown = card.category == "child" and last != card.certificate_valid_until
            why = "birthday" if grown else "certificate"
            yield self._say(f"story_until_{why}", day=self.speaker.day(last))

    def _minimum(self, person: Person, grant: Grant | None) -> Iterator[str]:
        step = self.programme.step_hours
        by_commission = self.card.min_hours is not None and person.own_floor == person.floor
        code = "story_minimum_commission" if by_commission else "story_minimum"
        yield self._say(code, hours=person.floor * step)
        if grant is not None and grant.minimum_set is not None:
            yield self._say("story_minimum_shared", least=grant.minimum_set, hours=grant.minimum)

    def _commission(self) -> Iterator[str]:
        card = self.card
        if card.commission == "admit":
            yield self._say("story_commission_admit", reason=card.commission_reason)
        elif card.min_hours is not None or card.max_hours is not None:
            yield self._say("story_commission_bounds", reason=card.commission_reason)
