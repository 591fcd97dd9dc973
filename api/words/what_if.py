"""A what-if in words: what each scenario gives, who gains and loses, and what limits them now and then."""

from collections.abc import Iterator

from api.words.allocation import limits_said, wrapped
from api.words.messages import Speaker
from planner.scenarios.difference import SOLVED, Document, Why
from planner.scenarios.what_if import Outcome, WhatIf
from planner.terms.natural import natural

MOST = 40


def show_what_if(found: WhatIf, speaker: Speaker) -> str:
    """The case, then each scenario against it."""
    return "\n".join(WhatIfText(found, speaker).lines())


class WhatIfText:
    """The sections of a what-if."""

    def __init__(self, found: WhatIf, speaker: Speaker) -> None:
        self.found, self.speaker = found, speaker

    def _say(self, code: str, **facts: object) -> str:
        return self.speaker.say(code, facts)

    def lines(self) -> Iterator[str]:
        yield wrapped(f"{self._say('what_if_base')} {self._totals(self.found.base)}")
        for number, one in enumerate(self.found.scenarios, 1):
            yield from self._scenario(number, one)

    def _totals(self, plan: Document) -> str:
        totals = plan["totals"]
        if plan["status"] not in SOLVED:
            return self._say(f"status_{plan['status']}")
        left, waiting = totals["budget_hours"] - totals["hours"], len(plan["waiting"])
        return self._say("what_if_totals", **totals, left=left, waiting=waiting)

    def _scenario(self, number: int, one: Outcome) -> Iterator[str]:
        changes = ", ".join(one.changes) or self._say("what_if_nothing")
        yield wrapped(f"\n{self._say('what_if_scenario', number=number, changes=changes)}")
        yield wrapped(self._totals(one.plan), "  ")
        if not one.difference.comparable:
            return
        change = one.difference
        if not (change.people or change.admitted or change.dropped):
            yield f"  {self._say('what_if_same')}"
            return
        counts = {"more": sum(hours > 0 for hours in change.people.values()), "changed": len(change.people)}
        facts = {**counts, "less": counts["changed"] - counts["more"], "hours": f"{change.hours:+d}"}
        yield wrapped(self._say("what_if_difference", **facts), "  ")
        for code, names in (("what_if_admitted", change.admitted), ("what_if_dropped", change.dropped)):
            if names:
                yield wrapped(self._say(code, names=", ".join(names)), "  ")
        yield from self._people(one)

    def _people(self, one: Outcome) -> Iterator[str]:
        """Those whose hours change most, with what limits them now and then."""
        hours = one.difference.people
        order = sorted(one.difference.why, key=lambda why: (-abs(hours[why.application]), natural(why.application)))
        width = max((len(why.application) for why in order[:MOST]), default=0)
        for why in order[:MOST]:
            yield wrapped(f"{why.application:{width}} {hours[why.application]:+5d}  {self._why(why)}", "  ", "      ")
        if len(order) > MOST:
            yield f"  {self._say('more_names', count=len(order) - MOST)}"

    def _why(self, why: Why) -> str:
        before, after = (limits_said(codes, self.speaker) for codes in (why.before, why.after))
        return before if before == after else f"{before} → {after}"
