"""What is so after the events of an export, kept as it is and counted only at the end."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Facts = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """An event before it is numbered."""

    kind: str
    name: str
    topic: str
    facts: Facts
    about: tuple[str, ...] = ()
    sealed: Facts = field(default_factory=dict)


@dataclass
class Truth:
    """What is so in one programme, kept as it is and counted only at the end."""

    rules: int = 0
    announced: int | None = None
    granted: dict[str, int] = field(default_factory=dict)
    visits: dict[str, tuple[str, int]] = field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    settled: list[tuple[str, str, int, int]] = field(default_factory=list)  # month, application, minutes, cents

    def person(self, name: str) -> Facts:
        planned = sum(minutes for who, minutes in self.visits.values() if who == name)
        recorded = sum(one["minutes"] for one in self.entries.values() if one["who"] == name and counts(one))
        mine = [one for one in self.settled if one[1] == name]
        return {
            "application": name,
            "granted": self.granted.get(name, 0),
            "planned_minutes": planned,
            "recorded_minutes": recorded,
            "settled_minutes": sum(one[2] for one in mine),
            "settled_cost": zloty(sum(one[3] for one in mine)),
        }

    def people(self) -> list[Facts]:
        names = {*self.granted, *(one[0] for one in self.visits.values()), *(one[1] for one in self.settled)}
        names |= {one["who"] for one in self.entries.values()}
        rows = [self.person(name) for name in sorted(names, key=str.encode)]
        return [row for row in rows if any(value not in (0, "0.00") for value in list(row.values())[1:])]

    def balances(self, unit: str, edition: str) -> Facts:
        budget = self.rules if self.announced is None else self.announced
        granted = sum(self.granted.values())
        months = sorted({one[0] for one in self.settled})
        return {
            "unit": unit,
            "edition": edition,
            "budget": budget,
            "granted": granted,
            "reserve": budget - granted,
            "people": self.people(),
            "settlements": [self.settlement(month) for month in months],
        }

    def settlement(self, month: str) -> Facts:
        parts = [one for one in self.settled if one[0] == month]
        cost = zloty(sum(one[3] for one in parts))
        return {"month": month, "minutes": sum(one[2] for one in parts), "cost": cost}


def counts(entry: Facts) -> bool:
    return bool(entry["stands"] and entry["outcome"] == "done")


def zloty(cents: int) -> str:
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{cents // 100}.{cents % 100:02d}"


def minutes(facts: Facts) -> int:
    start, end = (datetime.fromisoformat(facts[name]) for name in ("start", "end"))
    return round((end - start).total_seconds() / 60)


def happen(truth: Truth, told: Told) -> None:
    """What the event makes so, by the meaning of its topic."""
    facts = told.facts
    match told.topic.split("."):
        case ["programme", "rules_set"]:
            truth.rules = facts["budget_hours"]
        case ["programme", "grants_announced"]:
            truth.announced = facts["budget_hours"]
        case ["application", what] if what != "received":
            truth.granted[told.name] = facts.get("hours", facts.get("used_hours", facts.get("kept_hours")))
        case ["visit", what]:
            _happen_visit(truth.visits, facts.get("visit", told.name), what, facts)
        case ["entry", what]:
            _happen_entry(truth.entries, told.name, what, facts)
        case ["settlement", _]:
            for one in (*facts["document"]["people"], *facts["document"].get("corrections", [])):
                cents = round(float(one["cost"]) * 100)
                truth.settled.append((told.name, one["application"], one["minutes"], cents))


def _happen_visit(visits: dict[str, tuple[str, int]], name: str, what: str, facts: Facts) -> None:
    if what in ("scheduled", "planned"):
        visits[name] = (facts["application"], minutes(facts))
    else:
        visits[name] = (visits[name][0], 0 if what in ("called_off", "cancelled") else minutes(facts))


def _happen_entry(entries: dict[str, Facts], name: str, what: str, facts: Facts) -> None:
    if what == "recorded":
        entries[name] = {"who": facts["application"], "stands": True, "start": facts["start"], "end": facts["end"]}
        entries[name] |= {"outcome": facts["outcome"], "minutes": minutes(facts)}
    elif what == "corrected":
        entries[name] |= {key: value for key, value in facts["changes"].items() if key != "areas"}
        entries[name]["minutes"] = minutes(entries[name])
    elif what in ("rejected", "reinstated"):
        entries[name]["stands"] = what == "reinstated"
