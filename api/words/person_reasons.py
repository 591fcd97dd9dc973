"""Why one person has so many hours, waits, or is refused: a sentence for each limit and rule."""

from collections.abc import Iterator
from datetime import date

from api.words.allocation import PlanText, said_refusal
from api.words.messages import Speaker
from api.words.unused import whole_steps
from planner.solver.allocation.plan import Allocation, Grant, Limit, OnWaitingList
from planner.terms.calendar import birthday
from planner.terms.case import ApplicationCard, Case


class Reasons:
    """Reasons in sentences that need no table beside them."""

    def __init__(self, case: Case, plan: Allocation, speaker: Speaker) -> None:
        self.case, self.plan, self.speaker = case, plan, speaker

    def _say(self, code: str, **facts: object) -> str:
        return self.speaker.say(code, facts)

    def of_grant(self, grant: Grant) -> Iterator[str]:
        """The split, the share, and what stops one more hour."""
        yield self._say("story_policy", policy=self._say(f"policy_{self.plan.policy}"))
        yield from self._share(grant)
        limits = iter(grant.limits)
        steps = whole_steps(self.case.programme.step_hours, self.speaker)
        for reason in grant.limited_by:
            if reason in ("pool", "budget", "assistants"):
                yield self._limit(self.plan.limits[next(limits)], grant)
            else:
                yield self._say(f"story_by_{reason}", steps=steps)
        if 0 < grant.minimum == grant.hours < grant.ceiling and grant.minimum_set is None:
            yield self._say("story_by_minimum", hours=grant.minimum)

    def _share(self, grant: Grant) -> Iterator[str]:
        measure, policy = PlanText(self.case, self.plan, self.speaker).measure(grant), self.plan.policy
        if measure:
            code = f"story_share_{policy}" if policy in ("ceiling", "average", "points") else "story_share"
            share = grant.hours / measure * (1 if policy == "points" else 100)
            number = self.speaker.number
            yield self._say(code, share=number(round(share, 1)), measure=number(measure))

    def _limit(self, limit: Limit, grant: Grant) -> str:
        programme, people = self.case.programme, limit.people
        if limit.kind == "assistants":
            code = "story_limit_assistants" if limit.assistants else "story_limit_nobody"
            return self._say(code, when=self._when(grant.limited_months), people=people)
        by_money = limit.kind == "budget" and programme.budget_hours < programme.hours
        facts = {"hours": limit.hours, "planned": programme.hours, "people": people}
        return self._say(f"story_limit_{limit.kind}{'_money' if by_money else ''}", **facts)

    def _when(self, months: tuple[str, ...]) -> str:
        if len(months) == len(self.case.programme.months):
            return self._say("story_in_no_month")
        return self._say("story_in_months", months=", ".join(map(self.month, months)))

    def month(self, name: str) -> str:
        """`2026-02` as a month's name; with the year where the programme touches two."""
        programme = self.case.programme
        return self.speaker.month(date.fromisoformat(f"{name}-01"), year=programme.first.year != programme.last.year)

    def of_waiting(self, place: OnWaitingList, category: str) -> Iterator[str]:
        """Each rule with the number that it holds people against."""
        for reason in place.reasons:
            most = self._most(reason, category)
            yield self._say(f"reason_{reason}") + (f"; {most}" if most else "")

    def _most(self, reason: str, category: str) -> str:
        programme = self.case.programme
        numbers: dict[str, dict[str, object]] = {
            "places": {"count": programme.places},
            "category_places": {"count": programme.category_places.get(category)},
            "quota": {"share": self.speaker.number(float(100 * programme.edition.quota))},
            "pool": {"hours": programme.pools.get(category)},
            "budget": {"hours": programme.budget_hours},
        }
        return self._say(f"story_most_{reason}", **numbers[reason]) if reason in numbers else ""

    def of_refusal(self, reasons: tuple[str, ...], card: ApplicationCard) -> Iterator[str]:
        """Each reason with the facts that it rests on, where there are any besides the receipt."""
        for reason in reasons:
            more = self._of_card(reason, card)
            yield said_refusal(reason, self.speaker) + (f"; {more}" if more else "")

    def _of_card(self, reason: str, card: ApplicationCard) -> str:
        first = self.case.programme.first
        if reason == "documents_missing" and card.missing_documents:
            documents = ", ".join(self._say(f"document_{one}") for one in card.missing_documents)
            return self._say("story_missing_documents", documents=documents)
        if reason == "certificate_expired" and card.certificate_valid_until:
            days = {"day": self.speaker.day(card.certificate_valid_until), "from": self.speaker.day(first)}
            return self._say("story_certificate_ended", **days)
        if reason == "age" and card.birth_date:
            return self._age(card.birth_date, first)
        return self._say("story_commission_reason", reason=card.commission_reason) if reason == "commission" else ""

    def _age(self, born: date, first: date) -> str:
        years = first.year - born.year
        years -= birthday(born, years) > first
        edition = self.case.programme.edition
        bounds = {"least": edition["child.age_at_least"], "most": edition["child.age_below"] - 1}
        return self._say("story_age", years=max(0, years), **bounds, **{"from": self.speaker.day(first)})
