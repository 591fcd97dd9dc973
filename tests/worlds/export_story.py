"""A made-up honest history of some programmes: commands with their events."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from tests.worlds.export_truth import Facts, Told, Truth, happen, zloty

SPACE = UUID("6f0d9d3e-7d3c-4a8e-9d7a-0c7b0f5f8a11")
BEGIN = datetime(2026, 1, 2, 7, 0, tzinfo=UTC)


class Story:
    """Commands of several programmes in turns, with exactly so many events. unit names have more than ASCII in them."""

    def __init__(self, seed: int, events: int, programmes: int = 2, people: int = 6) -> None:
        self.dice = random.Random(seed)
        self.left, self.people = events, people
        self.scopes = [(f"gmina-złota-{at}", "2026") for at in range(programmes)]
        self.truth = {scope: Truth() for scope in self.scopes}
        self.versions: dict[str, int] = {}
        self.number = self.months = 0
        self.now = BEGIN

    def commands(self) -> Iterator[tuple[tuple[str, str], str, str, list[Told]]]:
        """Scope, the command's name and id, its events."""
        for scope in self.scopes:
            yield self._command(scope, "ImportCase", self._opening())
        while self.left:
            scope = self.dice.choice(self.scopes)
            name, told = self._something(scope)
            yield self._command(scope, name, told)

    def _command(self, scope: tuple[str, str], name: str, told: list[Told]) -> Any:
        told = told[: self.left]
        self.left -= len(told)
        for one in told:
            happen(self.truth[scope], one)
        self.number += 1
        self.now += timedelta(seconds=self.dice.randint(1, 90), microseconds=self.dice.randint(0, 999999))
        return scope, name, str(UUID(int=self.dice.getrandbits(128))), told

    def _opening(self) -> list[Told]:
        names = [f"A-{at:04}" for at in range(1, self.people + 1)]
        grants = [
            Told("application", name, "application.hours_granted", {"plan": "P-1", "hours": 40 + at, "months": {}})
            for at, name in enumerate(names)
        ]
        grants[-1] = Told("application", names[-1], "application.refused", {"reasons": ["late"], "kept_hours": 0})
        return [
            Told("programme", "programme", "programme.opened", {"unit_name": "Gmina „Złota”\n"}),
            Told("programme", "programme", "programme.rules_set", {"changes": {}, "budget_hours": 900}),
            *(Told("application", one, "application.received", {}, (), {"name": sealed(self.dice)}) for one in names),
            Told("programme", "programme", "programme.grants_announced", {"plan": "P-1", "budget_hours": 1000}),
            *grants,
        ]

    def _something(self, scope: tuple[str, str]) -> tuple[str, list[Told]]:
        truth, what = self.truth[scope], self.dice.random()
        if what < 0.02:
            return "SetRates", []
        if what < 0.30 or not truth.visits:
            return "Publish", [self._visit() for _ in range(self.dice.randint(1, 12))]
        if what < 0.45:
            return "Move", [self._changed_visit(truth) for _ in range(self.dice.randint(1, 12))]
        if what < 0.70 or not truth.entries:
            return "RecordTimesheet", [self._entry() for _ in range(self.dice.randint(1, 12))]
        if what < 0.96:
            return "Correct", [self._changed_entry(truth) for _ in range(self.dice.randint(1, 20))]
        if what < 0.985:
            return "ChangeGrant", [self._grant()]
        return "Close", [self._settlement()]

    def _person(self) -> str:
        return f"A-{self.dice.randint(1, self.people):04}"

    def _times(self) -> Facts:
        start = datetime(2026, 3, 2, 8, tzinfo=UTC) + timedelta(minutes=15 * self.dice.randint(0, 30000))
        end = start + timedelta(minutes=15 * self.dice.randint(2, 16))
        return {"start": start.isoformat(), "end": end.isoformat()}

    def _visit(self) -> Told:
        facts = {"application": self._person(), "assistant": "S-001", "draft": "R-2026-03", **self._times()}
        name = f"V-{self.number}-{self.dice.getrandbits(40):x}"
        months = (f"assistant/{facts['assistant']}/2026-03", f"application/{facts['application']}/2026-03")
        if self.dice.random() < 0.1:
            return Told("roster", f"R-{name}", "visit.planned", {"visit": name, **facts}, months)
        return Told("visit", name, "visit.scheduled", facts, months)

    def _changed_visit(self, truth: Truth) -> Told:
        name = self.dice.choice(last(truth.visits))
        if self.dice.random() < 0.1:
            return Told("roster", f"R-{name}", "visit.moved", {"visit": name, "was": {}, **self._times()})
        if self.dice.random() < 0.1:
            return Told("roster", f"R-{name}", "visit.cancelled", {"visit": name, "reason": "ill"})
        if self.dice.random() < 0.5:
            return Told("visit", name, "visit.called_off", {"reason": "chory\u2028"}, (), {"note": sealed(self.dice)})
        return Told("visit", name, "visit.rescheduled", {"was": {}, **self._times()})

    def _entry(self) -> Told:
        outcome = self.dice.choice(["done"] * 9 + ["no_show"])
        facts = {"application": self._person(), "assistant": "S-001", **self._times(), "outcome": outcome}
        facts |= {"areas": ["self_care"], "confirmed_by": ["assistant", "participant"], "corrects": ""}
        name = f"E-2026-03-{self.dice.getrandbits(48):012x}"
        return Told("entry", name, "entry.recorded", facts, (f"assistant/S-001/{name[2:9]}",))

    def _changed_entry(self, truth: Truth) -> Told:
        name = self.dice.choice(last(truth.entries))
        topic = self.dice.choice(["entry.corrected"] * 2 + ["entry.rejected", "entry.reinstated", "entry.confirmed"])
        if topic != "entry.corrected":
            return Told("entry", name, topic, {"application": truth.entries[name]["who"]})
        end = datetime.fromisoformat(truth.entries[name]["start"]) + timedelta(minutes=self.dice.randint(0, 200))
        outcome = self.dice.choice(["done", "no_show"])
        changes = self.dice.choice([{"end": end.isoformat()}, {"outcome": outcome}, {"areas": []}])
        return Told("entry", name, topic, {"application": truth.entries[name]["who"], "changes": changes, "was": {}})

    def _grant(self) -> Told:
        topic, member = self.dice.choice(
            [
                ("application.grant_changed", "hours"),
                ("application.called_up", "hours"),
                ("application.grant_ended", "used_hours"),
                ("application.placed_on_waiting_list", "kept_hours"),
            ]
        )
        return Told("application", self._person(), topic, {member: self.dice.randint(0, 60)})

    def _settlement(self) -> Told:
        self.months += 1
        rows = [(self._person(), self.dice.randint(0, 900), self.dice.randint(0, 90000)) for _ in range(3)]
        less = [(rows[0][0], -60, -4850)] if self.dice.random() < 0.5 else []
        document: Facts = {"closed": True, "people": [part(*one) for one in rows]}
        document |= {"corrections": [part(*one) for one in less]} if less else {}
        minutes, cents = (sum(one[at] for one in [*rows, *less]) for at in (1, 2))
        document["total"] = {"minutes": minutes, "cost": zloty(cents)}
        return Told("settlement", f"2026-{self.months:05}", "settlement.closed", {"document": document})


def part(application: str, minutes: int, cents: int) -> Facts:
    return {"application": application, "minutes": minutes, "cost": zloty(cents)}


def last(named: dict[str, Any]) -> list[str]:
    """Some of the newest names."""
    return [name for name, _ in zip(reversed(named), range(40), strict=False)]


def sealed(dice: random.Random) -> str:
    return f"g1.k{dice.randint(1, 9)}.{'A' * 38}"


def stream_of(scope: tuple[str, str], told: Told) -> str:
    return str(uuid5(SPACE, json.dumps([*scope, told.kind, told.name])))
