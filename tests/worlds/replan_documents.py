"""What brute force finds, written as a re-plan's document."""

from dataclasses import replace
from typing import Any

from tests.worlds.brute_replan import BruteReplan, Months
from tests.worlds.replan_people import Served
from tests.worlds.replans import Replan

People = tuple[Served, ...]


def brute(given: Replan) -> BruteReplan:
    return BruteReplan(given.case, given.old, given.request)


def document(given: Replan) -> dict[str, Any]:
    """The defined re-plan of a small world."""
    return Written(given).document()


class Written:
    """The defined people, new steps and months, or, as far as they are set, others."""

    def __init__(self, given: Replan, called_up: People | None = None, months: Months | None = None) -> None:
        self.given, self.brute = given, brute(given)
        if called_up is not None:
            self.brute.called_up = called_up
        if months is not None:
            self.brute.months = months
        self.step = self.brute.step
        self.names = [str(month) for month in given.case.programme.months[self.brute.past :]]

    def document(self) -> dict[str, Any]:
        return self._impossible() if self.brute.impossible else self._plan()

    @property
    def people(self) -> People:
        return self.brute.people

    @property
    def months(self) -> Months:
        return self.brute.months

    def _impossible(self) -> dict[str, Any]:
        everybody = frozenset(one.id for one in self.brute.staying)
        said: dict[str, Any] = {**self._request(), "status": "infeasible", "admitted": []}
        if not self.brute.hopeless:
            lowered = replace(self.given.request, allow_lower=everybody)
            said["fallback"] = document(replace(self.given, request=lowered))
        return said

    def _request(self) -> dict[str, Any]:
        policy = self.given.case.programme.policy
        refused = [{"application": name, "reasons": why} for name, why in self.brute.facts.refused.items()]
        asked = {"at": str(self.brute.at), "replan_policy": self.given.request.policy}
        return {"status": "optimal", "policy": policy, **asked, "refused": refused}

    def _plan(self) -> dict[str, Any]:
        chosen = {one.id for one in self.people}
        gone = [
            {"application": name, "category": category, "hours": self.brute.used(name) * self.step}
            for name, category in self.brute.gone.items()
        ]
        waiting = [one.id for one in self.brute.waiting if one.id not in chosen]
        return {
            **self._request(),
            "admitted": [self._entry(one, row) for one, row in zip(self.people, self.months, strict=True)],
            "gone": gone,
            "called_up": [one.id for one in self.people if not one.stays],
            "waiting": [{"application": name, "position": number} for number, name in enumerate(waiting, 1)],
            "warnings": self._warnings(),
            "totals": self._totals(sum(one["hours"] for one in gone)),
        }

    def _entry(self, one: Served, row: tuple[int, ...]) -> dict[str, Any]:
        months = {name: steps * self.step for name, steps in zip(self.names, row, strict=True) if steps}
        return {
            "application": one.id,
            "category": one.category,
            "used": one.used * self.step,
            "promised": one.promise * self.step,
            **({} if one.share == 1 else {"weight_share": str(one.share)}),
            "hours": (one.used + sum(row)) * self.step,
            "months": months,
        }

    def _totals(self, gone: int) -> dict[str, int]:
        hours = sum((one.used + sum(row)) * self.step for one, row in zip(self.people, self.months, strict=True))
        budget = self.given.case.programme.budget_hours
        return {
            "hours": hours,
            "people": len(self.people),
            "high_support": sum(one.candidate.high for one in self.people),
            "budget_hours": budget,
            "reserve": budget - hours - gone,
        }

    def _warnings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        if self.brute.past_assistants:
            unserved = self.brute.unserved(self.people, self.months)
            months = [name for name, missing in zip(self.names, unserved, strict=True) if missing]
            hours = self.brute.past_assistants * self.step
            short = {"applications": list(self.brute.short), "months": months, "hours": hours}
            found.append({"code": "assistants_short", **short})
        announced = self.brute.old.admitted
        staying = [one for one in self.people if one.stays]
        lowered = [one.id for one in staying if (one.used + one.least) * self.step < announced[one.id].hours]
        if lowered:
            found.append({"code": "promise_lowered", "applications": lowered})
        if not self.brute.quota_holds(tuple(one for one in self.people if not one.stays)):
            found.append({"code": "quota_missed"})
        return found
