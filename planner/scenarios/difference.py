"""What is different in another plan: hours by person, who comes in and who drops out. Source: formats, commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.terms.natural import natural

Document = Mapping[str, Any]
SOLVED = ("optimal", "feasible")


@dataclass(frozen=True)
class Why:
    """What limits one person now and then; () where they have no grant."""

    application: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """people: every difference in hours but zero, the admitted and dropped too. comparable: both are plans."""

    people: dict[str, int]
    admitted: tuple[str, ...]
    dropped: tuple[str, ...]
    hours: int
    why: tuple[Why, ...]
    comparable: bool = True

    def as_json(self) -> dict[str, Any]:
        why = [{"application": one.application, "before": one.before, "after": one.after} for one in self.why]
        return {
            "people": self.people,
            "admitted": list(self.admitted),
            "dropped": list(self.dropped),
            "hours": self.hours,
            "why": why,
            "comparable": self.comparable,
        }


def difference(before: Document, after: Document) -> Difference:
    """Of two plan documents; nothing where one of them has no allocation."""
    if before["status"] not in SOLVED or after["status"] not in SOLVED:
        return Difference({}, (), (), 0, (), comparable=False)
    old, new = _hours(before), _hours(after)
    names = sorted({*old, *new}, key=natural)
    people = {name: new.get(name, 0) - old.get(name, 0) for name in names}
    changed = {name: hours for name, hours in people.items() if hours}
    return Difference(
        changed,
        tuple(name for name in names if name not in old),
        tuple(name for name in names if name not in new),
        sum(new.values()) - sum(old.values()),
        tuple(_why(before, after, changed)),
    )


def _hours(plan: Document) -> dict[str, int]:
    return {one["application"]: one["hours"] for one in plan["admitted"]}


def _why(before: Document, after: Document, names: Mapping[str, int]) -> list[Why]:
    old, new = limits_of(before), limits_of(after)
    return [Why(name, old.get(name, ()), new.get(name, ())) for name in names]


def limits_of(plan: Document) -> dict[str, tuple[str, ...]]:
    """Of the admitted what limits them, of the others what keeps them out."""
    waiting = {one["application"]: tuple(one["reasons"]) for one in (*plan["waiting"], *plan["refused"])}
    return {**waiting, **{one["application"]: tuple(one.get("limited_by", ())) for one in plan["admitted"]}}
